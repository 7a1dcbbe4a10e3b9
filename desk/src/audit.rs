//! The record of what was done at the desk, for leads: read by page, narrowed, and
//! how it stands. Every line says who did what to which id, never what is in it.

pub mod ends;
pub mod narrow;
pub mod page;
pub mod table;
pub mod words;

use crate::remote::Remote;
use api::desk::audit::{Line, Look, Page, State as Standing};
use client::Fault;
use std::rc::Rc;
use yew::Reducible;

/// The record as far as it was fetched.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Whether it is whole, and who and what is in it.
    pub standing: Remote<Rc<Standing>>,
    /// Which lines were asked for.
    pub look: Look,
    /// Those there are.
    pub lines: Remote<Rc<Vec<Line>>>,
    /// Where the next page begins.
    pub next_below: Option<u64>,
    /// Counts what was asked, so that a late answer to an old question is dropped.
    pub asked: u32,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            standing: Remote::Waiting,
            look: Look::default(),
            lines: Remote::Waiting,
            next_below: None,
            asked: 0,
        }
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// The server said how the record stands, or did not.
    Stands(Result<Standing, Fault>),
    /// Other lines are wanted, from the newest.
    Look(Look),
    /// The next page is wanted.
    More,
    /// A page came, or did not, to the question of this number.
    Came(u32, Result<Page, Fault>),
}

impl Reducible for Record {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Stands(answer) => next.standing = next.standing.after(answer.map(Rc::new)),
            Change::Look(look) => {
                next.look = Look {
                    below: None,
                    ..look
                };
                next.asked += 1;
            }
            Change::More => {
                next.look.below = next.next_below;
                next.asked += 1;
            }
            Change::Came(asked, _) if asked != next.asked => return self,
            Change::Came(_, Err(fault)) => next.lines = next.lines.after(Err(fault)),
            Change::Came(_, Ok(page)) => {
                let mut lines = match (next.look.below, next.lines.shown()) {
                    (Some(_), Some(shown)) => shown.to_vec(),
                    _ => Vec::new(),
                };
                lines.extend(page.lines);
                next.lines = Remote::Ready(Rc::new(lines));
                next.next_below = page.next_below;
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(numbers: &[u64], next_below: Option<u64>) -> Page {
        Page {
            lines: numbers
                .iter()
                .map(|number| table::tests::line(*number))
                .collect(),
            next_below,
        }
    }

    fn numbers(record: &Record) -> Vec<u64> {
        let lines = record.lines.shown().unwrap();
        lines.iter().map(|line| line.number).collect()
    }

    #[test]
    fn a_further_page_is_added_and_another_question_begins_anew() {
        let first = Rc::new(Record::default()).reduce(Change::Came(0, Ok(page(&[9, 8], Some(8)))));
        let asked = first.reduce(Change::More);
        assert_eq!(asked.look.below, Some(8));
        let both = asked.reduce(Change::Came(1, Ok(page(&[7], None))));
        assert_eq!(numbers(&both), [9, 8, 7]);
        let what = Some("signed_in".to_owned());
        let other = both.reduce(Change::Look(Look {
            what,
            below: Some(3),
            ..Look::default()
        }));
        assert_eq!(other.look.below, None);
        // The answer to the question before comes late.
        let late = other.clone().reduce(Change::Came(1, Ok(page(&[1], None))));
        assert_eq!(late, other);
        let narrowed = other.reduce(Change::Came(2, Ok(page(&[3], None))));
        assert_eq!(numbers(&narrowed), [3]);
    }

    #[test]
    fn lines_that_were_read_stay_when_the_next_do_not_come() {
        let first = Rc::new(Record::default()).reduce(Change::Came(0, Ok(page(&[9], Some(9)))));
        let failed = first
            .reduce(Change::More)
            .reduce(Change::Came(1, Err(Fault::Offline)));
        assert_eq!(numbers(&failed), [9]);
        assert!(failed.lines.fault().is_some());
    }
}
