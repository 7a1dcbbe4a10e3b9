//! MP4 with its times set to nothing and its tags emptied: what Safari records.
//!
//! The places of the sound are counted from the beginning of the file, so nothing is
//! moved: what goes is overwritten.

use super::bare::NotBare;

/// Overwrites times and tags.
///
/// # Errors
/// [`NotBare::Unknown`] for what is not MP4, or holds a box that is not known: it could
/// be anything.
pub fn bare(recorded: &[u8]) -> Result<Vec<u8>, NotBare> {
    let mut out = recorded.to_vec();
    if out.get(4..8) != Some(b"ftyp") {
        return Err(NotBare::Unknown);
    }
    let sounds = clean(&mut out)?;
    if sounds == 0 {
        return Err(NotBare::Silent);
    }
    Ok(out)
}

/// Cleans boxes beside each other; returns how many bytes of sound they hold.
fn clean(mut boxes: &mut [u8]) -> Result<usize, NotBare> {
    let mut sounds = 0;
    while !boxes.is_empty() {
        let head = boxes.first_chunk::<8>().ok_or(NotBare::Unknown)?;
        let [a, b, c, d, name @ ..] = *head;
        let length = match u32::from_be_bytes([a, b, c, d]) {
            // To the end of the file.
            0 => boxes.len(),
            length => length as usize,
        };
        if length < 8 || length > boxes.len() {
            return Err(NotBare::Unknown);
        }
        let (this, others) = boxes.split_at_mut(length);
        boxes = others;
        let (head, body) = this.split_at_mut(8);
        match &name {
            b"moov" | b"trak" | b"mdia" | b"minf" | b"mvex" | b"moof" | b"traf" => {
                sounds += clean(body)?;
            }
            b"mdat" => sounds += body.len(),
            b"mvhd" | b"tkhd" | b"mdhd" => {
                // Version and flags, then when it was made and changed, wider in version 1.
                let wide = body.first() == Some(&1);
                let times = if wide { 4..20 } else { 4..12 };
                body.get_mut(times).ok_or(NotBare::Unknown)?.fill(0);
            }
            // Who handles it, and its free-text name.
            b"hdlr" => {
                if let Some(name) = body.get_mut(24..) {
                    name.fill(0);
                }
            }
            // What describes the sound: needed, and only numbers.
            b"ftyp" | b"styp" | b"stbl" | b"smhd" | b"dinf" | b"edts" | b"trex" | b"mehd"
            | b"mfhd" | b"tfhd" | b"tfdt" | b"trun" | b"sidx" | b"mfra" | b"sbgp" | b"sgpd" => {}
            // Tags and all that is left: emptied where it stands.
            _ => {
                head[4..].copy_from_slice(b"free");
                body.fill(0);
            }
        }
    }
    Ok(sounds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let mut out = (body.len() as u32 + 8).to_be_bytes().to_vec();
        out.extend(name);
        out.extend(body);
        out
    }

    fn recorded() -> Vec<u8> {
        let times = [&[0; 4][..], b"CANARYCA", &[0, 0, 3, 0xe8]].concat();
        let wide = [&[1, 0, 0, 0][..], b"CANARYCANARYCANA", &[7; 4]].concat();
        let handled = [&[0; 8][..], b"soun", &[0; 12], b"CANARY\0"].concat();
        let moov = [
            boxed(b"mvhd", &times),
            boxed(
                b"trak",
                &[
                    boxed(b"tkhd", &times),
                    boxed(
                        b"mdia",
                        &[boxed(b"mdhd", &wide), boxed(b"hdlr", &handled)].concat(),
                    ),
                ]
                .concat(),
            ),
            boxed(b"udta", b"CANARY name of a phone"),
        ]
        .concat();
        [
            boxed(b"ftyp", b"iso5"),
            boxed(b"moov", &moov),
            boxed(b"meta", b"CANARY"),
            boxed(b"mdat", b"sound"),
        ]
        .concat()
    }

    #[test]
    fn times_tags_and_names_are_gone_and_the_sound_stays_in_its_place() {
        let recorded = recorded();
        let bare = bare(&recorded).expect("a recording");
        assert_eq!(bare.len(), recorded.len());
        assert!(!bare.windows(4).any(|part| part == b"CANA"));
        assert!(bare.ends_with(b"mdatsound"));
        let kept = |part: &[u8]| bare.windows(part.len()).any(|other| other == part);
        assert!(kept(&[0, 0, 3, 0xe8]) && kept(b"soun") && kept(&[7; 4]));
    }

    #[test]
    fn what_is_not_mp4_or_is_cut_is_not_used() {
        assert_eq!(bare(b"\x1a\x45\xdf\xa3...."), Err(NotBare::Unknown));
        let recorded = recorded();
        for cut in 0..recorded.len() {
            assert!(bare(&recorded[..cut]).is_err(), "{cut}");
        }
    }
}
