//! Who may read this answer: a sentence, and a choice behind it.

use super::option::OptionBox;
use crate::phrases::views as say;
use crate::views::phrases;
use domain::views::Audience;
use yew::prelude::*;

/// Properties of [`AudiencePicker`].
#[derive(Properties, PartialEq)]
pub struct AudienceProps {
    /// The name its radio buttons share.
    pub name: AttrValue,
    /// Who may read it now.
    pub audience: Audience,
    /// Somebody else was chosen.
    pub changed: Callback<Audience>,
}

/// Who may read this answer.
#[component]
pub fn AudiencePicker(props: &AudienceProps) -> Html {
    let option = |audience: Audience| {
        let changed = props.changed.clone();
        let chosen = Callback::from(move |_: bool| changed.emit(audience));
        html! {
            <OptionBox key={phrases::audience(audience)} name={props.name.clone()}
                on={audience == props.audience} {chosen}>
                { phrases::audience(audience) }
            </OptionBox>
        }
    };
    html! {
        <details class="audience">
            <summary>
                <AudienceMark audience={props.audience} />
                <span>{ phrases::audience_sentence(props.audience) }</span>
                <span class="link">{ say::change() }</span>
            </summary>
            <fieldset>
                <legend class="for-ears">{ say::who_reads() }</legend>
                <div class="choices-list">{ for Audience::ALL.into_iter().map(option) }</div>
            </fieldset>
        </details>
    }
}

/// Properties of [`AudienceMark`].
#[derive(Properties, PartialEq)]
pub struct MarkProps {
    /// Who may read it.
    pub audience: Audience,
}

/// A small mark beside the words: full for everyone, parted for fewer.
#[component]
pub fn AudienceMark(props: &MarkProps) -> Html {
    let class = match props.audience {
        Audience::Everyone => "everyone",
        Audience::ReviewingOfficer => "officer",
        Audience::AdvocateFirst => "advocate",
        Audience::NotAloud => "not-aloud",
    };
    html! { <span class={classes!("audience-mark", class)} aria-hidden="true"></span> }
}
