//! What can be printed of the views, and the printing.

use super::paper::{Extent, lines};
use crate::platform::page;
use controls::icon::{Icon, picture};
use domain::views::AgendaItem;
use yew::prelude::*;

/// What can be printed: the agenda for the review, all of it where that is more, and
/// everything.
pub(super) fn printing(agenda: &[AgendaItem], print: &Callback<Extent>) -> Html {
    let for_the_review = lines(agenda, Extent::ForTheReview).len();
    let left_out = agenda.len() - for_the_review;
    let one = |extent, words: &str, class| {
        html! {
            <button type="button" {class} onclick={print.reform(move |_: MouseEvent| extent)}>
                { picture(Icon::Print) }{ words }
            </button>
        }
    };
    let leaves_out = match left_out {
        0 => None,
        1 => Some("leaves out 1 line, which only one person may read.".to_owned()),
        _ => Some(format!(
            "leaves out {left_out} lines, which only one person may read."
        )),
    };
    html! {
        <>
            if let Some(words) = leaves_out {
                <p class="muted small">{ "The paper for the review " }{ words }</p>
            }
            <div class="ways">
                if for_the_review > 0 {
                    { one(Extent::ForTheReview, "Print for the review", "button") }
                }
                if left_out > 0 {
                    { one(Extent::Agenda, "Print the whole agenda", "button plain") }
                }
                { one(Extent::Everything, "Print everything", "button plain") }
            </div>
        </>
    }
}

/// Prints once the paper shows what was asked for.
#[hook]
pub(super) fn use_printing(asked: (Extent, u32)) {
    use_effect_with(asked.1, |times| {
        if *times > 0 {
            page::print();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;
    use domain::views::Audience;

    #[component]
    fn Printing(props: &PrintingProps) -> Html {
        printing(&props.agenda, &Callback::noop())
    }

    #[derive(Properties, PartialEq)]
    struct PrintingProps {
        agenda: Vec<AgendaItem>,
    }

    async fn offered(audiences: &'static [Audience]) -> [bool; 3] {
        let html = rendered::<Printing>(move || PrintingProps {
            agenda: audiences
                .iter()
                .map(|audience| AgendaItem {
                    words: "Kaz".to_owned(),
                    audience: *audience,
                    question: None,
                })
                .collect(),
        })
        .await;
        ["for the review<", "whole agenda", "Print everything"].map(|words| html.contains(words))
    }

    #[tokio::test]
    async fn only_papers_that_differ_and_are_not_empty_are_offered() {
        assert_eq!(offered(&[]).await, [false, false, true]);
        assert_eq!(offered(&[Audience::NotAloud]).await, [true, false, true]);
        assert_eq!(
            offered(&[Audience::Everyone, Audience::AdvocateFirst]).await,
            [true, true, true]
        );
        assert_eq!(
            offered(&[Audience::ReviewingOfficer]).await,
            [false, true, true]
        );
    }
}
