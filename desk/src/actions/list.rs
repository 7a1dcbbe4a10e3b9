//! Every action: what is overdue first, then what is due first; narrowed by priority and
//! colour.

use super::page::{TITLE_ID, View, new};
use super::typed::Typed;
use super::unsaved::{drop_held, held};
use super::words::{self, colour, colour_of, flag, standing};
use crate::app::is_signed_out;
use crate::consultations::about::select;
use crate::consultations::page::standing as remote_standing;
use crate::day_words;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::desk::actions::{self, Colour, Whole};
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::ids::PriorityId;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// Whether the reader may write them.
    pub may: bool,
    /// The content.
    pub edition: Rc<Edition>,
    /// Who reads.
    pub member: AttrValue,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq)]
struct Only {
    priority: Option<PriorityId>,
    colour: Option<Colour>,
}

impl Only {
    fn fits(&self, one: &Whole) -> bool {
        let here = self.priority.as_ref();
        here.is_none_or(|id| *id == one.written.priority)
            && self.colour.is_none_or(|of| of == one.written.colour)
    }
}

/// Every action.
#[component]
pub fn List(props: &ListProps) -> Html {
    let list = use_state(|| Remote::<Rc<actions::List>>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (list, tell) = (list.clone(), props.tell.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).desk_actions().await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    list.set((*list).clone().after(answer.map(Rc::new)));
                }
            });
        });
    }
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |_: MouseEvent| turn.set(next))
    };
    let begin = {
        let edition = props.edition.clone();
        props.go.reform(move |_: MouseEvent| new(&edition))
    };
    html! {
        <>
            <header class="page-head">
                <h1 id={TITLE_ID} tabindex="-1">{ "Actions" }</h1>
                if props.may {
                    <button type="button" class="button slim" onclick={begin}>{ "New action" }</button>
                }
            </header>
            <p class="muted">{ "You said, we did: what is done about what young people said, by whom and by when. What you put on phones stands on the page of its priority." }</p>
            <Unsaved member={props.member.clone()} go={props.go.clone()} />
            { remote_standing(&list, &again) }
            if let Some(list) = list.shown() {
                <Shown list={list.clone()} edition={props.edition.clone()} may={props.may} go={props.go.clone()} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct UnsavedProps {
    member: AttrValue,
    go: Callback<View>,
}

/// What was typed and not kept.
#[component]
fn Unsaved(props: &UnsavedProps) -> Html {
    let all = use_state_eq(Vec::<Typed>::new);
    {
        let (all, member) = (all.setter(), props.member.clone());
        use_effect_with((), move |()| all.set(held(&member)));
    }
    let one = |typed: &Typed| {
        let view = match &typed.id {
            Some(id) => View::One(id.clone()),
            None => View::New(Rc::new(typed.as_begun())),
        };
        let on = props.go.reform(move |_: MouseEvent| view.clone());
        let away = {
            let (all, member, typed) = (all.setter(), props.member.clone(), typed.clone());
            Callback::from(move |_: MouseEvent| {
                drop_held(&member, &typed);
                all.set(held(&member));
            })
        };
        let said = &typed.written.you_said;
        let said = if said.trim().is_empty() {
            "an action without words yet"
        } else {
            said
        };
        html! {
            <Notice tone={Tone::Care}>
                <p><b>{ "Not kept yet: " }</b>{ short(said) }</p>
                <div class="ways">
                    <button type="button" class="button slim" onclick={on}>{ "Go on writing" }</button>
                    <button type="button" class="button plain slim" onclick={away}>{ "Throw it away" }</button>
                </div>
            </Notice>
        }
    };
    all.iter().map(one).collect()
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    list: Rc<actions::List>,
    edition: Rc<Edition>,
    may: bool,
    go: Callback<View>,
}

/// The list and what narrows it.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let only = use_state_eq(Only::default);
    let all = &props.list.actions;
    if all.is_empty() {
        return html! {
            <div class="card empty">
                <span class="empty-mark">{ picture(Icon::Tick) }</span>
                <h2>{ "No action yet" }</h2>
                if props.may { <p>{ "Make one from a promise, from how a consultation was answered, or here." }</p> }
            </div>
        };
    }
    let mut shown: Vec<&Whole> = all.iter().filter(|one| only.fits(one)).collect();
    shown.sort_by_key(|one| !one.overdue);
    let by_priority = {
        let only = only.clone();
        Callback::from(move |id: String| {
            let priority = (!id.is_empty()).then(|| id.as_str().into());
            only.set(Only {
                priority,
                ..(*only).clone()
            });
        })
    };
    let by_colour = {
        let only = only.clone();
        Callback::from(move |word: String| {
            only.set(Only {
                colour: colour_of(&word),
                ..(*only).clone()
            });
        })
    };
    let priorities: Vec<(String, String)> = props
        .edition
        .pledge
        .priorities
        .iter()
        .map(|one| (one.id.to_string(), words::priority(&props.edition, &one.id)))
        .collect();
    let mut names = vec![("", "Every priority")];
    names.extend(
        priorities
            .iter()
            .map(|(id, name)| (id.as_str(), name.as_str())),
    );
    let mut colours = vec![("", "Every colour")];
    colours.extend(Colour::ALL.map(colour));
    let priority = only.priority.as_ref().map_or("", |id| id.as_str());
    let overdue = shown.iter().filter(|one| one.overdue).count();
    html! {
        <>
            <div class="in-a-row">
                { select("only-priority", "Priority", priority, names, by_priority) }
                { select("only-colour", "Colour", only.colour.map_or("", |of| colour(of).0), colours, by_colour) }
            </div>
            <p role="status">{ told(shown.len(), overdue) }</p>
            if !shown.is_empty() {
                <div class="rated-table" role="region" tabindex="0" aria-label="Actions">
                    <table class="actions-table">
                        <caption class="for-ears">{ "Actions, what is overdue first" }</caption>
                        <thead><tr>
                            <th scope="col">{ "You said" }</th>
                            <th scope="col">{ "Priority" }</th>
                            <th scope="col">{ "By when" }</th>
                            <th scope="col">{ "Stands" }</th>
                            <th scope="col">{ "Colour" }</th>
                            <th scope="col">{ "Lead" }</th>
                            <th scope="col">{ "Phones" }</th>
                        </tr></thead>
                        <tbody>{ for shown.into_iter().map(|one| row(props, one)) }</tbody>
                    </table>
                </div>
            }
        </>
    }
}

fn told(shown: usize, overdue: usize) -> String {
    match (shown, overdue) {
        (0, _) => "No action like that.".to_owned(),
        (1, 0) => "1 action.".to_owned(),
        (shown, 0) => format!("{shown} actions, none overdue."),
        (1, _) => "1 action, overdue.".to_owned(),
        (shown, overdue) => format!("{shown} actions, {overdue} overdue."),
    }
}

fn row(props: &ShownProps, one: &Whole) -> Html {
    let id = one.id.clone();
    let open = props.go.reform(move |_: MouseEvent| View::One(id.clone()));
    let written = &one.written;
    html! {
        <tr key={one.id.clone()}>
            <th scope="row"><button type="button" class="link" onclick={open}>{ short(&written.you_said) }</button></th>
            <td>{ words::priority(&props.edition, &written.priority) }</td>
            <td>{ day_words::full(written.due_on) }</td>
            <td>{ standing(one) }</td>
            <td>{ flag(written.colour) }</td>
            <td>{ &written.lead }</td>
            <td>{ if written.published { "On phones" } else { "Not on phones" } }</td>
        </tr>
    }
}

/// The first words of a text.
fn short(words: &str) -> String {
    const MOST: usize = 90;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MOST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::for_tests::whole;
    use crate::rendered::{in_order, rendered};

    fn shown() -> ShownProps {
        let mut late = whole();
        late.id = "late".to_owned();
        late.overdue = true;
        late.written.you_said = "The late one.".to_owned();
        late.written.colour = Colour::Red;
        ShownProps {
            list: Rc::new(actions::List {
                actions: vec![whole(), late],
            }),
            edition: Rc::new(content::edition().unwrap()),
            may: true,
            go: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn what_is_overdue_is_first_and_a_colour_is_a_word() {
        let html = rendered::<Shown>(shown).await;
        let table = html.split("<tbody>").nth(1).unwrap();
        in_order(
            table,
            &["The late one.", "Overdue", "Red", "Being done", "Green"],
        );
        assert!(html.contains("2 actions, 1 overdue."), "{html}");
    }

    #[test]
    fn the_list_is_narrowed_by_priority_and_by_colour() {
        let one = whole();
        let only = |priority: Option<&str>, colour| Only {
            priority: priority.map(PriorityId::from),
            colour,
        };
        let mine = one.written.priority.as_str().to_owned();
        assert!(only(None, None).fits(&one));
        assert!(only(Some(&mine), Some(Colour::Green)).fits(&one));
        assert!(!only(Some(&mine), Some(Colour::Red)).fits(&one));
        assert!(!only(Some("other"), None).fits(&one));
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(short("Short."), "Short.");
        let cut = short(&"words ".repeat(40));
        assert!(
            cut.ends_with("words…") && cut.chars().count() <= 91,
            "{cut}"
        );
    }
}
