//! What was rated on this phone and how it stands. Pure: random bytes are handed in.

use crate::outbox::item::sha256_hex;
use domain::consultation::pledge_check::{AgeBand, Mark, Rated, Rating};
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a rating stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Waits, with its rating.
    Waiting(Rating),
    /// The server proved that it is counted.
    Counted(Rating),
    /// Its quarter was over when it came.
    Over,
    /// The server will not count it.
    Refused,
    /// This browser draws no random bytes.
    NoMark,
}

/// What came of sending one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is counted.
    Counted,
    /// Its quarter is over.
    Over,
    /// It will never be counted.
    Refused,
    /// Nobody knows: it is sent again.
    NotYet,
}

/// Every rating of this phone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ratings {
    /// Never leaves the phone: marks are made of it.
    secret: Option<[u8; 32]>,
    /// How old they said they are.
    pub band: Option<AgeBand>,
    /// Whether the phone is just theirs, if that was asked.
    pub mine: Option<bool>,
    /// Oldest first.
    waiting: Vec<Rated>,
    #[serde(skip)]
    answered: BTreeMap<PromiseId, Standing>,
}

impl Ratings {
    /// Puts a rating in the queue, in the place of another of the same promise and
    /// quarter. `drawn` becomes the secret of a phone that has none. Whether there is
    /// something to send: not before they said how old they are.
    pub fn rate(
        &mut self,
        promise: &PromiseId,
        rating: Rating,
        quarter: Quarter,
        drawn: Option<[u8; 32]>,
    ) -> bool {
        let Some(band) = self.band else {
            return false;
        };
        let Some(secret) = self.secret.or(drawn) else {
            self.answered.insert(promise.clone(), Standing::NoMark);
            return false;
        };
        self.secret = Some(secret);
        let Some(mark) = mark(&secret, promise, quarter) else {
            return false;
        };
        self.waiting.retain(|one| one.mark != mark);
        self.answered.remove(promise);
        self.waiting.push(Rated {
            promise: promise.clone(),
            rating,
            band,
            quarter,
            mark,
        });
        true
    }

    /// What is sent next.
    #[must_use]
    pub fn next(&self) -> Option<&Rated> {
        self.waiting.first()
    }

    /// An answer came to what was sent. Where they have rated anew meanwhile, that one
    /// still waits.
    pub fn answered(&mut self, sent: &Rated, answer: Answer) {
        let standing = match answer {
            Answer::NotYet => return,
            Answer::Counted => Standing::Counted(sent.rating),
            Answer::Over => Standing::Over,
            Answer::Refused => Standing::Refused,
        };
        let before = self.waiting.len();
        self.waiting.retain(|one| one != sent);
        if self.waiting.len() < before {
            self.answered.insert(sent.promise.clone(), standing);
        }
    }

    /// How the rating of a promise stands.
    #[must_use]
    pub fn standing(&self, promise: &PromiseId) -> Option<Standing> {
        let mut waiting = self.waiting.iter().rev();
        let waits = waiting.find(|one| one.promise == *promise);
        let waits = waits.map(|one| Standing::Waiting(one.rating));
        waits.or_else(|| self.answered.get(promise).copied())
    }

    /// Another page of this phone kept something, or forgot everything, since `was_kept`
    /// was true of this one. Two pages of one phone have one secret.
    pub fn catch_up(&mut self, kept: Option<Self>, was_kept: bool) {
        match kept {
            None if was_kept => *self = Self::default(),
            Some(kept) if self.secret.is_none() && self.mine != Some(false) => {
                self.secret = kept.secret;
                self.band = self.band.or(kept.band);
                self.mine = self.mine.or(kept.mine);
                self.waiting = kept.waiting;
            }
            _ => {}
        }
    }

    /// What may be kept: nothing unless the phone is just theirs.
    #[must_use]
    pub fn to_keep(&self) -> Option<String> {
        let keep = self.mine == Some(true) && self.secret.is_some();
        keep.then(|| serde_json::to_string(self).ok()).flatten()
    }

