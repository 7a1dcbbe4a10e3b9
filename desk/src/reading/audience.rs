//! Who may read an answer: a mark that cannot be missed where it is not everyone.
//! Words, an icon and a border say it; colour never alone.

use controls::icon::{Icon, picture};
use domain::views::Audience;
use yew::prelude::*;

/// In words.
#[must_use]
pub const fn words(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "Everyone at the review",
        Audience::ReviewingOfficer => "Only the reviewing officer",
        Audience::AdvocateFirst => "Their advocate first",
        Audience::NotAloud => "Do not read aloud",
    }
}

/// What it asks of the reader.
#[must_use]
pub const fn asks(audience: Audience) -> Option<&'static str> {
    match audience {
        Audience::Everyone => None,
        Audience::ReviewingOfficer => {
            Some("Nobody else at the review may read this or be told of it.")
        }
        Audience::AdvocateFirst => Some("Show it to their advocate before anybody else."),
        Audience::NotAloud => Some("People at the review may read it, but it is not said aloud."),
    }
}

/// The class of what stands under this mark.
#[must_use]
pub const fn class(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "for-everyone",
        Audience::ReviewingOfficer => "for-officer",
        Audience::AdvocateFirst => "for-advocate",
        Audience::NotAloud => "not-aloud",
    }
}

/// Properties of [`AudienceMark`].
#[derive(Properties, PartialEq)]
pub struct AudienceMarkProps {
    /// Who may read it.
    pub audience: Audience,
}

/// The mark.
#[component]
pub fn AudienceMark(props: &AudienceMarkProps) -> Html {
    let icon = match props.audience {
        Audience::Everyone => Icon::People,
        Audience::ReviewingOfficer => Icon::Lock,
        Audience::AdvocateFirst => Icon::Person,
        Audience::NotAloud => Icon::Quiet,
    };
    html! {
        <p class={classes!("audience", class(props.audience))}>
            { picture(icon) }
            <span>
                <b>{ words(props.audience) }</b>
                if let Some(asks) = asks(props.audience) { <span class="audience-asks">{ asks }</span> }
            </span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_audiences_look_or_read_alike_and_all_but_everyone_ask_something() {
        for (at, one) in Audience::ALL.into_iter().enumerate() {
            assert_eq!(asks(one).is_none(), one == Audience::Everyone);
            for other in &Audience::ALL[at + 1..] {
                assert_ne!(words(one), words(*other));
                assert_ne!(class(one), class(*other));
            }
        }
    }
}
