//! What young people are told before they send: who reads it, and how soon. It can be
//! changed; what was sent before was sent on what was said then.

use crate::app::is_signed_out;
use crate::day_words::counted;
use crate::fault_words;
use crate::first_run::ceremony::{promise_faults, working_days};
use crate::first_run::parts::promise::told;
use crate::platform::input;
use crate::stage::{Event, WhySignedOut};
use api::desk::keys::{HeldKey, NewPromise};
use client::Client;
use client::fetch::Fetch;
use controls::field::Field;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`PromiseCard`].
#[derive(Properties, PartialEq)]
pub struct PromiseCardProps {
    /// The team's newest key.
    pub key_on_phones: HeldKey,
    /// Whether this member may change it.
    pub may_change: bool,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// What is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Typed {
    readers: String,
    days: String,
}

impl Typed {
    fn of(key: &HeldKey) -> Self {
        Self {
            readers: key.public.readers.clone(),
            days: key.public.opened_within_working_days.to_string(),
        }
    }

    /// What to send, or what is wrong with readers and days.
    fn promise(&self) -> Result<NewPromise, [Option<String>; 2]> {
        match (
            promise_faults(&self.readers, &self.days),
            working_days(&self.days),
        ) {
            ([None, None], Some(opened_within_working_days)) => Ok(NewPromise {
                readers: self.readers.trim().to_owned(),
                opened_within_working_days,
            }),
            (faults, _) => Err(faults),
        }
    }
}

/// What young people are told, and a form to change it.
#[component]
pub fn PromiseCard(props: &PromiseCardProps) -> Html {
    let typed = use_state_eq(|| None::<Typed>);
    let faults = use_state_eq(<[Option<String>; 2]>::default);
    let trouble = use_state_eq(|| None::<String>);
    let changed = use_state_eq(|| false);
    let public = &props.key_on_phones.public;
    let days = counted(public.opened_within_working_days.into(), "working day");
    let begin = {
        let (typed, changed) = (typed.clone(), changed.clone());
        let now = Typed::of(&props.key_on_phones);
        Callback::from(move |_: MouseEvent| {
            changed.set(false);
            typed.set(Some(now.clone()));
        })
    };
    html! {
        <section class="card stack">
            <h2>{ "What young people are told" }</h2>
            <dl class="facts">
                <div><dt>{ "Who reads it" }</dt><dd>{ &public.readers }</dd></div>
                <div><dt>{ "Opened within" }</dt><dd>{ days }</dd></div>
            </dl>
            if let Some(now) = &*typed {
                { form(props, now, &typed, &faults, &trouble, &changed) }
            } else if props.may_change {
                <p><button type="button" class="button plain" onclick={begin}>{ "Promise something else" }</button></p>
            }
            if *changed {
                <Notice tone={Tone::Good} spoken=true>{ "Young people are told this from now on." }</Notice>
            }
        </section>
    }
}

fn form(
    props: &PromiseCardProps,
    now: &Typed,
    typed: &UseStateHandle<Option<Typed>>,
    faults: &UseStateHandle<[Option<String>; 2]>,
    trouble: &UseStateHandle<Option<String>>,
    changed: &UseStateHandle<bool>,
) -> Html {
    let into = |change: fn(&mut Typed, String)| {
        let (typed, now) = (typed.setter(), now.clone());
        Callback::from(move |event: InputEvent| {
            let mut next = now.clone();
            change(&mut next, input::typed(&event));
            typed.set(Some(next));
        })
    };
    let put_away = {
        let (typed, faults, trouble) = (typed.setter(), faults.setter(), trouble.setter());
        move || {
            typed.set(None);
            faults.set(<[Option<String>; 2]>::default());
            trouble.set(None);
        }
    };
    let onsubmit = {
        let (now, faults, trouble) = (now.clone(), faults.setter(), trouble.setter());
        let (epoch, tell) = (props.key_on_phones.public.epoch, props.tell.clone());
        let (changed, put_away) = (changed.setter(), put_away.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            let promise = match now.promise() {
                Ok(promise) => promise,
                Err(wrong) => return faults.set(wrong),
            };
            let (tell, trouble) = (tell.clone(), trouble.clone());
            let (changed, put_away) = (changed.clone(), put_away.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                match client.change_promise(epoch, &promise).await {
                    Ok(held) => {
                        put_away();
                        changed.set(true);
                        tell.emit(Event::KeyChanged(held));
                    }
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
            });
        })
    };
    let cancel = Callback::from(move |_: MouseEvent| put_away());
    let fault = |which: usize| faults[which].clone().map(AttrValue::from);
    let preview = now.promise().ok();
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <Field id="promise-readers" label="Who reads what young people send?" hint="In words they know."
                value={now.readers.clone()} fault={fault(0)}
                oninput={into(|typed, text| typed.readers = text)} />
            <Field id="promise-days" label="Within how many working days is it opened?" inputmode="numeric" most={2}
                class="narrow" hint="Promise what you can keep in a bad week. What has been sent already keeps the promise it was sent on, for as long as it is on their phone."
                value={now.days.clone()} fault={fault(1)}
                oninput={into(|typed, text| typed.days = text)} />
            if let Some(promise) = preview {
                <div class="preview">
                    <p class="small muted">{ "Before they send, young people read:" }</p>
                    <blockquote>{ told(&promise.readers, promise.opened_within_working_days) }</blockquote>
                </div>
            }
            if let Some(trouble) = &**trouble { <p class="fault" role="alert">{ trouble }</p> }
            <div class="ways">
                <button class="button">{ "Tell them this" }</button>
                <button type="button" class="button plain" onclick={cancel}>{ "Not now" }</button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::desk::keys::MOST_READERS;

    fn typed(readers: &str, days: &str) -> Typed {
        Typed {
            readers: readers.to_owned(),
            days: days.to_owned(),
        }
    }

    #[test]
    fn a_promise_is_somebody_and_one_to_twenty_working_days() {
        let promise = typed(" Ana and Jo ", " 5 ").promise().unwrap();
        assert_eq!(promise.readers, "Ana and Jo");
        assert_eq!(promise.opened_within_working_days, 5);
        let long = "x".repeat(MOST_READERS + 1);
        for (readers, days, wrong) in [
            ("", "5", [true, false]),
            (long.as_str(), "5", [true, false]),
            ("Ana", "0", [false, true]),
            ("Ana", "21", [false, true]),
            ("Ana", "soon", [false, true]),
            (" ", "", [true, true]),
        ] {
            let faults = typed(readers, days).promise().unwrap_err();
            assert_eq!(
                faults.map(|fault| fault.is_some()),
                wrong,
                "{readers} {days}"
            );
        }
    }
}
