//! Which part of what has been sent is listed, and in which order.

use super::by_law::first_answer;
use api::desk::inbox::{Item, Only, Standing};
use chrono::NaiveDate;
use controls::chips::{Chip, chips};
use domain::edition::Edition;
use domain::ids::FormId;
use domain::request::Purpose;
use yew::prelude::*;

/// A page of the desk that lists what has been sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// All of it.
    Everything,
    /// What somebody has to do something about.
    Requests,
}

impl Kind {
    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Everything => "Inbox",
            Self::Requests => "Requests",
        }
    }

    /// What leads back to it.
    #[must_use]
    pub const fn back(self) -> &'static str {
        match self {
            Self::Everything => "Back to the inbox",
            Self::Requests => "Back to the requests",
        }
    }

    /// What is asked of the server, for lines that stand here.
    #[must_use]
    pub fn only(self, standing: Option<Standing>, edition: &Edition) -> Only {
        let forms = match self {
            Self::Everything => Vec::new(),
            Self::Requests => forms_of(edition, |purpose| !is_praise(purpose)),
        };
        Only { forms, standing }
    }

    /// What is listed when the page opens: everything in the inbox, and of requests
    /// those that are still to be done.
    #[must_use]
    pub const fn at_first(self) -> Option<Standing> {
        match self {
            Self::Everything => None,
            Self::Requests => Some(Standing::Unfinished),
        }
    }

    /// Why nothing is listed, to who sees everything or only what is given to them.
    #[must_use]
    pub const fn nothing(
        self,
        standing: Option<Standing>,
        sees_everything: bool,
    ) -> (&'static str, &'static str) {
        match (self, standing) {
            (_, None) if !sees_everything => (
                "Nothing is given to you yet",
                "A lead or a participation worker gives you what you are to answer. It appears here.",
            ),
            (Self::Everything, None) => (
                "Nothing has been sent yet",
                "What young people send appears here. Share the open link in Settings to begin.",
            ),
            (Self::Requests, None) => (
                "Nobody has asked for anything yet",
                "Complaints, claims, and what else young people ask for appear here, with the day by which the law wants an answer.",
            ),
            (_, Some(Standing::Unopened)) => (
                "Everything has been opened",
                "What comes next appears here.",
            ),
            (_, Some(Standing::Unfinished)) => (
                "Nothing is left to do",
                "Each has been done, or somebody has said why it is not possible.",
            ),
            (_, Some(Standing::Finished)) => (
                "Nothing is finished yet",
                "What is done, or not possible, appears here. Say so when you answer.",
            ),
        }
    }
}

/// The forms of requests for such purposes.
#[must_use]
pub fn forms_of(edition: &Edition, wanted: impl Fn(Purpose) -> bool) -> Vec<FormId> {
    edition
        .requests
        .iter()
        .filter(|request| wanted(request.purpose))
        .map(|request| request.form.id.clone())
        .collect()
}

/// Whether it is praise, which nobody has to do anything about.
#[must_use]
pub const fn is_praise(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::GoodNews | Purpose::ThankYou)
}

/// The places of the lines in the order in which they are listed. Requests that the law
/// wants answered come first, the one that is due soonest first of all; the others stay
/// in the server's order.
#[must_use]
pub fn order(kind: Kind, items: &[Item], edition: &Edition, today: NaiveDate) -> Vec<usize> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    if kind == Kind::Requests {
        let due = |item: &Item| {
            let stands = item.stage.is_none_or(|stage| !stage.is_last());
            let request = edition.request_asking(&item.form).filter(|_| stands)?;
            first_answer(request, &item.received, &edition.bank_holidays, today)
                .map(|first| first.by)
        };
        places.sort_by_key(|place| {
            let by = items.get(*place).and_then(due);
            (by.is_none(), by)
        });
    }
    places
}

/// The filters over the list.
pub fn filters(now: Option<Standing>, choose: &Callback<Option<Standing>>) -> Html {
    let chip = |(standing, label): (Option<Standing>, &'static str)| Chip {
        id: standing.map_or("", Standing::word).into(),
        label: label.into(),
        on: standing == now,
    };
    let press = choose.reform(|id: AttrValue| {
        WAYS.into_iter()
            .map(|(standing, _)| standing)
            .find(|standing| standing.map_or("", Standing::word) == id.as_str())
            .flatten()
    });
    chips(
        "What is listed",
        WAYS.into_iter().map(chip).collect(),
        &press,
    )
}

const WAYS: [(Option<Standing>, &str); 4] = [
    (None, "Everything"),
    (Some(Standing::Unopened), "Unopened"),
    (Some(Standing::Unfinished), "Not finished"),
    (Some(Standing::Finished), "Finished"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::tests::item;
    use domain::receipt::Stage;

    #[test]
    fn what_the_law_wants_first_is_listed_first_and_what_is_done_is_not_hurried() {
        let edition = content::edition().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let asked = |number: u8, form: &str, received: &str, stage| Item {
            form: form.into(),
            received: received.to_owned(),
            stage,
            ..item(number, false, false)
        };
        let items = [
            asked(1, "contact-me", "2026-11-20T09:00Z", None),
            asked(2, "my-records", "2026-11-10T09:00Z", None),
            asked(3, "complaint", "2026-11-20T09:00Z", Some(Stage::Decided)),
            asked(4, "complaint", "2026-11-16T09:00Z", None),
            asked(5, "complaint", "2026-11-02T09:00Z", Some(Stage::Done)),
        ];
        assert_eq!(
            order(Kind::Requests, &items, &edition, today),
            [3, 2, 1, 0, 4]
        );
        assert_eq!(
            order(Kind::Everything, &items, &edition, today),
            [0, 1, 2, 3, 4]
        );
    }

    #[test]
    fn requests_are_all_that_somebody_must_act_on_and_praise_is_not() {
        let edition = content::edition().unwrap();
        let only = Kind::Requests.only(Kind::Requests.at_first(), &edition);
        assert!(only.forms.contains(&"complaint".into()));
        assert!(!only.forms.contains(&"thank-you".into()));
        let praise = forms_of(&edition, is_praise);
        assert_eq!(only.forms.len() + praise.len(), edition.requests.len());
        assert!(Kind::Everything.only(None, &edition).forms.is_empty());
    }
}
