//! Randomness: drawn from the device in one place, and never guessed at.
//!
//! The sealing library takes an endless source that cannot fail. A device's source
//! can. So everything is drawn first, where failing is still possible, and handed
//! out after.

use std::convert::Infallible;
use zeroize::Zeroizing;

use hpke::rand_core::{TryCryptoRng, TryRng};

/// The device would not give randomness. Nothing may be sealed or made without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this device gave no randomness")]
pub struct NoRandomness;

/// Where randomness comes from. Tests put a known or a failing one in its place.
pub trait Randomness {
    /// Fills all of `bytes`.
    ///
    /// # Errors
    /// [`NoRandomness`]; what is in `bytes` must then not be used.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The device's own source: the operating system, or the browser's `crypto`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Device;

impl Randomness for Device {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the edge where the device is asked"
    )]
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

/// Draws `N` bytes that are wiped when dropped.
pub(crate) fn draw<const N: usize>(
    source: &mut impl Randomness,
) -> Result<Zeroizing<[u8; N]>, NoRandomness> {
    let mut bytes = Zeroizing::new([0; N]);
    source.fill(bytes.as_mut_slice())?;
    Ok(bytes)
}

/// Thirty-two drawn bytes, handed out once to a library that asks for an endless
/// source. Whether it asked for more is known afterwards: then nothing made with it
/// may be used.
pub(crate) struct Drawn {
    bytes: Zeroizing<[u8; 32]>,
    used: usize,
    overdrawn: bool,
}

impl Drawn {
    pub(crate) fn from(source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        Ok(Self {
            bytes: draw(source)?,
            used: 0,
            overdrawn: false,
        })
    }

    /// Every byte handed out came from the device.
    pub(crate) const fn kept_its_word(&self) -> Result<(), NoRandomness> {
        if self.overdrawn {
            Err(NoRandomness)
        } else {
            Ok(())
        }
    }
}

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        match self.bytes.get(self.used..self.used + wanted.len()) {
            Some(bytes) => {
                wanted.copy_from_slice(bytes);
                self.used += wanted.len();
            }
            None => self.overdrawn = true,
        }
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_byte_is_handed_out_once_and_asking_for_more_is_remembered() {
        let mut drawn = Drawn::from(&mut Device).unwrap();
        let (mut first, mut second) = ([0; 16], [0; 16]);
        drawn.try_fill_bytes(&mut first).unwrap();
        drawn.try_fill_bytes(&mut second).unwrap();
        assert_ne!(first, second);
        assert_eq!(drawn.kept_its_word(), Ok(()));
        drawn.try_next_u32().unwrap();
        assert_eq!(drawn.kept_its_word(), Err(NoRandomness));
    }
}
