//! The page of the ceremony: shows the step, and does what the steps ask for.

use super::ceremony::{Ceremony, Change, Drawn, Line, Sending};
use super::making::{NotStored, draw, store, wrap};
use super::parts::phrase::PhraseStep;
use super::parts::promise::PromiseStep;
use super::parts::prove::ProveStep;
use super::parts::sheet::SheetStep;
use super::steps::{Step, Steps};
use crate::app::is_signed_out;
use crate::doorstep::Doorstep;
use crate::platform::clock;
use crate::published::use_published;
use crate::second_factor::again::ProveAgain;
use crate::stage::{Event, Secret, WhyLocked, WhySignedOut};
use api::desk::session::Session;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use seal::keys::wrapped::{COST, WrapError};
use seal::randomness::Device;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// When the computer gives no randomness, no key may be made.
pub(crate) const NO_RANDOMNESS: &str =
    "This browser gave no random numbers, so no key was made. Use another browser or computer.";
pub(crate) const NO_MEMORY: &str =
    "This computer has too little memory free. Close other pages and try again.";

/// Properties of [`CeremonyPage`].
#[derive(Properties, PartialEq)]
pub struct CeremonyPageProps {
    /// Who makes the key.
    pub session: Rc<Session>,
    /// The password, if it was typed in this page.
    pub password: Option<Secret>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page of the ceremony.
#[component]
pub fn CeremonyPage(props: &CeremonyPageProps) -> Html {
    let edition = use_published();
    let (team, trust) = edition.as_ref().map_or_else(
        || ("team".to_owned(), String::new()),
        |edition| (edition.trust.council.clone(), edition.trust.name.clone()),
    );
    let ceremony = {
        let readers = format!("The participation team at {trust}");
        use_reducer(move || Ceremony::begin(readers))
    };
    use_drawing(&ceremony, team);
    use_wrapping(&ceremony, &props.session.member);
    use_sending(&ceremony, &props.tell);
    use_staying_signed_in();
    let change = {
        let dispatcher = ceremony.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    let title = match ceremony.step {
        Step::Account | Step::Phone | Step::Promise => "What do you promise young people?",
        Step::Phrase => "Choose your unlock phrase",
        Step::Sheet => "Print the recovery sheet",
        Step::Prove => "Is the sheet safe on paper?",
    };
    html! {
        <Doorstep {title} above={html! { <Steps at={ceremony.step} /> }}>
            if let Some(trouble) = &ceremony.trouble {
                <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice>
            }
            if ceremony.ask_again {
                <ProveAgain done={change.reform(|()| Change::Again)} tell={props.tell.clone()} />
            }
            { step(&ceremony, props, trust, change) }
        </Doorstep>
    }
}

fn step(
    ceremony: &UseReducerHandle<Ceremony>,
    props: &CeremonyPageProps,
    trust: String,
    change: Callback<Change>,
) -> Html {
    let shown = Rc::new((**ceremony).clone());
    match (ceremony.step, &ceremony.drawn) {
        (Step::Phrase, _) => html! {
            <PhraseStep ceremony={shown} password={props.password.clone()} {change} />
        },
        (Step::Sheet, Some(drawn)) => html! {
            <SheetStep words={drawn.sheet.words().collect::<Vec<_>>()} {trust}
                made_by={props.session.name.clone()} today={clock::today()}
                fingerprint={drawn.key.sealing_key().fingerprint().in_groups()}
                on_paper={change.reform(|()| Change::OnPaper)} />
        },
        (Step::Prove, Some(drawn)) => prove(&shown, drawn, &change),
        _ => html! { <PromiseStep ceremony={shown} {change} /> },
    }
}

fn prove(ceremony: &Ceremony, drawn: &Drawn, change: &Callback<Change>) -> Html {
    let lines = [Line::FirstWord, Line::SecondWord];
    let waits = ceremony.trouble.is_some() || ceremony.ask_again;
    let working: Option<AttrValue> = match &ceremony.sending {
        Sending::Wrapping => Some("Making the team’s key…".into()),
        Sending::Wrapped { .. } if !waits => Some("Sending it to the server…".into()),
        Sending::No | Sending::Wrapped { .. } => None,
    };
    let (go, proved) = match &ceremony.sending {
        Sending::Wrapped { .. } => ("Try again", change.reform(|()| Change::Again)),
        _ => ("Make the team’s key", change.reform(|()| Change::Proved)),
    };
    let forgot = change.reform(|()| Change::ForgotPhrase);
    let forgot = (ceremony.sending == Sending::No).then_some(forgot);
    html! {
        <ProveStep places={drawn.places} {go} {working} {proved}
            words={[0, 1].map(|which| AttrValue::from(ceremony.words[which].to_string()))}
            faults={lines.map(|at| ceremony.fault(at).map(AttrValue::from))}
            typed={change.reform(move |(which, text): (usize, String)| Change::Typed(lines[which % 2], text))}
            show_sheet={change.reform(|()| Change::ShowSheet)}
            forgot_phrase={forgot} />
    }
}

/// Draws key and sheet once the phrase is chosen.
#[hook]
fn use_drawing(ceremony: &UseReducerHandle<Ceremony>, team: String) {
    let due = ceremony.step == Step::Phrase && ceremony.drawn.is_none() && ceremony.phrase_chosen;
    let dispatcher = ceremony.dispatcher();
    use_effect_with(due, move |due| {
        if *due {
            dispatcher.dispatch(match draw(&team, &mut Device) {
                Ok(drawn) => Change::Drawn(drawn),
                Err(_) => Change::Trouble(NO_RANDOMNESS.to_owned()),
            });
        }
    });
}

/// Wraps the key once the two words are right.
#[hook]
fn use_wrapping(ceremony: &UseReducerHandle<Ceremony>, member: &str) {
    let due = ceremony.sending == Sending::Wrapping;
    let (ceremony, member) = (ceremony.clone(), member.to_owned());
    use_effect_with(due, move |due| {
        if *due {
            spawn_local(async move {
                clock::breathe().await;
                let Some(drawn) = ceremony.drawn.clone() else {
                    return;
                };
                ceremony.dispatch(match wrap(&ceremony, &drawn, &member, COST, &mut Device) {
                    Ok(key) => Change::Wrapped(key),
                    Err(WrapError::Randomness(_)) => Change::Trouble(NO_RANDOMNESS.to_owned()),
                    Err(WrapError::Memory) => Change::Trouble(NO_MEMORY.to_owned()),
                });
            });
        }
    });
}

/// Sends the wrapped key, and again each time that is asked for.
#[hook]
fn use_sending(ceremony: &UseReducerHandle<Ceremony>, tell: &Callback<Event>) {
    let tell = tell.clone();
    let ceremony = ceremony.clone();
    use_effect_with(ceremony.sending.clone(), move |sending| {
        let (Sending::Wrapped { key, .. }, Some(drawn)) = (sending.clone(), ceremony.drawn.clone())
        else {
            return;
        };
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            match store(&client, &key).await {
                Ok(held) => tell.emit(Event::KeyMade {
                    held,
                    key: drawn.key.clone(),
                }),
                Err(NotStored::Another(keys)) => match client.session().await {
                    Ok(session) => tell.emit(Event::SignedIn {
                        session,
                        keys,
                        password: None,
                        why: WhyLocked::NotYet,
                    }),
                    Err(fault) => ceremony.dispatch(Change::Refused(fault)),
                },
                Err(NotStored::Fault(fault)) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(NotStored::Fault(fault)) => ceremony.dispatch(Change::Refused(fault)),
            }
        });
    });
}

/// Somebody who looks for a printer must not find the session ended, and a sheet in
/// hand that opens nothing.
#[hook]
pub(crate) fn use_staying_signed_in() {
    use_effect_with((), |()| {
        let ask = Callback::from(|()| {
            spawn_local(async {
                // Whether it worked shows when the key is sent.
                let _ = Client::new(Fetch::default()).session().await;
            });
        });
        let asking = clock::every(240, ask);
        move || drop(asking)
    });
}
