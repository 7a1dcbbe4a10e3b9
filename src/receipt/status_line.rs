//! How far words have come, as a line of steps, and what was said with them.

use crate::in_words::day;
use crate::phrases::answers as say;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::receipt::{Line, Stage, Update, Who};
use yew::prelude::*;

/// Properties of [`StatusLine`].
#[derive(Properties, PartialEq)]
pub struct StatusLineProps {
    /// What came back.
    pub line: Line,
    /// Today.
    pub today: NaiveDate,
}

/// The steps reached, the next one, and every reply in full.
#[component]
pub fn StatusLine(props: &StatusLineProps) -> Html {
    let line = &props.line;
    let reached = line.stage();
    html! {
        <div class="stack">
            <ol class="stages" aria-label={say::steps_label()}>
                { step(say::sent(), None, StepIs::Done) }
                { for line.reached.iter().map(|update| reached_step(update, props.today)) }
                { for ahead(reached).iter().enumerate().map(|(at, words)| {
                    let is = if at == 0 { StepIs::Next } else { StepIs::Later };
                    step(words, None, is)
                }) }
            </ol>
            if !line.replies.is_empty() {
                <section class="stack" aria-labelledby="answers-replies">
                    <h2 id="answers-replies">{ say::replies_title() }</h2>
                    { for line.replies.iter().map(|update| reply(update, props.today)) }
                </section>
            }
        </div>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum StepIs {
    Done,
    Next,
    Later,
}

fn reached_step(update: &Update, today: NaiveDate) -> Html {
    let Some(stage) = update.stage else {
        return Html::default();
    };
    let when = day(update.on, today);
    let more = match (stage, update.discussed_on) {
        (Stage::ToBeDiscussed, Some(on)) => say::discussed_on(&day(on, today)),
        _ => say::by_on(&when, who(update.by)),
    };
    step(name(stage), Some(more), StepIs::Done)
}

fn step(words: &str, more: Option<String>, is: StepIs) -> Html {
    let (class, said) = match is {
        StepIs::Done => ("done", say::step_done()),
        StepIs::Next => ("next-step", say::step_next()),
        StepIs::Later => ("later", say::step_later()),
    };
    html! {
        <li class={classes!("stage", class)}>
            <span class="stage-mark" aria-hidden="true">
                if is == StepIs::Done { { picture(Icon::Tick) } }
            </span>
            <span class="stage-words">
                <span class="for-ears">{ said }{ ": " }</span>
                <strong>{ words }</strong>
                if let Some(more) = more { <span class="row-line">{ more }</span> }
            </span>
        </li>
    }
}

fn reply(update: &Update, today: NaiveDate) -> Html {
    let words = update.words.as_deref().unwrap_or_default();
    html! {
        <article class="card stack">
            <p class="muted small">{ say::said_by(&day(update.on, today), who(update.by)) }</p>
            { for words.lines().filter(|line| !line.trim().is_empty())
                .map(|line| html! { <p>{ line }</p> }) }
        </article>
    }
}

/// What is still ahead: nothing after the end.
fn ahead(reached: Option<Stage>) -> Vec<&'static str> {
    let all = [
        say::opened(),
        say::to_be_discussed(),
        say::decided(),
        say::done_or_not(),
    ];
    let from = match reached {
        None => 0,
        Some(Stage::Opened) => 1,
        Some(Stage::ToBeDiscussed) => 2,
        Some(Stage::Decided) => 3,
        Some(Stage::Done | Stage::NotPossible) => 4,
    };
    all.into_iter().skip(from).collect()
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Opened => say::opened(),
        Stage::ToBeDiscussed => say::to_be_discussed(),
        Stage::Decided => say::decided(),
        Stage::Done => say::done(),
        Stage::NotPossible => say::not_possible(),
    }
}

fn who(by: Who) -> &'static str {
    match by {
        Who::ReviewingOfficer => say::reviewing_officer(),
        Who::Adviser => say::adviser(),
        Who::SocialWorker => say::social_worker(),
        Who::ParticipationTeam => say::participation_team(),
        Who::Advocate => say::advocate(),
        Who::ComplaintsTeam => say::complaints_team(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{place, rendered};

    fn update(stage: Stage, words: Option<&str>) -> Update {
        Update {
            v: 1,
            stage: Some(stage),
            by: Who::ReviewingOfficer,
            on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            discussed_on: None,
            words: words.map(str::to_owned),
        }
    }

    async fn shown(updates: Vec<Update>) -> String {
        rendered::<StatusLine>(|| StatusLineProps {
            line: Line::of(updates),
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        })
        .await
    }

    #[tokio::test]
    async fn steps_stand_in_order_with_who_and_when_and_what_is_next() {
        let html = shown(vec![update(Stage::Opened, None)]).await;
        let order = [
            say::sent(),
            say::opened(),
            say::reviewing_officer(),
            say::to_be_discussed(),
            say::decided(),
            say::done_or_not(),
        ];
        let places: Vec<usize> = order.iter().map(|words| place(&html, words)).collect();
        assert!(places.is_sorted(), "{html}");
        assert_eq!(html.matches(say::step_next()).count(), 1);
    }

    #[tokio::test]
    async fn not_possible_ends_the_line_and_says_why() {
        let html = shown(vec![update(
            Stage::NotPossible,
            Some("The house is sold.\n\nWe are sorry."),
        )])
        .await;
        assert!(!html.contains(say::step_next()), "{html}");
        assert!(place(&html, say::not_possible()) < place(&html, "<p>The house is sold.</p>"));
        assert!(html.contains("<p>We are sorry.</p>"));
    }

    #[tokio::test]
    async fn what_staff_wrote_is_text_and_never_markup() {
        let html = shown(vec![update(
            Stage::Done,
            Some("<img src=x onerror=alert(1)>"),
        )])
        .await;
        assert!(!html.contains("<img"), "{html}");
    }
}
