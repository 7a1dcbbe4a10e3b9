//! Slips on paper: A4, two to a page. Each is folded along its line with the print
//! inside, so that nothing shows outside. The strip for staff is cut off first.

use crate::day_words;
use crate::reviews::making::Slip;
use crate::settings::qr::Qr;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SlipsPaper`].
#[derive(Properties, PartialEq)]
pub struct SlipsPaperProps {
    /// What is printed, in this order.
    pub slips: Vec<Rc<Slip>>,
    /// Where young people open it.
    pub origin: AttrValue,
}

/// The link of a slip, at this address.
#[must_use]
pub fn link(origin: &str, slip: &Slip) -> String {
    format!("{origin}/#{}", slip.fragment)
}

/// Slips on paper. Seen only by a printer.
#[component]
pub fn SlipsPaper(props: &SlipsPaperProps) -> Html {
    html! {
        <section class="paper slips-paper" aria-hidden="true">
            { for props.slips.iter().map(|slip| html! {
                <OneSlip key={slip.id.as_str().to_owned()} slip={slip.clone()} origin={props.origin.clone()} />
            }) }
        </section>
    }
}

/// Properties of [`OneSlip`].
#[derive(Properties, PartialEq)]
struct OneSlipProps {
    slip: Rc<Slip>,
    origin: AttrValue,
}

/// One slip. Its words name no service and nobody: the strip does, and is cut off.
#[component]
fn OneSlip(props: &OneSlipProps) -> Html {
    let slip = &props.slip;
    let link = link(&props.origin, slip);
    let address = props.origin.split_once("//").map_or("", |(_, rest)| rest);
    html! {
        <article class="slip">
            <p class="slip-strip">
                <b>{ &slip.reference }</b>
                if let Some(label) = &slip.label { { format!(" · {label}") } }
                if let Some(on) = slip.review_on { { format!(" · {}", day_words::full(on)) } }
                <span>{ " For staff: cut off along this line." }</span>
            </p>
            <div class="slip-inside">
                <div class="slip-half">
                    <h2>{ "Your say" }</h2>
                    <p>{ "A meeting about you is coming up. You can say what you think before it, in your own time." }</p>
                    <ol>
                        <li>{ "Point a phone’s camera at the square and open the link." }</li>
                        <li>{ "Or go to " }<b>{ address.to_owned() }</b>{ ", choose " }<b>{ "Views" }</b>{ " and type the code." }</li>
                    </ol>
                    <p>{ "Nobody can read your words with this paper. Only the people you send them to can." }</p>
                    <p class="slip-by">{ format!("Use it by {}.", day_words::full(slip.use_by)) }</p>
                </div>
                <div class="slip-half">
                    <Qr says={link.clone()} label="QR picture of the link" />
                    <p class="slip-code"><span>{ "Code" }</span><b>{ &slip.code }</b></p>
                    <p class="slip-link">{ link }</p>
                </div>
            </div>
            <p class="slip-fold">{ "Fold here, print inside." }</p>
        </article>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::reviews::slips::tests::slip;

    async fn printed() -> String {
        rendered::<SlipsPaper>(|| SlipsPaperProps {
            slips: vec![slip(1), slip(2)],
            origin: "https://pledge.example".into(),
        })
        .await
    }

    #[tokio::test]
    async fn a_slip_holds_picture_code_link_and_its_last_day() {
        let html = printed().await;
        assert_eq!(html.matches("<article").count(), 2, "{html}");
        in_order(
            &html,
            &[
                "CR-1",
                "cut off",
                "pledge.example",
                "Saturday 19 December 2026",
                "<svg",
                "7K3 9QX 20BV",
                "https://pledge.example/#i=AAAA",
                "Fold here",
            ],
        );
    }

    #[tokio::test]
    async fn what_is_handed_over_names_nobody_and_says_nothing_of_care() {
        let html = printed().await.to_lowercase();
        for part in html.split("<article").skip(1) {
            let (_, handed_over) = part.split_once("slip-inside").unwrap();
            for word in [
                "cr-1",
                "sam",
                "care",
                "pledge desk",
                "social",
                "council",
                "trust",
            ] {
                assert!(!handed_over.contains(word), "{word} in {handed_over}");
            }
        }
    }
}
