//! The question under an action: did it happen? Two answers, and how the answer stands.

use crate::phrases::{actions as say, pledge_check};
use crate::pledge::check::phone::phone;
use crate::pledge::check::queue::Standing;
use crate::pledge::check::{self, use_said};
use crate::surroundings::use_surroundings;
use api::actions;
use controls::choices::{Choices, Choosable};
use yew::prelude::*;

/// Properties of [`Happened`].
#[derive(Properties, PartialEq)]
pub struct HappenedProps {
    /// Of which action.
    pub id: AttrValue,
    /// Whether it is done: only then is it told what others said.
    pub done: bool,
    /// What others said, where it may be shown.
    pub told: Option<actions::Happened>,
}

/// Asks whether it happened.
#[component]
pub fn Happened(props: &HappenedProps) -> Html {
    let (standing, mine) = use_said(&props.id);
    let chosen = use_state_eq(|| None::<bool>);
    let faults = use_state_eq(|| false);
    // A question that was just answered stays under the finger that answers it.
    let answering = use_state_eq(|| false);
    // Somebody else's page keeps nothing for us, so it is not asked there.
    let lacks_phone = mine.is_none() && !use_surroundings().framed;
    let given = (*chosen).or_else(|| said(standing));
    let count = {
        let (id, faults) = (props.id.clone(), faults.setter());
        Callback::from(move |_: MouseEvent| match given {
            Some(did) if !lacks_phone => {
                faults.set(false);
                check::say(&id, did);
            }
            _ => faults.set(true),
        })
    };
    let choose = {
        let chosen = chosen.setter();
        Callback::from(move |word: AttrValue| chosen.set(Some(word == "did")))
    };
    let fault = |missing: bool, words: &'static str| (*faults && missing).then(|| words.into());
    let name = |of: &str| format!("{of}-{}", props.id);
    let option = |id: &'static str, label: &'static str| Choosable {
        id: id.into(),
        label: label.into(),
        hint: None,
    };
    let options = vec![option("did", say::did()), option("did-not", say::did_not())];
    let picked = given.map(|did| AttrValue::from(if did { "did" } else { "did-not" }));
    html! {
        <div class="matter pledge-check">
            <Choices name={name("happened")} class="in-a-row" legend={html! { say::ask() }} {options} chosen={picked}
                onchoose={choose} fault={fault(given.is_none(), say::choose())} />
            <p class="small muted">{ pledge_check::means() }</p>
            if (chosen.is_some() || *faults) && (lacks_phone || *answering) {
                { phone(mine, name("happened-phone"), say::phone_means(), fault(lacks_phone, pledge_check::choose_phone()), &answering) }
            }
            <button type="button" class="button" onclick={count}>{ pledge_check::send() }</button>
            <p role="status">{ stands(standing, mine, given) }</p>
            if props.done { { others(props.told.as_ref()) } }
        </div>
    }
}

const fn said(standing: Option<Standing<bool>>) -> Option<bool> {
    match standing {
        Some(Standing::Waiting(did) | Standing::Counted(did)) => Some(did),
        _ => None,
    }
}

/// How it stands, in words: *counted* only with the server's proof, and only of what is
/// chosen now.
fn stands(standing: Option<Standing<bool>>, mine: Option<bool>, given: Option<bool>) -> AttrValue {
    let kept = mine == Some(true);
    let words = match standing {
        None => "",
        Some(Standing::Counted(did)) if given != Some(did) => {
            let said = if did { say::did() } else { say::did_not() };
            return pledge_check::counted_before(said).into();
        }
        Some(Standing::Waiting(_)) if kept => pledge_check::waiting_kept(),
        Some(Standing::Waiting(_)) => pledge_check::waiting_open(),
        Some(Standing::Counted(_)) if kept => say::counted_kept(),
        Some(Standing::Counted(_)) => pledge_check::counted_open(),
        Some(Standing::Over) => say::over(),
        Some(Standing::Refused) => pledge_check::refused(),
        Some(Standing::NoMark) => pledge_check::no_random(),
    };
    words.into()
}

/// What others said, where there are enough of them.
fn others(told: Option<&actions::Happened>) -> Html {
    let Some(told) = told else {
        return html! { <p class="small muted">{ say::few() }</p> };
    };
    let number = |found: Option<u64>| {
        found.map_or_else(
            || pledge_check::said_few().to_owned(),
            |number| number.to_string(),
        )
    };
    html! {
        <div>
            <p><b>{ pledge_check::said_title() }</b></p>
            <ul class="bullets">
                <li>{ say::did() }{ ": " }<b>{ number(told.did) }</b></li>
                <li>{ say::did_not() }{ ": " }<b>{ number(told.did_not) }</b></li>
            </ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn two_answers_have_one_question_and_one_place_that_speaks() {
        let html =
            page(|| html! { <Happened id="a" done=true told={None::<actions::Happened>} /> }).await;
        assert_eq!(html.matches(r#"type="radio""#).count(), 2, "{html}");
        assert_eq!(html.matches("<legend>").count(), 1);
        assert_eq!(html.matches(r#"role="status""#).count(), 1);
        assert!(!html.contains(" checked"));
    }

    #[test]
    fn counted_is_said_only_of_what_is_counted() {
        let mine = Some(true);
        for standing in [None, Some(Standing::Waiting(true)), Some(Standing::Over)] {
            assert!(!stands(standing, mine, Some(true)).starts_with("Counted"));
        }
        let counted = Some(Standing::Counted(true));
        assert!(stands(counted, mine, Some(true)).starts_with("Counted"));
        assert!(stands(counted, mine, Some(false)).contains(say::did()));
    }

    #[tokio::test]
    async fn what_is_hidden_is_said_to_be_and_no_number_stands_in_its_place() {
        let html = page(|| {
            let told = actions::Happened {
                base: None,
                did: Some(21),
                did_not: None,
            };
            others(Some(&told))
        })
        .await;
        assert!(html.contains("<b>21</b>"), "{html}");
        let hidden = html.matches(pledge_check::said_few()).count();
        assert_eq!(hidden, 1, "{html}");
    }
}
