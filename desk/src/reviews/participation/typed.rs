//! What is typed about one review, and what is wrong with it. Pure.

use crate::reviews::list::Wrong;
use crate::reviews::list::reading::day_of;
use crate::reviews::yearly::rules_broken;
use chrono::NaiveDate;
use domain::due::reviews::ReviewsHeld;
use domain::participation::{NoteOfReview, Participation, Rule, is_child};
use domain::review_figures::{Which, counts_from};
use yew::AttrValue;

/// One of the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The child identifier.
    Child,
    /// Date of birth.
    BornOn,
    /// Which review it is.
    Which,
    /// The day from which the law counts.
    CountsFrom,
    /// The day on which it was held.
    HeldOn,
    /// That it was not held.
    NotHeld,
    /// The code.
    Code,
}

impl Part {
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Child => "review-child",
            Self::BornOn => "review-born-on",
            Self::Which => "review-which",
            Self::CountsFrom => "review-counts-from",
            Self::HeldOn => "review-held-on",
            Self::NotHeld => "review-not-held",
            Self::Code => "review-code",
        }
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Child => "903 child identifier",
            Self::BornOn => "Date of birth",
            Self::Which => "Which review is it?",
            Self::CountsFrom => "The time counts from",
            Self::HeldOn => "The review was held on",
            Self::NotHeld => "It was due, and was not held",
            Self::Code => "How did they take part?",
        }
    }

    pub(super) const fn hint(self) -> &'static str {
        match self {
            Self::Child => "As in your return. Letters and digits.",
            Self::BornOn => "Like 27/03/2012 or 27 March 2012.",
            Self::Which => "From this the desk works out by when it was due.",
            Self::CountsFrom => "Like 27/03/2026 or 27 March 2026.",
            Self::NotHeld => "Only once the day by which it was due has passed.",
            Self::HeldOn => {
                "Leave it empty while it has not been held. Like 30/08/2026 or 30 August 2026."
            }
            Self::Code => "The definitions of the SSDA903 return.",
        }
    }
}

/// What is typed so far, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    child: String,
    born_on: String,
    held_on: String,
    pub(super) which: Option<Which>,
    counts_from: String,
    pub(super) not_held: bool,
    pub(super) code: Option<Participation>,
    pub(super) faults: Vec<(Part, String)>,
}

impl Typed {
    /// What is known already: of the review, or as its invitation was made with.
    pub(super) fn of(note: Option<&NoteOfReview>, invited: Option<ReviewsHeld>) -> Self {
        let before = note.and_then(|note| note.before).or(invited);
        let day = |on: Option<NaiveDate>| on.map(written).unwrap_or_default();
        Self {
            child: note.and_then(|note| note.child.clone()).unwrap_or_default(),
            born_on: day(note.and_then(|note| note.born_on)),
            held_on: day(note.and_then(|note| note.held_on)),
            which: before.map(Which::after),
            counts_from: day(before.map(counts_from)),
            not_held: note.is_some_and(|note| note.not_held),
            code: note.and_then(|note| note.code),
            faults: Vec::new(),
        }
    }

    /// The same with what was worked out of the reviews before.
    pub(super) fn after(&self, before: ReviewsHeld) -> Self {
        let next = self.with(Part::CountsFrom, written(counts_from(before)));
        next.with(Part::Which, which_word(Which::after(before)).to_owned())
    }

    /// Of which child, and the day on which their review was held, as far as it is typed.
    pub(super) fn whose(&self) -> (&str, Option<NaiveDate>) {
        (self.child.trim(), day_of(self.held_on.trim()))
    }

    /// How many reviews there had been, as far as it is typed.
    pub(super) fn before(&self) -> Option<ReviewsHeld> {
        let day = day_of(self.counts_from.trim())?;
        Some(match self.which? {
            Which::First => ReviewsHeld::None { in_care_since: day },
            Which::Second => ReviewsHeld::One { last_on: day },
            Which::Later => ReviewsHeld::More { last_on: day },
        })
    }

    pub(super) fn words(&self, which: Part) -> &str {
        match which {
            Part::Child => &self.child,
            Part::BornOn => &self.born_on,
            Part::Which => self.which.map_or("", which_word),
            Part::CountsFrom => &self.counts_from,
            Part::HeldOn => &self.held_on,
            Part::NotHeld => "",
            Part::Code => self.code.map_or("", Participation::word),
        }
    }

