//! The question under a promise: four answers, an age, and how it stands.

use super::phone::phone;
use super::queue::Standing;
use super::said::said;
use super::{Known, change, rate, use_figures, use_known};
use crate::phrases::pledge_check as say;
use crate::requests::ask_button::AskButton;
use crate::requests::subject::Subject;
use crate::surroundings::use_surroundings;
use controls::choices::{Choices, Choosable};
use domain::consultation::pledge_check::{AgeBand, Rating};
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use domain::request::{About, Purpose};
use yew::prelude::*;

/// Properties of [`PledgeCheck`].
#[derive(Properties, PartialEq)]
pub struct CheckProps {
    /// Which promise.
    pub promise: PromiseId,
    /// Its title.
    pub name: AttrValue,
}

/// Asks whether a promise is kept.
#[component]
pub fn PledgeCheck(props: &CheckProps) -> Html {
    let surroundings = use_surroundings();
    let known = use_known(&props.promise);
    let chosen = use_state_eq(|| None::<Rating>);
    let faults = use_state_eq(|| false);
    // A question that was just answered stays under the finger that answers it.
    let answering = use_state_eq(|| false);
    // Somebody else's page keeps nothing for us, so it is not asked there.
    let lacks_phone = known.mine.is_none() && !surroundings.framed;
    let given = (*chosen).or_else(|| rated(known.standing));
    let count = {
        let (promise, quarter) = (props.promise.clone(), Quarter::of(surroundings.today));
        let (faults, has_age) = (faults.setter(), known.band.is_some());
        Callback::from(move |_: MouseEvent| match given {
            Some(rating) if has_age && !lacks_phone => {
                // Another page of this phone may have forgotten their age.
                faults.set(!rate(&promise, rating, quarter));
            }
            _ => faults.set(true),
        })
    };
    let choose = {
        let chosen = chosen.setter();
        Callback::from(move |word: AttrValue| chosen.set(Rating::of_word(&word)))
    };
    let subject = Subject {
        about: About::Promise(props.promise.clone()),
        name: props.name.to_string(),
    };
    let fault = |missing: bool, words: &'static str| (*faults && missing).then(|| words.into());
    let name = |of: &str| format!("{of}-{}", props.promise);
    html! {
        <div class="matter pledge-check">
            <Choices name={name("check")} legend={html! { say::ask() }} options={ratings()}
                chosen={given.map(|rating| AttrValue::from(rating.word()))} onchoose={choose}
                fault={fault(given.is_none(), say::choose_rating())} />
            <p class="small muted">{ say::means() }</p>
            if chosen.is_some() || *faults {
                { age(&known, name("check-age"), fault(known.band.is_none(), say::choose_age())) }
                if lacks_phone || *answering {
                    { phone(known.mine, name("check-phone"), say::phone_means(), fault(lacks_phone, say::choose_phone()), &answering) }
                }
            }
            <button type="button" class="button" onclick={count}>{ say::send() }</button>
            <p role="status">{ stands(&known, given) }</p>
            if known.standing.is_some() {
                <div class="pledge-check-next">
                    <AskButton purpose={Purpose::PledgeWords} subject={subject.clone()} words={say::say_why()} second=true />
                    <AskButton purpose={Purpose::Claim} {subject} words={say::do_it()} second=true />
                </div>
            }
            <Said promise={props.promise.clone()} />
        </div>
    }
}

fn rated(standing: Option<Standing<Rating>>) -> Option<Rating> {
    match standing {
        Some(Standing::Waiting(rating) | Standing::Counted(rating)) => Some(rating),
        _ => None,
    }
}

fn age(known: &Known, name: String, fault: Option<AttrValue>) -> Html {
    let chosen = known.band.map(|band| AttrValue::from(band.word()));
    let onchoose = Callback::from(|word: AttrValue| {
        change(|ratings| ratings.band = AgeBand::of_word(&word));
    });
    html! {
        <Choices {name} class="in-a-row" legend={html! { say::age() }} options={ages()} {chosen} {fault} {onchoose} />
    }
}

/// The words of a rating.
pub(super) fn words(rating: Rating) -> &'static str {
    match rating {
        Rating::Happening => say::happening(),
        Rating::Partly => say::partly(),
        Rating::NotHappening => say::not_happening(),
        Rating::NotSure => say::not_sure(),
    }
}

fn ratings() -> Vec<Choosable> {
    let one = |rating: &Rating| Choosable {
        id: rating.word().into(),
        label: words(*rating).into(),
        hint: None,
    };
    Rating::ALL.iter().map(one).collect()
}

fn ages() -> Vec<Choosable> {
    let one = |band: &AgeBand| Choosable {
        id: band.word().into(),
        label: match band {
            AgeBand::UnderTwelve => say::under_12(),
            AgeBand::TwelveToFifteen => say::a12_15(),
            AgeBand::SixteenSeventeen => say::a16_17(),
            AgeBand::EighteenAndOver => say::a18_over(),
            AgeBand::NotSaid => say::not_said(),
        }
        .into(),
        hint: None,
    };
    AgeBand::ALL.iter().map(one).collect()
}

/// How it stands, in words: *counted* only with the server's proof, and only of what is
/// chosen now.
fn stands(known: &Known, given: Option<Rating>) -> AttrValue {
    if let Some(Standing::Counted(rating)) = known.standing
        && given != Some(rating)
    {
        return say::counted_before(words(rating)).into();
    }
    let said = match known.standing {
        None => "",
        Some(Standing::Waiting(_)) if known.mine == Some(true) => say::waiting_kept(),
        Some(Standing::Waiting(_)) => say::waiting_open(),
        Some(Standing::Counted(_)) if known.mine == Some(true) => say::counted_kept(),
        Some(Standing::Counted(_)) => say::counted_open(),
        Some(Standing::Over) => say::over(),
        Some(Standing::Refused) => say::refused(),
        Some(Standing::NoMark) => say::no_random(),
    };
    said.into()
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    promise: PromiseId,
}

/// What others said, once it is known.
#[component]
fn Said(props: &SaidProps) -> Html {
    match use_figures() {
        Some(published) => said(&published, &props.promise),
        None => Html::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn four_answers_have_one_question_and_one_place_that_speaks() {
        let html = page(|| {
            html! { <PledgeCheck promise={PromiseId::from("a-visit")} name="A visit" /> }
        })
        .await;
        assert_eq!(html.matches(r#"type="radio""#).count(), 4, "{html}");
        assert_eq!(html.matches("<legend>").count(), 1);
        assert_eq!(html.matches(r#"role="status""#).count(), 1);
        assert!(!html.contains(" checked"));
    }

    #[test]
    fn counted_is_said_only_of_what_is_counted() {
        let of = |standing| Known {
            standing,
            band: None,
            mine: Some(true),
        };
        for standing in [
            None,
            Some(Standing::Waiting(Rating::Partly)),
            Some(Standing::Over),
            Some(Standing::Refused),
        ] {
            let said = stands(&of(standing), Some(Rating::Partly));
            assert!(!said.starts_with("Counted"));
        }
        let counted = of(Some(Standing::Counted(Rating::Partly)));
        assert_eq!(stands(&counted, Some(Rating::Partly)), say::counted_kept());
        let other = stands(&counted, Some(Rating::NotSure));
        assert_eq!(other, say::counted_before(say::partly()));
    }
}
