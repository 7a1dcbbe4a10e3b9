//! The file for the return on children looked after: choose the year, see what cannot go
//! on and why, take the rest.

use super::{Wrong, Yearly, file, file_name, of_year};
use crate::day_words;
use crate::platform::{clock, input};
use crate::reviews::listing::Line;
use crate::reviews::many::in_thousands;
use crate::reviews::table::record_id;
use crate::stage::Event as Told;
use crate::taking_away::{TakeAway, Way};
use api::desk::exports::Export;
use controls::icon::Icon;
use controls::notice::{Notice, Tone};
use domain::ids::InvitationId;
use domain::participation::ReturnYear;
use std::rc::Rc;
use yew::prelude::*;

/// Days before something may be gone from which the page says so aloud.
const SOON_DAYS: i64 = 60;

/// Properties of [`YearlyPage`].
#[derive(Properties, PartialEq)]
pub struct YearlyPageProps {
    /// Every invitation.
    pub lines: Vec<Rc<Line>>,
    /// Told of which review to write how the child took part.
    #[prop_or_default]
    pub record: Option<Callback<InvitationId>>,
    /// Told what follows.
    pub tell: Callback<Told>,
}

/// The file for the return.
#[component]
pub fn YearlyPage(props: &YearlyPageProps) -> Html {
    let today = use_memo((), |()| clock::today());
    let year = use_state_eq(|| ReturnYear::of(*today));
    let found = {
        let deps = (props.lines.clone(), *year, *today);
        use_memo(deps, |(lines, year, today)| of_year(lines, *year, *today))
    };
    let onchange = {
        let year = year.setter();
        let this = ReturnYear::of(*today);
        Callback::from(move |event: yew::Event| {
            let chosen = input::chosen(&event);
            let before = this.before();
            year.set(if chosen == before.begins.to_string() {
                before
            } else {
                this
            });
        })
    };
    let ways = {
        let deps = (found.clone(), *year);
        use_memo(deps, |(found, year)| {
            let rows = found.clone();
            vec![Way {
                words: save_words(found.rows.len()).into(),
                name: file_name(*year).into(),
                mime: "text/csv",
                make: Callback::from(move |()| file(&rows.rows)),
            }]
        })
    };
    let this = ReturnYear::of(*today);
    html! {
        <section class="card stack yearly">
            <p>{ "This makes the Reviews table of the SSDA903 return in this browser: CHILD, DOB, REVIEW, REVIEW_CODE, one row for each review. The server learns only that the file was made, and how many rows it has." }</p>
            <div class="field">
                <label for="return-year">{ "Year of the return, 1 April to 31 March" }</label>
                <select id="return-year" {onchange}>
                    { option(this, *year) }
                    { option(this.before(), *year) }
                </select>
            </div>
            <p role="status"><b>{ counted(&found) }</b></p>
            { goes(&found, *today) }
            if !found.faulty.is_empty() { { to_mend(&found, props.record.as_ref()) } }
            <TakeAway key={year.begins} id="reviews-903" what={Export::Reviews903} rows={found.rows.len()}
                ways={(*ways).clone()} stands_out=true tell={props.tell.clone()} />
            <p class="muted small">{ "Leave out by hand a child who has only had short breaks (legal status V3 or V4): no review of theirs belongs in the return (rule 399), and the desk does not know the legal status. Check the file with the department’s own checks before you hand it in." }</p>
        </section>
    }
}

fn option(year: ReturnYear, chosen: ReturnYear) -> Html {
    html! {
        <option value={year.begins.to_string()} selected={year == chosen}>{ year.to_string() }</option>
    }
}

fn save_words(rows: usize) -> String {
    match rows {
        1 => "Make the file with 1 review".to_owned(),
        _ => format!("Make the file with {} reviews", in_thousands(rows)),
    }
}

fn counted(found: &Yearly) -> String {
    let good = match found.rows.len() {
        0 => "No review can go on yet".to_owned(),
        1 => "1 review can go on".to_owned(),
        rows => format!("{} reviews can go on", in_thousands(rows)),
    };
    match found.faulty.len() {
        0 => format!("{good}; none needs mending."),
        1 => format!("{good}; 1 needs mending and is left out."),
        faulty => format!(
            "{good}; {} need mending and are left out.",
            in_thousands(faulty)
        ),
    }
}

/// From when on something may be gone.
fn goes(found: &Yearly, today: chrono::NaiveDate) -> Html {
    let Some(first) = found.first_goes_on else {
        return Html::default();
    };
    let words = format!(
        "Take the file before {}: from that day on, the first of these reviews may be gone from here. What is written about a review is kept 180 days.",
        day_words::full(first)
    );
    if (first - today).num_days() <= SOON_DAYS {
        html! { <Notice tone={Tone::Care} icon={Icon::Clock}><p>{ words }</p></Notice> }
    } else {
        html! { <p class="muted">{ words }</p> }
    }
}

fn to_mend(found: &Yearly, record: Option<&Callback<InvitationId>>) -> Html {
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label="Reviews to mend">
            <table class="found-table">
                <caption>{ "To mend" }</caption>
                <thead><tr><th scope="col">{ "Reference" }</th><th scope="col">{ "What to mend" }</th><th scope="col">{ "Mend" }</th></tr></thead>
                <tbody>{ for found.faulty.iter().map(|(line, wrong)| to_mend_row(line, wrong, record)) }</tbody>
            </table>
        </div>
    }
}

fn to_mend_row(line: &Line, wrong: &[Wrong], record: Option<&Callback<InvitationId>>) -> Html {
    let reference = line.reference().unwrap_or("Sealed").to_owned();
    let id = line.item.id.clone();
    let record = record.filter(|_| !line.is_review_shut() && line.note.is_some());
    html! {
        <tr key={line.item.id.as_str()}>
            <th scope="row" class="figures">{ &reference }</th>
            <td>{ for wrong.iter().map(|wrong| html! { <p>{ format!("The review {wrong}.") }</p> }) }</td>
            <td>
                if let Some(record) = record {
                    <button type="button" class="link" id={record_id(&id)} onclick={record.reform(move |_: MouseEvent| id.clone())}>
                        { "Mend" }<span class="for-ears">{ format!(" {reference}") }</span>
                    </button>
                }
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_go_on_and_how_many_are_left_out_is_always_said() {
        let mut found = Yearly::default();
        assert_eq!(
            counted(&found),
            "No review can go on yet; none needs mending."
        );
        let line = Rc::new(crate::reviews::listing::tests::line(1, "CR-1", None));
        found.faulty = vec![(line, vec![Wrong::NotHeld])];
        assert!(counted(&found).ends_with("1 needs mending and is left out."));
    }

    #[test]
    fn the_warning_stands_out_when_the_day_is_near() {
        let mut found = Yearly::default();
        let on = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
        assert_eq!(goes(&found, on("2026-11-22")), Html::default());
        found.first_goes_on = Some(on("2027-01-21"));
        let near = goes(&found, on("2026-11-22"));
        let far = goes(&found, on("2026-11-21"));
        assert!(matches!(near, Html::VComp(_)) && matches!(far, Html::VTag(_)));
    }
}
