//! What somebody typed as a code, and what to say when it is not one. The slip is
//! caught here, before anything is worked out or sent.

use crate::phrases::codes as say;
use domain::code::{Code, CodeFault, InvitationCode, ReturnCode};

/// The code that was typed, or plain words about what to look at again.
///
/// # Errors
/// The words to show beside the box.
pub fn read<const N: usize>(typed: &str) -> Result<Code<N>, String> {
    Code::<N>::read(typed).map_err(|fault| match fault {
        CodeFault::Length { found: 0, .. } => say::empty().to_owned(),
        CodeFault::Length { found, .. } => match other_kind(found, typed) {
            Some(words) => words.to_owned(),
            None => say::length(&found.to_string(), &N.to_string()),
        },
        CodeFault::Character(character) => say::character(&character.to_string()),
        CodeFault::Slip => say::slip().to_owned(),
    })
}

/// A whole code of the other kind is named as such.
fn other_kind(found: usize, typed: &str) -> Option<&'static str> {
    match found {
        InvitationCode::LENGTH => InvitationCode::read(typed)
            .ok()
            .map(|_| say::is_invitation()),
        ReturnCode::LENGTH => ReturnCode::read(typed).ok().map(|_| say::is_return()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_the_other_kind_is_named_and_not_counted() {
        let invitation = InvitationCode::draw([3; 9]).unwrap();
        let answer = ReturnCode::draw([3; 11]).unwrap();
        assert_eq!(
            read::<12>(&invitation.in_groups()),
            Err(say::is_invitation().to_owned())
        );
        assert_eq!(
            read::<10>(&answer.in_groups()),
            Err(say::is_return().to_owned())
        );
    }

    #[test]
    fn each_slip_has_its_own_words() {
        let code = InvitationCode::draw([3; 9]).unwrap().in_groups();
        let mut slipped = code.clone();
        slipped.pop();
        slipped.push(if code.ends_with('0') { '1' } else { '0' });
        let said: Vec<String> = ["", "00", "A00 000 0000", &slipped]
            .into_iter()
            .filter_map(|typed| read::<10>(typed).err())
            .collect();
        assert_eq!(said.len(), 4);
        for (at, words) in said.iter().enumerate() {
            assert!(!said[at + 1..].contains(words), "{words}");
        }
        assert!(read::<10>(&code.to_lowercase()).is_ok());
    }
}
