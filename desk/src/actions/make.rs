//! The button that makes an action of a result, a promise or a theme: the form opens beneath
//! it, so that nothing on the page is lost.

use super::form::Form;
use super::typed::Typed;
use crate::platform::{clock, page};
use crate::stage::Event;
use api::desk::actions::{Whole, Written};
use chrono::{Months, NaiveDate};
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// Who may make actions, and of what content. Handed down by pages whose reader may.
#[derive(Debug, Clone, PartialEq)]
pub struct Maker {
    /// The content.
    pub edition: Rc<Edition>,
    /// Who writes.
    pub member: AttrValue,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Properties of [`MakeAction`].
#[derive(Properties, PartialEq)]
pub struct MakeProps {
    /// Who makes it; nothing is shown to others.
    pub maker: Option<Maker>,
    /// Unique in the page.
    pub id: AttrValue,
    /// What it is made of, for who hears the button alone.
    pub of: AttrValue,
    /// What it begins as, to be done by this day.
    pub begins: Callback<NaiveDate, Written>,
}

/// The button, and the form beneath it.
#[component]
pub fn MakeAction(props: &MakeProps) -> Html {
    let begun = use_state_eq(|| None::<Rc<Typed>>);
    let kept = use_state_eq(|| false);
    let Some(maker) = &props.maker else {
        return Html::default();
    };
    let title = format!("{}-title", props.id);
    let open = {
        let (begun, begins, kept) = (begun.clone(), props.begins.clone(), kept.setter());
        Callback::from(move |_: MouseEvent| {
            kept.set(false);
            begun.set(match *begun {
                Some(_) => None,
                None => Some(Rc::new(Typed::new(begins.emit(in_three_months())))),
            });
        })
    };
    let done = {
        let (begun, kept, button) = (begun.setter(), kept.setter(), props.id.clone());
        Callback::from(move |_: Whole| {
            begun.set(None);
            kept.set(true);
            page::focus(&button);
        })
    };
    let expanded = if begun.is_some() { "true" } else { "false" };
    html! {
        <div class="make-action not-on-paper">
            <p>
                <button type="button" id={props.id.clone()} class="button plain slim" onclick={open} aria-expanded={expanded}>
                    { if begun.is_some() { "Put the action away" } else { "Make an action" } }
                    <span class="for-ears">{ format!(": {}", props.of) }</span>
                </button>
            </p>
            <p role="status">{ if *kept { "Kept. It stands under Actions." } else { "" } }</p>
            if let Some(begun) = &*begun {
                <section class="stack" aria-labelledby={title.clone()}>
                    <Heading id={title} />
                    <Form form={props.id.clone()} begins={begun.clone()} edition={maker.edition.clone()}
                        member={maker.member.clone()} kept={done} tell={maker.tell.clone()} />
                </section>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct HeadingProps {
    id: AttrValue,
}

/// The heading of a form that was just opened: who reads with a keyboard is taken there.
#[component]
fn Heading(props: &HeadingProps) -> Html {
    {
        let id = props.id.clone();
        use_effect_with((), move |()| page::focus(&id));
    }
    html! { <h3 id={props.id.clone()} tabindex="-1">{ "New action" }</h3> }
}

/// A day that most actions can keep; whoever writes it chooses another.
#[must_use]
pub fn in_three_months() -> NaiveDate {
    let today = clock::today();
    today.checked_add_months(Months::new(3)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::for_tests::whole;
    use crate::rendered::rendered;

    fn props(maker: bool) -> MakeProps {
        MakeProps {
            maker: maker.then(|| Maker {
                edition: Rc::new(content::edition().unwrap()),
                member: "ada".into(),
                tell: Callback::noop(),
            }),
            id: "make".into(),
            of: "A visit".into(),
            begins: Callback::from(|_| whole().written),
        }
    }

    #[tokio::test]
    async fn only_who_may_has_the_button_and_it_says_of_what() {
        let html = rendered::<MakeAction>(|| props(true)).await;
        assert!(
            html.contains("Make an action") && html.contains(": A visit"),
            "{html}"
        );
        assert!(
            html.contains(r#"aria-expanded="false""#) && !html.contains("<form"),
            "{html}"
        );
        let none = rendered::<MakeAction>(|| props(false)).await;
        assert!(!none.contains("Make an action"), "{none}");
    }
}
