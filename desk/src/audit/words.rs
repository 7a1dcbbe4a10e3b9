//! What was done, in words. A word that this app does not know is shown as it is.

use crate::day_words;
use api::desk::exports::{Export, Exported};
use std::borrow::Cow;

/// What was done, as a sentence without who.
#[must_use]
pub fn what(word: &str) -> Cow<'static, str> {
    Cow::Borrowed(match word {
        "lead_made" => "Made the first account",
        "signed_in" => "Signed in",
        "signed_out" => "Signed out",
        "factor_set_up" => "Set up a phone for codes",
        "factor_replaced" => "Changed to another phone for codes",
        "factor_forgotten" => "Took away a member’s phone and passkeys, to be set up anew",
        "factor_given_again" => {
            "Gave a code or a passkey again, before keys, people or spare codes"
        }
        "wrong_code" => "Wrong code, after the right password",
        "wrong_passkey" => "Wrong passkey, after the right password",
        "passkey_made" => "Made a passkey",
        "passkey_removed" => "Removed a passkey",
        "council_account_linked" => "Linked their council account",
        "council_account_unlinked" => "Unlinked their council account",
        "council_account_refused" => "Was not let in with a council account",
        "second_factor_trusted" => "Was let in with the council’s second factor",
        "spare_code_used" => "Used a spare code",
        "spare_codes_made" => "Made new spare codes",
        "session_ended" => "Ended one of their sessions",
        "other_sessions_ended" => "Ended all their other sessions",
        "key_made" => "Made a team key",
        "sheet_confirmed" => "Confirmed a recovery sheet",
        "promise_changed" => "Changed what young people are told",
        "submission_fetched" => "Fetched something sent, to open it",
        "submission_opened" => "Opened something sent",
        "invitation_issued" => "Made an invitation",
        "invitation_renewed" => "Made an invitation’s code anew",
        "invitation_extended" => "Made an invitation last longer",
        "invitation_revoked" => "Took back an invitation",
        "answer_given" => "Answered something sent",
        "added_to_record" => "Noted that it is in the child’s record",
        "answers_as_chosen" => "Chose as whom they answer",
        "member_invited" => "Invited a colleague",
        "member_code_renewed" => "Made a colleague’s one-time code anew",
        "member_accepted" => "Used a one-time code",
        "member_confirmed" => "Let a colleague in, by their safety words",
        "member_role_changed" => "Gave a colleague another role",
        "member_removed" => "Removed a colleague",
        "own_key_changed" => "Chose another unlock phrase",
        "submission_assigned" => "Said who answers something sent",
        "review_noted" => "Wrote down how a child took part in a review",
        "exported" => "Made a file to take away",
        "consultation_opened" => "Opened a consultation",
        "consultation_paused" => "Paused a consultation",
        "consultation_closed" => "Closed a consultation",
        "consultation_archived" => "Archived a consultation",
        "consultation_changed" => "Said what changed because of a consultation",
        "consultation_group_made" => "Made a group’s link for a consultation",
        "event_told" => "Told phones when a group meets",
        "event_changed" => "Changed what phones are told of a group’s meeting",
        "event_deleted" => "Deleted a group’s meeting",
        "notes_published" => "Published what was said at a group",
        "praise_put_up" => "Put something on the wall",
        "praise_changed" => "Changed something on the wall",
        "praise_taken_down" => "Took something off the wall",
        "review_figures_frozen" => "Froze figures of reviews",
        "review_counts_kept" => "Kept figures of reviews for a longer time, sealed",
        "action_made" => "Made an action",
        "action_changed" => "Changed an action",
        "action_published" => "Put an action on phones",
        "action_taken_back" => "Took an action off phones",
        "action_updated" => "Said what happened since with an action",
        "action_deleted" => "Deleted an action that phones never showed",
        "report_frozen" => "Froze a report to the panel",
        other => return Cow::Owned(capital(&other.replace('_', " "))),
    })
}

/// To which, in words where it is no id: of a file, its kind and how many rows.
#[must_use]
pub fn to_which<'l>(word: &str, to: &'l str) -> Cow<'l, str> {
    let exported = (word == "exported").then(|| Exported::of_subject(to));
    let Some(exported) = exported.flatten() else {
        return Cow::Borrowed(to);
    };
    let what = match exported.what {
        Export::Reviews903 => "Reviews for the SSDA903 return",
        Export::Invitations => "The list of invitations",
        Export::Requests => "The list of requests",
    };
    Cow::Owned(format!(
        "{what}, {}",
        day_words::counted(exported.rows, "row")
    ))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_newer_server_is_still_read() {
        assert_eq!(what("member_disabled"), "Member disabled");
        assert_eq!(what(""), "");
        assert_eq!(to_which("exported", "phones:3"), "phones:3");
    }

    #[test]
    fn a_file_says_its_kind_and_its_rows_and_an_id_stays_an_id() {
        assert_eq!(
            to_which("exported", "reviews903:1"),
            "Reviews for the SSDA903 return, 1 row"
        );
        assert_eq!(to_which("key_made", "reviews903:1"), "reviews903:1");
    }
}
