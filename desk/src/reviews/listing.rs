//! The invitations there are, and which of them are shown, in which order. Pure.

pub mod sheet;

use api::desk::invitations::Item;
use chrono::NaiveDate;
use domain::invitation::{NoteForTeam, Standing};
use domain::participation::NoteOfReview;
use std::collections::HashSet;
use std::rc::Rc;

/// One invitation, with the team's note where this reader's keys open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// As the server knows it.
    pub item: Item,
    /// What is sealed; nothing under a key that this reader does not hold.
    pub note: Option<NoteForTeam>,
    /// What is known of the review; nothing under a key that this reader does not hold.
    pub review: Option<NoteOfReview>,
}

/// Which invitations are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Show {
    /// Open ones that nobody has answered: whom to ask again.
    Waiting,
    /// Answered ones.
    Answered,
    /// Those that are over or were taken back.
    Over,
    /// All.
    All,
}

impl Show {
    /// In the order of the filters.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Answered, Self::Over, Self::All];

    /// Its words, and its id among the filters.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Waiting => "Not answered yet",
            Self::Answered => "Answered",
            Self::Over => "Over or taken back",
            Self::All => "All",
        }
    }

    /// Whether this line belongs here.
    #[must_use]
    pub fn holds(self, line: &Line) -> bool {
        match self {
            Self::Waiting => line.item.standing == Standing::Waiting,
            Self::Answered => line.item.answers > 0,
            Self::Over => !line.item.standing.is_open(),
            Self::All => true,
        }
    }
}

impl Line {
    /// The day of the review, where it is known.
    #[must_use]
    pub fn review_on(&self) -> Option<NaiveDate> {
        self.note.as_ref()?.told.review_on
    }

    /// Whether what is known of the review is sealed to a key that this reader does not
    /// hold: then nothing may be written in its place.
    #[must_use]
    pub const fn is_review_shut(&self) -> bool {
        self.item.review.is_some() && self.review.is_none()
    }

    /// How it is called: its reference, where that can be read.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.note.as_ref().map(|note| note.reference.as_str())
    }

    /// Whether all of these words stand in its reference, label or officer.
    fn says(&self, words: &str) -> bool {
        let Some(note) = &self.note else {
            return words.trim().is_empty();
        };
        let said = [
            Some(&note.reference),
            note.label.as_ref(),
            note.told.officer.as_ref(),
        ];
        let said: Vec<String> = said
            .into_iter()
            .flatten()
            .map(|said| said.to_lowercase())
            .collect();
        words
            .to_lowercase()
            .split_whitespace()
            .all(|word| said.iter().any(|said| said.contains(word)))
    }
}

/// What to show: the soonest review first, those without a day last, then by
/// reference.
#[must_use]
pub fn shown(lines: &[Rc<Line>], show: Show, words: &str) -> Vec<Rc<Line>> {
    let mut shown: Vec<Rc<Line>> = lines
        .iter()
        .filter(|line| show.holds(line) && line.says(words))
        .cloned()
        .collect();
    shown.sort_by(|one, other| place(one).cmp(&place(other)));
    shown
}

fn place(line: &Line) -> (bool, Option<NaiveDate>, Option<&str>, &str) {
    let reference = line.note.as_ref().map(|note| note.reference.as_str());
    let on = line.review_on();
    (on.is_none(), on, reference, line.item.id.as_str())
}

/// The references that have an open invitation, in lower case.
#[must_use]
pub fn invited(lines: &[Rc<Line>]) -> HashSet<String> {
    lines
        .iter()
        .filter(|line| line.item.standing.is_open())
        .filter_map(|line| Some(line.note.as_ref()?.reference.to_lowercase()))
        .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use domain::band::Band;
    use domain::ids::InvitationId;
    use domain::invitation::NoteForPhone;

    pub(crate) fn line(number: u8, reference: &str, review_on: Option<&str>) -> Line {
        Line {
            item: Item {
                id: InvitationId::from_random([number; 16]),
                epoch: 1,
                note_for_team: String::new(),
                standing: Standing::Waiting,
                made_on: "2026-11-20".to_owned(),
                ends_on: "2026-12-18".to_owned(),
                answers: 0,
                review: None,
            },
            review: None,
            note: Some(NoteForTeam {
                v: 1,
                reference: reference.to_owned(),
                label: Some("Sam".to_owned()),
                band: Band::TwelveToFifteen,
                told: NoteForPhone {
                    v: 1,
                    form: "my-review-12-15".into(),
                    review_on: review_on.map(|day| day.parse().unwrap()),
                    officer: Some("Priya Shah".to_owned()),
                    decisions: vec!["See Nan on Sundays".to_owned()],
                },
                reviews: None,
            }),
        }
    }

    fn all() -> Vec<Rc<Line>> {
        let mut answered = line(4, "CR-4", Some("2026-12-01"));
        answered.item.standing = Standing::Answered;
        answered.item.answers = 1;
        // Answered, and over since: it stands in both.
        let mut ended = line(5, "CR-5", Some("2026-11-30"));
        ended.item.standing = Standing::Ended;
        ended.item.answers = 2;
        let mut shut = line(6, "", None);
        shut.note = None;
        [
            line(1, "CR-1", None),
            line(2, "CR-2", Some("2026-12-11")),
            line(3, "CR-3", Some("2026-12-04")),
            answered,
            ended,
            shut,
        ]
        .map(Rc::new)
        .to_vec()
    }

    fn numbers(show: Show, words: &str) -> Vec<u8> {
        let shown = shown(&all(), show, words);
        let first = |line: &Rc<Line>| line.item.id.as_str().as_bytes()[1] - b'0';
        shown.iter().map(first).collect()
    }

    #[test]
    fn whom_to_ask_again_stands_by_the_day_of_the_review_and_without_one_last() {
        assert_eq!(numbers(Show::Waiting, ""), [3, 2, 6, 1]);
        assert_eq!(numbers(Show::Answered, ""), [5, 4]);
        assert_eq!(numbers(Show::Over, ""), [5]);
        assert_eq!(numbers(Show::All, ""), [5, 4, 3, 2, 6, 1]);
    }

    #[test]
    fn every_word_sought_stands_in_the_reference_the_name_or_the_officer() {
        assert_eq!(numbers(Show::All, "cr-2"), [2]);
        assert_eq!(numbers(Show::All, "priya SAM cr-3"), [3]);
        assert_eq!(numbers(Show::All, "priya nobody"), [0_u8; 0]);
    }

    #[test]
    fn only_open_invitations_stand_in_the_way_of_another() {
        let invited = invited(&all());
        assert!(invited.contains("cr-4") && !invited.contains("cr-5"));
    }
}
