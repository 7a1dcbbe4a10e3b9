//! As whom the member answers young people: asked for once, kept by the server with
//! the member, and never guessed. A role, never a name.

use super::parts::roles;
use crate::fault_words;
use crate::remote::Remote;
use api::desk::answers_as::AnswersAs;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use domain::receipt::Who;
use yew::platform::spawn_local;
use yew::prelude::*;

/// As whom they said they answer, as the server has it.
#[hook]
fn use_answers_as() -> UseStateHandle<Remote<Option<Who>>> {
    let known = use_state_eq(|| Remote::Waiting);
    let setter = known.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            let answer = Client::new(Fetch::default()).answers_as().await;
            setter.set(Remote::Waiting.after(answer.map(|answer| answer.who)));
        });
    });
    known
}

/// In Settings: as whom young people see this member.
#[component]
pub fn AsWhom() -> Html {
    let known = use_answers_as();
    let choose = {
        let known = known.setter();
        Callback::from(move |who: Who| {
            let known = known.clone();
            spawn_local(async move {
                let asked = AnswersAs { who: Some(who) };
                let answer = Client::new(Fetch::default()).answer_as(&asked).await;
                known.set(Remote::Waiting.after(answer.map(|answer| answer.who)));
            });
        })
    };
    let shown = known.shown().copied().flatten();
    html! {
        <>
            <p>{ "Young people see this role when you open or answer what they sent. They never see your name." }</p>
            { roles("answers-as", "You answer as", shown, choose) }
            if let Some(fault) = known.fault() {
                <Notice tone={Tone::Care} spoken=true>{ fault_words::words(fault) }</Notice>
            }
            if known.shown() == Some(&None) {
                <Notice>{ "Until you choose, young people are not told when you open something." }</Notice>
            }
        </>
    }
}
