//! Answers as text, for whoever chooses to keep them on this phone.

use super::Answers;

impl Answers {
    /// As text.
    #[must_use]
    pub fn written(&self) -> String {
        // Plain enums, numbers and days: writing them cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From text; nothing when another version wrote it in a way we cannot read.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        serde_json::from_str(written).ok()
    }
}
