//! How people get to it: link, code, poster, and a pass for a group on one tablet.

use super::poster::Poster;
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::{clipboard, input, page};
use crate::settings::qr::Qr;
use crate::stage::{Event, WhySignedOut};
use api::consultation::Standing;
use api::desk::consultations::{Group, NewGroup, NewPass, Whole};
use client::Client;
use client::fetch::Fetch;
use controls::field::Field;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The fewest and the most people of a group.
const GROUP: std::ops::RangeInclusive<u32> = 2..=60;

/// Properties of [`Share`].
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// As the server has it.
    pub whole: Rc<Whole>,
    /// Told how the server has it now.
    pub came: Callback<Whole>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// A code in groups of three.
#[must_use]
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(|c| c.is_alphanumeric()).collect();
    let groups: Vec<String> = letters
        .chunks(3)
        .map(|three| three.iter().collect())
        .collect();
    groups.join(" ")
}

/// The link that leads to one, at this address.
#[must_use]
pub fn link(origin: &str, code: &str) -> String {
    let plain: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
    format!("{origin}/#c.{plain}")
}

/// How people get to it.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let origin = use_state_eq(String::new);
    {
        let origin = origin.setter();
        use_effect_with((), move |()| origin.set(page::origin()));
    }
    let asked = &props.whole.put.asked;
    let Some(code) = props.whole.code.clone() else {
        return Html::default();
    };
    let link = link(&origin, &code);
    let print = Callback::from(|_: MouseEvent| page::print());
    html! {
        <>
            <section class="card stack not-on-paper" aria-labelledby="share-title">
                <h2 id="share-title">{ "Share it" }</h2>
                <div class="open-link">
                    <Qr says={link.clone()} label="QR picture of the link" />
                    <div class="open-link-words">
                        <p>{ "Code to type: " }<b class="code">{ grouped(&code) }</b></p>
                        <p class="link-text">{ &link }</p>
                        <div class="ways">
                            <Copy words={link.clone()} />
                            <button type="button" class="button plain slim" onclick={print}>{ picture(Icon::Print) }{ "Print the poster" }</button>
                        </div>
                    </div>
                </div>
            </section>
            <Poster title={asked.title.clone()} code={grouped(&code)} {link} origin={(*origin).clone()} closes_on={asked.closes_on} />
            <Groups whole={props.whole.clone()} came={props.came.clone()} origin={(*origin).clone()} tell={props.tell.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CopyProps {
    words: AttrValue,
}

#[component]
fn Copy(props: &CopyProps) -> Html {
    let said = use_state_eq(|| "");
    let onclick = {
        let (said, words) = (said.setter(), props.words.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, words) = (said.clone(), words.clone());
            spawn_local(async move {
                said.set(if clipboard::copy(&words).await {
                    "The link is copied."
                } else {
                    "This browser will not copy. Mark the link and copy it by hand."
                });
            });
        })
    };
    html! {
        <>
            <button type="button" class="button plain slim" {onclick}>{ picture(Icon::Copy) }{ "Copy the link" }</button>
            <span role="status" class="small">{ *said }</span>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct GroupsProps {
    whole: Rc<Whole>,
    came: Callback<Whole>,
    origin: AttrValue,
    tell: Callback<Event>,
}

/// Groups that answer one after the other on one tablet.
#[component]
fn Groups(props: &GroupsProps) -> Html {
    let typed = use_state_eq(String::new);
    let fault = use_state_eq(|| None::<AttrValue>);
    let pass = use_state(|| None::<Rc<NewPass>>);
    let oninput = {
        let (typed, fault) = (typed.setter(), fault.setter());
        Callback::from(move |event: InputEvent| {
            fault.set(None);
            typed.set(input::typed(&event));
        })
    };
    let id = props.whole.put.id.clone();
    let onsubmit = {
        let (typed, fault, pass) = (typed.clone(), fault.setter(), pass.setter());
        let (id, came, tell) = (id.clone(), props.came.clone(), props.tell.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            let Some(most) = typed
                .trim()
                .parse()
                .ok()
                .filter(|most| GROUP.contains(most))
            else {
                fault.set(Some("Write how many people, from 2 to 60.".into()));
                return;
            };
            let (fault, pass, id) = (fault.clone(), pass.clone(), id.clone());
            let (came, tell) = (came.clone(), tell.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                match client.consultation_group(&id, &NewGroup { most }).await {
                    Ok(new) => {
                        pass.set(Some(Rc::new(new)));
                        if let Ok(now) = client.desk_consultation(&id).await {
                            came.emit(now);
                        }
                    }
                    Err(found) if is_signed_out(&found) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended))
                    }
                    Err(found) => fault.set(Some(fault_words::words(&found).into())),
                }
            });
        })
    };
    let look = {
        let (came, id) = (props.came.clone(), id);
        Callback::from(move |_: MouseEvent| {
            let (came, id) = (came.clone(), id.clone());
            spawn_local(async move {
                if let Ok(now) = Client::new(Fetch::default()).desk_consultation(&id).await {
                    came.emit(now);
                }
            });
        })
    };
    let paused = props.whole.put.standing != Standing::Open;
    html! {
        <section class="card stack not-on-paper" aria-labelledby="groups-title">
            <h2 id="groups-title">{ "A group on one tablet" }</h2>
            <p>{ "People answer one after the other, with a screen between them that shows nothing. It works without a signal: the tablet keeps the answers and sends them later." }</p>
            if paused {
                <p class="muted">{ "Go on with it before a group can begin." }</p>
            } else {
                <form class="in-a-row" {onsubmit}>
                    <Field id="group-most" label="How many people at most?" inputmode="numeric" most={2} value={(*typed).clone()} fault={(*fault).clone()} {oninput} />
                    <button type="submit" class="button slim">{ "Make a pass for a group" }</button>
                </form>
            }
            if let Some(pass) = &*pass { { told_once(pass, &props.origin) } }
            if !props.whole.groups.is_empty() {
                <table class="found-table">
                    <caption>{ "Groups, the newest first" }</caption>
                    <thead><tr><th scope="col">{ "Made" }</th><th scope="col">{ "People at most" }</th><th scope="col">{ "Arrived" }</th><th scope="col">{ "Finish code" }</th></tr></thead>
                    <tbody>{ for props.whole.groups.iter().map(group) }</tbody>
                </table>
                <p><button type="button" class="button plain slim" onclick={look}>{ picture(Icon::Refresh) }{ "Look again" }</button></p>
            }
        </section>
    }
}

