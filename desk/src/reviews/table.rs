//! The table of invitations: whom, when their review is, what the law says, whether
//! they have answered. Ticks choose lines to act on.

use super::law::{Stands, law};
use super::listing::Line;
use crate::day_words;
use crate::inbox::table::band_words;
use crate::platform::input;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::calendar::BankHolidays;
use domain::ids::InvitationId;
use domain::invitation::{NoteForTeam, Standing};
use domain::participation::Participation;
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

/// Days before a review from which an unanswered invitation is pressing.
const PRESSING_DAYS: i64 = 7;

/// Properties of [`ReviewsTable`].
#[derive(Properties, PartialEq)]
pub struct ReviewsTableProps {
    /// The lines, in order.
    pub lines: Vec<Rc<Line>>,
    /// The chosen ones.
    pub chosen: Rc<HashSet<InvitationId>>,
    /// For working days.
    pub holidays: BankHolidays,
    /// Today.
    pub today: NaiveDate,
    /// Told the lines to choose, or to choose no more.
    pub choose: Callback<(Vec<InvitationId>, bool)>,
    /// Told of which review to write how the child took part; nothing where that cannot
    /// be sealed.
    #[prop_or_default]
    pub record: Option<Callback<InvitationId>>,
}

/// The id of the button that writes about this review.
#[must_use]
pub fn record_id(id: &InvitationId) -> String {
    format!("record-{id}")
}

/// The table of invitations.
#[component]
pub fn ReviewsTable(props: &ReviewsTableProps) -> Html {
    let ids: Vec<InvitationId> = props
        .lines
        .iter()
        .map(|line| line.item.id.clone())
        .collect();
    let all = !ids.is_empty() && ids.iter().all(|id| props.chosen.contains(id));
    let choose_all = props
        .choose
        .reform(move |event: Event| (ids.clone(), input::ticked(&event)));
    html! {
        <table class="reviews">
            <caption class="for-ears">{ "Invitations, the soonest review first" }</caption>
            <thead><tr>
                <th scope="col" class="tick"><label>
                    <input type="checkbox" checked={all} onchange={choose_all} />
                    <span class="for-ears">{ "Choose all that are shown" }</span>
                </label></th>
                <th scope="col">{ "Who" }</th>
                <th scope="col">{ "Review" }</th>
                <th scope="col">{ "Next by law" }</th>
                <th scope="col">{ "Answered" }</th>
                <th scope="col">{ "Invitation" }</th>
                <th scope="col">{ "Took part" }</th>
            </tr></thead>
            <tbody>{ for props.lines.iter().map(|line| row(props, line)) }</tbody>
        </table>
    }
}

fn row(props: &ReviewsTableProps, line: &Line) -> Html {
    let id = line.item.id.clone();
    let chosen = props.chosen.contains(&id);
    let choose = props
        .choose
        .reform(move |event: Event| (vec![id.clone()], input::ticked(&event)));
    let reference = line.note.as_ref().map_or_else(
        || format!("made {}", made_on(line, props.today)),
        |note| note.reference.clone(),
    );
    html! {
        <tr key={line.item.id.as_str()} class={classes!(chosen.then_some("chosen"))}>
            <td class="tick"><label>
                <input type="checkbox" checked={chosen} onchange={choose} />
                <span class="for-ears">{ format!("Choose {reference}") }</span>
            </label></td>
            { who(line, props.today) }
            <td><span class="on-cards">{ "Review: " }</span>{ review(line, props.today) }</td>
            <td><span class="on-cards">{ "By law: " }</span>{ by_law(props, line) }</td>
            <td>{ answered(line) }</td>
            <td>{ standing(line, props.today) }</td>
            <td><span class="on-cards">{ "Took part: " }</span>{ took_part(props, line, &reference) }</td>
        </tr>
    }
}

fn made_on(line: &Line, today: NaiveDate) -> String {
    let made_on: Option<NaiveDate> = line.item.made_on.parse().ok();
    made_on.map_or_else(String::new, |on| day_words::day(on, today))
}

fn who(line: &Line, today: NaiveDate) -> Html {
    let Some(note) = &line.note else {
        return html! {
            <th scope="row">
                <b>{ "Sealed" }</b>
                <span class="under">{ format!("Under a key you do not hold. Made {}.", made_on(line, today)) }</span>
            </th>
        };
    };
    html! {
        <th scope="row">
            <b class="figures">{ &note.reference }</b>
            if let Some(label) = &note.label { <span class="under">{ label }</span> }
            <span class="under">{ band_words(note.band) }</span>
            { decisions(note) }
        </th>
    }
}

fn decisions(note: &NoteForTeam) -> Html {
    let decisions = &note.told.decisions;
    if decisions.is_empty() {
        return Html::default();
    }
    let count = u32::try_from(decisions.len()).unwrap_or(u32::MAX);
    html! {
        <details class="decisions-told">
            <summary>{ day_words::counted(count, "last decision") }</summary>
            <ul>{ for decisions.iter().map(|decision| html! { <li>{ decision }</li> }) }</ul>
        </details>
    }
}