    pub(super) fn with(&self, which: Part, words: String) -> Self {
        let mut next = self.clone();
        match which {
            Part::Child => next.child = words,
            Part::BornOn => next.born_on = words,
            Part::Which => next.which = which_of(&words),
            Part::CountsFrom => next.counts_from = words,
            Part::HeldOn => next.held_on = words,
            Part::NotHeld => next.not_held = !words.is_empty(),
            Part::Code => next.code = Participation::of_word(&words),
        }
        // A code is checked against both days: whichever is mended, it is checked anew.
        let days = [Part::HeldOn, Part::NotHeld, Part::CountsFrom, Part::Which];
        let also = |of: Part| days.contains(&which) && days.contains(&of);
        next.faults
            .retain(|(of, _)| *of != which && *of != Part::Code && !also(*of));
        next
    }

    pub(super) fn fault(&self, which: Part) -> Option<AttrValue> {
        let mut faults = self.faults.iter();
        let fault = faults.find(|(of, _)| *of == which);
        fault.map(|(_, words)| words.clone().into())
    }

    /// The note it makes; nothing that is empty is a fault, what breaks a rule is.
    pub(super) fn read(&self, today: NaiveDate) -> Result<NoteOfReview, Box<Self>> {
        let mut faults = Vec::new();
        let mut day = |which: Part, words: &str| {
            let words = words.trim();
            let day = day_of(words);
            if day.is_none() && !words.is_empty() {
                faults.push((which, format!("This {}.", Wrong::NotADay)));
            } else if day.is_some_and(|day| day > today) {
                faults.push((which, format!("This day {}.", Wrong::ToCome)));
            }
            day
        };
        let born_on = day(Part::BornOn, &self.born_on);
        let held_on = day(Part::HeldOn, &self.held_on);
        let from = self
            .which
            .and_then(|_| day(Part::CountsFrom, &self.counts_from));
        if self.which.is_some() && self.counts_from.trim().is_empty() {
            let words = "Write this day, or choose “Not known” above.";
            faults.push((Part::CountsFrom, words.to_owned()));
        }
        if from
            .zip(held_on)
            .is_some_and(|(from, held_on)| held_on < from)
        {
            let words =
                "The review was held before the day from which the time counts. Check both days.";
            faults.push((Part::HeldOn, words.to_owned()));
        }
        if held_on.is_some() && self.not_held {
            let words = "You wrote the day on which it was held. Take the day out, or this tick.";
            faults.push((Part::NotHeld, words.to_owned()));
        }
        let child = self.child.trim();
        if !child.is_empty() && !is_child(child) {
            faults.insert(0, (Part::Child, format!("This {}.", Wrong::NotAChild)));
        }
        let note = NoteOfReview {
            v: NoteOfReview::VERSION,
            child: Some(child.to_owned()).filter(|child| !child.is_empty()),
            born_on,
            held_on,
            code: self.code,
            before: from.and_then(|_| self.before()),
            not_held: self.not_held && held_on.is_none(),
        };
        if faults.is_empty() {
            faults.extend(rules_broken(&note, today).into_iter().filter_map(at));
        }
        if faults.is_empty() {
            Ok(note)
        } else {
            let typed = self.clone();
            Err(Box::new(Self { faults, ..typed }))
        }
    }
}

/// Where a broken rule is said. What is only missing can be written later.
fn at(rule: Rule) -> Option<(Part, String)> {
    let which = match rule {
        Rule::TooOldForPn0 | Rule::TooYoung => Part::Code,
        Rule::BeforeBirth | Rule::ToCome => Part::HeldOn,
        Rule::NoChild | Rule::NotBorn | Rule::NoCode | Rule::Twice | Rule::BornTwice => {
            return None;
        }
    };
    Some((which, format!("The review {rule}.")))
}

pub(super) const fn which_word(which: Which) -> &'static str {
    match which {
        Which::First => "first",
        Which::Second => "second",
        Which::Later => "later",
    }
}

fn which_of(word: &str) -> Option<Which> {
    Which::ALL
        .into_iter()
        .find(|which| which_word(*which) == word)
}

