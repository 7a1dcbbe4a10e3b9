//! The compressed copies that the server hands out as they lie.

use std::io::Write;

use anyhow::Result;

use super::Effort;

/// Kinds of file that get smaller; pictures and the like are compressed already.
const SQUEEZABLE: &[&str] = &[
    "html",
    "css",
    "js",
    "wasm",
    "json",
    "svg",
    "webmanifest",
    "txt",
    "xml",
];

/// Whether a file of this name is worth compressing.
pub(super) fn is_worth_it(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, kind)| SQUEEZABLE.contains(&kind))
}

/// Brotli, for every browser of the last nine years.
pub(super) fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let quality = match effort {
        Effort::Quick | Effort::Plain => 5,
        Effort::Full => 11,
    };
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &params)?;
    Ok(small)
}

/// Gzip, for what stands between and older than that.
pub(super) fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Quick | Effort::Plain => flate2::Compression::fast(),
        Effort::Full => flate2::Compression::best(),
    };
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_squeezed_comes_back_whole() {
        let held = b"what young people said, and what was done ".repeat(200);
        for effort in [Effort::Quick, Effort::Full] {
            let mut back = Vec::new();
            brotli::BrotliDecompress(
                &mut &brotli(&held, effort).expect("it squeezes")[..],
                &mut back,
            )
            .expect("it opens");
            assert_eq!(back, held);
            back.clear();
            flate2::read::GzDecoder::new(&gzip(&held, effort).expect("it squeezes")[..])
                .read_to_end(&mut back)
                .expect("it opens");
            assert_eq!(back, held);
        }
    }

    #[test]
    fn pictures_are_left_alone() {
        assert!(is_worth_it("my-pledge-0123456789abcdef_bg.wasm"));
        assert!(!is_worth_it("icons/192.png"));
        assert!(!is_worth_it("index.html.br"));
    }
}
