//! People: the list, and one thing at a time that is done about somebody.

use super::changing::{AnotherPhone, ChangeRole, Remove};
use super::comparing::Comparing;
use super::inviting::{CodeShown, InviteForm};
use super::list::{PeopleList, Wish};
use super::next_key::NextKey;
use super::{PeopleHandle, left};
use crate::fault_words;
use crate::platform::{clock, page};
use crate::published::use_published;
use crate::remote::Remote;
use crate::stage::{Event, KeyRing};
use api::desk::keys::Keys;
use api::desk::people::{NewCode, People, Person};
use api::desk::roles::Act;
use api::desk::session::Session;
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const TITLE_ID: &str = "people-title";
/// Seconds between two looks at the people while the page is open.
const LOOKS_EVERY: u32 = 15;

/// What of the page is shown.
#[derive(Debug, Clone, PartialEq)]
enum View {
    /// Everybody, and what was done a moment ago.
    List(Option<AttrValue>),
    /// Inviting somebody.
    Invite,
    /// Their code, this once, and whose it is.
    Code(NewCode, AttrValue),
    /// Comparing, changing or removing somebody, as they were when it began.
    About(Wish),
    /// The team's next key.
    NextKey,
}

impl View {
    const fn title(&self) -> &'static str {
        match self {
            Self::List(_) => "People",
            Self::Invite => "Invite a colleague",
            Self::Code(..) => "Hand over the code",
            Self::About(Wish::Compare(_)) => "Compare safety words",
            Self::About(Wish::Code(_)) => "A new code",
            Self::About(Wish::Role(_)) => "Change a role",
            Self::About(Wish::Phone(_)) => "Another phone",
            Self::About(Wish::Remove(_)) => "Remove a colleague",
            Self::NextKey => "Make a new key",
        }
    }
}

