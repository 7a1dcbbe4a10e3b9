//! Whether the record is whole, and how its days ended: to be printed, so that it
//! cannot be written anew afterwards without anybody noticing.

use crate::day_words;
use crate::platform::page;
use api::desk::audit::{DayEnd, State as Standing};
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Ends`].
#[derive(Properties, PartialEq)]
pub struct EndsProps {
    /// As the server found it.
    pub standing: Rc<Standing>,
    /// The trust's name.
    pub trust: AttrValue,
    /// Today.
    pub today: NaiveDate,
}

/// Whether the record is whole, and its days' ends.
#[component]
pub fn Ends(props: &EndsProps) -> Html {
    html! {
        <>
            { verdict(&props.standing) }
            if let Some(last) = props.standing.days.first() { { paper(props, last) } }
        </>
    }
}

fn verdict(standing: &Standing) -> Html {
    match standing.broken_at {
        None => html! {
            <Notice tone={Tone::Good} icon={Icon::Tick} spoken=true>
                <p><b>{ "The record is whole. " }</b>
                { format!("The server has just checked all of it, {}: none was changed, moved or taken out.",
                    day_words::counted(u32::try_from(standing.lines).unwrap_or(u32::MAX), "line")) }</p>
            </Notice>
        },
        Some(line) => html! {
            <Notice tone={Tone::Wrong} spoken=true>
                <p><b>{ format!("The record is broken at line {line}. ") }</b>
                { "It was changed, or it or one before it was taken out. That line and all later ones can no longer be trusted. Tell whoever runs My Pledge for you, and compare with a printed day’s end." }</p>
            </Notice>
        },
    }
}

fn paper(props: &EndsProps, last: &DayEnd) -> Html {
    let print = Callback::from(|_| page::print());
    html! {
        <details class="card record-ends">
            <summary>{ "How each day ended, to print" }</summary>
            <div class="stack">
                <p class="not-on-paper">{ "Print this now and then, and keep it apart. Each day’s end proves every line before it: a record written anew has other ends." }</p>
                <p class="not-on-paper">
                    <button type="button" class="button slim plain" onclick={print}>{ picture(Icon::Print) }{ "Print the days’ ends" }</button>
                </p>
                <div class="on-desk"><section class="paper sheet record-paper" aria-label="The days’ ends">
                    <header>
                        <p class="paper-kind">{ "My Pledge desk · the record of what was done" }</p>
                        <h2>{ "How each day ended" }</h2>
                        <p>{ format!("{} · up to line {} · printed {}", props.trust, last.last, day_words::full(props.today)) }</p>
                    </header>
                    <table>
                        <caption class="for-ears">{ "Days, the newest first" }</caption>
                        <thead><tr>
                            <th scope="col">{ "Day (UTC)" }</th>
                            <th scope="col">{ "Lines" }</th>
                            <th scope="col">{ "Last line" }</th>
                            <th scope="col">{ "Its mark" }</th>
                        </tr></thead>
                        <tbody>{ for props.standing.days.iter().map(row) }</tbody>
                    </table>
                    <dl class="paper-facts">
                        <div><dt>{ "Checked by" }</dt><dd class="to-fill-in"></dd></div>
                        <div><dt>{ "Kept at" }</dt><dd class="to-fill-in"></dd></div>
                    </dl>
                </section></div>
            </div>
        </details>
    }
}

fn row(end: &DayEnd) -> Html {
    let day = day_words::day_of(&end.day).map_or_else(|| end.day.clone(), day_words::full);
    html! {
        <tr key={end.day.as_str()}>
            <th scope="row">{ day }</th>
            <td class="figures">{ end.lines }</td>
            <td class="figures">{ end.last }</td>
            <td class="mark-of-day">{ in_groups(&end.hash) }</td>
        </tr>
    }
}

/// In groups of eight, to be compared by eye.
fn in_groups(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    let groups: Vec<String> = letters
        .chunks(8)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    fn standing(broken_at: Option<u64>) -> Standing {
        Standing {
            lines: 12,
            broken_at,
            days: vec![DayEnd {
                day: "2026-11-22".to_owned(),
                lines: 5,
                last: 12,
                hash: "0123456789abcdef".repeat(4),
            }],
            people: Vec::new(),
            whats: Vec::new(),
        }
    }

    async fn shown(broken_at: Option<u64>) -> String {
        rendered::<Ends>(move || EndsProps {
            standing: Rc::new(standing(broken_at)),
            trust: "Slough Children First".into(),
            today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
        })
        .await
    }

    #[tokio::test]
    async fn a_whole_record_says_how_many_lines_and_prints_its_days() {
        let html = shown(None).await;
        in_order(
            &html,
            &[
                r#"role="status""#,
                "The record is whole",
                "12 lines",
                "Print the days",
                "up to line 12",
                "Sunday 22 November 2026",
                "01234567 89abcdef",
            ],
        );
    }

    #[tokio::test]
    async fn a_broken_record_names_the_line_and_never_says_whole() {
        let html = shown(Some(7)).await;
        in_order(&html, &[r#"role="status""#, "broken at line 7"]);
        assert!(!html.contains("is whole"), "{html}");
    }
}