fn review(line: &Line, today: NaiveDate) -> Html {
    let officer = line
        .note
        .as_ref()
        .and_then(|note| note.told.officer.clone());
    let officer = html! {
        if let Some(officer) = officer { <span class="under">{ officer }</span> }
    };
    let Some(on) = line.review_on() else {
        return html! { <><span class="muted">{ "No day set" }</span>{ officer }</> };
    };
    let days = (on - today).num_days();
    let pressing = line.item.standing == Standing::Waiting && (0..=PRESSING_DAYS).contains(&days);
    let away = match days {
        0 => Some("today".to_owned()),
        1 => Some("tomorrow".to_owned()),
        2..=28 => Some(format!("in {days} days")),
        _ if days < 0 => Some("has passed".to_owned()),
        _ => None,
    };
    html! {
        <>
            <b>{ day_words::day(on, today) }</b>
            if let Some(away) = away {
                <span class={classes!("promise", pressing.then_some("today"))}>{ away }</span>
            }
            { officer }
        </>
    }
}

fn by_law(props: &ReviewsTableProps, line: &Line) -> Html {
    let law = line
        .note
        .as_ref()
        .and_then(|note| law(note, &props.holidays, props.today));
    let Some(law) = law else {
        return html! { <span class="muted">{ "Not known" }</span> };
    };
    let late = law.stands == Stands::Late;
    html! {
        <>
            <span>{ law.by }</span>
            <span class={classes!("promise", late.then_some("late"))}>{ law.why }</span>
        </>
    }
}

fn answered(line: &Line) -> Html {
    match line.item.answers {
        0 => html! { <span class="muted">{ "Not answered" }</span> },
        1 => html! { <span class="recorded">{ picture(Icon::Tick) }{ "Answered" }</span> },
        times => html! {
            <span class="recorded">{ picture(Icon::Tick) }{ format!("Answered {times} times") }</span>
        },
    }
}

fn standing(line: &Line, today: NaiveDate) -> Html {
    let ends_on: Option<NaiveDate> = line.item.ends_on.parse().ok();
    let day = ends_on.map_or_else(String::new, |on| day_words::day(on, today));
    match line.item.standing {
        Standing::Waiting | Standing::Answered => html! { <>{ "Ends " }{ day }</> },
        Standing::Ended => html! { <span class="muted">{ format!("Ended {day}") }</span> },
        Standing::Revoked => html! { <span class="muted">{ "Taken back" }</span> },
    }
}

/// How the child took part, as it was written down; and the way to write it.
fn took_part(props: &ReviewsTableProps, line: &Line, reference: &str) -> Html {
    if line.is_review_shut() {
        return html! { <span class="muted">{ "Sealed" }</span> };
    }
    let known = line.review.as_ref();
    let code = known
        .and_then(|review| review.code)
        .map(Participation::word);
    let held = known.and_then(|review| review.held_on);
    let verb = if known.is_some() {
        "Change"
    } else {
        "Write down"
    };
    let id = line.item.id.clone();
    html! {
        <>
            if let Some(code) = code { <b class="figures">{ code }</b> } else { <span class="muted">{ "No code" }</span> }
            if let Some(held) = held { <span class="under">{ format!("Held {}", day_words::day(held, props.today)) }</span> }
            if let (Some(record), Some(_)) = (&props.record, &line.note) {
                <button type="button" class="link" id={record_id(&id)} onclick={record.reform(move |_: MouseEvent| id.clone())}>
                    { verb }<span class="for-ears">{ format!(" how {reference} took part") }</span>
                </button>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::reviews::listing::tests::line;
    use domain::due::reviews::ReviewsHeld;

    fn props() -> ReviewsTableProps {
        let mut soon = line(1, "CR-114", Some("2026-11-29"));
        if let Some(note) = &mut soon.note {
            note.reviews =
                NaiveDate::from_ymd_opt(2026, 5, 22).map(|last_on| ReviewsHeld::More { last_on });
        }
        let mut answered = line(2, "CR-115", Some("2026-11-30"));
        answered.item.standing = Standing::Answered;
        answered.item.answers = 1;
        let mut shut = line(3, "", None);
        shut.note = None;
        let chosen = HashSet::from([answered.item.id.clone()]);
        ReviewsTableProps {
            lines: [soon, answered, shut].map(Rc::new).to_vec(),
            chosen: Rc::new(chosen),
            holidays: content::edition().unwrap().bank_holidays,
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            choose: Callback::noop(),
            record: Some(Callback::noop()),
        }
    }

    #[tokio::test]
    async fn each_line_says_whom_when_by_law_and_whether_they_have_answered() {
        let html = rendered::<ReviewsTable>(props).await;
        in_order(
            &html,
            &[
                "<caption",
                "Choose all that are shown",
                "Choose CR-114",
                "CR-114",
                "Ages 12 to 15",
                "1 last decision",
                "See Nan on Sundays",
                "Sunday 29 November",
                "promise today",
                "in 7 days",
                "Priya Shah",
                "By law: ",
                "by Sunday 22 November",
                "promise late",
                "booked too late",
                "Not answered",
                "Ends Friday 18 December",
                "No code",
                "Write down",
                "how CR-114 took part",
                "Choose CR-115",
                "in 8 days",
                "Not known",
                "</svg>Answered",
            ],
        );
    }

    #[tokio::test]
    async fn what_is_sealed_under_another_key_says_so_and_when_it_was_made() {
        let html = rendered::<ReviewsTable>(props).await;
        in_order(
            &html,
            &["Sealed", "a key you do not hold. Made Friday 20 November"],
        );
    }

    #[tokio::test]
    async fn only_the_chosen_line_is_ticked() {
        let html = rendered::<ReviewsTable>(props).await;
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
        in_order(
            &html,
            &["<tr class=\"chosen\"", " checked", "Choose CR-115"],
        );
    }
}
