//! Taking something away from the desk as a file: the server writes into the record what
//! kind and how many rows, after a code of the last five minutes; then the file is made
//! here, in memory. What is in it is sent nowhere.
//!
//! What a file holds is its page's own. [`sheet`] writes lists for spreadsheets.

pub mod sheet;

use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::in_memory::InMemory;
use crate::platform::page;
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::stage::{Event, WhySignedOut};
use api::desk::exports::{Export, Exported};
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// One way in which it can be taken away.
#[derive(Clone, PartialEq)]
pub struct Way {
    /// On the button.
    pub words: AttrValue,
    /// The name of the file. No child's name or reference is in it.
    pub name: AttrValue,
    /// Its kind.
    pub mime: &'static str,
    /// Makes it.
    pub make: Callback<(), Vec<u8>>,
}

/// Properties of [`TakeAway`].
#[derive(Properties, PartialEq)]
pub struct TakeAwayProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// What kind.
    pub what: Export,
    /// How many rows it has now.
    pub rows: usize,
    /// In which ways. The first stands out when `stands_out` says so.
    pub ways: Vec<Way>,
    /// Whether this is what the page is for.
    #[prop_or_default]
    pub stands_out: bool,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// How far it has come.
#[derive(Clone, Default)]
enum Stands {
    #[default]
    Offered,
    Asking,
    AskAgain(usize),
    Made(Rc<InMemory>, AttrValue),
    Trouble(String),
}

/// Buttons that make a file, and the file.
#[component]
pub fn TakeAway(props: &TakeAwayProps) -> Html {
    let stands = use_state(Stands::default);
    let link_id = format!("{}-file", props.id);
    // What was made shows what was there then: another list has another file.
    {
        let stands = stands.setter();
        use_effect_with((props.id.clone(), props.rows), move |_| {
            stands.set(Stands::Offered);
        });
    }
    {
        let (link_id, made) = (link_id.clone(), matches!(&*stands, Stands::Made(..)));
        use_effect_with(made, move |made| {
            if *made {
                page::focus(&link_id);
                page::press(&link_id);
            }
        });
    }
    let ask = asks(props, &stands.setter());
    let again = match &*stands {
        Stands::AskAgain(which) => {
            let done = ask.reform({
                let which = *which;
                move |()| which
            });
            let leave = {
                let stands = stands.setter();
                Callback::from(move |()| stands.set(Stands::Offered))
            };
            html! { <ProveAgain {done} {leave} tell={props.tell.clone()} /> }
        }
        _ => Html::default(),
    };
    html! {
        <div class="stack taking-away">
            <div class="ways">
                { buttons(props, &stands, &ask) }
            </div>
            { again }
            { match &*stands {
                Stands::Made(made, name) => html! {
                    <Notice tone={Tone::Good}>
                        <p><a id={link_id} class="link" href={made.address().to_owned()} download={name}>{ format!("Save {name}") }</a></p>
                        <p role="status">{ "The file was made in this browser and is in your downloads; if not, save it here. It holds children’s data: keep it where such files belong, and delete it when you are done." }</p>
                    </Notice>
                },
                Stands::Trouble(words) => html! { <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice> },
                Stands::Offered | Stands::Asking | Stands::AskAgain(_) => Html::default(),
            } }
        </div>
    }
}

fn buttons(props: &TakeAwayProps, stands: &Stands, ask: &Callback<usize>) -> Html {
    let asking = matches!(stands, Stands::Asking);
    let one = |(at, way): (usize, &Way)| {
        let onclick = ask.reform(move |_: MouseEvent| at);
        let class = if at == 0 && props.stands_out {
            "button"
        } else {
            "button plain slim"
        };
        html! {
            <button type="button" {class} disabled={asking || props.rows == 0} {onclick}>
                { picture(Icon::Down) }{ &way.words }
            </button>
        }
    };
    html! { <>{ for props.ways.iter().enumerate().map(one) }</> }
}

/// Tells the server, then makes the file.
fn asks(props: &TakeAwayProps, stands: &UseStateSetter<Stands>) -> Callback<usize> {
    let (what, rows) = (props.what, props.rows);
    let (ways, tell) = (props.ways.clone(), props.tell.clone());
    let stands = stands.clone();
    Callback::from(move |which: usize| {
        let Some(way) = ways.get(which).cloned() else {
            return;
        };
        let (tell, stands) = (tell.clone(), stands.clone());
        stands.set(Stands::Asking);
        spawn_local(async move {
            let exported = Exported {
                what,
                rows: u32::try_from(rows).unwrap_or(u32::MAX),
            };
            let next = match Client::new(Fetch::default()).export(&exported).await {
                Ok(_) => match InMemory::of(&way.make.emit(()), way.mime) {
                    Some(made) => Stands::Made(Rc::new(made), way.name),
                    None => Stands::Trouble("This browser will not make a file.".to_owned()),
                },
                Err(fault) if is_signed_out(&fault) => {
                    return tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(fault) if is_asked_again(&fault) => Stands::AskAgain(which),
                Err(fault) => {
                    Stands::Trouble(format!("No file was made. {}", fault_words::words(&fault)))
                }
            };
            stands.set(next);
        });
    })
}
