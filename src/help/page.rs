//! The help page: danger first, then our own numbers, then everyone else.

use super::line_card::{line_card, trust_card};
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::{help as say, requests};
use crate::route::Route;
use controls::icon::{Icon, picture};
use controls::notice::Notice;
use domain::edition::Outline;
use domain::help::HelpGroup;
use yew::prelude::*;

/// The help page.
pub fn help_page(outline: &Outline) -> Html {
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            { group(outline, HelpGroup::Danger, say::danger()) }
            { group(outline, HelpGroup::Talk, say::talk()) }
            <section class="stack" aria-labelledby="help-trust">
                <h2 id="help-trust">{ say::trust_title(&outline.trust.name) }</h2>
                { trust_card(&outline.trust) }
            </section>
            { group(outline, HelpGroup::YourSide, say::your_side()) }
            { group(outline, HelpGroup::Practical, say::practical()) }
            <Go to={Route::Requests} class="row">
                <span class="row-words">
                    <span class="row-title">{ requests::row() }</span>
                    <span class="row-line">{ requests::row_more() }</span>
                </span>
                { picture(Icon::Chevron) }
            </Go>
            <Go to={Route::Answers} class="row">
                <span class="row-words">
                    <span class="row-title">{ say::answers_title() }</span>
                    <span class="row-line">{ say::answers_more() }</span>
                </span>
                { picture(Icon::Chevron) }
            </Go>
            <Notice icon={Icon::Lock}>
                <p>{ say::promise() }</p>
                <p>{ say::bill_warning() }</p>
            </Notice>
        </>
    }
}

fn group(outline: &Outline, group: HelpGroup, title: &'static str) -> Html {
    let mut lines = outline
        .helplines
        .iter()
        .filter(|line| line.group == group)
        .peekable();
    if lines.peek().is_none() {
        return Html::default();
    }
    let (id, class) = match group {
        HelpGroup::Danger => ("help-danger", "danger"),
        HelpGroup::Talk => ("help-talk", "talk"),
        HelpGroup::YourSide => ("help-your-side", "your-side"),
        HelpGroup::Practical => ("help-practical", "practical"),
    };
    html! {
        <section class={classes!("stack", "lines", class)} aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            <ul class="stack">{ for lines.map(line_card) }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn danger_comes_before_everything_else_and_999_before_that() {
        let html = page(|| help_page(&content::outline().unwrap())).await;
        assert!(place(&html, "tel:999") < place(&html, "tel:101"));
        assert!(place(&html, "tel:101") < place(&html, "help-talk"));
        assert!(place(&html, "help-talk") < place(&html, "help-your-side"));
    }

    #[tokio::test]
    async fn every_helpline_can_be_reached_from_the_page() {
        let html = page(|| help_page(&content::outline().unwrap())).await;
        for line in content::outline().unwrap().helplines {
            for number in line.call.iter().chain(&line.text) {
                let dialled = crate::in_words::dialled(number);
                assert!(html.contains(&format!(":{dialled}")), "{}", line.id);
            }
            if let Some(page) = &line.web {
                assert!(html.contains(page.as_str()), "{}", line.id);
            }
        }
    }
}
