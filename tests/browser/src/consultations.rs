//! A consultation as staff open it, and what the server has counted of it. Speaks to the
//! server past the witness.

use anyhow::{Context, Result, ensure};
use api::consultation::{LookUp, Standing};
use api::desk::consultations::{NewGroup, NewPass, Step, Written};
use chrono::{DateTime, Days, NaiveDate};
use client::Client;
use domain::consultation::answered::{Answered, Area};
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::pledge_check::{AgeBand, Mark};
use domain::consultation::translated::Translation;
use domain::form::Choice;
use domain::ids::{ChoiceId, QuestionId};
use domain::language::QuestionWords;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::{browser::Browser, product::Product, worker::Worker, worker::over_the_wire::Wire};

/// Its name in Dari.
pub const TITLE_IN_DARI: &str = "روز جمعه چه کنیم؟";
/// Its question.
pub const QUESTION_IN_DARI: &str = "چه را بیشتر می‌خواهی؟";
/// The option of music.
pub const MUSIC_IN_DARI: &str = "موسیقی";

fn in_dari(asked: &Consultation) -> Translation {
    let words = QuestionWords {
        ask: Some(QUESTION_IN_DARI.to_owned()),
        hint: None,
        choice: [("music", MUSIC_IN_DARI), ("ball", "فوتبال")]
            .map(|(id, label)| (ChoiceId::from(id), label.to_owned()))
            .into(),
    };
    let questions = asked.questions.iter();
    Translation {
        language: "prs".to_owned(),
        title: TITLE_IN_DARI.to_owned(),
        intro: "آنچه بیشتر خواسته شود، همان را می‌کنیم.".to_owned(),
        questions: questions
            .map(|one| (one.id.clone(), words.clone()))
            .collect(),
    }
}

/// An open consultation.
#[derive(Debug)]
pub struct Poll {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// What it asks.
    pub asked: Consultation,
}

fn question(id: &str, ask: &str, kind: AskedAs, options: &[(&str, &str)]) -> Question {
    let option = |(id, label): &(&str, &str)| Choice {
        id: ChoiceId::from(*id),
        label: (*label).to_owned(),
    };
    Question {
        id: QuestionId::from(id),
        ask: ask.to_owned(),
        hint: None,
        kind,
        options: options.iter().map(option).collect(),
        priority: None,
        and_words: false,
    }
}

fn asked(title: &str, questions: Vec<Question>) -> Result<Consultation> {
    let today = today()?;
    Ok(Consultation {
        title: title.to_owned(),
        intro: "The most wanted is what we do.".to_owned(),
        purpose: Purpose::QuickPoll,
        audience: Audience::Everyone,
        bands: vec![AgeBand::TwelveToFifteen, AgeBand::SixteenSeventeen],
        opens_on: today - Days::new(1),
        closes_on: today + Days::new(6),
        on_home: true,
        questions,
        translations: Vec::new(),
    })
}

/// The code that stands on the poster of the page shown.
///
/// # Errors
/// When there is no poster.
pub async fn code_on_the_poster(desk: &Browser) -> Result<String> {
    let poster = desk
        .driver()
        .execute(
            "return document.querySelector('.poster-code b')?.textContent",
            vec![],
        )
        .await?;
    let code = poster.json().as_str().context("a code on the poster")?;
    Ok(code.chars().filter(|one| !one.is_whitespace()).collect())
}

/// What the phone of this number chooses: each another, so that no bar is empty.
fn choices(asked: &Consultation, phone: usize) -> BTreeMap<QuestionId, Vec<ChoiceId>> {
    let counted = asked.questions.iter();
    let counted = counted.filter(|one| one.kind != AskedAs::Words).enumerate();
    let choose = |(at, question): (usize, &Question)| {
        let mut ids = question.option_ids();
        let first = (phone / (at + 1)) % ids.len().max(1);
        ids.rotate_left(first);
        if question.kind != AskedAs::Ranking {
            ids.truncate(1);
        }
        (
            question.id.clone(),
            ids.into_iter().map(ChoiceId::from).collect(),
        )
    };
    counted.map(choose).collect()
}

