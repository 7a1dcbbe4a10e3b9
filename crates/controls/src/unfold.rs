//! Something that unfolds in place: a heading that is a button, and what is under it.

use crate::icon::{Icon, picture};
use yew::prelude::*;

/// Properties of [`Unfold`].
#[derive(Properties, PartialEq)]
pub struct UnfoldProps {
    /// Unique in the page; names the parts to assistive technology.
    pub id: AttrValue,
    /// What is always seen, inside the button.
    pub title: Html,
    /// What is always seen, under the button.
    #[prop_or_default]
    pub summary: Html,
    /// The level of the heading: 2 or 3.
    #[prop_or(3)]
    pub level: u8,
    /// Its class, beside `unfold`.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it stands open at first.
    #[prop_or_default]
    pub open: bool,
    /// What unfolds.
    pub children: Html,
}

/// A heading that unfolds what is under it.
#[component]
pub fn Unfold(props: &UnfoldProps) -> Html {
    let first = props.open;
    let open = use_state_eq(|| first);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let under = format!("{}-under", props.id);
    let button = html! {
        <button type="button" id={props.id.clone()} class="unfold-title"
            aria-expanded={if *open { "true" } else { "false" }}
            aria-controls={under.clone()} onclick={toggle}>
            <span class="unfold-words">{ props.title.clone() }</span>
            { picture(Icon::Chevron) }
        </button>
    };
    html! {
        <div class={classes!("unfold", props.class.clone(), open.then_some("open"))}>
            if props.level == 2 { <h2>{ button }</h2> } else { <h3>{ button }</h3> }
            { props.summary.clone() }
            <div class="unfold-under" id={under} hidden={!*open}>
                if *open { { props.children.clone() } }
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{place, rendered};

    fn props(open: bool) -> UnfoldProps {
        UnfoldProps {
            id: "money".into(),
            title: html! { "Money" },
            summary: Html::default(),
            level: 3,
            class: Classes::new(),
            open,
            children: html! { "At least £3,000" },
        }
    }

    #[tokio::test]
    async fn closed_it_says_so_and_holds_nothing() {
        let html = rendered::<Unfold>(|| props(false)).await;
        assert!(html.contains(r#"aria-expanded="false""#), "{html}");
        assert!(html.contains("hidden"), "{html}");
        assert!(!html.contains("£3,000"), "{html}");
    }

    #[tokio::test]
    async fn open_it_names_what_it_controls_and_the_heading_comes_first() {
        let html = rendered::<Unfold>(|| props(true)).await;
        assert!(html.contains(r#"aria-expanded="true""#), "{html}");
        assert!(html.contains(r#"aria-controls="money-under""#), "{html}");
        assert!(html.contains(r#"id="money-under""#), "{html}");
        assert!(place(&html, "<h3") < place(&html, "<button"));
        assert!(place(&html, "<button") < place(&html, "£3,000"));
    }
}
