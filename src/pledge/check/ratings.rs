//! What was rated on this phone, what it said of actions, and how both stand. Pure: random
//! bytes are handed in. One secret makes every mark, and whose phone it is is asked once.

use super::queue::{Answer, Queue, Standing};
use crate::outbox::item::sha256_hex;
use api::actions::Says;
use domain::consultation::pledge_check::{AgeBand, Mark, Rated, Rating};
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use serde::{Deserialize, Serialize};

/// What is sent next.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// How a promise is rated.
    Rated(Rated),
    /// Whether an action happened.
    Says(Says),
}

/// Everything that this phone says to be counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ratings {
    /// Never leaves the phone: marks are made of it.
    secret: Option<[u8; 32]>,
    /// How old they said they are.
    pub band: Option<AgeBand>,
    /// Whether the phone is just theirs, if that was asked.
    pub mine: Option<bool>,
    waiting: Queue<Rated>,
    #[serde(default)]
    says: Queue<Says>,
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
        let Some(mark) = self.mark("my-pledge mark v1 ", &format!("{quarter} {promise}"), drawn)
        else {
            self.waiting.has_no_mark(promise.clone());
            return false;
        };
        self.waiting.put(Rated {
            promise: promise.clone(),
            rating,
            band,
            quarter,
            mark,
        });
        true
    }

    /// Puts in the queue whether an action happened, in the place of what was said of it
    /// before. Whether there is something to send.
    pub fn say(&mut self, action: &str, did: bool, drawn: Option<[u8; 32]>) -> bool {
        let action = action.to_owned();
        let Some(mark) = self.mark("my-pledge action mark v1 ", &action, drawn) else {
            self.says.has_no_mark(action);
            return false;
        };
        self.says.put(Says { action, did, mark });
        true
    }

    /// What is sent next.
    #[must_use]
    pub fn next(&self) -> Option<Next> {
        let rated = self.waiting.next().cloned().map(Next::Rated);
        rated.or_else(|| self.says.next().cloned().map(Next::Says))
    }

    /// An answer came to what was sent.
    pub fn answered(&mut self, sent: &Next, answer: Answer) {
        match sent {
            Next::Rated(sent) => self.waiting.answered(sent, answer),
            Next::Says(sent) => self.says.answered(sent, answer),
        }
    }

    /// How the rating of a promise stands.
    #[must_use]
    pub fn standing(&self, promise: &PromiseId) -> Option<Standing<Rating>> {
        self.waiting.standing(promise)
    }

    /// How stands what was said of an action.
    #[must_use]
    pub fn said(&self, action: &str) -> Option<Standing<bool>> {
        self.says.standing(&action.to_owned())
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
                self.says = kept.says;
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

    /// The mark of one thing. Nobody who sees two of them can tell that they come from
    /// one phone. None on a phone that has no secret and can draw none.
    fn mark(&mut self, kind: &str, about: &str, drawn: Option<[u8; 32]>) -> Option<Mark> {
        let secret = self.secret.or(drawn)?;
        self.secret = Some(secret);
        let mut said = kind.as_bytes().to_vec();
        said.extend_from_slice(&secret);
        said.extend_from_slice(about.as_bytes());
        Mark::try_from(sha256_hex(&said)).ok()
    }
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
        ratings.waiting.newest().unwrap().clone()
    }

    #[test]
    fn a_second_rating_takes_the_place_of_one_that_waits() {
        let mut ratings = aged(true);
        let first = rate(&mut ratings, "a", Rating::Partly);
        let second = rate(&mut ratings, "a", Rating::Happening);
        assert_eq!(first.mark, second.mark);
        assert_eq!(ratings.waiting.len(), 1);
        // The answer to the first comes late: the second is not counted by it.
        ratings.answered(&Next::Rated(first), Answer::Counted);
        assert_eq!(
            ratings.standing(&"a".into()),
            Some(Standing::Waiting(Rating::Happening))
        );
        ratings.answered(&Next::Rated(second), Answer::Counted);
        assert_eq!(
            ratings.standing(&"a".into()),
            Some(Standing::Counted(Rating::Happening))
        );
        assert!(ratings.next().is_none());
    }

    #[test]
    fn only_the_same_promise_in_the_same_quarter_has_the_same_mark() {
        let marked = |secret: u8, promise: &str, at: &str| {
            let mut ratings = aged(true);
            let drawn = Some([secret; 32]);
            assert!(ratings.rate(&promise.into(), Rating::Partly, quarter(at), drawn));
            ratings.waiting.newest().unwrap().mark.clone()
        };
        let of = |promise: &str, at: &str| marked(7, promise, at);
        assert_eq!(of("a", "2026-Q4"), of("a", "2026-Q4"));
        assert_ne!(of("a", "2026-Q4"), of("b", "2026-Q4"));
        assert_ne!(of("a", "2026-Q4"), of("a", "2027-Q1"));
        assert_ne!(of("a", "2026-Q4"), marked(8, "a", "2026-Q4"));
        // As earlier builds made it: a phone that was updated still counts once.
        let mut said = b"my-pledge mark v1 ".to_vec();
        said.extend_from_slice(&[7; 32]);
        said.extend_from_slice(b"2026-Q4 a");
        assert_eq!(of("a", "2026-Q4").as_str(), sha256_hex(&said));
    }

    #[test]
    fn a_silence_counts_nothing_and_loses_nothing() {
        let mut ratings = aged(false);
        let sent = rate(&mut ratings, "a", Rating::NotSure);
        let sent = Next::Rated(sent);
        ratings.answered(&sent, Answer::NotYet);
        assert_eq!(ratings.next(), Some(sent));
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
            other.waiting.newest().map(|rated| &rated.mark),
            Some(&sent.mark)
        );
        // A phone that is not theirs takes over nothing.
        let mut shared = aged(false);
        shared.catch_up(kept, false);
        assert_eq!(shared.secret, None);
        // A browser that keeps nothing loses nothing.
        one.catch_up(None, false);
        assert_eq!(one.next(), Some(Next::Rated(sent)));
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

    #[test]
    fn what_is_said_of_an_action_has_a_mark_of_its_own_and_the_last_word_counts() {
        let mut ratings = aged(true);
        assert!(ratings.say("one", true, Some([7; 32])));
        let first = ratings.next().unwrap();
        // Another secret is drawn and not taken: this phone has one.
        assert!(ratings.say("one", false, Some([8; 32])));
        let second = ratings.next().unwrap();
        let (Next::Says(was), Next::Says(is)) = (&first, &second) else {
            panic!("ratings were not made");
        };
        assert_eq!((&was.mark, was.did, is.did), (&is.mark, true, false));
        assert!(ratings.say("two", true, None));
        let two = ratings.says.newest().unwrap();
        assert_ne!(two.mark, is.mark);
        ratings.answered(&first, Answer::Counted);
        assert_eq!(ratings.said("one"), Some(Standing::Waiting(false)));
        ratings.answered(&second, Answer::Counted);
        assert_eq!(ratings.said("one"), Some(Standing::Counted(false)));
        // No age is asked for it, and nothing but the random number is made of the phone.
        let mut no_secret = Ratings::default();
        assert!(!no_secret.say("one", true, None));
        assert_eq!(no_secret.said("one"), Some(Standing::NoMark));
    }

    #[test]
    fn what_an_earlier_build_kept_is_read() {
        let secret = serde_json::to_string(&[7; 32]).unwrap();
        let old = format!(r#"{{"secret":{secret},"band":"12_15","mine":true,"waiting":[]}}"#);
        let back = Ratings::kept(&old).unwrap();
        assert_eq!((back.secret, back.mine), (Some([7; 32]), Some(true)));
    }
}
