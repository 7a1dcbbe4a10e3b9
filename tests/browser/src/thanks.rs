//! As many thank-yous as a large trust is sent, past the witness and without a browser: what
//! is measured with them is the desk.

use anyhow::{Context, Result};
use client::Client;
use domain::ids::{QuestionId, SubmissionId};
use domain::submission::{ENVELOPE_VERSION, Outer, SUITE};
use domain::views::{Answer, Audience, Given, Views};
use seal::{
    SealingKey,
    randomness::{Device, Randomness as _},
    seal_views,
};

use crate::{product::Product, worker::over_the_wire::Wire};

/// Sends so many thank-yous, each sealed to the team's key.
///
/// # Errors
/// When the team has no key, or the server refuses one.
pub async fn are_sent(product: &Product, how_many: usize) -> Result<()> {
    let phone = Client::new(Wire::to(product.address()));
    let team = phone.team_key().await?;
    let key = SealingKey::read(&team)?;
    for number in 0..how_many {
        let mut random = [0; 16];
        Device.fill(&mut random)?;
        let views = thanks(number);
        let outer = Outer {
            v: ENVELOPE_VERSION,
            suite: SUITE.to_owned(),
            team: team.team.clone(),
            epoch: team.epoch,
            id: SubmissionId::from_random(random),
            form: views.form.clone(),
            form_version: views.form_version,
            invitation: None,
            contact: false,
            supersedes: None,
        };
        let envelope = seal_views(&serde_json::to_vec(&views)?, &key, &outer)?;
        phone
            .send(&outer.id, &serde_json::to_string(&envelope)?)
            .await
            .with_context(|| format!("number {number} was refused"))?;
    }
    Ok(())
}

fn thanks(number: usize) -> Views {
    let said = |question: &str, words: String| Given {
        question: QuestionId::from(question),
        answer: Answer::Words(words),
        words: None,
        audience: Audience::Everyone,
    };
    Views {
        v: Views::VERSION,
        form: "thank-you".into(),
        form_version: 1,
        answers: vec![
            said("who", format!("My worker, number {number}")),
            said(
                "what",
                "They came to my school when it was hard and stayed until it was sorted.".into(),
            ),
        ],
        agenda: Vec::new(),
        helped_by: None,
        helper_saw: None,
        last_decisions: Vec::new(),
        about: None,
        reply_to: None,
    }
}