impl Poll {
    /// One question in English and Dari, open for a week.
    ///
    /// # Errors
    /// When the server refuses a step.
    pub async fn opens(worker: &Worker) -> Result<Self> {
        let options = [("music", "Make music"), ("ball", "Play football")];
        let question = question("what", "What do you want most?", AskedAs::OneOf, &options);
        let asked = asked("What shall we do on Friday?", vec![question])?;
        let asked = Consultation {
            translations: vec![in_dari(&asked)],
            ..asked
        };
        Self::of(worker, asked).await
    }

    /// A question of every kind, open for a week.
    ///
    /// # Errors
    /// When the server refuses a step.
    pub async fn of_every_kind(worker: &Worker) -> Result<Self> {
        let steps = [
            ("never", "Never"),
            ("mostly", "Mostly"),
            ("always", "Always"),
        ];
        let wishes = [
            ("garden", "A garden"),
            ("music", "A music room"),
            ("cat", "A cat"),
        ];
        let pictures = [
            ("sun", "Sunny"),
            ("music", "Loud"),
            ("heart", "Loving"),
            ("tree", "Calm"),
        ];
        let mut faces = question("faces", "How is it where you live?", AskedAs::Faces, &[]);
        faces.and_words = true;
        let asked = asked(
            "Our new house",
            vec![
                faces,
                question("some", "What should it have?", AskedAs::SomeOf, &wishes),
                question("scale", "How often do they listen?", AskedAs::Scale, &steps),
                question("rank", "What comes first?", AskedAs::Ranking, &wishes),
                question(
                    "picture",
                    "How should it feel?",
                    AskedAs::Picture,
                    &pictures,
                ),
                question("yes", "Would you live there?", AskedAs::YesNo, &[]),
                question("words", "What else?", AskedAs::Words, &[]),
            ],
        )?;
        Self::of(worker, asked).await
    }

    /// The one that this code leads to.
    ///
    /// # Errors
    /// When it leads nowhere.
    pub async fn of_code(product: &Product, code: &str) -> Result<Self> {
        let asked = LookUp {
            code: code.to_owned(),
        };
        let server = Client::new(Wire::to(product.address()));
        let put = server.consultation_of(&asked).await?;
        Ok(Self {
            id: put.id,
            code: asked.code,
            asked: put.asked,
        })
    }

    async fn of(worker: &Worker, asked: Consultation) -> Result<Self> {
        let draft = Written {
            asked: asked.clone(),
            revision: 0,
        };
        let draft = worker.desk().draft_consultation(&draft).await?;
        let step = Step {
            to: Standing::Open,
            revision: draft.revision,
        };
        let open = worker
            .desk()
            .step_consultation(&draft.put.id, &step)
            .await?;
        Ok(Self {
            id: open.put.id,
            code: open.code.context("an open consultation has a code")?,
            asked,
        })
    }

    /// A pass for so many on one tablet.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn group(&self, worker: &Worker, most: u32) -> Result<NewPass> {
        let group = NewGroup { most };
        Ok(worker.desk().consultation_group(&self.id, &group).await?)
    }

    /// How many answers of its group have arrived, and how many of all it is said to have.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn counted(&self, worker: &Worker) -> Result<(u32, u64)> {
        let whole = worker.desk().desk_consultation(&self.id).await?;
        let arrived = whole.groups.iter().map(|group| group.arrived).sum();
        let results = worker.desk().consultation_results(&self.id).await?;
        Ok((arrived, results.results.answered.unwrap_or_default()))
    }

    /// So many phones answer, each once. No browser is behind them.
    ///
    /// # Errors
    /// When the server does not count one.
    pub async fn others_answer(&self, product: &Product, phones: u32) -> Result<()> {
        let server = Client::new(Wire::to(product.address()));
        for phone in 0..phones {
            let chooses = usize::try_from(phone).unwrap_or_default();
            let answered = Answered {
                consultation: self.id.clone(),
                band: AgeBand::NotSaid,
                area: Area::NotSaid,
                answered_on: today()?,
                choices: choices(&self.asked, chooses),
                mark: Mark::try_from(format!("{phone:064x}"))?,
                group: None,
            };
            let taken = server.answer_consultation(&answered).await?;
            ensure!(taken.covers(&answered), "it is not counted");
        }
        Ok(())
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server goes by this machine's clock"
)]
fn today() -> Result<NaiveDate> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let now = DateTime::from_timestamp(i64::try_from(now)?, 0).context("a day")?;
    Ok(now.date_naive())
}
