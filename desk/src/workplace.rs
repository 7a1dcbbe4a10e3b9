//! The frame around the pages of an open desk: the rail, the page, and locking.

pub mod guard;
pub mod onlooker;
pub mod rail;

use self::guard::use_guard;
use self::rail::Rail;
use crate::actions::make::Maker;
use crate::actions::page::ActionsPage;
use crate::app::is_signed_out;
use crate::audit::page::RecordPage;
use crate::consultations::page::{ConsultationsPage, View};
use crate::good_news::page::GoodNewsPage;
use crate::groups::page::GroupsPage;
use crate::inbox::page::InboxPage;
use crate::inbox::showing::Kind;
use crate::inbox::use_inbox;
use crate::people::page::PeoplePage;
use crate::people::{PeopleHandle, use_people};
use crate::pledge::page::PledgePage;
use crate::published::use_published;
use crate::report::page::ReportPage;
use crate::review_figures::page::ReviewFiguresPage;
use crate::reviews::page::ReviewsPage;
use crate::reviews::use_reviews;
use crate::settings::page::SettingsPage;
use crate::settings::ready::ReadyPage;
use crate::stage::{Event, KeyRing, WhyLocked, WhySignedOut};
use api::desk::inbox::{Only, Standing};
use api::desk::keys::Keys;
use api::desk::people::Person;
use api::desk::roles::{Act, Role};
use api::desk::session::Session;
use controls::icon::Icon;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// The pages of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What to do next, just after the first key was made.
    Ready,
    /// What has been sent.
    Inbox,
    /// What somebody has to do something about.
    Requests,
    /// What young people are glad about.
    GoodNews,
    /// Who is invited before a review.
    Reviews,
    /// Figures of reviews, for who sees results and invites nobody.
    ReviewFigures,
    /// Questions to a group.
    Consultations,
    /// When groups meet, and the wall.
    Groups,
    /// What is done about what young people said.
    Actions,
    /// How promises are rated.
    Pledge,
    /// Reports to the panel.
    Report,
    /// Who is in the team.
    People,
    /// What was done at the desk.
    Record,
    /// The open link, the key, the recovery sheet.
    Settings,
}

