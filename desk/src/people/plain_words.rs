//! Roles and standings in plain words.

use crate::day_words;
use api::desk::people::{Person, Standing};
use api::desk::roles::Role;
use controls::choices::Choosable;

/// A role's name.
#[must_use]
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Lead => "Lead",
        Role::ParticipationWorker => "Participation worker",
        Role::ReviewingOfficer => "Reviewing officer or adviser",
        Role::Editor => "Editor",
        Role::Viewer => "Viewer",
    }
}

/// What somebody in a role does.
#[must_use]
pub const fn role_does(role: Role) -> &'static str {
    match role {
        Role::Lead => "Reads and answers everything, invites, and decides who is in the team.",
        Role::ParticipationWorker => "Reads and answers everything, invites, says who answers.",
        Role::ReviewingOfficer => "Reads and answers only what is given to them.",
        Role::Editor => "Reads nothing young people send. Their page is still to come.",
        Role::Viewer => "Sees how promises are rated. Reads nothing young people send.",
    }
}

/// These roles, to choose from.
#[must_use]
pub fn choosable(roles: impl IntoIterator<Item = Role>) -> Vec<Choosable> {
    roles
        .into_iter()
        .map(|role| Choosable {
            id: role.word().into(),
            label: role_name(role).into(),
            hint: Some(role_does(role).into()),
        })
        .collect()
}

/// Where somebody stands.
#[must_use]
pub fn standing_words(person: &Person) -> String {
    match person.standing {
        Standing::Invited if person.code_over => "The code has run out. Make a new one.".to_owned(),
        Standing::Invited => {
            let ends_on = person.code_ends_on.as_deref().and_then(day_words::day_of);
            let until = ends_on.map_or_else(String::new, |day| {
                format!(" The code works until {}.", day_words::full(day))
            });
            format!("Invited, has not used the code yet.{until}")
        }
        Standing::Accepted if person.again => {
            "Has a new unlock phrase. Compare the safety words again.".to_owned()
        }
        Standing::Accepted => "Waits. Compare the safety words to let them in.".to_owned(),
        Standing::Confirmed if person.role.reads() && !person.holds_newest => {
            "In the team, without the newest key. They choose another unlock phrase in Settings, \
             or you remove and invite them again."
                .to_owned()
        }
        Standing::Confirmed => "In the team".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::tests::person;

    #[test]
    fn every_standing_says_what_comes_next() {
        let mut jo = person("Jo", Role::ParticipationWorker, Standing::Invited);
        jo.code_ends_on = Some("2026-11-29".to_owned());
        assert!(standing_words(&jo).contains("Sunday 29 November"));
        jo.code_over = true;
        assert!(standing_words(&jo).contains("new one"));
        jo.standing = Standing::Accepted;
        assert!(standing_words(&jo).contains("let them in"));
        jo.again = true;
        assert!(standing_words(&jo).contains("again"));
    }
}
