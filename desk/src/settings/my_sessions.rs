//! Where the member is signed in, to the hour, and ending it.

use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::{clock, page};
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::desk::sessions::{OneSession, Sessions};
use chrono::NaiveDate;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Where the keyboard goes when a line is gone.
const PLACE: &str = "my-sessions";

/// What is to be ended.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// This one.
    One(String),
    /// All but the one that asks.
    Others,
}

/// Properties of [`MySessions`].
#[derive(Properties, PartialEq)]
pub struct MySessionsProps {
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// Where the member is signed in.
#[component]
pub fn MySessions(props: &MySessionsProps) -> Html {
    let found = use_state(|| Remote::<Sessions>::Waiting);
    let done = use_state_eq(|| false);
    let look = use_looking(&found, &props.tell);
    {
        let look = look.clone();
        use_effect_with((), move |()| look.emit(()));
    }
    let end = {
        let (found, done) = (found.clone(), done.setter());
        let tell = props.tell.clone();
        Callback::from(move |end: End| {
            let (found, done) = (found.clone(), done.clone());
            let (look, tell) = (look.clone(), tell.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                let ended = match &end {
                    End::One(id) => client.end_session(id).await,
                    End::Others => client.end_other_sessions().await,
                };
                match ended {
                    Ok(()) => {
                        // The button that was pressed goes with its line.
                        page::focus(PLACE);
                        done.set(true);
                        look.emit(());
                    }
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => found.set((*found).clone().after(Err(fault))),
                }
            });
        })
    };
    html! {
        <div class="stack" id={PLACE} role="group" aria-label="Where you are signed in" tabindex="-1">
            if *done { <Notice tone={Tone::Good} spoken=true>{ "Ended. Whoever sits there has to sign in again." }</Notice> }
            if let Some(fault) = found.fault() {
                <Notice tone={Tone::Wrong} spoken=true>{ fault_words::words(fault) }</Notice>
            }
            { match found.shown() {
                None => html! { <p class="muted" role="status">{ "Asking where you are signed in…" }</p> },
                Some(sessions) => html! {
                    <SessionList sessions={sessions.sessions.clone()} today={clock::today()} {end} />
                },
            } }
        </div>
    }
}

#[hook]
fn use_looking(found: &UseStateHandle<Remote<Sessions>>, tell: &Callback<Event>) -> Callback<()> {
    let (found, tell) = (found.clone(), tell.clone());
    Callback::from(move |()| {
        let (found, tell) = (found.clone(), tell.clone());
        spawn_local(async move {
            match Client::new(Fetch::default()).sessions().await {
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                answer => found.set((*found).clone().after(answer)),
            }
        });
    })
}

/// Properties of [`SessionList`].
#[derive(Properties, PartialEq)]
pub struct SessionListProps {
    /// The newest first.
    pub sessions: Vec<OneSession>,
    /// Today.
    pub today: NaiveDate,
    /// Told what to end.
    pub end: Callback<End>,
}

/// The sessions, each with its end.
#[component]
pub fn SessionList(props: &SessionListProps) -> Html {
    let others = props.sessions.iter().filter(|one| !one.this_one).count();
    let end_others = props.end.reform(|_: MouseEvent| End::Others);
    html! {
        <>
            <ul class="sessions">{ for props.sessions.iter().map(|one| line(props, one)) }</ul>
            if others > 1 {
                <p><button type="button" class="button plain" onclick={end_others}>{ "End all but this one" }</button></p>
            }
            <p class="small muted">{ "A session ends by itself after 15 minutes with nothing done, and after 10 hours at most. No address and no browser is kept." }</p>
        </>
    }
}

fn line(props: &SessionListProps, one: &OneSession) -> Html {
    let end = {
        let id = one.id.clone();
        props.end.reform(move |_: MouseEvent| End::One(id.clone()))
    };
    let began = hour_words(&one.began, props.today);
    html! {
        <li key={one.id.as_str()}>
            <span>
                <b>{ format!("Began {began}") }</b>
                <span class="under">{ format!("Last used {}", hour_words(&one.last_seen, props.today)) }</span>
            </span>
            if one.this_one {
                <span class="pill">{ "This one" }</span>
            } else {
                <button type="button" class="button slim plain" onclick={end}>
                    { "End it" }<span class="for-ears">{ format!(": began {began}") }</span>
                </button>
            }
        </li>
    }
}

/// `Sunday 22 November, in the hour from 10:00 (UTC)`.
fn hour_words(hour: &str, today: NaiveDate) -> String {
    let day = day_words::day_of(hour).map_or_else(String::new, |on| day_words::day(on, today));
    format!("{day}, {} UTC", hour.get(11..16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    fn one(id: &str, this_one: bool) -> OneSession {
        OneSession {
            id: id.to_owned(),
            began: "2026-11-22T10:00Z".to_owned(),
            last_seen: "2026-11-22T11:00Z".to_owned(),
            this_one,
        }
    }

    async fn list(sessions: Vec<OneSession>) -> String {
        rendered::<SessionList>(move || SessionListProps {
            sessions,
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            end: Callback::noop(),
        })
        .await
    }

    #[tokio::test]
    async fn this_one_cannot_be_ended_here_and_the_others_can_by_name() {
        let html = list(vec![one("a", true), one("b", false), one("c", false)]).await;
        assert_eq!(html.matches("This one").count(), 1, "{html}");
        assert_eq!(html.matches("End it").count(), 2, "{html}");
        in_order(
            &html,
            &[
                "Began Sunday 22 November, 10:00 UTC",
                "Last used Sunday 22 November, 11:00 UTC",
                "End all but this one",
            ],
        );
        let alone = list(vec![one("a", true)]).await;
        assert!(!alone.contains("<button"), "{alone}");
    }
}
