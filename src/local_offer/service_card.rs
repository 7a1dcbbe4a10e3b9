//! One service as a card: what it does for you, and, unfolded, who, cost, when,
//! how, where, and the buttons that reach it.

use super::saved::Saved;
use crate::parts::contact::{Way, contact};
use crate::parts::footing_tag::footing_tag;
use crate::parts::source_line::source_line;
use crate::phrases::{local_offer as say, tags};
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use controls::unfold::Unfold;
use domain::ids::ServiceId;
use domain::local_offer::{Area, Service};
use domain::sourced::Footing;
use yew::prelude::*;

/// What a card has to know besides its service.
pub struct Reader<'e> {
    /// The trust's short name.
    pub trust: &'e str,
    /// Today.
    pub today: NaiveDate,
    /// What is saved on this phone, and the way to change that.
    pub saved: &'e Saved,
}

/// A service as a card.
pub fn service_card(service: &Service, reader: &Reader<'_>) -> Html {
    let saved = reader.saved.ids.contains(&service.id);
    let summary = html! {
        <div class="unfold-summary">
            <p>{ service.what.clone() }</p>
            { tag_line(service, reader.trust, saved) }
        </div>
    };
    html! {
        <Unfold key={service.id.as_str()} id={format!("service-{}", service.id)} level={2} {summary}
            title={html! { <span class="unfold-name">{ service.name.clone() }</span> }}>
            { matters(service) }
            <div class="ways">{ for ways(service).iter().enumerate().map(|(at, way)| {
                contact(&service.name, way, if at == 0 { "" } else { "quiet" })
            }) }</div>
            { save(service, saved, &reader.saved.toggle) }
            { source_line(&service.source, reader.today) }
        </Unfold>
    }
}

fn tag_line(service: &Service, trust: &str, saved: bool) -> Html {
    html! {
        <p class="unfold-tags">
            if service.free { <span class="tag good">{ tags::free() }</span> }
            if service.footing != Footing::Open {
                { footing_tag(service.footing, trust) }
            }
            if service.area == Area::Local { <span class="tag">{ say::local_only(trust) }</span> }
            if saved { <span class="tag saved">{ say::saved() }</span> }
        </p>
    }
}

fn matters(service: &Service) -> Html {
    let matter = |question: &'static str, answer: &str| {
        html! {
            <div class="matter">
                <dt>{ question }</dt>
                <dd>{ answer.to_owned() }</dd>
            </div>
        }
    };
    html! {
        <dl class="matters">
            { matter(say::who(), &service.who) }
            { matter(say::cost(), &service.cost) }
            { matter(say::hours(), &service.hours) }
            { matter(say::how(), &service.how) }
            { for service.place.iter().map(|place| matter(say::place(), place)) }
        </dl>
    }
}

fn ways(service: &Service) -> Vec<Way> {
    let mut ways = Vec::new();
    ways.extend(service.call.clone().map(Way::Call));
    ways.extend(service.text.clone().map(|number| Way::Text(number, None)));
    ways.extend(service.web.clone().map(Way::Website));
    ways.extend(service.email.clone().map(Way::Email));
    ways.extend(service.place.clone().map(Way::Directions));
    ways
}

fn save(service: &Service, saved: bool, toggle: &Callback<ServiceId>) -> Html {
    let id = service.id.clone();
    let press = toggle.reform(move |_: MouseEvent| id.clone());
    let words = if saved { say::forget() } else { say::save() };
    html! {
        <button type="button" class="button plain" onclick={press}>
            { picture(Icon::Keep) }
            <span>{ words }</span>
        </button>
    }
}