fn group(group: &Group) -> Html {
    html! {
        <tr>
            <th scope="row">{ day_words::full(group.made_on) }</th>
            <td class="figures">{ group.most }</td>
            <td class="figures">{ format!("{} of {}", group.arrived, group.most) }</td>
            <td class="figures">{ &group.finish }</td>
        </tr>
    }
}

/// What is told once: the pass, and the code that ends it.
fn told_once(pass: &NewPass, origin: &str) -> Html {
    let link = format!("{origin}/#g.{}", pass.pass);
    html! {
        <Notice tone={Tone::Care} icon={Icon::Clock}>
            <p role="status"><b>{ "This pass is shown once. " }</b>{ "Open it on the tablet now: scan the picture, or send the link to the tablet." }</p>
            <div class="open-link">
                <Qr says={link.clone()} label="QR picture of the group’s link" />
                <div class="open-link-words">
                    <p>{ "Finish code: " }<b class="code">{ &pass.finish }</b></p>
                    <p>{ "You need it to end the group on the tablet. It stays in the list below." }</p>
                    <p class="link-text">{ &link }</p>
                    <div class="ways"><Copy words={link.clone()} /></div>
                </div>
            </div>
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_in_threes_and_travels_without_gaps() {
        assert_eq!(grouped("7K39QX"), "7K3 9QX");
        assert_eq!(
            link("https://pledge.example", "7K3 9QX"),
            "https://pledge.example/#c.7K39QX"
        );
    }
}