/// Properties of [`Workplace`].
#[derive(Properties, PartialEq, Clone)]
pub struct WorkplaceProps {
    /// Who is signed in.
    pub session: Rc<Session>,
    /// The team's keys.
    pub keys: Rc<Keys>,
    /// What opens words.
    pub ring: KeyRing,
    /// The team's key was made a moment ago.
    pub first: bool,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The open desk.
#[component]
pub fn Workplace(props: &WorkplaceProps) -> Html {
    let first = props.first;
    let place = use_state_eq(|| if first { Place::Ready } else { Place::Inbox });
    let standing = use_state_eq(|| Kind::Everything.at_first());
    let inbox = use_inbox(&Only {
        standing: *standing,
        ..Only::default()
    });
    let newest = props.keys.keys.first().map(|key| key.public.epoch);
    let reviews = use_reviews(&props.ring, newest, &props.tell);
    let people = use_people(props.session.role, &props.tell);
    let guard = use_guard(&props.tell);
    use_ended(&inbox, &props.tell);
    let asked = use_state_eq(|| View::List);
    let go = {
        // What was opened or said on one page stands in the lists of the others.
        let (place, refresh) = (place.clone(), inbox.refresh.clone());
        let asked = asked.setter();
        Callback::from(move |to| {
            refresh.emit(());
            asked.set(View::List);
            place.set(to);
        })
    };
    let lock = props.tell.reform(|()| Event::Lock(WhyLocked::Asked));
    // The words go first, whatever the network does; the page that comes then signs out.
    let sign_out = props
        .tell
        .reform(|()| Event::SignedOut(WhySignedOut::Asked));
    let assigns = props.session.role.may(Act::Assign);
    let assignable = assigns.then(|| people.shown().to_vec());
    let page = match *place {
        Place::Ready => html! { <ReadyPage keys={props.keys.clone()} go={go.clone()} /> },
        Place::Inbox => html! {
            <InboxPage key="inbox" kind={Kind::Everything} standing={*standing} show={show(&standing)}
                inbox={inbox.clone()} keys={props.keys.clone()} ring={props.ring.clone()}
                reader={props.session.name.clone()} people={assignable} tell={props.tell.clone()} />
        },
        Place::Requests => html! { <RequestsPage work={props.clone()} people={assignable} /> },
        Place::GoodNews => html! { <GoodNews ..props.clone() /> },
        Place::Reviews => html! {
            <ReviewsPage reviews={reviews.clone()} keys={props.keys.clone()} ring={props.ring.clone()}
                tell={props.tell.clone()} to_settings={go.reform(|()| Place::Settings)} />
        },
        Place::Consultations => {
            html! { <Consultations work={props.clone()} first={(*asked).clone()} /> }
        }
        Place::Groups => {
            html! { <Groups work={props.clone()} to_consultation={to_consultation(&place, &asked)} /> }
        }
        Place::ReviewFigures => html! { <ReviewFiguresPage tell={props.tell.clone()} /> },
        Place::Actions => html! { <Actions ..props.clone() /> },
        Place::Pledge => html! { <Pledge ..props.clone() /> },
        Place::Report => html! { <Report ..props.clone() /> },
        Place::People => html! {
            <PeoplePage people={people.clone()} session={props.session.clone()} keys={props.keys.clone()}
                ring={props.ring.clone()} tell={props.tell.clone()} />
        },
        Place::Record => html! { <RecordPage tell={props.tell.clone()} /> },
        Place::Settings => html! {
            <SettingsPage session={props.session.clone()} keys={props.keys.clone()}
                ring={props.ring.clone()} tell={props.tell.clone()} />
        },
    };
    html! {
        <div class="workplace">
            <Rail at={*place} unopened={inbox.unopened()} name={props.session.name.clone()}
                role={props.session.role} guard={Some(guard)} go={go.clone()} {lock} {sign_out} />
            <main class="desk-page" id="page" tabindex="-1">
                { new_key_due(*place, &people, props.session.role, &go) }
                { newer_key(props) }
                { page }
            </main>
        </div>
    }
}

/// On every page but People, which says more: the team needs a new key.
fn new_key_due(at: Place, people: &PeopleHandle, role: Role, go: &Callback<Place>) -> Html {
    if at == Place::People || !people.new_key_due() || !role.may(Act::MakeKeys) {
        return Html::default();
    }
    let onclick = go.reform(|_: MouseEvent| Place::People);
    html! {
        <div class="not-on-paper above-page">
            <Notice tone={Tone::Wrong} icon={Icon::Lock}>
                <p><b>{ "The team needs a new key. " }</b>{ "Somebody who knew the last one was removed." }</p>
                <p><button type="button" class="button plain slim" {onclick}>{ "Go to People" }</button></p>
            </Notice>
        </div>
    }
}

/// The team's newest key was made since this desk was unlocked.
fn newer_key(props: &WorkplaceProps) -> Html {
    let Some(newest) = props.keys.keys.first() else {
        return Html::default();
    };
    let held = newest.wrapped_for_member.is_some();
    if !held || props.ring.of_epoch(newest.public.epoch).is_some() {
        return Html::default();
    }
    let onclick = props
        .tell
        .reform(|_: MouseEvent| Event::Lock(WhyLocked::Asked));
    html! {
        <div class="not-on-paper above-page">
            <Notice tone={Tone::Care} icon={Icon::Lock}>
                <p><b>{ "The team has a new key. " }</b>{ "Lock the desk and unlock it, and it is open here too." }</p>
                <p><button type="button" class="button plain slim" {onclick}>{ "Lock the desk" }</button></p>
            </Notice>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RequestsPageProps {
    work: WorkplaceProps,
    /// Everybody in the team, where this reader may say who answers.
    people: Option<Vec<Person>>,
}

/// The work list of requests, asked for while it is open.
#[component]
fn RequestsPage(props: &RequestsPageProps) -> Html {
    let work = &props.work;
    let standing = use_state_eq(|| Kind::Requests.at_first());
    let edition = use_published();
    let only = edition.as_ref().map_or_else(Only::default, |edition| {
        Kind::Requests.only(*standing, edition)
    });
    let inbox = use_inbox(&only);
    use_ended(&inbox, &work.tell);
    html! {
        <InboxPage key="requests" kind={Kind::Requests} standing={*standing} show={show(&standing)}
            {inbox} keys={work.keys.clone()} ring={work.ring.clone()}
            reader={work.session.name.clone()} people={props.people.clone()} tell={work.tell.clone()} />
    }
}

/// Good news, once there is content to say what was asked.
#[component]
fn GoodNews(props: &WorkplaceProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    html! { <GoodNewsPage {edition} role={props.session.role} ring={props.ring.clone()} tell={props.tell.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct ConsultationsProps {
    work: WorkplaceProps,
    /// What is shown at first.
    first: View,
}

/// Consultations, once there is content to name what they are about.
#[component]
fn Consultations(props: &ConsultationsProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let work = &props.work;
    html! {
        <ConsultationsPage maker={maker(work, &edition)} {edition} first={props.first.clone()} role={work.session.role}
            ring={work.ring.clone()} tell={work.tell.clone()} />
    }
}

/// Goes to the page of consultations, and to one of them there.
fn to_consultation(place: &UseStateHandle<Place>, asked: &UseStateHandle<View>) -> Callback<View> {
    let (place, asked) = (place.setter(), asked.setter());
    Callback::from(move |view| {
        asked.set(view);
        place.set(Place::Consultations);
    })
}

#[derive(Properties, PartialEq)]
struct GroupsProps {
    work: WorkplaceProps,
    /// Told which consultation to show.
    to_consultation: Callback<View>,
}

/// Groups, once there is content to name them.
#[component]
fn Groups(props: &GroupsProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let work = &props.work;
    html! {
        <GroupsPage {edition} role={work.session.role} to_consultation={props.to_consultation.clone()}
            tell={work.tell.clone()} />
    }
}

/// Actions, once there is content to name what they are about.
#[component]
fn Actions(props: &WorkplaceProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let session = &props.session;
    html! {
        <ActionsPage {edition} role={session.role} member={session.member.clone()} tell={props.tell.clone()} />
    }
}

/// Who may make an action of what is on a page.
fn maker(props: &WorkplaceProps, edition: &Rc<Edition>) -> Option<Maker> {
    let may = props.session.role.may(Act::TakeAction);
    may.then(|| Maker {
        edition: edition.clone(),
        member: props.session.member.clone().into(),
        tell: props.tell.clone(),
    })
}

/// How promises are rated, once there is content to name them.
#[component]
fn Pledge(props: &WorkplaceProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    html! { <PledgePage maker={maker(props, &edition)} {edition} tell={props.tell.clone()} /> }
}

/// Reports to the panel, once there is content to name what they are about.
#[component]
fn Report(props: &WorkplaceProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let newest = props.keys.keys.first();
    let promised = newest.map_or(1, |key| key.public.opened_within_working_days);
    html! {
        <ReportPage {edition} role={props.session.role} {promised} tell={props.tell.clone()} />
    }
}

fn show(standing: &UseStateHandle<Option<Standing>>) -> Callback<Option<Standing>> {
    let standing = standing.setter();
    Callback::from(move |chosen| standing.set(chosen))
}

/// Leaves the desk when the server no longer knows the session.
#[hook]
fn use_ended(inbox: &crate::inbox::InboxHandle, tell: &Callback<Event>) {
    let ended = inbox.fault().is_some_and(is_signed_out);
    let tell = tell.clone();
    use_effect_with(ended, move |ended| {
        if *ended {
            tell.emit(Event::SignedOut(WhySignedOut::Ended));
        }
    });
}
