//! A consultation as staff open it, and what the server has counted of it. Speaks to the
//! server past the witness.

use anyhow::{Context, Result, ensure};
use api::consultation::Standing;
use api::desk::consultations::{NewGroup, NewPass, Step, Written};
use chrono::{DateTime, Days, NaiveDate};
use client::Client;
use domain::consultation::answered::{Answered, Area};
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::pledge_check::{AgeBand, Mark};
use domain::form::Choice;
use domain::ids::{ChoiceId, QuestionId};
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::{product::Product, worker::Worker, worker::over_the_wire::Wire};

/// An open consultation of one question.
#[derive(Debug)]
pub struct Poll {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
}

impl Poll {
    /// Opens it, today and for a week.
    ///
    /// # Errors
    /// When the server refuses a step.
    pub async fn opens(worker: &Worker) -> Result<Self> {
        let option = |id: &str, label: &str| Choice {
            id: ChoiceId::from(id),
            label: label.to_owned(),
        };
        let today = today()?;
        let asked = Consultation {
            title: "What shall we do on Friday?".to_owned(),
            intro: "The most wanted is what we do.".to_owned(),
            purpose: Purpose::QuickPoll,
            audience: Audience::Everyone,
            bands: vec![AgeBand::TwelveToFifteen, AgeBand::SixteenSeventeen],
            opens_on: today - Days::new(1),
            closes_on: today + Days::new(6),
            on_home: true,
            translations: Vec::new(),
            questions: vec![Question {
                id: QuestionId::from("what"),
                ask: "What do you want most?".to_owned(),
                hint: None,
                kind: AskedAs::OneOf,
                options: vec![
                    option("music", "Make music"),
                    option("ball", "Play football"),
                ],
                priority: None,
                and_words: false,
            }],
        };
        let draft = Written { asked, revision: 0 };
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
            let answered = Answered {
                consultation: self.id.clone(),
                band: AgeBand::NotSaid,
                area: Area::NotSaid,
                answered_on: today()?,
                choices: BTreeMap::new(),
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
