//! The content as it is served: from memory, compressed once, named by its hash.

use domain::edition::Edition;
use domain::form::Form;
use domain::groups::Group;
use domain::ids::FormId;
use domain::pledge::Pledge;
use domain::request::Request;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
    /// Not at all.
    Plain,
}

impl Encoding {
    /// The best this `Accept-Encoding` takes.
    #[must_use]
    pub fn best_of(accepted: &str) -> Self {
        let takes = |name: &str| {
            accepted.split(',').any(|part| {
                let mut words = part.split(';').map(str::trim);
                let named = words
                    .next()
                    .is_some_and(|word| word.eq_ignore_ascii_case(name));
                named && !words.any(|word| matches!(word, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        };
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// As `Content-Encoding` writes it.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// Brotli's effort: the most in the product, where it is paid once a start.
const EFFORT: u32 = if cfg!(debug_assertions) { 5 } else { 11 };

/// One edition, ready to be served.
#[derive(Debug, Clone)]
pub struct ServedEdition {
    hash: String,
    edition: Edition,
    plain: Vec<u8>,
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

/// The content cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum EditionFault {
    /// Not an edition.
    #[error("the content cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// Out of memory, in effect.
    #[error("the content cannot be compressed: {0}")]
    Compress(#[from] std::io::Error),
}

impl ServedEdition {
    /// The edition that was built in.
    ///
    /// # Errors
    /// [`EditionFault`].
    pub fn built_in() -> Result<Self, EditionFault> {
        Self::new(content::EDITION_JSON, content::EDITION_HASH)
    }

    /// Any edition, under its hash.
    ///
    /// # Errors
    /// [`EditionFault`].
    pub fn new(json: &str, hash: &str) -> Result<Self, EditionFault> {
        let plain = json.as_bytes().to_vec();
        let mut brotli = Vec::new();
        {
            let mut encoder = brotli::CompressorWriter::new(&mut brotli, 4_096, EFFORT, 22);
            encoder.write_all(&plain)?;
            encoder.flush()?;
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&plain)?;
        Ok(Self {
            hash: hash.to_owned(),
            edition: serde_json::from_str(json)?,
            gzip: encoder.finish()?,
            plain,
            brotli,
        })
    }

    /// Its hash: the `ETag` without its quotes.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Its forms in every version, those of requests too.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.edition.all_forms()
    }

    /// The groups that young people can join.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.edition.groups.iter()
    }

    /// The request that asks this form.
    #[must_use]
    pub fn request_asking(&self, form: &FormId) -> Option<&Request> {
        self.edition.request_asking(form)
    }

    /// Its pledge.
    #[must_use]
    pub const fn pledge(&self) -> &Pledge {
        &self.edition.pledge
    }

    /// Its bytes, compressed like this.
    #[must_use]
    pub fn bytes(&self, encoding: Encoding) -> &[u8] {
        match encoding {
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
            Encoding::Plain => &self.plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_encoding_is_one_that_the_browser_takes() {
        for (accepted, best) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip;q=1.0, br;q=0", Encoding::Gzip),
            ("BR", Encoding::Brotli),
            ("identity", Encoding::Plain),
            ("", Encoding::Plain),
            ("brotli", Encoding::Plain),
        ] {
            assert_eq!(Encoding::best_of(accepted), best, "{accepted}");
        }
    }
}
