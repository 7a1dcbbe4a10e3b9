//! Holds the answers while the widget is open. On the phone they stay only when the
//! person says so.

use super::answers::{Answer, Answers};
use crate::platform::kept;
use std::rc::Rc;
use yew::prelude::*;

const KEPT: &str = "status.answers";

/// The answers and what can be done with them.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// The answers so far.
    pub answers: Rc<Answers>,
    /// Whether they are kept on this phone.
    pub kept: bool,
    /// Takes an answer.
    pub answer: Callback<Answer>,
    /// Keeps the answers on this phone from now on.
    pub keep: Callback<()>,
    /// Forgets them, here and on the phone.
    pub forget: Callback<()>,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            answers: Rc::default(),
            kept: false,
            answer: Callback::noop(),
            keep: Callback::noop(),
            forget: Callback::noop(),
        }
    }
}

/// Properties of [`ToldProvider`].
#[derive(Properties, PartialEq)]
pub struct ToldProps {
    /// What may ask for the answers.
    pub children: Html,
}

/// Gives everything below it the answers.
#[component]
pub fn ToldProvider(props: &ToldProps) -> Html {
    let answers = use_reducer_eq(Answers::default);
    let kept_here = use_state_eq(|| false);
    {
        let (answers, kept_here) = (answers.dispatcher(), kept_here.setter());
        use_effect_with((), move |()| {
            if let Some(held) = kept::read(KEPT).and_then(|written| Answers::read(&written)) {
                answers.dispatch(Answer::Kept(Box::new(held)));
                kept_here.set(true);
            }
        });
    }
    use_effect_with(((*answers).clone(), *kept_here), |(answers, kept_here)| {
        if *kept_here {
            kept::keep(KEPT, &answers.written());
        }
    });
    let answer = {
        let answers = answers.dispatcher();
        use_callback((), move |answer, ()| answers.dispatch(answer))
    };
    let keep = {
        let kept_here = kept_here.setter();
        use_callback((), move |(), ()| kept_here.set(true))
    };
    let forget = {
        let (answers, kept_here) = (answers.dispatcher(), kept_here.setter());
        use_callback((), move |(), ()| {
            kept_here.set(false);
            kept::forget(KEPT);
            answers.dispatch(Answer::Forget);
        })
    };
    let told = Told {
        answers: Rc::new((*answers).clone()),
        kept: *kept_here,
        answer,
        keep,
        forget,
    };
    html! {
        <ContextProvider<Told> context={told}>{ props.children.clone() }</ContextProvider<Told>>
    }
}

/// The answers and what can be done with them.
#[hook]
pub fn use_told() -> Told {
    use_context().unwrap_or_default()
}
