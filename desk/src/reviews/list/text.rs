//! The bytes of a file as text: UTF-8, what spreadsheets call Unicode (UTF-16), or
//! the Windows letters in which they save a plain CSV.

use super::ListFault;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 8 << 20;

/// What a Windows spreadsheet means by the bytes 0x80 to 0x9F. The others are the
/// first 256 of Unicode; five are nothing.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

/// The text of a file.
///
/// # Errors
/// [`ListFault::TooLarge`], [`ListFault::Workbook`], [`ListFault::NotText`].
pub fn text_of(bytes: &[u8]) -> Result<String, ListFault> {
    if bytes.len() > MOST_BYTES {
        return Err(ListFault::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ListFault::Workbook);
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
        },
    };
    let odd = |character: char| {
        character == '\u{fffd}'
            || (character.is_control() && !matches!(character, '\t' | '\r' | '\n'))
    };
    if text.contains(odd) {
        Err(ListFault::NotText)
    } else {
        Ok(text)
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ListFault> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units)
        .ok()
        .filter(|_| rest.is_empty())
        .ok_or(ListFault::NotText)
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_reads_alike_however_a_spreadsheet_saved_it() {
        let words = "Reference,Name\nCR-1,Zoë – “Zo”";
        let wide: Vec<u16> = words.encode_utf16().collect();
        let little = wide.iter().flat_map(|unit| unit.to_le_bytes());
        let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(little).collect();
        let big = wide.iter().flat_map(|unit| unit.to_be_bytes());
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(big).collect();
        let windows = b"Reference,Name\nCR-1,Zo\xeb \x96 \x93Zo\x94";
        for bytes in [words.as_bytes(), &little, &big, windows] {
            assert_eq!(text_of(bytes).as_deref(), Ok(words));
        }
    }

    #[test]
    fn what_is_not_text_is_told_from_a_workbook() {
        assert_eq!(text_of(b"PK\x03\x04rest"), Err(ListFault::Workbook));
        assert_eq!(text_of(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(ListFault::NotText));
        assert_eq!(text_of(b"Reference\0Name"), Err(ListFault::NotText));
        assert_eq!(text_of(b"\xff\xfea"), Err(ListFault::NotText));
        assert_eq!(text_of(b""), Ok(String::new()));
        let large = vec![b'a'; MOST_BYTES + 1];
        assert_eq!(text_of(&large), Err(ListFault::TooLarge));
        assert!(text_of(&large[1..]).is_ok());
    }
}
