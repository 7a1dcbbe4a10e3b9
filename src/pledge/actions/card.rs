//! One action as a card: you said, we did, by when, what was said since, and whether it
//! happened.

use super::happened::Happened;
use crate::in_words::{day, short_day};
use crate::phrases::actions as say;
use api::actions::{Stage, Told};
use chrono::NaiveDate;
use domain::pledge::Pledge;
use yew::prelude::*;

/// Actions as a list of cards.
pub fn cards<'a>(
    actions: impl Iterator<Item = &'a Told>,
    pledge: &Pledge,
    today: NaiveDate,
) -> Html {
    let cards =
        actions.map(|one| html! { <li key={one.id.clone()}>{ card(one, pledge, today) }</li> });
    html! { <ul class="plain stack">{ cards.collect::<Html>() }</ul> }
}

fn card(action: &Told, pledge: &Pledge, today: NaiveDate) -> Html {
    let mut promises = pledge.priorities.iter().flat_map(|one| &one.promises);
    let about = action.promise.as_ref();
    let about = about.and_then(|id| promises.find(|promise| promise.id == *id));
    html! {
        <div class="card stack action">
            if let Some(promise) = about {
                <p class="small muted">{ say::about(&promise.title) }</p>
            }
            <dl class="matters">
                <div class="matter"><dt>{ say::you_said() }</dt><dd dir="auto">{ &action.you_said }</dd></div>
                <div class="matter"><dt>{ did(action.stage) }</dt><dd dir="auto">{ &action.we_did }</dd></div>
                if let Some(why) = &action.why {
                    <div class="matter"><dt>{ say::why() }</dt><dd dir="auto">{ why }</dd></div>
                }
            </dl>
            <p><b>{ stands(action, today) }</b></p>
            if !action.updates.is_empty() {
                <div>
                    <p><b>{ say::since() }</b></p>
                    <ul class="bullets">
                        { action.updates.iter().map(|update| html! {
                            <li><span class="muted">{ short_day(update.on) }{ ": " }</span><span dir="auto">{ &update.words }</span></li>
                        }).collect::<Html>() }
                    </ul>
                </div>
            }
            if is_asked(action, today) {
                <Happened id={action.id.clone()} done={action.stage == Stage::Done} told={action.happened.clone()} />
            }
        </div>
    }
}

fn did(stage: Stage) -> &'static str {
    match stage {
        Stage::Doing => say::we_will(),
        Stage::Done => say::we_did(),
        Stage::NotPossible => say::we_cannot(),
    }
}

/// By when, or that it is done, late, or not possible.
fn stands(action: &Told, today: NaiveDate) -> String {
    match action.stage {
        Stage::Done => say::done().to_owned(),
        Stage::NotPossible => say::not_possible().to_owned(),
        Stage::Doing if action.due_on < today => say::late(&day(action.due_on, today)),
        Stage::Doing => say::by(&day(action.due_on, today)),
    }
}

/// Asked of what is done, and of what should be: not before its day is over.
fn is_asked(action: &Told, today: NaiveDate) -> bool {
    let over = action.stage == Stage::Done || action.due_on < today;
    action.stage.can_happen() && over
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pledge::actions::sample::told;
    use crate::rendered::{page, place, today};
    use chrono::Days;

    #[test]
    fn it_is_asked_about_from_the_day_after_its_day_or_once_it_is_done() {
        let mut one = told();
        one.due_on = today();
        assert!(!is_asked(&one, today()));
        assert!(is_asked(&one, today() + Days::new(1)));
        one.stage = Stage::Done;
        assert!(is_asked(&one, today()));
        one.stage = Stage::NotPossible;
        assert!(!is_asked(&one, today() + Days::new(1)));
    }

    #[tokio::test]
    async fn what_was_said_comes_before_what_is_done_and_what_happened_since() {
        let html = page(|| {
            let pledge = content::edition().unwrap().pledge;
            cards([told()].iter(), &pledge, today())
        })
        .await;
        let order = [
            "Visits are late.",
            say::we_will(),
            "every six weeks",
            "Monday 30 November",
            "Two workers are new.",
        ];
        let places: Vec<usize> = order.iter().map(|part| place(&html, part)).collect();
        assert!(places.is_sorted(), "{html}");
        // Its day is not over: nobody can say that it did not happen.
        assert!(!html.contains("<fieldset"), "{html}");
    }

    #[test]
    fn what_is_late_is_said_to_be() {
        let one = told();
        let after = one.due_on + Days::new(1);
        assert!(stands(&one, after).starts_with("Late"));
    }
}
