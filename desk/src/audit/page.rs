//! The page of the record.

use super::ends::Ends;
use super::narrow::Narrow;
use super::table::RecordTable;
use super::{Change, Record};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::{clock, page};
use crate::published::use_published;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`RecordPage`].
#[derive(Properties, PartialEq)]
pub struct RecordPageProps {
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// The page of the record.
#[component]
pub fn RecordPage(props: &RecordPageProps) -> Html {
    use_effect_with((), |()| {
        page::set_title("Record · My Pledge desk");
        page::focus("record-title");
    });
    let record = use_reducer_eq(Record::default);
    use_standing(&record, &props.tell);
    use_lines(&record, &props.tell);
    let trust = use_published().map(|edition| edition.trust.name.clone());
    let ask = {
        let dispatcher = record.dispatcher();
        Callback::from(move |look| dispatcher.dispatch(Change::Look(look)))
    };
    html! {
        <div class="record-page">
            <header class="page-head"><h1 id="record-title" tabindex="-1">{ "Record" }</h1></header>
            <p class="muted not-on-paper">{ "Who did what at the desk. It says to which id, never what anybody wrote." }</p>
            { match &record.standing {
                Remote::Waiting => html! { <p class="muted" role="status">{ "The server is checking the whole record…" }</p> },
                Remote::Failed(fault) => html! { <Notice tone={Tone::Wrong} spoken=true>{ fault_words::words(fault) }</Notice> },
                Remote::Ready(standing) | Remote::Stale(standing, _) => html! {
                    <>
                        <Ends standing={standing.clone()} trust={trust.unwrap_or_default()} today={clock::today()} />
                        <Narrow standing={standing.clone()} look={record.look.clone()} {ask} />
                    </>
                },
            } }
            { lines(&record) }
        </div>
    }
}

fn lines(record: &UseReducerHandle<Record>) -> Html {
    let more = {
        let dispatcher = record.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(Change::More))
    };
    let shown = match record.lines.shown() {
        None => return Html::default(),
        Some(shown) => shown.clone(),
    };
    let count = u32::try_from(shown.len()).unwrap_or(u32::MAX);
    html! {
        <section class="record-lines" aria-label="Lines of the record">
            if let Some(fault) = record.lines.fault() {
                <Notice tone={Tone::Care} spoken=true>{ fault_words::words(fault) }</Notice>
            }
            <p class="muted" role="status">{ said(count, record.next_below.is_some()) }</p>
            if !shown.is_empty() { <RecordTable lines={shown} today={clock::today()} /> }
            if record.next_below.is_some() {
                <p><button type="button" class="button plain not-on-paper" onclick={more}>{ "Show older lines" }</button></p>
            }
        </section>
    }
}

fn said(count: u32, more: bool) -> String {
    match (count, more) {
        (0, _) => "No line is like that.".to_owned(),
        (_, true) => format!("The newest {}.", crate::day_words::counted(count, "line")),
        (_, false) => format!("{} in all.", crate::day_words::counted(count, "line")),
    }
}

#[hook]
fn use_standing(record: &UseReducerHandle<Record>, tell: &Callback<Event>) {
    let (dispatcher, tell) = (record.dispatcher(), tell.clone());
    use_effect_with((), move |()| {
        spawn_local(async move {
            let answer = Client::new(Fetch::default()).audit_state().await;
            if !has_ended(answer.as_ref().err(), &tell) {
                dispatcher.dispatch(Change::Stands(answer));
            }
        });
    });
}

#[hook]
fn use_lines(record: &UseReducerHandle<Record>, tell: &Callback<Event>) {
    let (dispatcher, tell) = (record.dispatcher(), tell.clone());
    let look = record.look.clone();
    use_effect_with(record.asked, move |asked| {
        let asked = *asked;
        spawn_local(async move {
            let answer = Client::new(Fetch::default()).audit(&look).await;
            if !has_ended(answer.as_ref().err(), &tell) {
                dispatcher.dispatch(Change::Came(asked, answer));
            }
        });
    });
}

fn has_ended(fault: Option<&Fault>, tell: &Callback<Event>) -> bool {
    let ended = fault.is_some_and(is_signed_out);
    if ended {
        tell.emit(Event::SignedOut(WhySignedOut::Ended));
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_page_says_that_it_is_being_checked_before_it_says_anything_else() {
        let html = rendered::<RecordPage>(|| RecordPageProps {
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &["<h1", "Who did what", r#"role="status""#, "checking"],
        );
        assert!(!html.contains("is whole"), "{html}");
    }

    #[test]
    fn what_is_shown_is_counted_in_words() {
        assert_eq!(said(1, false), "1 line in all.");
        assert_eq!(said(50, true), "The newest 50 lines.");
    }
}
