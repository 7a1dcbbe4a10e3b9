//! Holds the answers while the widget is open. On the phone they stay only when the
//! person says so.

use super::answers::{Answer, Answers};
use super::provider::{KEPT, Told};
use crate::platform::kept;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Teller`].
#[derive(Properties, PartialEq)]
pub struct TellerProps {
    /// Told the answers, and again whenever they change.
    pub tell: Callback<Told>,
}

/// Holds the answers; shows nothing.
#[component]
pub fn Teller(props: &TellerProps) -> Html {
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
    let tell = props.tell.clone();
    use_effect_with(told, move |told| tell.emit(told.clone()));
    Html::default()
}
