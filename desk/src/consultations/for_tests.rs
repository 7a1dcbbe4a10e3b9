//! A consultation, and figures of it, for tests.

use api::consultation::{Figures, Put, QuestionResults, Results, Standing};
use api::desk::consultations::{ForStaff, Whole};
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::pledge_check::AgeBand;
use domain::form::Choice;

pub(crate) fn question(id: &str, kind: AskedAs, labels: &[&str]) -> Question {
    let option = |label: &&str| Choice {
        id: label.to_lowercase().as_str().into(),
        label: (*label).to_owned(),
    };
    Question {
        id: id.into(),
        ask: format!("What about {id}?"),
        hint: None,
        kind,
        options: labels.iter().map(option).collect(),
        priority: None,
        and_words: false,
    }
}

pub(crate) fn asked() -> Consultation {
    Consultation {
        title: "How was the trip?".to_owned(),
        intro: "Tell us how it was.".to_owned(),
        purpose: Purpose::EventFeedback,
        audience: Audience::ReachOut,
        bands: vec![AgeBand::TwelveToFifteen, AgeBand::SixteenSeventeen],
        opens_on: "2026-11-23".parse().unwrap(),
        closes_on: "2026-12-20".parse().unwrap(),
        on_home: true,
        translations: Vec::new(),
        questions: vec![
            question("felt", AskedAs::YesNo, &[]),
            question("best", AskedAs::OneOf, &["Food", "People"]),
            question("words", AskedAs::Words, &[]),
        ],
    }
}

pub(crate) fn whole(standing: Standing, revision: u32) -> Whole {
    Whole {
        put: Put {
            id: "0b7c6b52-6a0a-4d25-9d3c-5a2c4e8f1a11".to_owned(),
            standing,
            asked: asked(),
            results: None,
            what_changed: None,
        },
        code: (standing != Standing::Draft).then(|| "7K39QX".to_owned()),
        revision,
        groups: Vec::new(),
    }
}

pub(crate) fn staff(frozen: bool) -> ForStaff {
    let asked = asked();
    let some = |counts: &[u64]| Figures {
        base: Some(counts.iter().sum()),
        counts: counts.iter().copied().map(Some).collect(),
        percent: counts.iter().map(|_| None).collect(),
    };
    let of = |id: &str, figures: Figures| QuestionResults {
        question: id.into(),
        bands: if frozen {
            let hidden = Figures::hidden(figures.counts.len());
            vec![
                (AgeBand::TwelveToFifteen, figures.clone()),
                (AgeBand::SixteenSeventeen, hidden.clone()),
                (AgeBand::NotSaid, hidden),
            ]
        } else {
            Vec::new()
        },
        everybody: figures,
    };
    let results = Results {
        frozen_on: frozen.then(|| "2027-01-04".parse().unwrap()),
        answered: Some(31),
        answered_by_band: if frozen {
            vec![
                (AgeBand::TwelveToFifteen, Some(20)),
                (AgeBand::SixteenSeventeen, None),
                (AgeBand::NotSaid, Some(0)),
            ]
        } else {
            Vec::new()
        },
        answered_by_area: if frozen {
            vec![Some(20), Some(0), None]
        } else {
            Vec::new()
        },
        questions: vec![
            of("felt", some(&[20, 6, 5])),
            of("best", Figures::hidden(2)),
        ],
    };
    ForStaff {
        asked,
        standing: Standing::Closed,
        results,
        last_time: None,
    }
}
