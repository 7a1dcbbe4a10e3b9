//! From what a browser recorded to a voice note that holds the sound and nothing about
//! the phone: no names of programs, no times, no tags.

use super::{mp4, webm};
use domain::enclosure::Enclosure;
use domain::views::{Answer, MOST_SOUND_BYTES, MOST_SOUND_SECONDS, Medium};

/// Why a recording is not a voice note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotBare {
    /// Nothing was heard.
    #[error("there is no sound in it")]
    Silent,
    /// It is not what the browser said it would be, so that nobody can tell what it holds.
    #[error("the recording has a shape that is not known")]
    Unknown,
    /// More than can be sent.
    #[error("{0} bytes are more than a voice note may have")]
    TooLarge(usize),
}

/// The voice note in a recording that took so many seconds.
///
/// # Errors
/// [`NotBare`]; nothing of the recording is then used.
pub fn bare(recorded: &[u8], medium: Medium, seconds: u16) -> Result<Answer, NotBare> {
    let sound = match medium {
        Medium::Webm => webm::bare(recorded)?,
        Medium::Mp4 => mp4::bare(recorded)?,
    };
    if sound.len() > MOST_SOUND_BYTES {
        return Err(NotBare::TooLarge(sound.len()));
    }
    Ok(Answer::VoiceNote {
        sound: Enclosure::new(sound),
        medium,
        seconds: seconds.clamp(1, MOST_SOUND_SECONDS),
    })
}
