//! A group on a tablet: how many have answered, what waits, and what of it is written to
//! the tablet at each step. Pure. What stands on the tablet is a record for each answer
//! and each sealed text, under names that tell nothing, and one record of the group.

use crate::consultation::queue::{Next, Reply, Waiting};
use crate::outbox::item::Item;
use crate::platform::storage::{Shelf, Write};
use api::consultation::{GroupPut, Put};
use domain::consultation::answered::{Answered, Outcome};
use serde::{Deserialize, Serialize};

/// The name of the group's own record.
const GROUP: &str = "group";

/// A group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What lets its answers in.
    pub pass: String,
    /// What is asked.
    pub put: Put,
    /// How many may answer at most.
    pub most: u32,
    /// Four digits that end it.
    finish: String,
    /// How many have answered.
    pub given: u32,
    /// How many of those are counted.
    pub counted: u32,
    /// How many came too late.
    pub late: u32,
    /// Whether people are answering: until the finish code is typed.
    pub running: bool,
    /// What is not yet proved to be there.
    #[serde(skip)]
    pub waiting: Waiting,
    /// How many the server will not take. They stay on the tablet.
    #[serde(skip)]
    pub refused: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Record {
    Group(Box<Group>),
    Answer(Answered),
    Words(Item),
}

fn write(name: &str, record: &Record) -> Option<Write> {
    let text = serde_json::to_string(record).ok()?;
    Some(Write::Put(Shelf::Group, name.to_owned(), text))
}

fn remove(sent: &Next) -> Write {
    let name = match sent {
        Next::Answer(answered) => answered.mark.as_str().to_owned(),
        Next::Words(item) => item.id.to_string(),
    };
    Write::Remove(Shelf::Group, name)
}

impl Group {
    /// A group that begins.
    #[must_use]
    pub fn new(pass: String, found: GroupPut) -> Self {
        Self {
            pass,
            put: found.put,
            most: found.most,
            finish: found.finish,
            given: 0,
            counted: 0,
            late: 0,
            running: true,
            waiting: Waiting::default(),
            refused: 0,
        }
    }

    /// The group whose records stand on the tablet. What cannot be read is left there.
    #[must_use]
    pub fn read(records: &[String]) -> Option<Self> {
        let mut found = None;
        let mut waiting = Waiting::default();
        for record in records {
            match serde_json::from_str(record) {
                Ok(Record::Group(group)) => found = Some(*group),
                Ok(Record::Answer(answered)) => waiting.answer(answered),
                Ok(Record::Words(item)) if item.is_whole() => waiting.words(item),
                Ok(Record::Words(_)) | Err(_) => {}
            }
        }
        let mut group: Self = found?;
        group.waiting = waiting;
        Some(group)
    }

    /// The group's own record, as it stands.
    #[must_use]
    pub fn own_record(&self) -> Vec<Write> {
        let bare = Self {
            waiting: Waiting::default(),
            ..self.clone()
        };
        write(GROUP, &Record::Group(Box::new(bare)))
            .into_iter()
            .collect()
    }

    /// Four digits that the worker notes.
    #[must_use]
    pub fn finish(&self) -> &str {
        &self.finish
    }

