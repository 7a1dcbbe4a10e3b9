//! The controls of one question, by its kind. The heading above names them.

use super::ranking::Ranking;
use crate::consultation::taking::{Action, Given, Taking};
use crate::phrases::{consultation as say, pledge_check, views};
use crate::views::parts::option::Choosable;
use crate::views::parts::own_words::OwnWords;
use crate::views::phrases;
use controls::pictures::{face, picture_of};
use domain::consultation::answered::Area;
use domain::consultation::asked::{AskedAs, Question};
use domain::consultation::pledge_check::AgeBand;
use domain::ids::ChoiceId;
use domain::views::{Face, YesNo};
use yew::prelude::*;

/// The words of an option.
#[must_use]
pub fn label(question: &Question, id: &str) -> String {
    // In another language, fixed options have words as well.
    if let Some(option) = question.options.iter().find(|one| one.id.as_str() == id) {
        return option.label.clone();
    }
    let at = question.kind.fixed().iter().position(|one| *one == id);
    match (question.kind, at) {
        (AskedAs::Faces, Some(at)) => Face::ALL
            .get(at)
            .map_or("", |one| phrases::face(*one))
            .to_owned(),
        (AskedAs::YesNo, Some(at)) => YesNo::ALL
            .get(at)
            .map_or("", |one| phrases::yes_no(*one))
            .to_owned(),
        _ => String::new(),
    }
}

/// The controls of one question.
pub fn controls(taking: &Taking, question: &Question, act: &Callback<Action>) -> Html {
    let given = taking.given(&question.id);
    html! {
        <>
            if question.kind == AskedAs::Ranking {
                <Ranking options={question.options.clone()} order={taking.ranked(question)}
                    given={given.clone()} act={act.clone()} />
            } else if question.kind != AskedAs::Words {
                { options(question, &given, act) }
            }
        </>
    }
}

fn options(question: &Question, given: &Given, act: &Callback<Action>) -> Html {
    let some = question.kind == AskedAs::SomeOf;
    let option = |(at, id): (usize, &str)| {
        let on = given.chosen.iter().any(|one| one.as_str() == id);
        let id = ChoiceId::from(id);
        let words = label(question, id.as_str());
        let name = question.id.to_string();
        let picture = match question.kind {
            AskedAs::Faces => face(at),
            AskedAs::Picture => picture_of(id.as_str()),
            _ => Html::default(),
        };
        let words = html! { <>{ picture }<span dir="auto">{ words }</span></> };
        if some {
            let tick = act.reform(move |on: bool| Action::Tick(id.clone(), on));
            Choosable::tick(name, on, tick, words).draw()
        } else {
            let choose = act.reform(move |_: bool| Action::Choose(id.clone()));
            Choosable::one(name, on, choose, words).draw()
        }
    };
    let class = match question.kind {
        AskedAs::Faces => Some("faces"),
        AskedAs::Picture => Some("faces pictures"),
        _ => None,
    };
    html! {
        <>
            if some {
                <p class="muted" dir="auto">{ views::any_number() }</p>
            }
            <div class={classes!("choices-list", class)}>
                { question.option_ids().into_iter().enumerate().map(option).collect::<Html>() }
            </div>
        </>
    }
}

/// The box for own words, and whether they may be quoted.
pub fn words(question: &Question, given: &Given, act: &Callback<Action>) -> Html {
    let changed = act.reform(Action::Words);
    let own = OwnWords::new("own-words", given.words.clone(), changed);
    let own = match question.kind {
        AskedAs::Words => own
            .long()
            .described_by(question.hint.is_some().then_some("hint")),
        _ => own.labelled(views::say_more()),
    };
    let quote = act.reform(Action::Quote);
    html! {
        <>
            { own.draw() }
            <p class="muted small">{ say::words_sealed() }</p>
            if !given.words.trim().is_empty() {
                { Choosable::tick("quote", given.quote, quote, say::quote()).draw() }
            }
        </>
    }
}

/// The words of an age.
#[must_use]
pub fn band(band: AgeBand) -> &'static str {
    match band {
        AgeBand::UnderTwelve => pledge_check::under_12(),
        AgeBand::TwelveToFifteen => pledge_check::a12_15(),
        AgeBand::SixteenSeventeen => pledge_check::a16_17(),
        AgeBand::EighteenAndOver => pledge_check::a18_over(),
        AgeBand::NotSaid => pledge_check::not_said(),
    }
}

/// The words of an area.
#[must_use]
pub fn area(area: Area, trust: &str) -> String {
    match area {
        Area::Inside => say::area_inside(trust),
        Area::Outside => say::area_outside().to_owned(),
        Area::NotSaid => pledge_check::not_said().to_owned(),
    }
}

/// Age and area.
pub fn about(taking: &Taking, trust: &str, act: &Callback<Action>) -> Html {
    let bands = taking
        .put
        .asked
        .bands
        .iter()
        .copied()
        .chain([AgeBand::NotSaid]);
    let bands = bands.map(|one| {
        let choose = act.reform(move |_: bool| Action::Band(one));
        Choosable::one("band", taking.band == Some(one), choose, band(one)).draw()
    });
    let areas = Area::ALL.iter().copied().map(|one| {
        let choose = act.reform(move |_: bool| Action::Area(one));
        Choosable::one("area", taking.area == Some(one), choose, area(one, trust)).draw()
    });
    html! {
        <>
            <fieldset class="question">
                <legend><b>{ pledge_check::age() }</b></legend>
                <div class="choices-list">{ bands.collect::<Html>() }</div>
            </fieldset>
            <fieldset class="question">
                <legend><b>{ say::area() }</b></legend>
                <div class="choices-list">{ areas.collect::<Html>() }</div>
            </fieldset>
        </>
    }
}
