//! A meeting that is being written, as a pure reducer. What was typed stays as it was typed,
//! whatever the server says of it. A change of what everybody reads asks for another look.

use api::desk::events::{Whole, Written};
use chrono::{NaiveDate, NaiveTime};
use domain::consultation::pledge_check::AgeBand;
use domain::groups::Wrong;
use domain::groups::event::{Event, Notes, Standing};
use domain::ids::GroupId;
use std::rc::Rc;
use yew::Reducible;

/// A meeting that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its id at the server; none for a new one.
    pub id: Option<String>,
    /// The state at the server that this builds on.
    pub revision: u32,
    /// As typed.
    pub typed: Typed,
    /// Whether somebody took a second look.
    pub looked: bool,
    /// What is wrong, by field.
    pub wrong: Vec<(String, String)>,
    /// Whether it is on its way to the server.
    pub saving: bool,
    /// Why it was not kept, in plain words.
    pub trouble: Option<String>,
    /// What somebody else wrote meanwhile.
    pub theirs: Option<Box<Whole>>,
}

/// What stands in the boxes.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// Which group.
    pub group: GroupId,
    /// Its name.
    pub title: String,
    /// `2026-12-09`.
    pub on: String,
    /// `17:00`.
    pub begins: String,
    /// `18:30`.
    pub ends: String,
    /// What it is about.
    pub about: String,
    /// For which ages.
    pub bands: Vec<AgeBand>,
    /// Whether it takes place.
    pub standing: Standing,
    /// Where, for staff.
    pub place: String,
    /// How many came.
    pub came: String,
    /// What was said, and what comes of it.
    pub notes: Notes,
    /// Whether phones show the notes.
    pub notes_published: bool,
    /// The consultation that was asked there.
    pub consultation: Option<String>,
}

/// What can happen to it.
pub enum Change {
    /// Something was typed that everybody reads.
    Public(Box<dyn FnOnce(&mut Typed)>),
    /// Something was typed for staff alone.
    Staff(Box<dyn FnOnce(&mut Typed)>),
    /// Somebody took a second look, or took that back.
    Looked(bool),
    /// It is on its way.
    Saving,
    /// It was refused: a field, where there is one, and what to do.
    Refused(Option<String>, String),
    /// It was looked at here before it was sent.
    Wrong(Vec<(String, String)>),
    /// Somebody else changed it: this is what the server has.
    Theirs(Box<Whole>),
    /// What stands here is to be kept in place of theirs.
    KeepMine,
    /// Theirs is to stand here.
    TakeTheirs,
}

impl Draft {
    /// What stands in `event`, not yet at the server.
    #[must_use]
    pub fn new(event: &Event, place: String) -> Self {
        Self {
            id: None,
            revision: 0,
            typed: typed(event, place),
            looked: false,
            wrong: Vec::new(),
            saving: false,
            trouble: None,
            theirs: None,
        }
    }

    /// As the server has it.
    #[must_use]
    pub fn of(whole: &Whole) -> Self {
        let written = &whole.written;
        let mut draft = Self::new(&written.event, written.place.clone());
        draft.id = Some(whole.id.clone());
        draft.revision = whole.revision;
        draft.typed.came = written
            .came
            .map(|came| came.to_string())
            .unwrap_or_default();
        draft.typed.notes = written.notes.clone();
        draft.typed.notes_published = written.notes_published;
        draft.typed.consultation.clone_from(&written.consultation);
        draft
    }

    /// The next one after it: five weeks on, at the same place.
    #[must_use]
    pub fn next(whole: &Whole) -> Self {
        Self::new(&whole.written.event.next(), whole.written.place.clone())
    }

    /// What is wrong with this field.
    #[must_use]
    pub fn fault(&self, field: &str) -> Option<yew::AttrValue> {
        let found = self.wrong.iter().find(|(of, _)| of == field);
        found.map(|(_, what)| sentence(what).into())
    }

    /// The words that everybody reads.
    #[must_use]
    pub fn public_words(&self) -> Vec<&str> {
        let typed = &self.typed;
        let mut words = vec![typed.title.as_str(), typed.about.as_str()];
        if typed.notes_published {
            words.extend([typed.notes.said.as_str(), typed.notes.comes.as_str()]);
        }
        words.retain(|words| !words.trim().is_empty());
        words
    }

    /// As it is sent; or what is wrong, field by field.
    ///
    /// # Errors
    /// Fields that cannot be read, or whose content cannot stand.
    pub fn written(&self) -> Result<Written, Vec<(String, String)>> {
        let typed = &self.typed;
        let mut wrong: Vec<(String, String)> = Vec::new();
        let mut say = |field: &str, what: &str| wrong.push((field.to_owned(), what.to_owned()));
        let on: Option<NaiveDate> = typed.on.parse().ok();
        if on.is_none() {
            say("on", "choose the day");
        }
        let begins = at(&typed.begins);
        if begins.is_none() {
            say("begins", "choose when it begins");
        }
        let ends = at(&typed.ends);
        if ends.is_none() {
            say("ends", "choose when it ends");
        }
        let came = typed.came.trim();
        let number: Option<u32> = came.parse().ok();
        if !came.is_empty() && number.is_none() {
            say(
                "came",
                "a whole number, like 7; leave it empty if nobody counted",
            );
        }
        let (Some(on), Some(begins), Some(ends)) = (on, begins, ends) else {
            return Err(wrong);
        };
        let event = Event {
            group: typed.group.clone(),
            title: typed.title.trim().to_owned(),
            on,
            begins,
            ends,
            about: typed.about.trim().to_owned(),
            bands: typed.bands.clone(),
            standing: typed.standing,
        };
        let of_both = event
            .wrong()
            .into_iter()
            .chain(typed.notes.wrong(typed.notes_published));
        wrong.extend(of_both.map(|Wrong { field, what }| (field.to_owned(), what)));
        if wrong.is_empty() && !self.looked {
            wrong.push((
                "looked".to_owned(),
                "look at the words once more, then tick this".to_owned(),
            ));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Written {
            event,
            place: typed.place.trim().to_owned(),
            came: number,
            notes: typed.notes.clone(),
            notes_published: typed.notes_published,
            consultation: typed.consultation.clone(),
            looked: self.looked,
            revision: self.revision,
        })
    }
}

