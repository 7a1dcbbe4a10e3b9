//! What a report takes from other parts of the desk: figures of reviews, and actions. Which
//! of them a report is about is decided here.

use crate::failure::Failure;
use crate::house::House;
use crate::routes::desk::{actions, review_figures};
use api::actions::Stage;
use api::desk::actions::Whole;
use api::desk::review_figures::{Frozen, Period};
use domain::ids::PriorityId;

impl House {
    /// Figures of reviews that were frozen for days in the period.
    pub(crate) async fn reviews_within(&self, period: Period) -> Result<Vec<Frozen>, Failure> {
        Ok(within(review_figures::every_one(self).await?, period))
    }

    /// The actions that were open in the period, or are.
    pub(crate) async fn actions_of(
        &self,
        period: Period,
        priority: Option<&PriorityId>,
    ) -> Result<Vec<Whole>, Failure> {
        Ok(about(actions::every_one(self).await?, period, priority))
    }
}

/// Those of days in the period, the oldest first.
fn within(mut all: Vec<Frozen>, period: Period) -> Vec<Frozen> {
    all.retain(|one| period.covers(one.period));
    all.sort_by_key(|one| one.period.from);
    all
}

/// Those of this priority, without what was settled before the period began; in the order
/// they came.
fn about(mut all: Vec<Whole>, period: Period, priority: Option<&PriorityId>) -> Vec<Whole> {
    all.retain(|one| {
        let open = one.written.stage == Stage::Doing || one.stood_on >= period.from;
        open && priority.is_none_or(|it| *it == one.written.priority)
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::actions::Happened;
    use api::desk::actions::{Colour, From, Written};
    use api::desk::review_figures::Figures;

    const THIRD: (&str, &str) = ("2026-07-01", "2026-09-30");

    fn period((from, to): (&str, &str)) -> Period {
        Period {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    fn action(priority: &str, stage: Stage, stood_on: &str) -> Whole {
        Whole {
            id: format!("{priority} {stood_on}"),
            written: Written {
                from: From::Promise,
                priority: priority.into(),
                promise: None,
                you_said: "You said.".to_owned(),
                we_did: "We will.".to_owned(),
                specific: "Something".to_owned(),
                measure: "A number".to_owned(),
                lead: "Sam".to_owned(),
                due_on: "2026-12-01".parse().unwrap(),
                colour: Colour::Green,
                reason: String::new(),
                stage,
                why: None,
                published: true,
                revision: 1,
            },
            revision: 1,
            overdue: false,
            updates: Vec::new(),
            happened: Happened::default(),
            made_on: "2026-01-01".parse().unwrap(),
            stood_on: stood_on.parse().unwrap(),
        }
    }

    #[test]
    fn what_was_settled_before_the_period_is_another_reports() {
        let all = vec![
            action("one", Stage::Doing, "2026-01-01"),
            action("one", Stage::Done, "2026-06-30"),
            action("one", Stage::NotPossible, "2026-07-01"),
            action("two", Stage::Doing, "2026-08-01"),
        ];
        let one = PriorityId::from("one");
        let found = about(all.clone(), period(THIRD), Some(&one));
        let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["one 2026-01-01", "one 2026-07-01"]);
        assert_eq!(about(all, period(THIRD), None).len(), 3);
    }

    #[test]
    fn figures_of_reviews_are_a_reports_when_all_of_their_days_are() {
        let nothing = serde_json::json!({ "of": null, "did": null });
        let figures: Figures = serde_json::from_value(serde_json::json!({
            "in_time": nothing, "first": nothing, "second": nothing, "later": nothing,
            "took_part": nothing, "codes": [], "unknown": null,
        }))
        .unwrap();
        let of = |days| Frozen {
            id: String::new(),
            period: period(days),
            figures: figures.clone(),
            by: "Sam".to_owned(),
            on: "2026-10-01".parse().unwrap(),
        };
        let all = vec![
            of(("2026-09-01", "2026-09-30")),
            of(THIRD),
            of(("2026-06-01", "2026-07-31")),
            of(("2026-10-01", "2026-10-31")),
        ];
        let found = within(all, period(THIRD));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].period, period(THIRD));
    }
}
