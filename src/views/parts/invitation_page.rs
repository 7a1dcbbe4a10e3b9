//! The invitation: looked for, not found and what can be done, or its code to be typed.

use super::code_form::CodeForm;
use super::said::said;
use super::sent_page::{Sending, call};
use super::turns::keeping_line;
use crate::page_title::PageTitle;
use crate::phrases::{invitation as say, sending as send_say, views};
use crate::views::finding::{Finding, Trouble};
use crate::views::provider::Writing;
use crate::views::state::Action;
use yew::prelude::*;

/// What happened, and what it means.
#[must_use]
pub fn trouble_words(trouble: Trouble) -> (&'static str, &'static str) {
    match trouble {
        Trouble::BrokenLink => (say::broken(), say::broken_more()),
        Trouble::Ended => (say::ended(), say::ended_more()),
        Trouble::SlowDown => (say::slow_down(), say::slow_down_more()),
        Trouble::Away => (say::away(), say::away_more()),
        Trouble::Shut => (send_say::door_shut(), send_say::door_shut_more()),
        Trouble::Swapped => (say::swapped(), say::swapped_more()),
        Trouble::Unreadable => (say::unreadable(), say::unreadable_more()),
        Trouble::NoMemory => (say::no_memory(), say::no_memory_more()),
    }
}

/// The invitation, while it is not in hand.
pub fn invitation_page(writing: &Writing, sending: &Sending) -> Html {
    let trouble = match writing.finding {
        Finding::Failed(trouble) => Some(trouble),
        Finding::No | Finding::Looking | Finding::Found => None,
    };
    let looking = writing.finding == Finding::Looking;
    // By a link there is nothing to type while it is looked for.
    let types = !(looking && writing.state.seeking)
        && trouble.is_none_or(Trouble::another_code_helps)
        && trouble != Some(Trouble::Away);
    html! {
        <>
            <PageTitle>{ if types && trouble.is_none() { say::type_title() } else { say::title() } }</PageTitle>
            if looking && writing.state.seeking {
                <p role="status">{ say::looking() }</p>
            }
            { for trouble.map(|trouble| what_happened(trouble, writing)) }
            if types {
                <CodeForm key="code" busy={looking} typed={writing.type_code()} />
                <p class="muted small">{ say::promise() }</p>
            }
            { for trouble.map(|trouble| ways_on(trouble, writing, sending)) }
            { back(writing) }
        </>
    }
}

fn what_happened(trouble: Trouble, writing: &Writing) -> Html {
    let (line, more) = trouble_words(trouble);
    let kept = html! { <>if writing.state.has_words() { <p>{ say::words_kept() }</p> }</> };
    let urgent = trouble == Trouble::Swapped;
    said(urgent, line, more, kept)
}

fn ways_on(trouble: Trouble, writing: &Writing, sending: &Sending) -> Html {
    let again = writing.look_again().reform(|_: MouseEvent| ());
    let meanwhile = writing.acting(|_: MouseEvent| Action::Next);
    let without = {
        let (without, next) = (writing.without(), writing.acting(|()| Action::Next));
        Callback::from(move |_: MouseEvent| {
            without.emit(());
            next.emit(());
        })
    };
    html! {
        <section class="stack">
            if trouble.passes() {
                <button type="button" class="button" onclick={again}>{ send_say::try_again() }</button>
            }
            if trouble == Trouble::Away && writing.state.seeking {
                <button type="button" class="button plain" onclick={meanwhile}>{ say::meanwhile() }</button>
            }
            if trouble.may_go_without() {
                <button type="button" class="button plain" onclick={without} aria-describedby="without-means">
                    { say::without() }
                </button>
                <p id="without-means" class="muted small">{ say::without_means() }</p>
            }
            if let Some(number) = sending.call.as_deref() {
                <p class="muted">{ say::person() }</p>
                { call(number) }
            }
        </section>
    }
}

/// Back: a code that did not fit is then no longer in the way.
fn back(writing: &Writing) -> Html {
    let (without, back) = (writing.without(), writing.acting(|()| Action::Back));
    let gives_up = !writing.state.seeking && writing.state.invited.is_none();
    let onclick = Callback::from(move |_: MouseEvent| {
        if gives_up {
            without.emit(());
        }
        back.emit(());
    });
    html! {
        <div class="turns">
            { keeping_line(writing) }
            <div class="turns-row">
                <button type="button" class="button plain" {onclick}>{ views::back() }</button>
            </div>
        </div>
    }
}

/// On the screens that follow: says so while the invitation is not in hand, and leads
/// to what can be done.
pub fn invitation_notice(writing: &Writing) -> Html {
    let in_hand = writing.state.invited.is_some();
    match writing.finding {
        Finding::Failed(trouble) if !in_hand || trouble == Trouble::Swapped => {
            let (line, more) = trouble_words(trouble);
            said(
                trouble == Trouble::Swapped,
                line,
                more,
                see_to_it(writing, say::see()),
            )
        }
        _ => Html::default(),
    }
}

/// The way to the invitation's screen.
pub fn see_to_it(writing: &Writing, words: &'static str) -> Html {
    use crate::views::step::Step;
    let onclick = writing.acting(|_: MouseEvent| Action::Visit(Step::Invitation));
    html! { <button type="button" class="button plain" {onclick}>{ words }</button> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_has_its_own_short_words() {
        let all: Vec<_> = Trouble::ALL.into_iter().map(trouble_words).collect();
        for (at, (line, more)) in all.iter().enumerate() {
            assert!(!line.is_empty() && !more.is_empty());
            assert!(
                all[at + 1..].iter().all(|(other, _)| other != line),
                "{line}"
            );
            for sentence in more.split(['.', '?']) {
                assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
            }
        }
    }
}