/// Properties of [`PeoplePage`].
#[derive(Properties, PartialEq)]
pub struct PeoplePageProps {
    /// The people.
    pub people: PeopleHandle,
    /// Who is signed in.
    pub session: Rc<Session>,
    /// The team's keys.
    pub keys: Rc<Keys>,
    /// Those open here.
    pub ring: KeyRing,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// People.
#[component]
pub fn PeoplePage(props: &PeoplePageProps) -> Html {
    let view = use_state(|| View::List(None));
    {
        let refresh = props.people.refresh.clone();
        use_effect_with((), move |()| {
            refresh.emit(());
            // Somebody who has just used their code shows by themselves.
            let looking = clock::every(LOOKS_EVERY, refresh);
            move || drop(looking)
        });
    }
    use_effect_with(view.title(), |title| {
        page::set_title(&format!("{title} · My Pledge desk"));
        page::focus(TITLE_ID);
    });
    let show = {
        let view = view.setter();
        Callback::from(move |to: View| view.set(to))
    };
    html! {
        <div class="settings people-page">
            { head(props, &view, &show) }
            { match &*view {
                View::List(done) => everybody(props, done.as_ref(), &show),
                View::Invite => html! {
                    <InviteForm invited={invited(props, &show)} tell={props.tell.clone()} />
                },
                View::Code(code, name) => html! {
                    <CodeShown code={code.clone()} {name} address={page::origin()}
                        done={show.reform(|()| View::List(None))} />
                },
                View::About(wish) => about(props, wish, &show),
                View::NextKey => next_key(props, &show),
            } }
        </div>
    }
}

fn head(props: &PeoplePageProps, view: &View, show: &Callback<View>) -> Html {
    let invite = show.reform(|_: MouseEvent| View::Invite);
    let back = show.reform(|_: MouseEvent| View::List(None));
    let refresh = props.people.refresh.reform(|_: MouseEvent| ());
    html! {
        <header class="page-head not-on-paper">
            <h1 id={TITLE_ID} tabindex="-1">{ view.title() }</h1>
            if matches!(view, View::List(_)) {
                <button type="button" class="button plain slim" onclick={refresh}>{ picture(Icon::Refresh) }{ "Look again" }</button>
                if props.session.role.may(Act::ManagePeople) {
                    <button type="button" class="button slim" onclick={invite}>{ "Invite a colleague" }</button>
                }
            } else if !matches!(view, View::Code(..)) {
                <button type="button" class="button plain slim" onclick={back}>{ picture(Icon::Back) }{ "Back to everybody" }</button>
            }
        </header>
    }
}

fn everybody(props: &PeoplePageProps, done: Option<&AttrValue>, show: &Callback<View>) -> Html {
    let wish = {
        let (show, tell) = (show.clone(), props.tell.clone());
        let refresh = props.people.refresh.clone();
        Callback::from(move |wish: Wish| match wish {
            Wish::Code(person) => another_code(person, show.clone(), refresh.clone(), tell.clone()),
            wish => show.emit(View::About(wish)),
        })
    };
    let shown = |people: &Rc<People>| {
        html! {
            <PeopleList people={people.people.clone()} me={props.session.member.clone()}
                role={props.session.role} wish={wish.clone()} />
        }
    };
    html! {
        <>
            if let Some(done) = done {
                <Notice tone={Tone::Good} spoken=true>{ done }</Notice>
            }
            { due(props, show) }
            { match props.people.remote() {
                Remote::Waiting => html! { <p class="muted" role="status">{ "Looking who is in the team…" }</p> },
                Remote::Failed(fault) => html! {
                    <Notice tone={Tone::Wrong} spoken=true>
                        <p><b>{ "The team could not be read. " }</b>{ fault_words::words(fault) }</p>
                    </Notice>
                },
                Remote::Stale(people, fault) => html! {
                    <>
                        <Notice tone={Tone::Care} spoken=true>{ fault_words::words(fault) }</Notice>
                        { shown(people) }
                    </>
                },
                Remote::Ready(people) => shown(people),
            } }
        </>
    }
}

/// That the team needs a new key, or has one that is not open here.
fn due(props: &PeoplePageProps, show: &Callback<View>) -> Html {
    let make = show.reform(|_: MouseEvent| View::NextKey);
    if props.people.new_key_due() && props.session.role.may(Act::MakeKeys) {
        html! {
            <Notice tone={Tone::Wrong} icon={Icon::Lock}>
                <p><b>{ "The team needs a new key. " }</b>{ "Somebody who knew the last one was removed. Have a printer near; it takes five minutes." }</p>
                <p><button type="button" class="button" onclick={make}>{ "Make the new key" }</button></p>
            </Notice>
        }
    } else {
        Html::default()
    }
}

fn invited(props: &PeoplePageProps, show: &Callback<View>) -> Callback<(NewCode, String)> {
    let (show, refresh) = (show.clone(), props.people.refresh.clone());
    Callback::from(move |(code, name): (NewCode, String)| {
        refresh.emit(());
        show.emit(View::Code(code, name.into()));
    })
}

fn another_code(
    person: Person,
    show: Callback<View>,
    refresh: Callback<()>,
    tell: Callback<Event>,
) {
    spawn_local(async move {
        match Client::new(Fetch::default()).another_code(&person.id).await {
            Ok(code) => show.emit(View::Code(code, person.name.into())),
            Err(fault) if left(&fault, &tell) => {}
            Err(fault) => show.emit(View::List(Some(fault_words::words(&fault).into()))),
        }
        refresh.emit(());
    });
}

fn about(props: &PeoplePageProps, wish: &Wish, show: &Callback<View>) -> Html {
    let back = show.reform(|()| View::List(None));
    let after = |done: String| {
        let (came, show, done) = (
            props.people.came.clone(),
            show.clone(),
            AttrValue::from(done),
        );
        Callback::from(move |people: People| {
            came.emit(people);
            show.emit(View::List(Some(done.clone())));
        })
    };
    let tell = props.tell.clone();
    match wish {
        Wish::Compare(person) => {
            let asked = person.clone();
            let remove = show.reform(move |()| View::About(Wish::Remove(asked.clone())));
            let team = props.keys.keys.first().map(|key| key.public.team.clone());
            html! {
                <Comparing person={person.clone()} team={team.unwrap_or_default()} ring={props.ring.clone()}
                    confirmed={after(format!("{} is in the team.", person.name))} {back} {remove} {tell} />
            }
        }
        Wish::Role(person) => html! {
            <ChangeRole person={person.clone()} done={after(format!("{} has another role now.", person.name))} {back} {tell} />
        },
        Wish::Phone(person) => html! {
            <AnotherPhone person={person.clone()} done={after(format!("{} sets up another phone when they sign in next.", person.name))} {back} {tell} />
        },
        Wish::Remove(person) => html! {
            <Remove person={person.clone()} done={after(format!("{} was removed.", person.name))} {back} {tell} />
        },
        // Asked for at once, with nothing to show before.
        Wish::Code(_) => Html::default(),
    }
}

fn next_key(props: &PeoplePageProps, show: &Callback<View>) -> Html {
    let done = {
        let (show, refresh) = (show.clone(), props.people.refresh.clone());
        Callback::from(move |()| {
            refresh.emit(());
            show.emit(View::List(Some(
                "The new key counts now. Destroy the old recovery sheet, and share the open link anew: it is in Settings.".into(),
            )));
        })
    };
    html! {
        <WithTrust keys={props.keys.clone()} ring={props.ring.clone()} session={props.session.clone()}
            {done} tell={props.tell.clone()} />
    }
}

#[derive(Properties, PartialEq)]
struct WithTrustProps {
    keys: Rc<Keys>,
    ring: KeyRing,
    session: Rc<Session>,
    done: Callback<()>,
    tell: Callback<Event>,
}

/// The next key, with the trust's name for its sheet.
#[component]
fn WithTrust(props: &WithTrustProps) -> Html {
    let trust = use_published().map(|edition| edition.trust.name.clone());
    html! {
        <NextKey keys={props.keys.clone()} ring={props.ring.clone()} me={props.session.member.clone()}
            made_by={props.session.name.clone()} trust={trust.unwrap_or_default()}
            done={props.done.clone()} tell={props.tell.clone()} />
    }
}
