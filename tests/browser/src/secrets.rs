//! Searching everything that left a phone, and everything a server wrote, for words
//! that nobody but the young person and the desk may see.

use anyhow::{Result, bail};

use crate::{browser::Browser, product::Product, witness::Witness};

/// Fails if one of these words is in any byte that browsers sent: address, header
/// or body, plain or in one of the ways in which bytes are written as text.
///
/// # Errors
/// With the word, how it was written, and where.
pub fn are_in_no_request(words: &[&str], witness: &Witness) -> Result<()> {
    let sent = witness.sent();
    if sent.iter().all(Vec::is_empty) {
        bail!("the witness saw no request: nothing was proved");
    }
    for (which, bytes) in sent.iter().enumerate() {
        if let Some(found) = found(words, bytes) {
            bail!("{found} left the phone on connection {which}");
        }
    }
    Ok(())
}

/// Fails if one of these words is in any file that the server wrote: database,
/// write-ahead log, journal, log.
///
/// # Errors
/// With the word, how it was written, and the file.
pub fn are_in_no_file(words: &[&str], product: &Product) -> Result<()> {
    let written = product.everything_written()?;
    if !written.iter().any(|(path, held)| {
        path.extension().is_some_and(|kind| kind == "sqlite") && !held.is_empty()
    }) {
        bail!("there is no database to search: nothing was proved");
    }
    for (path, held) in written {
        if let Some(found) = found(words, &held) {
            bail!("{found} is in {}", path.display());
        }
    }
    Ok(())
}

/// Fails if one of these words is where somebody beside the phone might see it: the
/// address, what the browser keeps of the visit, the page's title, its console.
///
/// # Errors
/// With the word, how it was written, and where.
pub async fn do_not_show_outside_the_page(words: &[&str], browser: &Browser) -> Result<()> {
    let outside = browser
        .driver()
        .execute(
            "return [location.href, document.title, JSON.stringify(history.state), document.cookie, \
             window.name, JSON.stringify({ ...sessionStorage })]",
            vec![],
        )
        .await?;
    let outside: Vec<Option<String>> = outside.convert()?;
    let console = browser.said_on_the_console().await?;
    for said in outside.into_iter().flatten().chain(console) {
        if let Some(found) = found(words, said.as_bytes()) {
            bail!("{found} shows outside the page: {said}");
        }
    }
    Ok(())
}

/// Fails if browsers asked for anything but plain files and content: any other verb, a
/// question in an address, or a body.
///
/// # Errors
/// With the request.
pub fn only_files_were_asked_for(witness: &Witness) -> Result<()> {
    let asked = witness.requests();
    if asked.is_empty() {
        bail!("the witness saw no request: nothing was proved");
    }
    if let Some(odd) = asked
        .iter()
        .find(|line| !line.starts_with("GET /") || line.contains('?'))
    {
        bail!("the browser asked “{odd}”");
    }
    let bodies = witness.sent().iter().any(|bytes| {
        String::from_utf8_lossy(bytes)
            .lines()
            .filter_map(|line| line.split_once(':'))
            .any(|(header, length)| {
                header.eq_ignore_ascii_case("transfer-encoding")
                    || header.eq_ignore_ascii_case("content-length") && length.trim() != "0"
            })
    });
    if bodies {
        bail!("the browser sent a body");
    }
    Ok(())
}

/// Every way in which people and programs write this day.
#[must_use]
pub fn ways_to_write(year: u32, month: u32, day: u32) -> Vec<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = MONTHS[(month as usize + 11) % 12];
    let short = &name[..3];
    let mut ways = vec![
        format!("{day} {name} {year}"),
        format!("{day} {short} {year}"),
        format!("{name} {day}, {year}"),
        format!("{year}{month:02}{day:02}"),
    ];
    for between in ["-", "/", ".", " ", "%2F"] {
        ways.push(format!("{year}{between}{month:02}{between}{day:02}"));
        ways.push(format!("{day:02}{between}{month:02}{between}{year}"));
        ways.push(format!("{month:02}{between}{day:02}{between}{year}"));
        ways.push(format!("{day}{between}{month}{between}{year}"));
    }
    ways
}

fn found(words: &[&str], bytes: &[u8]) -> Option<String> {
    words.iter().find_map(|word| {
        ways(word)
            .into_iter()
            .find(|(_, way)| contains(bytes, way))
            .map(|(how, _)| format!("“{word}” ({how})"))
    })
}

/// How a word may be written: as it is, in UTF-16, in hexadecimal, and in base 64
/// at each of the three places where it can fall.
fn ways(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let plain = word.as_bytes().to_vec();
    let mut ways = vec![
        ("plain", plain.clone()),
        (
            "UTF-16",
            word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "hexadecimal",
            plain
                .iter()
                .flat_map(|byte| format!("{byte:02x}").into_bytes())
                .collect(),
        ),
        ("percent-encoded", word.replace(' ', "%20").into_bytes()),
    ];
    for place in 0..3 {
        let shifted: Vec<u8> = std::iter::repeat_n(0, place)
            .chain(plain.iter().copied())
            .collect();
        ways.push(("base 64", inner_base64(&shifted, place)));
    }
    ways
}

/// The letters of base 64 that depend on the word alone, not on what stands around it.
fn inner_base64(shifted: &[u8], place: usize) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = shifted.chunks_exact(3).flat_map(|three| {
        let whole = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        [18, 12, 6, 0].map(|shift| LETTERS[(whole >> shift) as usize & 63])
    });
    letters
        .skip(if place == 0 { 0 } else { place + 1 })
        .collect()
}

fn contains(bytes: &[u8], way: &[u8]) -> bool {
    bytes.windows(way.len()).any(|window| window == way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_however_it_is_written() {
        let ways = ways_to_write(2009, 12, 31);
        let ways: Vec<_> = ways.iter().map(String::as_str).collect();
        for written in [
            "GET /dates?born=2009-12-31 HTTP/1.1",
            "{\"born_on\":\"31/12/2009\"}",
            "You were born on 31 December 2009.",
            "BEGIN:VEVENT DTSTART;VALUE=DATE:20091231",
        ] {
            assert!(found(&ways, written.as_bytes()).is_some(), "{written}");
        }
        assert_eq!(found(&ways, b"2009-12-30"), None);
    }

    #[test]
    fn a_word_is_found_however_it_is_written() {
        for written in [
            &b"GET /?q=kestrelmoonbeam HTTP/1.1"[..],
            b"{\"a\":\"eGtlc3RyZWxtb29uYmVhbXg=\"}", // x + word + x
            b"{\"a\":\"eHhrZXN0cmVsbW9vbmJlYW14\"}",
            b"{\"a\":\"a2VzdHJlbG1vb25iZWFt\"}",
            b"6b65737472656c6d6f6f6e6265616d",
        ] {
            assert!(
                found(&["kestrelmoonbeam"], written).is_some(),
                "{}",
                String::from_utf8_lossy(written)
            );
        }
        assert_eq!(
            found(&["kestrelmoonbeam"], b"kestrelmoonbea eGtlc3RyZWxt"),
            None
        );
    }
}
