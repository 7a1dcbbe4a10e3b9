//! One helpline as a card: when to use it, its hours, and buttons that reach it.

use crate::parts::contact::{Way, contact};
use crate::phrases::help as say;
use domain::edition::Trust;
use domain::help::{HelpGroup, Helpline};
use yew::prelude::*;

/// A helpline as a card.
pub fn line_card(line: &Helpline) -> Html {
    let emphasis = match line.group {
        HelpGroup::Danger => "danger",
        HelpGroup::Talk => "",
        HelpGroup::YourSide | HelpGroup::Practical => "quiet",
    };
    let button = |way: Way, class: &'static str| contact(&line.name, &way, class);
    // The first way stands out; the others are quieter.
    let mut ways = ways(line).into_iter();
    html! {
        <li key={line.id.as_str()} class="card line">
            <div class="line-words">
                <h3>
                    { line.name.clone() }
                    if let Some(number) = line.call.as_ref().or(line.text.as_ref()).filter(|number| !line.name.contains(number.as_str())) {
                        { " " }<span class="figures number">{ number.clone() }</span>
                    }
                </h3>
                <p>{ line.what_for.clone() }</p>
                if let Some(word) = &line.text_word { <p class="muted">{ say::text_word(word) }</p> }
                <p class="small muted">{ line.hours.clone() }{ " " }{ line.bill.clone().unwrap_or_default() }</p>
            </div>
            <div class="line-ways">
                { for ways.next().map(|way| button(way, emphasis)) }
                { for ways.map(|way| button(way, "plain")) }
            </div>
        </li>
    }
}

fn ways(line: &Helpline) -> Vec<Way> {
    let mut ways = Vec::new();
    ways.extend(line.call.clone().map(Way::Call));
    ways.extend(
        line.text
            .clone()
            .map(|number| Way::Text(number, line.text_word.clone())),
    );
    ways.extend(line.web.clone().map(Way::Website));
    ways
}

/// The trust's own numbers, by day and by night.
pub fn trust_card(trust: &Trust) -> Html {
    let number = |when: &'static str, number: &str| {
        html! {
            <div class="line">
                <div class="line-words">
                    <h3>{ when }{ " " }<span class="figures number">{ number.to_owned() }</span></h3>
                </div>
                <div class="line-ways">
                    { contact(&format!("{}, {when}", trust.name), &Way::Call(number.to_owned()), "") }
                </div>
            </div>
        }
    };
    html! {
        <div class="card stack">
            <p>{ say::trust_what(&trust.adviser) }</p>
            { number(say::trust_day(), &trust.call) }
            { number(say::trust_night(), &trust.call_out_of_hours) }
        </div>
    }
}
