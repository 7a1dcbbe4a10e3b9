//! The pages of consultations, and which of them is shown.

use super::builder::Builder;
use super::draft::Draft;
use super::list::List;
use super::results::ResultsPage;
use super::running::Running;
use super::starting::Starting;
use crate::actions::make::Maker;
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::page;
use crate::remote::Remote;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::consultation::Standing;
use api::desk::consultations::Whole;
use api::desk::roles::{Act, Role};
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::consultation::asked::Consultation;
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The heading of every page of consultations.
pub const TITLE_ID: &str = "consultations-title";

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// All of them.
    List,
    /// What a new one begins from.
    Starting,
    /// A new one.
    New(Rc<Consultation>),
    /// One that the server has.
    One(String),
    /// How one was answered.
    Results(String),
}

/// Properties of [`ConsultationsPage`].
#[derive(Properties, PartialEq)]
pub struct ConsultationsProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// What is shown at first.
    #[prop_or(View::List)]
    pub first: View,
    /// What the reader may do.
    pub role: Role,
    /// What opens words, for whom there are any.
    #[prop_or_default]
    pub ring: Option<KeyRing>,
    /// Who may make an action of how one was answered.
    #[prop_or_default]
    pub maker: Option<Maker>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Consultations.
#[component]
pub fn ConsultationsPage(props: &ConsultationsProps) -> Html {
    let first = props.first.clone();
    let view = use_state_eq(move || first);
    use_effect_with((*view).clone(), |_| {
        page::set_title("Consultations · My Pledge desk");
        page::focus(TITLE_ID);
    });
    let go = {
        let view = view.setter();
        Callback::from(move |to: View| view.set(to))
    };
    let tell = props.tell.clone();
    let edition = props.edition.clone();
    let may = props.role.may(Act::Consult);
    let opened = go.reform(|whole: Whole| View::One(whole.put.id));
    html! {
        <div class="consultations">
            { match &*view {
                View::List => html! { <List {may} {go} {tell} /> },
                View::Starting => html! { <Starting {go} {tell} /> },
                View::New(asked) => html! {
                    <Builder key="new" start={Rc::new(Draft::new((**asked).clone()))} {edition}
                        {opened} {go} {tell} />
                },
                View::One(id) => html! { <One key={id.clone()} id={id.clone()} {edition} {go} {tell} /> },
                View::Results(id) => html! {
                    <ResultsPage key={id.clone()} id={id.clone()} {edition} {may} ring={props.ring.clone()} maker={props.maker.clone()} {go} {tell} />
                },
            } }
        </div>
    }
}

/// The heading of a page, with the way back to all of them.
pub fn head(title: Html, go: &Callback<View>, beside: Html) -> Html {
    let back = go.reform(|_: MouseEvent| View::List);
    html! {
        <header class="page-head not-on-paper">
            <h1 id={TITLE_ID} tabindex="-1">{ title }</h1>
            { beside }
            <button type="button" class="button plain slim" onclick={back}>{ picture(Icon::Back) }{ "All consultations" }</button>
        </header>
    }
}

/// What stands where something will be, or why it does not.
pub fn standing<T>(remote: &Remote<T>, again: &Callback<MouseEvent>) -> Html {
    match (remote.shown(), remote.fault()) {
        (_, Some(fault)) => html! {
            <Notice tone={Tone::Wrong} spoken=true>
                <p>{ fault_words::words(fault) }</p>
                <p><button type="button" class="button plain slim" onclick={again.clone()}>{ "Try again" }</button></p>
            </Notice>
        },
        (None, None) => html! { <p class="muted" role="status">{ "One moment…" }</p> },
        (Some(_), None) => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    id: AttrValue,
    edition: Rc<Edition>,
    go: Callback<View>,
    tell: Callback<Event>,
}

/// One that the server has: still written, or opened.
#[component]
fn One(props: &OneProps) -> Html {
    let whole = use_state(|| Remote::<Rc<Whole>>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (whole, tell, id) = (whole.clone(), props.tell.clone(), props.id.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).desk_consultation(&id).await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    whole.set((*whole).clone().after(answer.map(Rc::new)));
                }
            });
        });
    }
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |_: MouseEvent| turn.set(next))
    };
    let came = {
        let whole = whole.setter();
        Callback::from(move |now: Whole| whole.set(Remote::Ready(Rc::new(now))))
    };
    let (edition, go, tell) = (props.edition.clone(), props.go.clone(), props.tell.clone());
    match whole.shown() {
        Some(shown) if shown.put.standing == Standing::Draft => html! {
            <Builder key="draft" start={Rc::new(Draft::of(shown))} {edition} opened={came} {go} {tell} />
        },
        Some(shown) => html! {
            <Running key="running" whole={shown.clone()} {came} {edition} {go} {tell} />
        },
        None => html! {
            <>
                { head(html! { "Consultation" }, &props.go, Html::default()) }
                { standing(&whole, &again) }
            </>
        },
    }
}
