//! *My agenda*: what the young person wants to talk about, in their order.

use super::audience::{AudienceMark, class};
use domain::views::{AgendaItem, Audience};
use yew::prelude::*;

/// Properties of [`Agenda`].
#[derive(Properties, PartialEq)]
pub struct AgendaProps {
    /// Its lines, in order.
    pub lines: Vec<AgendaItem>,
}

/// The agenda.
#[component]
pub fn Agenda(props: &AgendaProps) -> Html {
    if props.lines.is_empty() {
        return html! { <p class="muted">{ "They put nothing on the agenda. Their answers follow." }</p> };
    }
    html! {
        <>
            { kept_apart(&props.lines) }
            <ol class="agenda">
                { for props.lines.iter().map(|line| html! {
                    <li class={class(line.audience)}>
                        <p class="agenda-words" dir="auto">{ &line.words }</p>
                        <AudienceMark audience={line.audience} />
                    </li>
                }) }
            </ol>
        </>
    }
}

fn kept_apart(lines: &[AgendaItem]) -> Html {
    let apart = lines
        .iter()
        .filter(|line| line.audience != Audience::Everyone)
        .count();
    if apart == 0 {
        return Html::default();
    }
    html! { <p class="apart">{ format!("{apart} of {} not for everyone: see the marks.", lines.len()) }</p> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    fn line(words: &str, audience: Audience) -> AgendaItem {
        AgendaItem {
            words: words.to_owned(),
            audience,
            question: None,
        }
    }

    #[tokio::test]
    async fn lines_stand_in_the_young_persons_order_each_with_who_may_read_it() {
        let html = rendered::<Agenda>(|| AgendaProps {
            lines: vec![
                line("My brother", Audience::Everyone),
                line("Something at home", Audience::ReviewingOfficer),
                line("My room", Audience::NotAloud),
            ],
        })
        .await;
        in_order(
            &html,
            &[
                "2 of 3 not for everyone",
                "<ol",
                "My brother",
                "Everyone at the review",
                "Something at home",
                "Only the reviewing officer",
                "My room",
                "Do not read aloud",
            ],
        );
    }

    #[tokio::test]
    async fn an_empty_agenda_says_so() {
        let html = rendered::<Agenda>(|| AgendaProps { lines: Vec::new() }).await;
        assert!(html.contains("nothing on the agenda"), "{html}");
        assert!(!html.contains("<ol"), "{html}");
    }
}
