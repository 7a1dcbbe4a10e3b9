//! One piece of the wall, as everybody may see it: good news whose sender said yes to
//! telling others without their name, or an award. No name has a field here.

use super::{Wrong, words};
use crate::ids::GroupId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most characters of an award's title.
pub const MOST_TITLE: usize = 80;
/// The most characters of the words.
pub const MOST_WORDS: usize = 400;
/// For how many days a piece stands on the wall.
pub const STANDS_DAYS: u64 = 365;

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What a young person was glad about.
    GoodNews,
    /// What somebody was given.
    Award,
}

/// One piece of the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Praise {
    /// What it is.
    pub kind: Kind,
    /// Of an award: what it is called. Empty for good news.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What for; of good news, what was said.
    pub words: String,
    /// Of an award: the group that it was given to; none for "a young person".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// Of an award: the day. Good news has none: a day may tell whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}

impl Praise {
    /// What is wrong with it, field by field.
    #[must_use]
    pub fn wrong(&self) -> Vec<Wrong> {
        let is_award = self.kind == Kind::Award;
        let mut found: Vec<Wrong> = [
            words("title", &self.title, MOST_TITLE, is_award),
            words("words", &self.words, MOST_WORDS, true),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut none = |field: &'static str, is_there: bool| {
            if is_there {
                let what = "good news has none: leave it out".to_owned();
                found.push(Wrong { field, what });
            }
        };
        if is_award {
            if self.on.is_none() {
                let what = "say on which day it was given".to_owned();
                found.push(Wrong { field: "on", what });
            }
        } else {
            none("title", !self.title.is_empty());
            none("group", self.group.is_some());
            none("on", self.on.is_some());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good_news() -> Praise {
        Praise {
            kind: Kind::GoodNews,
            title: String::new(),
            words: "I passed my test.".to_owned(),
            group: None,
            on: None,
        }
    }

    #[test]
    fn good_news_has_words_and_nothing_that_says_whose_it_is() {
        assert_eq!(good_news().wrong(), []);
        let telling = Praise {
            title: "Jo’s news".to_owned(),
            words: String::new(),
            group: Some("care-leavers-forum".into()),
            on: "2026-11-22".parse().ok(),
            ..good_news()
        };
        let fields: Vec<_> = telling.wrong().into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["words", "title", "group", "on"]);
    }

    #[test]
    fn an_award_has_a_title_and_a_day() {
        let bare = Praise {
            kind: Kind::Award,
            ..good_news()
        };
        let fields: Vec<_> = bare.wrong().into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["title", "on"]);
    }
}
