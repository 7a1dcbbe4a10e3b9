//! After *Send*: whether the young person wants the code that shows the answers. It
//! is shown only when they say that they can keep it safe.

use crate::phrases::return_code as say;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// Properties of [`CodeCard`].
#[derive(Properties, PartialEq)]
pub struct CodeCardProps {
    /// The code, in groups.
    pub code: AttrValue,
    /// The young person wants it gone.
    pub forget: Callback<()>,
}

/// Offers the code, and shows it once it is wanted.
#[component]
pub fn CodeCard(props: &CodeCardProps) -> Html {
    let wanted = use_state_eq(|| false);
    let want = {
        let wanted = wanted.setter();
        Callback::from(move |_: MouseEvent| wanted.set(true))
    };
    let forget = props.forget.reform(|_: MouseEvent| ());
    html! {
        <section class="card stack" aria-labelledby="return-code-title">
            <h2 id="return-code-title">{ say::title() }</h2>
            if *wanted {
                <Shown code={props.code.clone()} {forget} />
            } else {
                <p>{ say::offer() }</p>
                <p class="muted">{ say::offer_never() }</p>
                <div class="onward">
                    <button type="button" class="button" onclick={want}>{ say::safe_place() }</button>
                    <button type="button" class="button plain" onclick={forget}>{ say::no_thanks() }</button>
                </div>
            }
        </section>
    }
}

/// Properties of [`Shown`].
#[derive(Properties, PartialEq)]
pub struct ShownProps {
    /// The code, in groups.
    pub code: AttrValue,
    /// The young person has kept it, or wants it gone.
    pub forget: Callback<MouseEvent>,
}

/// The code itself.
#[component]
pub fn Shown(props: &ShownProps) -> Html {
    html! {
        <>
            // Read out letter by letter, shown in groups.
            <p class="return-code">
                <span aria-hidden="true">{ &props.code }</span>
                <span class="for-ears">{ spelt(&props.code) }</span>
            </p>
            <p>{ say::keep() }</p>
            <p class="muted small">{ picture(Icon::Lock) }{ " " }{ say::gone() }</p>
            <div class="onward">
                <button type="button" class="button plain" onclick={props.forget.clone()}>{ say::forget() }</button>
            </div>
        </>
    }
}

fn spelt(code: &str) -> String {
    let letters: Vec<String> = code
        .chars()
        .map(|character| match character {
            ' ' => ",".to_owned(),
            other => other.to_string(),
        })
        .collect();
    letters.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{place, rendered};

    #[tokio::test]
    async fn the_code_is_not_in_the_page_until_it_is_wanted() {
        let html = rendered::<CodeCard>(|| CodeCardProps {
            code: "0000 0000 0000".into(),
            forget: Callback::noop(),
        })
        .await;
        assert!(!html.contains("0000"), "{html}");
        assert!(place(&html, say::safe_place()) < place(&html, say::no_thanks()));
    }

    #[tokio::test]
    async fn the_code_is_read_out_character_by_character() {
        let html = rendered::<Shown>(|| ShownProps {
            code: "KT74 QX9M F2RC".into(),
            forget: Callback::noop(),
        })
        .await;
        assert!(html.contains("KT74 QX9M F2RC"));
        assert!(html.contains("K T 7 4 , Q X 9 M , F 2 R C"), "{html}");
    }
}
