//! What each member of the team may do: one table. The server's handlers ask for an
//! [`Act`] by type, the desk shows no page whose act is not allowed, and a test checks
//! the table in the decision records and every route against it.

use serde::{Deserialize, Serialize};

/// What a member is to the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Makes the team's keys and decides who is in it; reads.
    Lead,
    /// Invites, reads, answers, assigns.
    ParticipationWorker,
    /// A reviewing officer or an adviser: reads and answers what is assigned to them.
    ReviewingOfficer,
    /// Writes content; reads nothing that young people sent.
    Editor,
    /// Looks at results; reads nothing that young people sent.
    Viewer,
}

/// How far a member may go with an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// With what is assigned to them.
    Assigned,
    /// With everything.
    Everything,
}

macro_rules! table {
    ($($(#[$doc:meta])* $act:ident $word:literal : $lead:ident $worker:ident $officer:ident $editor:ident $viewer:ident;)*) => {
        /// Something that is done at the desk.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act {
            $($(#[$doc])* $act,)*
        }

        impl Act {
            /// Every act.
            pub const ALL: &[Self] = &[$(Self::$act,)*];

            /// As records and documents write it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$act => $word,)* }
            }
        }

        impl Role {
            /// How far this role goes with this act.
            #[must_use]
            pub const fn reach(self, act: Act) -> Reach {
                match (act, self) {
                    $(
                        (Act::$act, Self::Lead) => Reach::$lead,
                        (Act::$act, Self::ParticipationWorker) => Reach::$worker,
                        (Act::$act, Self::ReviewingOfficer) => Reach::$officer,
                        (Act::$act, Self::Editor) => Reach::$editor,
                        (Act::$act, Self::Viewer) => Reach::$viewer,
                    )*
                }
            }
        }
    };
}

table! {
    /// Listing and opening what young people sent. Who may, holds the team's keys.
    Read "read": Everything Everything Assigned Nothing Nothing;
    /// Answering it, and saying that it is in the child's record.
    Answer "answer": Everything Everything Assigned Nothing Nothing;
    /// Saying who answers it.
    Assign "assign": Everything Everything Nothing Nothing Nothing;
    /// Inviting young people, and taking invitations back.
    Invite "invite": Everything Everything Nothing Nothing Nothing;
    /// Writing down how a review went for whom an answer came from.
    NoteReview "note reviews": Everything Everything Assigned Nothing Nothing;
    /// Making a file of what the desk knows, to take away.
    Export "export": Everything Everything Nothing Nothing Nothing;
    /// Making the team's next key and its recovery sheet.
    MakeKeys "make keys": Everything Nothing Nothing Nothing Nothing;
    /// Seeing who is in the team.
    SeePeople "see people": Everything Everything Nothing Nothing Nothing;
    /// Giving the keys again to a member who has lost their unlock phrase.
    GiveAgain "give keys again": Everything Everything Nothing Nothing Nothing;
    /// Inviting, confirming, changing and removing members.
    ManagePeople "manage people": Everything Nothing Nothing Nothing Nothing;
    /// Seeing how promises are rated, with small numbers hidden.
    SeeResults "see results": Everything Everything Everything Nothing Everything;
    /// Writing, opening and closing consultations.
    Consult "run consultations": Everything Everything Nothing Nothing Nothing;
    /// Saying what is done about what young people said, by whom and until when.
    TakeAction "take action": Everything Everything Nothing Nothing Nothing;
    /// Saying when groups meet, what was said there, and what stands on the wall.
    HoldGroups "hold groups": Everything Everything Nothing Nothing Nothing;
    /// Freezing figures of reviews, and writing the report to the panel.
    Report "report": Everything Everything Nothing Nothing Nothing;
    /// Reading the record of what was done at the desk.
    SeeRecord "see the record": Everything Nothing Nothing Nothing Nothing;
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::Lead,
        Self::ParticipationWorker,
        Self::ReviewingOfficer,
        Self::Editor,
        Self::Viewer,
    ];

    /// As the wire and the store write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::ParticipationWorker => "participation_worker",
            Self::ReviewingOfficer => "reviewing_officer",
            Self::Editor => "editor",
            Self::Viewer => "viewer",
        }
    }

    /// The role of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether this role may do this at all.
    #[must_use]
    pub fn may(self, act: Act) -> bool {
        self.reach(act) != Reach::Nothing
    }

    /// Whether somebody in this role holds the team's keys.
    #[must_use]
    pub fn reads(self) -> bool {
        self.may(Act::Read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_reads_back_from_its_word() {
        for role in Role::ALL {
            assert_eq!(Role::of_word(role.word()), Some(role));
        }
        assert_eq!(Role::of_word("owner"), None);
    }

    #[test]
    fn the_table_in_the_decision_record_is_the_table_in_the_code() {
        let record = include_str!("../../../../docs/decisions/0091-what-each-role-may-do.md");
        let rows: Vec<Vec<&str>> = record
            .lines()
            .filter(|line| line.starts_with("| "))
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
            .collect();
        let named: Vec<&str> = rows[0][1..].to_vec();
        assert_eq!(named, Role::ALL.map(|role| role.word()));
        for act in Act::ALL {
            let row = rows
                .iter()
                .find(|row| row[0] == act.word())
                .unwrap_or_else(|| panic!("no row for {}", act.word()));
            for (role, said) in Role::ALL.into_iter().zip(&row[1..]) {
                let reach = match *said {
                    "all" => Reach::Everything,
                    "assigned" => Reach::Assigned,
                    "no" => Reach::Nothing,
                    other => panic!("{other}"),
                };
                assert_eq!(role.reach(*act), reach, "{} {}", act.word(), role.word());
            }
        }
        // The head, and one row an act.
        assert_eq!(rows.len(), Act::ALL.len() + 1);
    }
}