fn written(day: NaiveDate) -> String {
    use chrono::Datelike as _;
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn typed(child: &str, born_on: &str, held_on: &str, code: &str) -> Typed {
        Typed {
            child: child.to_owned(),
            born_on: born_on.to_owned(),
            held_on: held_on.to_owned(),
            code: Participation::of_word(code),
            ..Typed::default()
        }
    }

    fn wrong(typed: &Typed) -> Vec<Part> {
        let read = typed.read(on("2026-11-22"));
        let faults = read.map_or_else(|faulty| faulty.faults, |_| Vec::new());
        faults.into_iter().map(|(which, _)| which).collect()
    }

    #[test]
    fn days_are_read_in_three_shapes_and_what_is_missing_may_follow() {
        for held in ["30/08/2026", "2026-08-30", "30 August 2026"] {
            let note = typed(" 566910 ", "", held, "")
                .read(on("2026-11-22"))
                .unwrap();
            assert_eq!(note.held_on, Some(on("2026-08-30")), "{held}");
            assert_eq!(note.child.as_deref(), Some("566910"));
            assert_eq!((note.born_on, note.code), (None, None));
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_box_and_the_rules_at_the_code() {
        for (child, born_on, held_on, code, boxes) in [
            ("=1", "", "", "", vec![Part::Child]),
            ("", "27.3.12", "soon", "", vec![Part::BornOn, Part::HeldOn]),
            ("", "", "23/11/2026", "PN1", vec![Part::HeldOn]),
            ("", "31/08/2026", "30/08/2026", "", vec![Part::HeldOn]),
            ("", "30/08/2022", "31/08/2026", "PN0", vec![Part::Code]),
            ("", "30/08/2022", "29/08/2026", "PN1", vec![Part::Code]),
            ("", "30/08/2022", "30/08/2026", "PN0", vec![]),
            ("", "30/08/2022", "30/08/2026", "PN1", vec![]),
            ("", "", "22/11/2026", "PN1", vec![]),
        ] {
            let typed = typed(child, born_on, held_on, code);
            assert_eq!(wrong(&typed), boxes, "{typed:?}");
        }
    }

    #[test]
    fn what_is_typed_stays_and_a_mended_day_is_checked_anew() {
        let typed = typed("1", "30/08/2022", "29/08/2026", "PN1");
        let faulty = typed.read(on("2026-11-22")).unwrap_err();
        assert!(faulty.fault(Part::Code).is_some());
        let mended = faulty.with(Part::HeldOn, "31/08/2026".to_owned());
        assert_eq!(mended.fault(Part::Code), None);
        let note = mended.read(on("2026-11-22")).unwrap();
        assert_eq!(Typed::of(Some(&note), None), mended);
    }

    #[test]
    fn which_review_it_is_needs_its_day_and_the_review_comes_after_it() {
        let plain = typed("1", "", "30/08/2026", "");
        assert_eq!(plain.read(on("2026-11-22")).unwrap().before, None);
        for (which, from, before) in [
            (
                "first",
                "30/08/2026",
                ReviewsHeld::None {
                    in_care_since: on("2026-08-30"),
                },
            ),
            (
                "second",
                "29/08/2026",
                ReviewsHeld::One {
                    last_on: on("2026-08-29"),
                },
            ),
            (
                "later",
                "2026-03-01",
                ReviewsHeld::More {
                    last_on: on("2026-03-01"),
                },
            ),
        ] {
            let typed = plain.with(Part::Which, which.to_owned());
            assert_eq!(wrong(&typed), [Part::CountsFrom], "{which}");
            let typed = typed.with(Part::CountsFrom, from.to_owned());
            let note = typed.read(on("2026-11-22")).unwrap();
            assert_eq!(note.before, Some(before));
            assert_eq!(Typed::of(Some(&note), None).before(), Some(before));
            assert_eq!(plain.after(before).before(), Some(before));
            // What is not known any more is not kept for its day.
            let not_known = typed.with(Part::Which, "none".to_owned());
            assert_eq!(not_known.read(on("2026-11-22")).unwrap().before, None);
        }
        let second = plain.with(Part::Which, "second".to_owned());
        for (from, boxes) in [
            ("31/08/2026", vec![Part::HeldOn]),
            ("23/11/2026", vec![Part::CountsFrom, Part::HeldOn]),
            ("soon", vec![Part::CountsFrom]),
        ] {
            assert_eq!(
                wrong(&second.with(Part::CountsFrom, from.to_owned())),
                boxes
            );
        }
    }

    #[test]
    fn what_was_held_is_not_said_to_be_not_held_and_a_mended_day_is_checked_anew() {
        let both = typed("1", "", "30/08/2026", "").with(Part::NotHeld, "yes".to_owned());
        let faulty = both.read(on("2026-11-22")).unwrap_err();
        assert!(faulty.fault(Part::NotHeld).is_some());
        let mended = faulty.with(Part::HeldOn, String::new());
        assert_eq!(mended.fault(Part::NotHeld), None);
        let note = mended.read(on("2026-11-22")).unwrap();
        assert!(note.not_held && Typed::of(Some(&note), None).not_held);
    }

    #[test]
    fn what_the_invitation_was_made_with_stands_there_until_somebody_writes_otherwise() {
        let invited = ReviewsHeld::One {
            last_on: on("2026-05-11"),
        };
        assert_eq!(Typed::of(None, Some(invited)).before(), Some(invited));
        let other = ReviewsHeld::More {
            last_on: on("2026-05-12"),
        };
        let note = NoteOfReview {
            before: Some(other),
            ..NoteOfReview::default()
        };
        assert_eq!(Typed::of(Some(&note), Some(invited)).before(), Some(other));
    }
}
