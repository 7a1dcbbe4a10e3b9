//! Holds the request being made beside the pages, so that looking up a number under
//! Help loses nothing, and joins writing, sealing and sending.

use super::begun::Begun;
use crate::navigation::use_place;
use crate::outbox::provider::use_outbox;
use crate::outbox::truth::Keeping;
use crate::platform::network::guard_closing;
use crate::published::use_published;
use crate::receipt::drawn::use_drawn;
use crate::route::Route;
use crate::views::asking::use_team;
use crate::views::finding::Finding;
use crate::views::last_time::offering::NextTime;
use crate::views::lock::using::Locking;
use crate::views::open_link::Arrival;
use crate::views::phone::Phone;
use crate::views::state::{Action, State};
use crate::views::step::Step;
use crate::views::team::Team;
use crate::views::writer::sealed;
use crate::views::writing::{Acts, Halted, Writing};
use domain::request::Request;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`RequestWriter`].
#[derive(Properties, PartialEq)]
pub struct RequestWriterProps {
    /// How the young person came.
    pub arrival: Arrival,
    /// Which request was begun.
    pub begun: Option<Begun>,
    /// The answer to the phone question, where *My views* has asked it.
    pub phone: Option<Phone>,
    /// Told [`Writing`], and again whenever it changes.
    pub tell: Callback<Writing>,
}

/// Joins writing, sealing and sending a request; shows nothing.
#[component]
pub fn RequestWriter(props: &RequestWriterProps) -> Html {
    let edition = use_published();
    let purpose = props.begun.as_ref().map(|begun| begun.purpose);
    let request = use_memo((edition, purpose), |(edition, purpose)| {
        let request = edition.as_ref()?.request((*purpose)?)?;
        Some(Rc::new(request.clone()))
    });
    match (&props.begun, &*request) {
        (Some(begun), Some(request)) => html! {
            <Asks arrival={props.arrival.clone()} begun={begun.clone()} request={Rc::clone(request)}
                phone={props.phone} tell={props.tell.clone()} />
        },
        _ => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct AsksProps {
    arrival: Arrival,
    begun: Begun,
    request: Rc<Request>,
    phone: Option<Phone>,
    tell: Callback<Writing>,
}

#[component]
fn Asks(props: &AsksProps) -> Html {
    let state = use_begun(props);
    let outbox = use_outbox();
    let place = use_place();
    let open = matches!(place, Route::Request(_));
    let (team, ask_again) = use_team(&props.arrival, &state, open);
    let halted = use_state_eq(Halted::default);
    let sent = use_state_eq(|| None);
    let code = use_state_eq(|| None::<AttrValue>);
    let drawn = use_drawn(state.step == Step::Review, team.name());
    {
        // Words are only on this page until they are sealed.
        use_effect_with(state.has_words(), |loses| {
            let guard = loses.then(guard_closing);
            move || drop(guard)
        });
        let (sent, code) = (sent.setter(), code.setter());
        use_effect_with(props.begun.turn, move |_| {
            sent.set(None);
            code.set(None);
        });
        let halted = halted.setter();
        use_effect_with(state.step.clone(), move |_| halted.set(Halted::No));
    }
    let send = {
        let (state, team, outbox) = (state.clone(), team.clone(), outbox.clone());
        let (halted, sent, code) = (halted.clone(), sent.setter(), code.setter());
        let (drawn, ask_again) = (drawn.clone(), ask_again.clone());
        Callback::from(move |()| match sealed(&state, &team, drawn.as_deref()) {
            Ok(mut item) => {
                item.after.purpose = state.request.as_ref().map(|request| request.purpose);
                let groups = drawn.as_ref().map(|drawn| drawn.code.in_groups());
                code.set(groups.map(AttrValue::from));
                drawn.set(None);
                sent.set(Some(item.id.clone()));
                outbox.accept(item, state.phone.is_some_and(Phone::may_store));
                halted.set(Halted::No);
                state.dispatch(Action::Clear);
            }
            Err(why) => {
                if why == Halted::NoKey {
                    ask_again.emit(());
                }
                halted.set(why);
            }
        })
    };
    {
        // A key that has come lets go what was waiting for it.
        let go = *halted == Halted::NoKey && matches!(team, Team::Known { .. });
        let send = send.clone();
        use_effect_with(go, move |go| {
            if *go {
                send.emit(());
            }
        });
    }
    let clear = {
        let state = state.dispatcher();
        Callback::from(move |()| state.dispatch(Action::Clear))
    };
    let forget_code = {
        let code = code.setter();
        Callback::from(move |()| code.set(None))
    };
    let go_on = {
        let (sent, code) = (sent.setter(), code.setter());
        Callback::from(move |()| {
            sent.set(None);
            code.set(None);
        })
    };
    let writing = Writing {
        state,
        keeping: Keeping::Refused,
        found: None,
        team,
        halted: (*halted).clone(),
        sent: (*sent).clone(),
        code: (*code).clone(),
        finding: Finding::No,
        next_time: NextTime::default(),
        locking: Locking::default(),
        forms: Rc::default(),
        acts: Acts {
            send,
            clear,
            go_on,
            forget_code,
            ask_again,
            // A request is nobody's invitation, and no draft of one is kept.
            ..Acts::default()
        },
    };
    let tell = props.tell.clone();
    use_effect_with(writing, move |writing| tell.emit(writing.clone()));
    Html::default()
}

/// What is being written. Another request takes its place when it is begun, unless
/// there are words that would be lost: then the page asks first.
#[hook]
fn use_begun(props: &AsksProps) -> UseReducerHandle<State> {
    let state = {
        let (request, subject) = (Rc::clone(&props.request), props.begun.subject.clone());
        let phone = props.phone;
        use_reducer(move || State::for_request(request, subject, phone))
    };
    {
        let state = state.clone();
        let first = use_mut_ref(|| true);
        use_effect_with(
            (props.begun.clone(), Rc::clone(&props.request)),
            move |(begun, request)| {
                if !first.replace(false) && !state.has_words() {
                    let begins = Action::Request(Rc::clone(request), begun.subject.clone());
                    state.dispatch(begins);
                }
            },
        );
    }
    state
}
