//! How one was answered: bars and a table for each question, against the last time, and who
//! is not heard. The server hid small numbers; here is only how what is left is shown.

use super::file::file;
use super::list::answered;
use super::own_words::OwnWords;
use super::page::{View, head, standing};
use super::unheard::unheard;
use super::words;
use crate::actions::beginning;
use crate::actions::make::{MakeAction, Maker};
use crate::app::is_signed_out;
use crate::day_words;
use crate::figures::bars::{Bar, bars, hatching};
use crate::figures::table::{Line, table};
use crate::platform::file as files;
use crate::pledge::words::band;
use crate::remote::Remote;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::consultation::{Figures, QuestionResults};
use api::desk::consultations::ForStaff;
use client::Client;
use client::fetch::Fetch;
use controls::notice::Notice;
use controls::unfold::Unfold;
use domain::consultation::answered::Area;
use domain::consultation::asked::{AskedAs, Question};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`ResultsPage`].
#[derive(Properties, PartialEq)]
pub struct ResultsProps {
    /// Of which.
    pub id: AttrValue,
    /// The content.
    pub edition: Rc<Edition>,
    /// Whether the reader may change it.
    pub may: bool,
    /// What opens own words, for whom there are any.
    pub ring: Option<KeyRing>,
    /// Who may make an action of it.
    #[prop_or_default]
    pub maker: Option<Maker>,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// How one was answered.
#[component]
pub fn ResultsPage(props: &ResultsProps) -> Html {
    let found = use_state(|| Remote::<Rc<ForStaff>>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (found, tell, id) = (found.clone(), props.tell.clone(), props.id.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default())
                    .consultation_results(&id)
                    .await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    found.set((*found).clone().after(answer.map(Rc::new)));
                }
            });
        });
    }
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |_: MouseEvent| turn.set(next))
    };
    let shown = found.shown().cloned();
    let save = shown.clone().map(|found| {
        Callback::from(move |_: MouseEvent| {
            files::save("consultation.csv", "text/csv", &file(&found))
        })
    });
    let one = {
        let id = props.id.to_string();
        props.go.reform(move |_: MouseEvent| View::One(id.clone()))
    };
    let title = shown
        .as_ref()
        .map_or_else(String::new, |found| found.asked.title.clone());
    let beside = html! {
        <>
            if let Some(onclick) = save { <button type="button" class="button plain slim" {onclick}>{ "Save as CSV" }</button> }
            if props.may { <button type="button" class="button plain slim" onclick={one}>{ "The consultation" }</button> }
        </>
    };
    html! {
        <>
            { head(html! { format!("Results: {title}") }, &props.go, beside) }
            { standing(&found, &again) }
            if let Some(found) = shown {
                { figures(&found, &|question| make(props, &found, question)) }
                if let Some(ring) = &props.ring {
                    <OwnWords id={props.id.clone()} asked={found.asked.clone()} reports={props.may} ring={ring.clone()} edition={props.edition.clone()} maker={props.maker.clone()} tell={props.tell.clone()} />
                }
            }
        </>
    }
}

/// The way to an action about one question, or about all of it.
fn make(props: &ResultsProps, found: &Rc<ForStaff>, question: Option<&Question>) -> Html {
    let begins = {
        let (id, found, edition) = (props.id.clone(), found.clone(), props.edition.clone());
        let which = question.map(|one| one.id.clone());
        Callback::from(move |due_on| {
            let question = which.as_ref().and_then(|id| found.asked.question(id));
            beginning::consultation((&id, &found.asked), question, &edition.pledge, due_on)
        })
    };
    let (id, of) = match question {
        Some(question) => (format!("act-{}", question.id), question.ask.clone()),
        None => ("act".to_owned(), found.asked.title.clone()),
    };
    html! { <MakeAction maker={props.maker.clone()} {id} {of} {begins} /> }
}

/// All figures of the page; `make` is the way to an action about a question, or all of it.
pub(super) fn figures(found: &ForStaff, make: &dyn Fn(Option<&Question>) -> Html) -> Html {
    let results = &found.results;
    let last = found.last_time.as_ref();
    html! {
        <>
            { hatching() }
            { frozen(found) }
            <p class="answered-all"><b class="figures">{ answered(results.answered) }</b>{ " answered" }</p>
            { make(None) }
            { who(found) }
            if let Some(last) = last {
                <p class="muted">{ format!("Hatched: the last time, “{}”, which ended on {}.", last.title, day_words::full(last.closes_on)) }</p>
            }
            { for results.questions.iter().filter_map(|result| {
                let question = found.asked.question(&result.question)?;
                let before = last.and_then(|last| last.results.questions.iter().find(|one| one.question == result.question));
                Some(one_question(question, result, before, make(Some(question))))
            }) }
        </>
    }
}

fn frozen(found: &ForStaff) -> Html {
    match found.results.frozen_on {
        Some(day) => {
            html! { <p class="muted">{ format!("These figures were frozen on {} and stay as they are.", day_words::full(day)) }</p> }
        }
        None => html! {
            <Notice><p>{ format!("Figures move in steps of ten answers, and ages are not told apart, until {}. Then they are frozen.", day_words::full(found.asked.counted_until())) }</p></Notice>
        },
    }
}