    /// Whether nobody more may answer.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.given >= self.most
    }

    /// Somebody has answered: what is written, all of it or nothing.
    pub fn give(&mut self, answered: Answered, words: Vec<Item>) -> Vec<Write> {
        self.given += 1;
        let mut writes = self.own_record();
        writes.extend(write(
            answered.mark.as_str(),
            &Record::Answer(answered.clone()),
        ));
        self.waiting.answer(answered);
        for item in words {
            writes.extend(write(item.id.as_str(), &Record::Words(item.clone())));
            self.waiting.words(item);
        }
        writes
    }

    /// A reply came: what is written. What is not proved to be there stays.
    pub fn replied(&mut self, sent: &Next, reply: Reply) -> Vec<Write> {
        if reply == Reply::NotYet || !self.waiting.sent(sent) {
            return Vec::new();
        }
        match (sent, reply) {
            (_, Reply::Refused) => {
                self.refused += 1;
                return Vec::new();
            }
            (Next::Answer(_), Reply::Taken(Outcome::TooLate)) => self.late += 1,
            (Next::Answer(_), _) => self.counted += 1,
            (Next::Words(_), _) => {}
        }
        let mut writes = self.own_record();
        writes.push(remove(sent));
        writes
    }

    /// How many answers have arrived.
    #[must_use]
    pub const fn sent(&self) -> u32 {
        self.counted + self.late
    }

    /// Whether this is the finish code; gaps do not matter. A wrong one changes nothing.
    pub fn end(&mut self, typed: &str) -> bool {
        let typed: String = typed.chars().filter(|one| !one.is_whitespace()).collect();
        let ends = typed == self.finish;
        if ends {
            self.running = false;
        }
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::sample::{day, put};
    use crate::consultation::taking::{Action, Taking};
    use domain::consultation::pledge_check::Mark;
    use domain::ids::ChoiceId;
    use std::collections::BTreeMap;
    use std::rc::Rc;

    /// What stands on the tablet.
    #[derive(Default)]
    struct Tablet(BTreeMap<String, String>);

    impl Tablet {
        fn commit(&mut self, writes: Vec<Write>) {
            for one in writes {
                match one {
                    Write::Put(_, key, text) => self.0.insert(key, text),
                    Write::Remove(_, key) => self.0.remove(&key),
                };
            }
        }

        fn group(&self) -> Group {
            let records: Vec<String> = self.0.values().cloned().collect();
            Group::read(&records).unwrap()
        }
    }

    fn group() -> Group {
        let found = GroupPut {
            put: Rc::unwrap_or_clone(put()),
            most: 40,
            finish: "0427".to_owned(),
        };
        Group::new("ab".repeat(16), found)
    }

    fn person(n: u32) -> Answered {
        let mark = Mark::try_from(format!("{n:064x}")).unwrap();
        let taking = Taking::new(put())
            .after(Action::Next)
            .after(Action::Choose(ChoiceId::from("good")));
        taking.answered(mark, day("2026-11-22"), Some("ab".repeat(16)))
    }

    #[test]
    fn forty_on_one_tablet_survive_a_restart_after_each_and_are_sent_once_each() {
        let mut tablet = Tablet::default();
        tablet.commit(group().own_record());
        for n in 0..40 {
            let mut again = tablet.group();
            assert!(!again.is_full());
            tablet.commit(again.give(person(n), vec![]));
        }
        let mut group = tablet.group();
        assert!(group.is_full());
        assert_eq!(
            (group.given, group.sent(), group.waiting.len().0),
            (40, 0, 40)
        );
        let mut arrived = Vec::new();
        while let Some(next) = group.waiting.next() {
            // One reply is lost on its way: the same is sent again.
            if arrived.len() == 7 && !arrived.contains(&next) {
                arrived.push(next.clone());
                tablet.commit(group.replied(&next, Reply::NotYet));
                group = tablet.group();
                continue;
            }
            if !arrived.contains(&next) {
                arrived.push(next.clone());
            }
            tablet.commit(group.replied(&next, Reply::Taken(Outcome::Counted)));
        }
        let group = tablet.group();
        assert_eq!((group.given, group.sent(), arrived.len()), (40, 40, 40));
        assert_eq!(
            tablet.0.len(),
            1,
            "nothing of anybody is left on the tablet"
        );
    }

    #[test]
    fn what_is_refused_stays_on_the_tablet_and_is_not_called_sent() {
        let mut tablet = Tablet::default();
        let mut group = group();
        tablet.commit(group.give(person(1), vec![]));
        let next = group.waiting.next().unwrap();
        tablet.commit(group.replied(&next, Reply::Refused));
        assert_eq!((group.refused, group.sent()), (1, 0));
        assert_eq!(tablet.group().waiting.len(), (1, 0));
    }

    #[test]
    fn only_the_finish_code_ends_it() {
        let mut group = group();
        for wrong in ["", "0", "427", "0428", "04270", "abcd"] {
            assert!(!group.end(wrong) && group.running, "{wrong}");
        }
        assert!(group.end(" 04 27 ") && !group.running);
    }
}
