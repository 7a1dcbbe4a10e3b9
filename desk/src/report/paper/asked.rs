//! What was asked and said: consultations, themes, quotes. A question that is about a
//! priority stands with it, one that is about none with what is about everything.

use crate::consultations::words as named;
use crate::figures::HIDDEN;
use crate::figures::bars::{Bar, bars};
use crate::report::words;
use api::consultation::QuestionResults;
use api::desk::reports::{Consulted, Figures, Named, Quote, Themes, Written};
use domain::consultation::asked::{AskedAs, Question};
use domain::ids::PriorityId;
use yew::prelude::*;

/// Of one priority.
pub fn of_priority(one: &Named, written: &Written, figures: &Figures) -> Html {
    let quotes = quotes(written, Some(&one.id));
    let asked = consultations(figures, Some(&one.id));
    if asked.is_empty() && quotes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="report-block">
            <h3>{ "What young people said" }</h3>
            { asked }
            { said(&quotes) }
        </div>
    }
}

/// Of none.
pub fn about_everything(written: &Written, figures: &Figures) -> Html {
    let asked = consultations(figures, None);
    let quotes = quotes(written, None);
    let nothing = figures.consultations.is_empty();
    if asked.is_empty() && quotes.is_empty() && written.themes.is_empty() && !nothing {
        return changes(figures);
    }
    html! {
        <section class="report-part look-all new-page" aria-labelledby="part-asked">
            <header class="part-head"><h2 id="part-asked">{ "What young people said about everything" }</h2></header>
            if nothing { <p class="report-none">{ "No consultation ended and was counted in this period." }</p> }
            { asked }
            { for written.themes.iter().map(themes) }
            { said(&quotes) }
            { changed(figures) }
        </section>
    }
}

/// What changed, when nothing else is about everything.
fn changes(figures: &Figures) -> Html {
    let changed = changed(figures);
    if figures
        .consultations
        .iter()
        .all(|one| one.what_changed.is_none())
    {
        return Html::default();
    }
    html! {
        <section class="report-part look-all" aria-labelledby="part-changed">
            <header class="part-head"><h2 id="part-changed">{ "You said, we did" }</h2></header>
            { changed }
        </section>
    }
}

fn changed(figures: &Figures) -> Html {
    let said = figures.consultations.iter();
    let said: Vec<Html> = said
        .filter_map(|one| {
            let words = one.what_changed.as_deref()?;
            Some(html! {
                <div key={one.id.clone()}><dt>{ &one.asked.title }</dt><dd dir="auto">{ words.to_owned() }</dd></div>
            })
        })
        .collect();
    if said.is_empty() {
        return Html::default();
    }
    html! {
        <div class="report-block">
            <h3>{ "What changed because of it" }</h3>
            <dl class="what-changed">{ said }</dl>
        </div>
    }
}

/// The questions that are about this priority, or about none, consultation by consultation.
fn consultations(figures: &Figures, about: Option<&PriorityId>) -> Vec<Html> {
    let all = figures.consultations.iter();
    all.filter_map(|one| {
        let found: Vec<(&Question, &QuestionResults)> = one
            .results
            .questions
            .iter()
            .filter_map(|results| Some((one.asked.question(&results.question)?, results)))
            .filter(|(question, _)| question.priority.as_ref() == about)
            .collect();
        (!found.is_empty()).then(|| consultation(one, &found))
    })
    .collect()
}

fn consultation(one: &Consulted, questions: &[(&Question, &QuestionResults)]) -> Html {
    let answered = match one.results.answered {
        Some(answered) => format!("{answered} answered"),
        None => "too few answered to show anything safely".to_owned(),
    };
    let whom = named::audience(one.asked.audience);
    html! {
        <div class="consulted" key={one.id.clone()}>
            <h4>{ &one.asked.title }</h4>
            <p class="report-note">{ format!("{whom} · ended on {} · {answered}", words::date(one.asked.closes_on)) }</p>
            if one.results.answered.is_some() {
                { for questions.iter().map(|(question, results)| one_question(question, results)) }
            }
        </div>
    }
}

fn one_question(question: &Question, results: &QuestionResults) -> Html {
    let names = named::options(question);
    let figures = &results.everybody;
    let each: Vec<Bar<'_>> = names
        .iter()
        .enumerate()
        .map(|(at, name)| Bar {
            class: format!("option-{at}"),
            name,
            number: figures.counts.get(at).copied().flatten(),
            percent: figures.percent.get(at).copied().flatten(),
        })
        .collect();
    let base = figures.base.map(|base| format!(" ({base} answered)"));
    html! {
        <div class="question" key={question.id.as_str().to_owned()}>
            <p class="question-ask"><b>{ &question.ask }</b>{ base.unwrap_or_default() }</p>
            if question.kind == AskedAs::Ranking { <p class="report-note">{ "How many put each of them first." }</p> }
            if figures.is_hidden() {
                <p class="report-none">{ "Hidden: too few answers to show safely." }</p>
            } else {
                { bars(figures.base, &each, false) }
            }
        </div>
    }
}

fn themes(one: &Themes) -> Html {
    let of = one.of.map_or_else(
        || "fewer than 10 wrote own words".to_owned(),
        |of| format!("{of} wrote own words"),
    );
    let said = |said: Option<u64>| said.map_or_else(|| HIDDEN.to_owned(), |said| said.to_string());
    html! {
        <div class="report-block themes" key={one.consultation.clone()}>
            <h3>{ format!("What many said: {}", one.title) }</h3>
            <p class="report-note">{ of }{ "; one may be about several themes" }</p>
            <ul class="theme-list">{ for one.themes.iter().map(|theme| html! {
                <li key={theme.name.clone()}><span>{ &theme.name }</span><b>{ said(theme.said) }</b></li>
            }) }</ul>
        </div>
    }
}

fn quotes<'w>(written: &'w Written, about: Option<&PriorityId>) -> Vec<&'w Quote> {
    let all = written.quotes.iter();
    all.filter(|one| one.priority.as_ref() == about).collect()
}

fn said(quotes: &[&Quote]) -> Html {
    if quotes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="quotes">
            { for quotes.iter().map(|one| html! {
                <figure class="quote">
                    <blockquote dir="auto">{ one.words.clone() }</blockquote>
                    <figcaption>{ format!("To “{}”, {}", one.ask, one.title) }</figcaption>
                </figure>
            }) }
        </div>
    }
}
