//! What has been said so far, and how far it has come.

use super::exchange::Said;
use crate::day_words;
use chrono::NaiveDate;
use domain::receipt::{Stage, Who};
use yew::prelude::*;

/// A stage as staff read it.
#[must_use]
pub const fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Opened => "Opened",
        Stage::ToBeDiscussed => "To be discussed",
        Stage::Decided => "Decided",
        Stage::Done => "Done",
        Stage::NotPossible => "Not possible",
    }
}

/// Who answers, as the young person reads it.
#[must_use]
pub const fn who_words(who: Who) -> &'static str {
    match who {
        Who::ReviewingOfficer => "Reviewing officer",
        Who::Adviser => "Adviser (YPA)",
        Who::SocialWorker => "Social worker",
        Who::ParticipationTeam => "Participation team",
        Who::Advocate => "Advocate",
        Who::ComplaintsTeam => "Complaints team",
    }
}

/// Properties of [`SaidSoFar`].
#[derive(Properties, PartialEq)]
pub struct SaidSoFarProps {
    /// What has been said.
    pub said: Said,
    /// Today.
    pub today: NaiveDate,
}

/// What has been said so far.
#[component]
pub fn SaidSoFar(props: &SaidSoFarProps) -> Html {
    let said = &props.said;
    let (shut, reached) = (said.shut, said.stage);
    html! {
        <>
            <p class="stands-at">
                { "It stands at: " }
                <b>{ reached.map_or("Sent, nothing said yet", stage_words) }</b>
            </p>
            if !said.updates.is_empty() {
                <ol class="said-list">
                    { for said.updates.iter().map(|(by, update)| html! {
                        <li>
                            <p class="muted small">
                                { format!("{} · {} as {}", day_words::day(update.on, props.today), by,
                                    who_words(update.by)) }
                            </p>
                            if let Some(stage) = update.stage { <p><b>{ stage_words(stage) }</b></p> }
                            if let Some(words) = &update.words {
                                { for words.lines().map(|line| html! { <p class="said">{ line }</p> }) }
                            }
                        </li>
                    }) }
                </ol>
            }
            if shut > 0 {
                <p class="muted">{ format!("{} sealed to a key that you do not hold.",
                    day_words::counted(u32::try_from(shut).unwrap_or(u32::MAX), "answer")) }</p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use domain::receipt::Update;

    #[tokio::test]
    async fn each_answer_says_who_when_how_far_and_what_and_never_as_markup() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let html = rendered::<SaidSoFar>(move || SaidSoFarProps {
            said: Said {
                updates: vec![(
                    "Ada Okafor".to_owned(),
                    Update {
                        v: 1,
                        stage: Some(Stage::Decided),
                        by: Who::ReviewingOfficer,
                        on: day,
                        discussed_on: None,
                        words: Some("<b>Every</b> Friday".to_owned()),
                    },
                )],
                shut: 1,
                stage: Some(Stage::Decided),
                goes_on: "2027-05-21".to_owned(),
                in_record: false,
            },
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        })
        .await;
        in_order(
            &html,
            &[
                "It stands at",
                "Friday 20 November",
                "Ada Okafor as Reviewing officer",
                "&lt;b&gt;Every&lt;/b&gt; Friday",
                "1 answer sealed to a key",
            ],
        );
    }
}
