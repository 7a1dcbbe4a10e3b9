//! What is typed about one review, and what is wrong with it. Pure.

use crate::reviews::list::Wrong;
use crate::reviews::list::reading::day_of;
use crate::reviews::yearly::rules_broken;
use chrono::NaiveDate;
use domain::participation::{NoteOfReview, Participation, Rule, is_child};
use yew::AttrValue;

/// One of the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The child identifier.
    Child,
    /// Date of birth.
    BornOn,
    /// The day on which it was held.
    HeldOn,
    /// The code.
    Code,
}

impl Part {
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Child => "review-child",
            Self::BornOn => "review-born-on",
            Self::HeldOn => "review-held-on",
            Self::Code => "review-code",
        }
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Child => "903 child identifier",
            Self::BornOn => "Date of birth",
            Self::HeldOn => "The review was held on",
            Self::Code => "How did they take part?",
        }
    }

    pub(super) const fn hint(self) -> &'static str {
        match self {
            Self::Child => "As in your return. Letters and digits.",
            Self::BornOn => "Like 27/03/2012 or 27 March 2012.",
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
    pub(super) code: Option<Participation>,
    pub(super) faults: Vec<(Part, String)>,
}

impl Typed {
    /// What is known already.
    pub(super) fn of(note: Option<&NoteOfReview>) -> Self {
        let day = |on: Option<NaiveDate>| on.map(written).unwrap_or_default();
        Self {
            child: note.and_then(|note| note.child.clone()).unwrap_or_default(),
            born_on: day(note.and_then(|note| note.born_on)),
            held_on: day(note.and_then(|note| note.held_on)),
            code: note.and_then(|note| note.code),
            faults: Vec::new(),
        }
    }

    pub(super) fn words(&self, which: Part) -> &str {
        match which {
            Part::Child => &self.child,
            Part::BornOn => &self.born_on,
            Part::HeldOn => &self.held_on,
            Part::Code => self.code.map_or("", Participation::word),
        }
    }

    pub(super) fn with(&self, which: Part, words: String) -> Self {
        let mut next = self.clone();
        match which {
            Part::Child => next.child = words,
            Part::BornOn => next.born_on = words,
            Part::HeldOn => next.held_on = words,
            Part::Code => next.code = Participation::of_word(&words),
        }
        // A code is checked against both days: whichever is mended, it is checked anew.
        next.faults
            .retain(|(of, _)| *of != which && *of != Part::Code);
        next
    }

    pub(super) fn fault(&self, which: Part) -> Option<AttrValue> {
        let mut faults = self.faults.iter();
        let fault = faults.find(|(of, _)| *of == which);
        fault.map(|(_, words)| words.clone().into())
    }

    /// The note it makes; nothing that is empty is a fault, what breaks a rule is.
    pub(super) fn read(&self, today: NaiveDate) -> Result<NoteOfReview, Self> {
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
        };
        if faults.is_empty() {
            faults.extend(rules_broken(&note, today).into_iter().filter_map(at));
        }
        if faults.is_empty() {
            Ok(note)
        } else {
            let typed = self.clone();
            Err(Self { faults, ..typed })
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
            faults: Vec::new(),
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
        assert_eq!(Typed::of(Some(&note)), mended);
    }
}