/// How many of each age and from where, and who is not heard.
fn who(found: &ForStaff) -> Html {
    let results = &found.results;
    if results.frozen_on.is_none() {
        return Html::default();
    }
    let line = |name: &str, number| Line {
        name: name.to_owned(),
        numbers: vec![number],
    };
    let ages = results.answered_by_band.iter();
    let ages = ages.map(|(age, number)| line(&format!("Age: {}", band(*age)), *number));
    let areas = Area::ALL.iter().zip(&results.answered_by_area);
    let areas = areas.map(|(area, number)| line(words::area(*area), *number));
    let unheard = unheard(&found.asked, results);
    html! {
        <section class="rated" aria-labelledby="who-title">
            <h2 id="who-title">{ "Who is not heard" }</h2>
            if unheard.is_empty() {
                <p>{ "Every age and place that was asked is heard." }</p>
            } else {
                <ul class="advice">{ for unheard.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
            <Unfold id="who-table" title={html! { "How many answered, as a table" }}>
                { table("How many answered", &["All"], &["Answered"], &ages.chain(areas).collect::<Vec<_>>()) }
            </Unfold>
        </section>
    }
}

fn one_question(
    question: &Question,
    now: &QuestionResults,
    before: Option<&QuestionResults>,
    make: Html,
) -> Html {
    let id = format!("asked-{}", question.id);
    let names = words::options(question);
    html! {
        <section class="rated" aria-labelledby={id.clone()} key={question.id.as_str().to_owned()}>
            <h2 {id}>{ &question.ask }</h2>
            if question.kind == AskedAs::Ranking { <p class="muted">{ "How many put each of them first." }</p> }
            <div class="rated-pair">
                { drawn("This time", &names, &now.everybody, false) }
                { before.map(|before| drawn("Last time", &names, &before.everybody, true)).unwrap_or_default() }
            </div>
            <Unfold id={format!("table-{}", question.id)} title={html! { "As a table, with ages" }}>
                { as_table(question, &names, now, before) }
            </Unfold>
            { make }
        </section>
    }
}

fn drawn(when: &str, names: &[String], figures: &Figures, hatched: bool) -> Html {
    let base = figures.base.map(|base| format!(": {base} answered"));
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
    html! {
        <div>
            <p class="rated-when"><b>{ when.to_owned() }</b>{ base.unwrap_or_default() }</p>
            if figures.is_hidden() {
                <p class="muted">{ "Fewer than 10: hidden." }</p>
            } else {
                { bars(figures.base, &each, hatched) }
            }
        </div>
    }
}

fn as_table(
    question: &Question,
    names: &[String],
    now: &QuestionResults,
    before: Option<&QuestionResults>,
) -> Html {
    let numbers = |figures: &Figures| -> Vec<Option<u64>> {
        let counts = (0..names.len()).map(|at| figures.counts.get(at).copied().flatten());
        std::iter::once(figures.base).chain(counts).collect()
    };
    let mut lines = vec![Line {
        name: "Everybody".to_owned(),
        numbers: numbers(&now.everybody),
    }];
    lines.extend(now.bands.iter().map(|(age, figures)| Line {
        name: format!("Age: {}", band(*age)),
        numbers: numbers(figures),
    }));
    lines.extend(before.map(|before| Line {
        name: "Everybody, last time".to_owned(),
        numbers: numbers(&before.everybody),
    }));
    let heads: Vec<&str> = std::iter::once("Answered")
        .chain(names.iter().map(String::as_str))
        .collect();
    table(&question.ask, &["All"], &heads, &lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::staff;
    use crate::rendered::{in_order, rendered};
    use api::desk::consultations::LastTime;

    #[derive(Properties, PartialEq)]
    struct Frozen {
        frozen: bool,
        last: bool,
    }

    #[component]
    fn Shown(props: &Frozen) -> Html {
        let mut found = staff(props.frozen);
        if props.last {
            found.last_time = Some(LastTime {
                title: "Summer trip".to_owned(),
                closes_on: "2025-12-20".parse().unwrap(),
                results: staff(true).results,
            });
        }
        figures(&found, &|_| Html::default())
    }

    #[tokio::test]
    async fn what_is_hidden_is_said_so_and_has_no_bar() {
        let html = rendered::<Shown>(|| Frozen {
            frozen: true,
            last: false,
        })
        .await;
        in_order(
            &html,
            &[
                "frozen on Monday 4 January 2027",
                ">31<",
                "Who is not heard",
                "Fewer than 10 aged 16 or 17",
                "What about felt?",
                "This time",
                ">20<",
                "What about best?",
                "Fewer than 10: hidden.",
            ],
        );
        assert_eq!(html.matches("bar-part").count(), 3, "{html}");
    }

    #[tokio::test]
    async fn while_late_answers_are_taken_no_age_is_named() {
        let html = rendered::<Shown>(|| Frozen {
            frozen: false,
            last: false,
        })
        .await;
        assert!(html.contains("steps of ten"), "{html}");
        assert!(
            !html.contains("16 or 17") && !html.contains("not heard"),
            "{html}"
        );
    }

    #[tokio::test]
    async fn the_last_time_stands_beside_it_hatched() {
        let html = rendered::<Shown>(|| Frozen {
            frozen: true,
            last: true,
        })
        .await;
        in_order(
            &html,
            &["Summer trip", "This time", "Last time", "url(#hatched)"],
        );
    }
}
