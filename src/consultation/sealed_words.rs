//! Own words to a consultation: sealed at once, each for itself, and never anything else.

use super::taking::Taking;
use crate::outbox::item::Item;
use crate::views::sealing::{NotSealed, seal};
use crate::views::team::Team;
use domain::edition::Edition;
use domain::ids::QuestionId;
use domain::request::Purpose;
use domain::views::{Answer, Audience, Given, Views, YesNo};

/// Why nothing was sealed. The words stay where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The team's key is not known yet.
    NoKey,
    /// More than can be sent.
    TooLong,
    /// This browser cannot seal.
    Failed,
}

/// The views of one text.
fn views(edition: &Edition, which: String, words: &str, quote: bool) -> Option<Views> {
    let request = edition.request(Purpose::ConsultationWords)?;
    let given = |question: &str, answer: Answer| Given {
        question: QuestionId::from(question),
        answer,
        words: None,
        audience: Audience::default(),
    };
    let quote = if quote { YesNo::Yes } else { YesNo::No };
    Some(Views {
        v: 1,
        form: request.form.id.clone(),
        form_version: request.form.version,
        answers: vec![
            given("which", Answer::Words(which)),
            given("words", Answer::Words(words.to_owned())),
            given("quote", Answer::YesNo(quote)),
        ],
        agenda: Vec::new(),
        helped_by: None,
        helper_saw: None,
        last_decisions: Vec::new(),
        about: None,
        reply_to: None,
    })
}

/// Everything that was written, sealed; nothing where nothing was.
///
/// # Errors
/// [`Held`]; then nothing at all is sealed.
pub fn sealed(
    taking: &Taking,
    team: &Team,
    edition: &Edition,
    random: impl Fn() -> Option<[u8; 16]>,
) -> Result<Vec<Item>, Held> {
    let written = taking.own_words();
    if written.is_empty() {
        return Ok(Vec::new());
    }
    let Team::Known { wire, key } = team else {
        return Err(Held::NoKey);
    };
    let one = |(question, words, quote): (&domain::consultation::asked::Question, &str, bool)| {
        if words.chars().count() > domain::views::MOST_WORDS {
            return Err(Held::TooLong);
        }
        let which = format!("{}/{}", taking.put.id, question.id);
        let views = views(edition, which, words, quote).ok_or(Held::Failed)?;
        let random = random().ok_or(Held::Failed)?;
        let mut item = seal(&views, false, key, wire, None, random).map_err(|why| match why {
            NotSealed::TooLong => Held::TooLong,
            NotSealed::Failed => Held::Failed,
        })?;
        item.after.purpose = Some(Purpose::ConsultationWords);
        Ok(item)
    };
    written.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::sample::put;
    use crate::consultation::taking::Action;
    use api::team::TeamKey;
    use domain::submission::SUITE;
    use seal::SealingKey;

    fn team() -> Team {
        let wire = TeamKey {
            team: "slough".to_owned(),
            epoch: 1,
            suite: SUITE.to_owned(),
            // RFC 7748's first public key.
            public_key: "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo".to_owned(),
            readers: "the team".to_owned(),
            opened_within_working_days: 5,
        };
        let key = SealingKey::read(&wire).unwrap();
        Team::Known { wire, key }
    }

    #[test]
    fn no_word_leaves_unsealed_and_without_a_key_nothing_is_made() {
        let edition = content::edition().unwrap();
        let mut taking = Taking::new(put());
        assert_eq!(sealed(&taking, &Team::Away, &edition, || None), Ok(vec![]));
        for _ in 0..8 {
            taking = taking.after(Action::Next);
        }
        taking = taking.after(Action::Words("CANARY".to_owned()));
        assert_eq!(
            sealed(&taking, &Team::Away, &edition, || Some([3; 16])),
            Err(Held::NoKey)
        );
        let items = sealed(&taking, &team(), &edition, || Some([3; 16])).unwrap();
        assert_eq!(items.len(), 1);
        assert!(!items[0].body.contains("CANARY") && items[0].is_whole());
        assert!(items[0].body.contains("consultation-words"));
        assert!(
            !items[0].body.contains(&taking.put.id),
            "which one is sealed too"
        );
    }
}