    /// What was kept. What cannot be read is as if it were not there.
    #[must_use]
    pub fn kept(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// The mark of one promise in one quarter. Nobody who sees two of them can tell that
/// they come from one phone.
fn mark(secret: &[u8; 32], promise: &PromiseId, quarter: Quarter) -> Option<Mark> {
    let mut said = b"my-pledge mark v1 ".to_vec();
    said.extend_from_slice(secret);
    said.extend_from_slice(format!("{quarter} {promise}").as_bytes());
    Mark::try_from(sha256_hex(&said)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(text: &str) -> Quarter {
        Quarter::try_from(text.to_owned()).unwrap()
    }

    fn aged(mine: bool) -> Ratings {
        Ratings {
            band: Some(AgeBand::NotSaid),
            mine: Some(mine),
            ..Ratings::default()
        }
    }

    fn rate(ratings: &mut Ratings, promise: &str, rating: Rating) -> Rated {
        let now = quarter("2026-Q4");
        assert!(ratings.rate(&promise.into(), rating, now, Some([7; 32])));
        ratings.waiting.last().unwrap().clone()
    }

    #[test]
    fn a_second_rating_takes_the_place_of_one_that_waits() {
        let mut ratings = aged(true);
        let first = rate(&mut ratings, "a", Rating::Partly);
        let second = rate(&mut ratings, "a", Rating::Happening);
        assert_eq!(first.mark, second.mark);
        assert_eq!(ratings.waiting, std::slice::from_ref(&second));
        // The answer to the first comes late: the second is not counted by it.
        ratings.answered(&first, Answer::Counted);
        assert_eq!(
            ratings.standing(&"a".into()),
            Some(Standing::Waiting(Rating::Happening))
        );
        ratings.answered(&second, Answer::Counted);
        assert_eq!(
            ratings.standing(&"a".into()),
            Some(Standing::Counted(Rating::Happening))
        );
        assert!(ratings.next().is_none());
    }

    #[test]
    fn only_the_same_promise_in_the_same_quarter_has_the_same_mark() {
        let secret = [7; 32];
        let of = |promise: &str, at: &str| mark(&secret, &promise.into(), quarter(at)).unwrap();
        assert_eq!(of("a", "2026-Q4"), of("a", "2026-Q4"));
        assert_ne!(of("a", "2026-Q4"), of("b", "2026-Q4"));
        assert_ne!(of("a", "2026-Q4"), of("a", "2027-Q1"));
        assert_ne!(
            of("a", "2026-Q4"),
            mark(&[8; 32], &"a".into(), quarter("2026-Q4")).unwrap()
        );
    }

    #[test]
    fn a_silence_counts_nothing_and_loses_nothing() {
        let mut ratings = aged(false);
        let sent = rate(&mut ratings, "a", Rating::NotSure);
        ratings.answered(&sent, Answer::NotYet);
        assert_eq!(ratings.next(), Some(&sent));
        assert_eq!(
            ratings.standing(&"a".into()),
            Some(Standing::Waiting(Rating::NotSure))
        );
    }

    #[test]
    fn only_a_phone_that_is_just_theirs_keeps_anything_and_it_comes_back_whole() {
        let mut shared = aged(false);
        rate(&mut shared, "a", Rating::Partly);
        assert_eq!(shared.to_keep(), None);
        let mut mine = aged(true);
        assert_eq!(mine.to_keep(), None);
        rate(&mut mine, "a", Rating::Partly);
        let back = Ratings::kept(&mine.to_keep().unwrap()).unwrap();
        assert_eq!(back.next(), mine.next());
        assert_eq!((back.band, back.secret), (mine.band, mine.secret));
        assert_eq!(Ratings::kept("{"), None);
    }

    #[test]
    fn two_pages_of_one_phone_have_one_secret_and_what_one_forgets_is_forgotten() {
        let mut one = aged(true);
        let sent = rate(&mut one, "a", Rating::Partly);
        let kept = one.to_keep().and_then(|text| Ratings::kept(&text));
        let mut other = aged(true);
        other.catch_up(kept.clone(), false);
        let now = quarter("2026-Q4");
        assert!(other.rate(&"a".into(), Rating::NotSure, now, Some([8; 32])));
        assert_eq!(
            other.waiting.last().map(|rated| &rated.mark),
            Some(&sent.mark)
        );
        // A phone that is not theirs takes over nothing.
        let mut shared = aged(false);
        shared.catch_up(kept, false);
        assert_eq!(shared.secret, None);
        // A browser that keeps nothing loses nothing.
        one.catch_up(None, false);
        assert_eq!(one.next(), Some(&sent));
        one.catch_up(None, true);
        assert_eq!((one.next(), one.secret), (None, None));
    }

    #[test]
    fn without_an_age_or_without_randomness_nothing_is_made_up() {
        let now = quarter("2026-Q4");
        let mut no_age = Ratings::default();
        assert!(!no_age.rate(&"a".into(), Rating::Partly, now, Some([7; 32])));
        let mut no_secret = aged(true);
        assert!(!no_secret.rate(&"a".into(), Rating::Partly, now, None));
        assert_eq!(no_secret.standing(&"a".into()), Some(Standing::NoMark));
        assert!(no_age.next().is_none() && no_secret.next().is_none());
    }
}
