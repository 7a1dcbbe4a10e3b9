//! Narrowing the list: chips for needs, and age, cost and saved under a fold.

use super::wanted::{AgeGroup, Want, Wanted};
use crate::phrases::local_offer as say;
use crate::platform::input;
use controls::chips::{Chip, chips};
use controls::choices::{Choices, Choosable};
use controls::unfold::Unfold;
use domain::local_offer::Need;
use yew::prelude::*;

/// The filters; `onwant` is told each change.
pub fn narrowing(wanted: &Wanted, onwant: &Callback<Want>) -> Html {
    let pressed = onwant.reform(|id: AttrValue| {
        let need = Need::ALL.into_iter().find(|need| need_id(*need) == id);
        need.map_or(Want::Everything, Want::Need)
    });
    let filters = Need::ALL
        .map(|need| Chip {
            id: need_id(need).into(),
            label: need_words(need).into(),
            on: wanted.need == Some(need),
        })
        .to_vec();
    html! {
        <div class="narrowing">
            { chips(say::needs_label(), filters, &pressed) }
            <Unfold id="narrow" title={say::narrow()} level={2} class="slim">
                { age(wanted.age, onwant) }
                <fieldset class="choices in-a-row">
                    <legend>{ say::only() }</legend>
                    <div class="choices-list">
                        { tick(wanted.free, say::only_free(), onwant.reform(Want::Free)) }
                        { tick(wanted.saved, say::only_saved(), onwant.reform(Want::Saved)) }
                    </div>
                </fieldset>
            </Unfold>
        </div>
    }
}

fn age(chosen: Option<AgeGroup>, onwant: &Callback<Want>) -> Html {
    let choosable = |id: &'static str, label: &'static str| Choosable {
        id: id.into(),
        label: label.into(),
        hint: None,
    };
    let mut options = vec![choosable(ANY, say::age_any())];
    options.extend(AgeGroup::ALL.map(|group| choosable(age_id(group), age_words(group))));
    let chosen = chosen.map_or(ANY, age_id);
    let onchoose = onwant.reform(|id: AttrValue| {
        Want::Age(AgeGroup::ALL.into_iter().find(|group| age_id(*group) == id))
    });
    html! {
        <Choices name="offer-age" class="in-a-row" legend={say::age()} {options}
            chosen={AttrValue::from(chosen)} {onchoose} />
    }
}

fn tick(on: bool, words: &'static str, onchange: Callback<bool>) -> Html {
    let changed = onchange.reform(|change: Event| input::ticked(&change));
    html! {
        <label class="choice">
            <input type="checkbox" checked={on} onchange={changed} />
            <span>{ words }</span>
        </label>
    }
}

const ANY: &str = "any";

const fn need_id(need: Need) -> &'static str {
    match need {
        Need::Health => "health",
        Need::Money => "money",
        Need::Home => "home",
        Need::Education => "education",
        Need::Work => "work",
        Need::Relationships => "relationships",
        Need::TakingPart => "taking-part",
    }
}

fn need_words(need: Need) -> &'static str {
    match need {
        Need::Health => say::need_health(),
        Need::Money => say::need_money(),
        Need::Home => say::need_home(),
        Need::Education => say::need_education(),
        Need::Work => say::need_work(),
        Need::Relationships => say::need_relationships(),
        Need::TakingPart => say::need_taking_part(),
    }
}

const fn age_id(group: AgeGroup) -> &'static str {
    match group {
        AgeGroup::Under16 => "under-16",
        AgeGroup::From16 => "16-17",
        AgeGroup::From18 => "18-20",
        AgeGroup::From21 => "21-25",
    }
}

fn age_words(group: AgeGroup) -> &'static str {
    match group {
        AgeGroup::Under16 => say::age_under_16(),
        AgeGroup::From16 => say::age_16_17(),
        AgeGroup::From18 => say::age_18_20(),
        AgeGroup::From21 => say::age_21_25(),
    }
}
