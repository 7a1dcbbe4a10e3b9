//! The whole desk: asks where it stands, and shows the door or the workplace.

use crate::doorstep::Doorstep;
use crate::fault_words;
use crate::first_run::account::AccountPage;
use crate::first_run::page::CeremonyPage;
use crate::fresh::Note;
use crate::people::accepting::AcceptPage;
use crate::people::nothing::NothingToReadPage;
use crate::people::waiting::WaitingPage;
use crate::platform::page;
use crate::published::{Published, PublishedProvider};
use crate::second_factor::give::GivePage;
use crate::second_factor::set_up::SetUpPage;
use crate::settings::appearance;
use crate::sign_in::SignInPage;
use crate::stage::{Event, Secret, Stage, WhyLocked, WhySignedOut};
use crate::unlock::UnlockPage;
use crate::workplace::Workplace;
use crate::workplace::onlooker::Onlooker;
use api::desk::council_account::Outcome;
use api::desk::people::Standing;
use api::desk::roles::Act;
use api::desk::second_factor::Next;
use api::desk::setup::Setup;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use yew::platform::spawn_local;
use yew::prelude::*;

/// What the desk is told at the start.
#[derive(Properties, Clone, PartialEq)]
pub struct AppProps {
    /// The first edition.
    pub published: Published,
}

/// The whole desk.
#[component]
pub fn App(props: &AppProps) -> Html {
    let stage = use_reducer_eq(|| Stage::Starting);
    let tell = {
        let dispatcher = stage.dispatcher();
        use_callback((), move |event: Event, ()| dispatcher.dispatch(event))
    };
    {
        let tell = tell.clone();
        use_effect_with((), move |()| spawn_local(ask_where_it_stands(tell)));
    }
    html! {
        <PublishedProvider first={props.published.clone()}>
            { door(&stage, &tell) }
        </PublishedProvider>
    }
}

fn door(stage: &Stage, tell: &Callback<Event>) -> Html {
    let tell = tell.clone();
    match stage {
        Stage::Starting => html! { <Doorstep title="Opening…" /> },
        Stage::NoAnswer(fault) => no_answer(fault, tell),
        Stage::FirstAccount => html! { <AccountPage {tell} /> },
        Stage::SignedOut { why, was_open } => {
            html! { <SignInPage why={*why} was_open={*was_open} {tell} /> }
        }
        Stage::HasCode => html! { <AcceptPage {tell} /> },
        Stage::Half {
            half,
            password,
            first_run,
            ..
        } => match half.next {
            Next::Give => html! {
                <GivePage name={half.name.clone()} ways={half.ways} password={password.clone()} {tell} />
            },
            Next::SetUp => html! {
                <SetUpPage name={half.name.clone()} ways={half.ways} password={password.clone()}
                    first_run={*first_run} {tell} />
            },
        },
        Stage::Waiting { session, made } => {
            html! { <WaitingPage session={session.clone()} made={*made} {tell} /> }
        }
        Stage::NothingToRead(session) if session.role.may(Act::SeeResults) => {
            html! { <Onlooker session={session.clone()} {tell} /> }
        }
        Stage::NothingToRead(session) => {
            html! { <NothingToReadPage session={session.clone()} {tell} /> }
        }
        Stage::NoKey { session, password } => {
            html! { <CeremonyPage session={session.clone()} password={password.clone()} {tell} /> }
        }
        Stage::Locked {
            session,
            keys,
            why,
            was_open,
        } => html! {
            <UnlockPage session={session.clone()} keys={keys.clone()} why={*why}
                was_open={*was_open} {tell} />
        },
        Stage::Open {
            session,
            keys,
            ring,
            first,
        } => html! {
            <Workplace session={session.clone()} keys={keys.clone()} ring={ring.clone()}
                first={*first} {tell} />
        },
    }
}

fn no_answer(fault: &Fault, tell: Callback<Event>) -> Html {
    let again = Callback::from(move |_| spawn_local(ask_where_it_stands(tell.clone())));
    html! {
        <Doorstep title="The desk cannot be reached">
            <p role="alert">{ fault_words::words(fault) }</p>
            <p><button type="button" class="button" onclick={again}>{ "Try again" }</button></p>
        </Doorstep>
    }
}

/// Asks the server how far the first run has come and who is signed in.
async fn ask_where_it_stands(tell: Callback<Event>) {
    let client = Client::new(Fetch::default());
    let note = Note::take();
    let event = match client.setup().await {
        Err(fault) => Event::NoAnswer(fault),
        Ok(setup) if !setup.lead_made => Event::NoAccount,
        Ok(setup) => match client.session().await {
            Ok(session) => {
                let why = setup
                    .came_back
                    .filter(|outcome| *outcome != Outcome::Right)
                    .map_or_else(|| Note::locked(note), WhyLocked::CameBack);
                enter(&client, session, None, why).await
            }
            Err(fault) if is_signed_out(&fault) => not_in(&client, &setup, note).await,
            Err(fault) => Event::NoAnswer(fault),
        },
    };
    tell.emit(event);
}

/// Nobody is signed in; half way in, perhaps, with a council account.
async fn not_in(client: &Client<Fetch>, setup: &Setup, note: Option<Note>) -> Event {
    match setup.came_back {
        Some(Outcome::Right) => match client.half().await {
            Ok(half) => Event::HalfSignedIn {
                half,
                password: None,
                first_run: false,
                made: None,
            },
            Err(fault) if is_signed_out(&fault) => {
                Event::SignedOut(WhySignedOut::CameBack(Outcome::BeginAgain))
            }
            Err(fault) => Event::NoAnswer(fault),
        },
        Some(outcome) => Event::SignedOut(WhySignedOut::CameBack(outcome)),
        None => Event::SignedOut(Note::signed_out(note)),
    }
}

/// What follows signing in: the member's standing and role decide, then the team's keys.
pub async fn enter(
    client: &Client<Fetch>,
    session: api::desk::session::Session,
    password: Option<Secret>,
    why: WhyLocked,
) -> Event {
    if session.standing != Standing::Confirmed || !session.role.reads() {
        return Event::WithoutKeys(session);
    }
    match client.keys().await {
        Ok(keys) => Event::SignedIn {
            session,
            keys,
            password,
            why,
        },
        Err(fault) if is_signed_out(&fault) => Event::SignedOut(WhySignedOut::Ended),
        Err(fault) => Event::NoAnswer(fault),
    }
}

/// Whether the server no longer knows the session.
#[must_use]
pub fn is_signed_out(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused(problem) if problem.code == Code::SignedOut)
}

/// Renders the desk into the page.
pub fn start() {
    let (Some(root), Some(published)) = (page::root_element(), Published::embedded()) else {
        return;
    };
    appearance::restore();
    // What stood there while we loaded makes way.
    root.set_text_content(None);
    yew::Renderer::<App>::with_root_and_props(root, AppProps { published }).render();
}
