//! The return code: what a young person keeps to see the answers, and what it gives.
//!
//! It is drawn on the phone before sealing. Its public half travels inside the sealed
//! views; the code itself never leaves the phone, and opens answers, never the views.

use crate::derive::{Purpose, Root, TooLittleMemory};
use crate::randomness::{Device, NoRandomness, draw};
use domain::code::ReturnCode;
use domain::ids::hexadecimal;
use domain::invitation::Proof;
use domain::receipt::ReplyTo;
use zeroize::Zeroizing;

/// What a return code gives: where answers lie, and the key that opens them.
pub struct ReplyKeys {
    pub(crate) team: String,
    pub(crate) private: Zeroizing<[u8; 32]>,
    lookup_id: Proof,
    public: [u8; 32],
}

impl std::fmt::Debug for ReplyKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReplyKeys { .. }")
    }
}

/// A new return code.
///
/// # Errors
/// [`NoRandomness`].
pub fn draw_code() -> Result<ReturnCode, NoRandomness> {
    let random = draw::<64>(&mut Device)?;
    ReturnCode::draw(random.iter().copied()).ok_or(NoRandomness)
}

impl ReplyKeys {
    /// What this code gives, for this team. Takes a noticeable part of a second: show
    /// that something is happening first.
    ///
    /// # Errors
    /// [`TooLittleMemory`].
    pub fn of(code: &ReturnCode, team: &str) -> Result<Self, TooLittleMemory> {
        let root = Root::of_code(Purpose::ReturnCode, code.secret(), team)?;
        let (private, public) = root.key_pair("reply");
        Ok(Self {
            team: team.to_owned(),
            private,
            lookup_id: Proof::from_bytes(*root.key("look up")),
            public,
        })
    }

    /// What goes inside the sealed views.
    #[must_use]
    pub fn reply_to(&self) -> ReplyTo {
        ReplyTo {
            lookup_id: self.lookup_id.clone(),
            public_key: hexadecimal(&self.public),
        }
    }

    /// What is sent to ask for answers.
    #[must_use]
    pub const fn lookup_id(&self) -> &Proof {
        &self.lookup_id
    }
}