fn typed(event: &Event, place: String) -> Typed {
    Typed {
        group: event.group.clone(),
        title: event.title.clone(),
        on: event.on.to_string(),
        begins: super::words::clock(event.begins),
        ends: super::words::clock(event.ends),
        about: event.about.clone(),
        bands: event.bands.clone(),
        standing: event.standing,
        place,
        came: String::new(),
        notes: Notes::default(),
        notes_published: false,
        consultation: None,
    }
}

fn at(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    let minute = minute.get(..2)?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// A line of the server's as a sentence.
#[must_use]
pub fn sentence(what: &str) -> String {
    let mut letters = what.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

impl Reducible for Draft {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Public(how) => {
                how(&mut next.typed);
                next.looked = false;
            }
            Change::Staff(how) => how(&mut next.typed),
            Change::Looked(looked) => next.looked = looked,
            Change::Saving => {
                next.saving = true;
                next.trouble = None;
                next.wrong.clear();
            }
            Change::Refused(field, what) => {
                next.saving = false;
                match field {
                    Some(field) => next.wrong = vec![(field, what)],
                    None => next.trouble = Some(what),
                }
            }
            Change::Wrong(wrong) => next.wrong = wrong,
            Change::Theirs(theirs) => {
                next.saving = false;
                next.theirs = Some(theirs);
            }
            Change::KeepMine => {
                if let Some(theirs) = next.theirs.take() {
                    next.revision = theirs.revision;
                }
            }
            Change::TakeTheirs => {
                if let Some(theirs) = next.theirs.take() {
                    next = Self::of(&theirs);
                }
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::page::for_tests::whole;

    fn changed(draft: Draft, changes: Vec<Change>) -> Rc<Draft> {
        changes.into_iter().fold(Rc::new(draft), Reducible::reduce)
    }

    #[test]
    fn what_the_server_has_is_sent_back_as_it_was_once_somebody_looked() {
        let whole = whole("one", "2026-12-09");
        let draft = changed(Draft::of(&whole), vec![Change::Looked(true)]);
        let written = draft.written().unwrap();
        assert_eq!(
            written,
            Written {
                looked: true,
                ..whole.written
            }
        );
    }

    #[test]
    fn a_change_of_what_everybody_reads_asks_for_another_look_and_one_for_staff_does_not() {
        let whole = whole("one", "2026-12-09");
        let place = |typed: &mut Typed| typed.place = "Elsewhere".to_owned();
        let staff = vec![Change::Looked(true), Change::Staff(Box::new(place))];
        assert!(changed(Draft::of(&whole), staff).looked);
        let title = |typed: &mut Typed| typed.title = "With Jo".to_owned();
        let public = vec![Change::Looked(true), Change::Public(Box::new(title))];
        let draft = changed(Draft::of(&whole), public);
        assert_eq!(draft.written().unwrap_err()[0].0, "looked");
    }

    #[test]
    fn what_cannot_be_read_is_named_and_stays_as_typed() {
        let mut draft = Draft::of(&whole("one", "2026-12-09"));
        draft.typed.on = String::new();
        draft.typed.ends = "late".to_owned();
        draft.typed.came = "some".to_owned();
        let fields: Vec<String> = draft
            .written()
            .unwrap_err()
            .into_iter()
            .map(|one| one.0)
            .collect();
        assert_eq!(fields, ["on", "ends", "came"]);
        assert_eq!(draft.typed.came, "some");
    }

    #[test]
    fn of_two_who_write_mine_can_stand_in_place_of_theirs() {
        let mut theirs = whole("one", "2026-12-10");
        theirs.revision = 7;
        let mine = Draft::of(&whole("one", "2026-12-09"));
        let met = || Change::Theirs(Box::new(theirs.clone()));
        let kept = changed(mine.clone(), vec![met(), Change::KeepMine]);
        assert_eq!((kept.revision, kept.typed.on.as_str()), (7, "2026-12-09"));
        let taken = changed(mine, vec![met(), Change::TakeTheirs]);
        assert_eq!((taken.revision, taken.typed.on.as_str()), (7, "2026-12-10"));
    }

    #[test]
    fn the_next_one_keeps_the_place_and_says_nothing_yet() {
        let next = Draft::next(&whole("one", "2026-12-09"));
        assert_eq!((next.id, next.typed.on.as_str()), (None, "2027-01-13"));
        assert_eq!(
            (next.typed.place.as_str(), next.typed.came.as_str()),
            ("The hall", "")
        );
        assert!(next.typed.notes.is_empty() && !next.typed.notes_published);
    }
}
