//! *Which questions suit you?* The young person chooses; nobody asks for an age.

use super::invitation_page::see_to_it;
use super::option::Choosable;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::{invitation, views as say};
use crate::views::provider::Writing;
use crate::views::state::Action;
use domain::band::Band;
use domain::form::{Form, Occasion};
use std::rc::Rc;
use yew::prelude::*;

const fn ages(band: Band) -> fn() -> &'static str {
    match band {
        Band::FourToSeven => say::ages_4_7,
        Band::EightToEleven => say::ages_8_11,
        Band::TwelveToFifteen => say::ages_12_15,
        Band::SixteenSeventeen => say::ages_16_17,
        Band::Pathway => say::ages_pathway,
        Band::EasyRead => say::easy_read,
    }
}

/// What tells a set apart, then what goes with it.
fn words(form: &Form) -> (String, String) {
    let bands = std::iter::once(&form.band).chain(&form.also_for);
    let ages: Vec<&str> = bands.map(|band| ages(*band)()).collect();
    let ages = ages.join(" · ");
    match form.occasion {
        Occasion::Review => (ages, form.title.clone()),
        Occasion::PathwayPlan | Occasion::EducationPlan => (form.title.clone(), ages),
    }
}

/// *Which questions suit you?*
pub fn which_page(writing: &Writing) -> Html {
    let option = |form: &Rc<Form>| {
        let (label, means) = words(form);
        let on = writing.state.form_chosen && writing.state.form.id == form.id;
        let chosen = {
            let form = Rc::clone(form);
            writing.acting(move |_: bool| Action::Form(Rc::clone(&form)))
        };
        Choosable::one("which", on, chosen, label)
            .meaning(means)
            .draw()
    };
    let ways = Ways {
        back: true,
        skip: false,
        next: writing.state.form_chosen.then(say::next),
    };
    html! {
        <>
            <fieldset class="question" aria-describedby="which-why">
                <legend><PageTitle>{ say::which_title() }</PageTitle></legend>
                <p id="which-why" class="muted">
                    { if writing.state.invited.is_some() { invitation::other_questions() } else { say::which_why() } }
                </p>
                <div class="choices-list">{ for writing.forms.iter().map(option) }</div>
            </fieldset>
            if writing.state.invited.is_none() {
                { see_to_it(writing, invitation::have_code()) }
            }
            { turns(writing, ways) }
        </>
    }
}
