//! Trying the recovery sheet: whether the paper opens the team's keys, without using it
//! up. It is tried in this browser; nothing is sent and nothing is written down.

use crate::platform::{clock, input};
use crate::secret_field::{Keeps, SecretField};
use crate::unlock::{With, unlock, words};
use api::desk::keys::Keys;
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What a try found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It opens so many of so many keys.
    Opens(usize, usize),
    /// It opens none, or is no sheet: what to look at.
    Nothing(AttrValue),
}

/// Tries what was typed from the paper on every key.
#[must_use]
pub fn tried(keys: &Keys, typed: &str) -> Found {
    match unlock(keys, With::Sheet, typed) {
        Ok(ring) => Found::Opens(ring.all().len(), keys.keys.len()),
        Err(fault) => Found::Nothing(words(&fault, With::Sheet).into()),
    }
}

/// Properties of [`TrySheet`].
#[derive(Properties, PartialEq)]
pub struct TrySheetProps {
    /// The team's keys, in their boxes.
    pub keys: Rc<Keys>,
}

/// Whether the sheet on paper works.
#[component]
pub fn TrySheet(props: &TrySheetProps) -> Html {
    let open = use_state_eq(|| false);
    let typed = use_state(String::new);
    let found = use_state_eq(|| None::<Found>);
    let working = use_state_eq(|| false);
    let onsubmit = {
        let (typed, found, working) = (typed.clone(), found.clone(), working.clone());
        let (open, keys) = (open.clone(), Rc::clone(&props.keys));
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if *working {
                return;
            }
            working.set(true);
            let (typed, found, working) = (typed.clone(), found.clone(), working.clone());
            let (open, keys) = (open.clone(), Rc::clone(&keys));
            spawn_local(async move {
                clock::breathe().await;
                let outcome = tried(&keys, &typed);
                if matches!(outcome, Found::Opens(..)) {
                    typed.set(String::new());
                    open.set(false);
                }
                found.set(Some(outcome));
                working.set(false);
            });
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event| typed.set(input::typed(&event)))
    };
    let begin = {
        let (open, found) = (open.clone(), found.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(true);
            found.set(None);
        })
    };
    let put_away = {
        let (open, typed, found) = (open.clone(), typed.clone(), found.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(false);
            typed.set(String::new());
            found.set(None);
        })
    };
    let (outcome, fault) = match (*found).clone() {
        Some(Found::Opens(opened, of)) => (Some(opens(opened, of)), None),
        Some(Found::Nothing(why)) => (None, Some(why)),
        None => (None, None),
    };
    html! {
        <div class="stack not-on-paper">
            { outcome.unwrap_or_default() }
            if *open {
                <form class="stack" {onsubmit} novalidate=true>
                    <SecretField id="try-sheet" label="The twelve words, in order"
                        hint="From the paper, not from memory. The first four letters of each word are enough."
                        keeps={Keeps::Nothing} value={(*typed).clone()} {fault} {oninput} />
                    <div class="ways">
                        <button class="button" disabled={*working}>
                            { if *working { "Trying it…" } else { "Try these words" } }
                        </button>
                        <button type="button" class="button plain" onclick={put_away}>{ "Not now" }</button>
                    </div>
                </form>
            } else {
                <p><button type="button" class="button plain" onclick={begin}>{ "Try the sheet" }</button></p>
            }
        </div>
    }
}

fn opens(opened: usize, of: usize) -> Html {
    if opened == of {
        html! {
            <Notice tone={Tone::Good} spoken=true>
                { "The sheet works: it opens everything. It is not used up, and nothing was sent. Put it back where it is safe." }
            </Notice>
        }
    } else {
        html! {
            <Notice tone={Tone::Care} spoken=true>
                { format!("The sheet opens {opened} of {of} keys. What came under the others would be lost with the phrases: make a new sheet.") }
            </Notice>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;
    use crate::unlock::tests::team;

    #[test]
    fn the_sheet_is_tried_on_every_key_and_a_slip_is_named() {
        let (mut keys, sheet) = team();
        let paper = sheet.words().collect::<Vec<_>>().join(" ");
        assert_eq!(tried(&keys, &paper), Found::Opens(2, 2));
        let slip = paper.replacen(sheet.words().next().unwrap_or_default(), "slough", 1);
        assert_eq!(
            tried(&keys, &slip),
            Found::Nothing("Word 1 is on no recovery sheet. Check its spelling.".into())
        );
        // A key that was made with another sheet.
        let (other, _) = team();
        keys.keys[1] = other.keys[1].clone();
        assert_eq!(tried(&keys, &paper), Found::Opens(1, 2));
        keys.keys[0] = other.keys[0].clone();
        let Found::Nothing(why) = tried(&keys, &paper) else {
            panic!("another team's sheet opens nothing");
        };
        assert!(why.contains("not the newest"), "{why}");
    }

    #[tokio::test]
    async fn the_page_says_what_a_try_found() {
        #[component]
        fn Outcomes() -> Html {
            html! { <>{ opens(2, 2) }{ opens(1, 2) }</> }
        }
        let html = rendered::<Outcomes>(|| ()).await;
        assert!(html.contains("it opens everything"), "{html}");
        assert!(html.contains("opens 1 of 2 keys"), "{html}");
    }
}
