//! The pages of reports, and which of them is shown.

use super::draft::Draft;
use super::editor::Editor;
use super::list::List;
use super::paper::Paper;
use super::starting::Starting;
use super::words;
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::page;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::desk::reports::Whole;
use api::desk::roles::{Act, Role};
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The heading of every page of reports.
pub const TITLE_ID: &str = "report-title";
/// What the style sheet reads off the root element while the summary is printed alone.
const PRINTED: &str = "data-print";

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// All of them.
    List,
    /// A new one.
    Starting,
    /// One that the server has.
    One(String),
}

/// Properties of [`ReportPage`].
#[derive(Properties, PartialEq)]
pub struct ReportProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// What the reader may do.
    pub role: Role,
    /// In how many working days the team promises to open what is sent.
    pub promised: u16,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Reports to the panel.
#[component]
pub fn ReportPage(props: &ReportProps) -> Html {
    let view = use_state_eq(|| View::List);
    use_effect_with((*view).clone(), |_| {
        page::set_title("Panel report · My Pledge desk");
        page::focus(TITLE_ID);
    });
    let go = {
        let view = view.setter();
        Callback::from(move |to: View| view.set(to))
    };
    let (edition, tell) = (props.edition.clone(), props.tell.clone());
    let may = props.role.may(Act::Report);
    html! {
        <div class="consultations reports">
            { match &*view {
                View::List => html! { <List {edition} {may} {go} {tell} /> },
                View::Starting => html! { <Starting {edition} {go} {tell} /> },
                View::One(id) => html! {
                    <One key={id.clone()} id={id.clone()} {edition} promised={props.promised} {go} {tell} />
                },
            } }
        </div>
    }
}

/// The heading of a page, with the way back to all of them.
pub fn head(title: &str, go: &Callback<View>, beside: Html) -> Html {
    let back = go.reform(|_: MouseEvent| View::List);
    html! {
        <header class="page-head not-on-paper">
            <h1 id={TITLE_ID} tabindex="-1">{ title.to_owned() }</h1>
            { beside }
            <button type="button" class="button plain slim" onclick={back}>{ picture(Icon::Back) }{ "All reports" }</button>
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

/// The buttons that print: all of it, or the page in young people's words alone.
pub fn printing(has_summary: bool) -> Html {
    let all = Callback::from(|_: MouseEvent| page::print());
    let summary = Callback::from(|_: MouseEvent| {
        page::mark(PRINTED, Some("summary"));
        page::print();
        page::mark(PRINTED, None);
    });
    html! {
        <>
            <button type="button" class="button plain slim" onclick={all}>{ picture(Icon::Print) }{ "Print or save as PDF" }</button>
            if has_summary {
                <button type="button" class="button plain slim" onclick={summary}>{ picture(Icon::Print) }{ "Print the page in young people’s words" }</button>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    id: AttrValue,
    edition: Rc<Edition>,
    promised: u16,
    go: Callback<View>,
    tell: Callback<Event>,
}

/// One that the server has: still written, or frozen.
#[component]
fn One(props: &OneProps) -> Html {
    let whole = use_state(|| Remote::<Rc<Whole>>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (whole, tell, id) = (whole.clone(), props.tell.clone(), props.id.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).report(&id).await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    whole.set((*whole).clone().after(answer.map(Rc::new)));
                }
            });
        });
    }
    let load = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |()| turn.set(next))
    };
    let again = load.reform(|_: MouseEvent| ());
    let came = {
        let whole = whole.setter();
        Callback::from(move |now: Whole| whole.set(Remote::Ready(Rc::new(now))))
    };
    let (go, tell) = (props.go.clone(), props.tell.clone());
    match whole.shown() {
        Some(shown) if shown.frozen.is_none() => html! {
            // Loaded anew it begins anew: what it built on is another state.
            <Editor key={*turn} start={Rc::new(Draft::of(shown))} edition={props.edition.clone()}
                promised={props.promised} {came} {load} {go} {tell} />
        },
        Some(shown) => frozen(shown, &props.go),
        None => html! {
            <>
                { head("Report", &props.go, Html::default()) }
                { standing(&whole, &again) }
            </>
        },
    }
}

/// One that is frozen: the sheet, and the ways to print it.
fn frozen(whole: &Whole, go: &Callback<View>) -> Html {
    let title = words::title(
        whole.written.period,
        whole
            .written
            .priority
            .as_ref()
            .and_then(|id| words::named(&whole.figures, id))
            .map(|one| one.title.as_str()),
    );
    let has_summary = !whole.written.summary.trim().is_empty();
    html! {
        <>
            { head(&title, go, printing(has_summary)) }
            <Paper written={whole.written.clone()} figures={Rc::new(whole.figures.clone())} frozen={whole.frozen.clone()} />
        </>
    }
}
