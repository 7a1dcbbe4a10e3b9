//! Putting a quote or the themes of a consultation into a report that is being written.

use super::words;
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::input;
use crate::stage::{Event as Happened, WhySignedOut};
use api::desk::reports::{Quote, Row, Themes, Written};
use client::fetch::Fetch;
use client::{Client, Fault};
use yew::platform::spawn_local;
use yew::prelude::*;

/// What goes into a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A quote.
    Quote(Quote),
    /// Themes; they take the place of those of the same consultation.
    Themes(Themes),
}

impl Piece {
    /// The report with it.
    #[must_use]
    pub fn put(self, mut written: Written) -> Written {
        match self {
            Self::Quote(quote) => {
                if !written.quotes.contains(&quote) {
                    written.quotes.push(quote);
                }
            }
            Self::Themes(themes) => {
                let other = |one: &Themes| one.consultation != themes.consultation;
                written.themes.retain(other);
                written.themes.push(themes);
            }
        }
        written
    }
}

/// Properties of [`Into`].
#[derive(Properties, PartialEq)]
pub struct IntoProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// What goes in; none while it may not yet.
    pub piece: Option<Piece>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Happened>,
}

/// A choice of drafts, and the button.
#[component]
pub fn Into(props: &IntoProps) -> Html {
    let drafts = use_state(|| None::<Vec<Row>>);
    let chosen = use_state_eq(String::new);
    let told = use_state_eq(String::new);
    {
        let (drafts, chosen, told) = (drafts.setter(), chosen.setter(), told.setter());
        let tell = props.tell.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                match Client::new(Fetch::default()).reports().await {
                    Ok(list) => {
                        let rows = list.rows.into_iter().filter(|row| row.frozen.is_none());
                        let rows: Vec<Row> = rows.collect();
                        chosen.set(rows.first().map(|row| row.id.clone()).unwrap_or_default());
                        drafts.set(Some(rows));
                    }
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Happened::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => told.set(fault_words::words(&fault)),
                }
            });
        });
    }
    let put = {
        let (piece, id) = (props.piece.clone(), (*chosen).clone());
        let (told, tell) = (told.setter(), props.tell.clone());
        Callback::from(move |_: MouseEvent| {
            let (piece, id) = (piece.clone(), id.clone());
            let (told, tell) = (told.clone(), tell.clone());
            let Some(piece) = piece else { return };
            told.set("Putting it in…".to_owned());
            spawn_local(async move {
                match put(piece, &id).await {
                    Ok(()) => told.set("It is in the report.".to_owned()),
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Happened::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => told.set(format!(
                        "It is not in the report. {}",
                        fault_words::words(&fault)
                    )),
                }
            });
        })
    };
    let choose = {
        let (chosen, told) = (chosen.setter(), told.setter());
        Callback::from(move |event: Event| {
            told.set(String::new());
            chosen.set(input::chosen(&event));
        })
    };
    let field = format!("into-{}", props.id);
    let none = drafts.as_ref().is_some_and(Vec::is_empty);
    html! {
        <div class="into-report">
            if none {
                <p class="muted small">{ "To put it into a report, begin one on the page Panel report first." }</p>
            } else if let Some(rows) = &*drafts {
                <div class="in-a-row">
                    <div class="field">
                        <label for={field.clone()}>{ "Which report" }</label>
                        <select id={field} onchange={choose}>
                            { for rows.iter().map(|row| html! {
                                <option value={row.id.clone()} selected={row.id == *chosen}>{ words::title(row.period, row.priority.as_ref().map(|_| "One priority")) }</option>
                            }) }
                        </select>
                    </div>
                    <button type="button" class="button plain slim" onclick={put} disabled={props.piece.is_none()}>{ "Put it into a report" }</button>
                </div>
            }
            <p role="status">{ (*told).clone() }</p>
        </div>
    }
}

/// Puts it in. When somebody changed the report meanwhile, it goes into what stands there now.
async fn put(piece: Piece, id: &str) -> Result<(), Fault> {
    let client = Client::new(Fetch::default());
    let mut turn = 0;
    loop {
        let whole = client.report(id).await?;
        let mut written = piece.clone().put(whole.written);
        written.revision = whole.revision;
        match client.rewrite_report(id, &written).await {
            Err(Fault::Refused(problem))
                if problem.code == api::problem::Code::Conflict && turn < 2 =>
            {
                turn += 1;
            }
            answer => return answer.map(drop),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::for_tests::whole;

    #[test]
    fn a_quote_goes_in_once_and_themes_take_the_place_of_their_own() {
        let written = whole(false).written;
        let quote = written.quotes[0].clone();
        let again = Piece::Quote(quote).put(written.clone());
        assert_eq!(again, written);
        let mut themes = written.themes[0].clone();
        themes.of = Some(50);
        let again = Piece::Themes(themes).put(written.clone());
        assert_eq!(
            (again.themes.len(), again.themes[0].of),
            (written.themes.len(), Some(50))
        );
    }
}
