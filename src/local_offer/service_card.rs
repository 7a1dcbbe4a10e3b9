//! One service as a card: what it does for you, and, unfolded, who, cost, when,
//! how, where, and the buttons that reach it.

use crate::parts::contact::{Contact, Way};
use crate::parts::footing_tag::FootingTag;
use crate::parts::source_line::SourceLine;
use crate::phrases::{local_offer as say, tags};
use controls::icon::{Icon, Picture};
use controls::unfold::Unfold;
use domain::ids::ServiceId;
use domain::local_offer::{Area, Service};
use domain::sourced::Footing;
use yew::prelude::*;

/// Properties of [`ServiceCard`].
#[derive(Properties, PartialEq)]
pub struct ServiceCardProps {
    /// The service.
    pub service: Service,
    /// The trust's short name.
    pub trust: AttrValue,
    /// Whether it is saved on this phone.
    pub saved: bool,
    /// Told the id when the person saves it or stops saving it.
    pub onsave: Callback<ServiceId>,
}

/// A service as a card.
#[component]
pub fn ServiceCard(props: &ServiceCardProps) -> Html {
    let service = &props.service;
    let summary = html! {
        <div class="unfold-summary">
            <p>{ service.what.clone() }</p>
            { tag_line(service, &props.trust, props.saved) }
        </div>
    };
    html! {
        <Unfold id={format!("service-{}", service.id)} level={2} {summary}
            title={html! { <span class="unfold-name">{ service.name.clone() }</span> }}>
            { matters(service) }
            <div class="ways">{ for ways(service).into_iter().enumerate().map(|(at, way)| html! {
                <Contact name={service.name.clone()} {way} class={if at == 0 { "" } else { "quiet" }} />
            }) }</div>
            { save(props) }
            <SourceLine source={service.source.clone()} />
        </Unfold>
    }
}

fn tag_line(service: &Service, trust: &AttrValue, saved: bool) -> Html {
    html! {
        <p class="unfold-tags">
            if service.free { <span class="tag good">{ tags::free() }</span> }
            if service.footing != Footing::Open {
                <FootingTag footing={service.footing} trust={trust.clone()} />
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

fn save(props: &ServiceCardProps) -> Html {
    let id = props.service.id.clone();
    let press = props.onsave.reform(move |_: MouseEvent| id.clone());
    let words = if props.saved {
        say::forget()
    } else {
        say::save()
    };
    html! {
        <button type="button" class="button plain" onclick={press}>
            <Picture icon={Icon::Keep} />
            <span>{ words }</span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn a_service_that_costs_nothing_and_is_saved_says_so_before_it_is_unfolded() {
        let html = page(|| {
            let edition = content::edition().unwrap();
            let service = edition
                .services
                .into_iter()
                .find(|service| service.free)
                .unwrap();
            html! { <ServiceCard {service} trust="Slough" saved=true onsave={Callback::noop()} /> }
        })
        .await;
        assert!(place(&html, "Free") < place(&html, "unfold-under"));
        assert!(place(&html, "Saved on this phone") < place(&html, "unfold-under"));
    }
}
