//! Holds what is being written beside the pages, so that looking something up under
//! Help loses nothing, and joins writing, keeping, sealing and sending. What gives it
//! to the pages is [`super::provider`]'s.

use super::asking::{Inviting, use_inviting, use_team};
use super::entrance::First;
use super::finding::Finding;
use super::found::use_found;
use super::keeping::{Found, Keeper};
use super::last_time::offering::use_next_time;
use super::lock::using::use_picture_lock;
use super::open_link::Arrival;
use super::sealing::{NotSealed, seal};
use super::state::{Action, State};
use super::step::Step;
use super::team::Team;
use super::writing::{Acts, Halted, Writing};
use crate::navigation::use_place;
use crate::outbox::provider::use_outbox;
use crate::outbox::truth::{Keeping, while_writing};
use crate::platform::crypto::random_bytes;
use crate::platform::network::{guard_closing, on_leaving};
use crate::platform::storage::IndexedDb;
use crate::published::use_published;
use crate::receipt::drawn::{Drawn, use_drawn};
use crate::route::Route;
use domain::form::Form;
use domain::views::Views;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Writer`].
#[derive(Properties, PartialEq)]
pub struct WriterProps {
    /// How the young person came.
    pub arrival: Arrival,
    /// How far the first question came before this was there.
    pub first: First,
    /// Told [`Writing`], and again whenever it changes.
    pub tell: Callback<Writing>,
}

/// Joins writing, keeping, sealing and sending; shows nothing.
#[component]
pub fn Writer(props: &WriterProps) -> Html {
    let forms = use_forms();
    forms.first().map_or_else(Html::default, |first| {
        let (form, arrival, tell) = (Rc::clone(first), props.arrival.clone(), props.tell.clone());
        let first = props.first;
        html! { <Writes {form} {first} forms={Rc::clone(&forms)} {arrival} {tell} /> }
    })
}

#[hook]
fn use_forms() -> Rc<Vec<Rc<Form>>> {
    let edition = use_published();
    use_memo(edition, |edition| {
        let all = edition.iter().flat_map(|edition| &edition.forms);
        let mut forms: Vec<Rc<Form>> = all
            .filter(|form| form.offered)
            .cloned()
            .map(Rc::new)
            .collect();
        // Reviews first, youngest first; Easy Read, for any age, after them.
        forms.sort_by_key(|form| (form.occasion as u8, form.band));
        forms
    })
}

#[derive(Properties, PartialEq)]
struct WritesProps {
    form: Rc<Form>,
    first: First,
    forms: Rc<Vec<Rc<Form>>>,
    arrival: Arrival,
    tell: Callback<Writing>,
}

#[component]
fn Writes(props: &WritesProps) -> Html {
    let form = Rc::clone(&props.form);
    let choose = props.forms.len() > 1;
    let state = use_reducer(move || State::new(form, choose));
    {
        let state = state.dispatcher();
        use_effect_with(props.first, move |first| {
            if let (Some(phone), true) = (first.phone, first.gone_on) {
                state.dispatch(Action::AnswerPhone(phone));
                state.dispatch(Action::Next);
            }
        });
    }
    let outbox = use_outbox();
    let (keeper, keeping) = use_keeper();
    let found = use_found(
        &keeper,
        &props.forms,
        &state,
        (outbox.on_way.len(), outbox.receipts.len()),
    );
    let place = use_place();
    let open = place == Route::Views;
    let inviting = use_inviting(&props.arrival, &state, &props.forms);
    let by_invitation = state.invited.is_some()
        || matches!(props.arrival, Arrival::Invited(_)) && inviting.finding != Finding::No;
    let (asked, ask_again) = use_team(&props.arrival, &state, open && !by_invitation);
    let team = Team::with_invitation(state.invited.as_deref(), &inviting.finding, asked);
    let halted = use_state_eq(Halted::default);
    let sent = use_state_eq(|| None);
    let code = use_state_eq(|| None::<AttrValue>);
    let drawn = use_drawn(state.step == Step::Review, team.name());

    let locking = use_picture_lock(&keeper, &state, &found, &props.forms);
    let hands_off = matches!(found.now(), Some(Found::Newer | Found::Locked(_)));
    let keeping = use_keeping(&keeper, &state, hands_off, *keeping);
    use_guard(&state, keeping);

    let next_time = use_next_time(&state);
    let send = {
        let offering = next_time.offering.clone();
        let (state, team, outbox) = (state.clone(), team.clone(), outbox.clone());
        let (keeper, halted, sent) = (Rc::clone(&keeper), halted.clone(), sent.clone());
        let ask_again = ask_again.clone();
        let (code, drawn) = (code.setter(), drawn.clone());
        Callback::from(move |()| match sealed(&state, &team, drawn.as_deref()) {
            Ok(item) => {
                let groups = drawn.as_ref().map(|drawn| drawn.code.in_groups());
                code.set(groups.map(AttrValue::from));
                drawn.set(None);
                // The item takes the draft's place in one transaction.
                keeper.stop();
                sent.set(Some(item.id.clone()));
                let may_keep = state.phone.is_some_and(super::phone::Phone::may_store);
                outbox.accept(item, may_keep);
                halted.set(Halted::No);
                offering.emit(Some(Rc::new((*state).clone())));
                state.dispatch(Action::Sent);
            }
            Err(why) => {
                if why == Halted::NoKey {
                    ask_again.emit(());
                }
                halted.set(why);
            }
        })
    };
    let send = use_after_the_tap(send);
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
    {
        let halted = halted.setter();
        use_effect_with(state.step.clone(), move |_| halted.set(Halted::No));
    }
    let proved = sent.as_ref().is_some_and(|id| outbox.receipt(id).is_some());
    use_late_forgetting(&keeper, proved, &state);
    let clear = {
        let (state, found, keeper) = (state.dispatcher(), found.teller(), Rc::clone(&keeper));
        Callback::from(move |()| {
            keeper.forget();
            found.tell(None);
            state.dispatch(Action::Clear);
        })
    };
    let take_up = {
        let (state, found) = (state.dispatcher(), found.clone());
        Callback::from(move |()| {
            if let Some(Found::Draft(taken)) = found.now().clone() {
                state.dispatch(Action::TakeUp(Box::new(taken.state)));
            }
            found.teller().tell(None);
        })
    };
    let go_on = {
        let (sent, code) = (sent.setter(), code.setter());
        let offering = next_time.offering.clone();
        Callback::from(move |()| {
            offering.emit(None);
            sent.set(None);
            code.set(None);
        })
    };
    let forget_code = {
        let code = code.setter();
        Callback::from(move |()| code.set(None))
    };
    let Inviting {
        finding,
        type_code,
        look_again,
        without,
    } = inviting;
    let writing = Writing {
        state,
        finding,
        keeping,
        found: found.now().clone(),
        team,
        halted: (*halted).clone(),
        sent: (*sent).clone(),
        code: (*code).clone(),
        next_time,
        locking,
        forms: Rc::clone(&props.forms),
        acts: Acts {
            send,
            clear,
            take_up,
            go_on,
            forget_code,
            ask_again,
            type_code,
            look_again,
            without,
        },
    };
    let tell = props.tell.clone();
    use_effect_with(writing, move |writing| tell.emit(writing.clone()));
    Html::default()
}

/// The same, but after the tap has been answered: sealing and drawing the next screen
/// take a slow phone longer than a tap may. A second tap meanwhile does nothing.
#[hook]
fn use_after_the_tap(act: Callback<()>) -> Callback<()> {
    let waiting = use_mut_ref(|| false);
    Callback::from(move |()| {
        if waiting.replace(true) {
            return;
        }
        let (waiting, act) = (Rc::clone(&waiting), act.clone());
        Timeout::new(0, move || {
            waiting.replace(false);
            act.emit(());
        })
        .forget();
    })
}

pub(crate) fn sealed(
    state: &State,
    team: &Team,
    drawn: Option<&Drawn>,
) -> Result<crate::outbox::item::Item, Halted> {
    let views = Views {
        reply_to: drawn.map(|drawn| drawn.reply_to.clone()),
        ..state.views().map_err(Halted::NotReady)?
    };
    let Team::Known { wire, key } = team else {
        return Err(Halted::NoKey);
    };
    let random = random_bytes().ok_or(Halted::NotSealed(NotSealed::Failed))?;
    let proof = state.invited.as_deref().map(|invited| &invited.proof);
    seal(&views, state.contact, key, wire, proof, random).map_err(Halted::NotSealed)
}

#[hook]
fn use_keeper() -> (Rc<Keeper>, UseStateHandle<Keeping>) {
    let keeping = use_state_eq(|| Keeping::Owed);
    let keeper = {
        let told = keeping.setter();
        use_memo((), move |()| {
            Keeper::new(
                IndexedDb::default(),
                Callback::from(move |keeping| told.set(keeping)),
            )
        })
    };
    ((*keeper).clone(), keeping)
}

/// Keeps what is written, and says how that stands. What was written just now is owed,
/// whatever was `told` of what stood there before: known with the words, so that they
/// are drawn once and not again when the keeper has told it.
#[hook]
fn use_keeping(
    keeper: &Rc<Keeper>,
    state: &UseReducerHandle<State>,
    hands_off: bool,
    told: Keeping,
) -> Keeping {
    let drawn = {
        let state = state.clone();
        use_mut_ref(move || state)
    };
    let is_new = drawn.replace(state.clone()) != *state;
    {
        let (keeper, state) = (Rc::clone(keeper), state.clone());
        use_effect_with((state, hands_off), move |(state, hands_off)| {
            if !hands_off {
                keeper.note(&Rc::new((**state).clone()));
            }
        });
    }
    {
        let keeper = Rc::clone(keeper);
        use_effect_with((), move |()| {
            let leaving = on_leaving(Callback::from(move |()| keeper.keep_now()));
            move || drop(leaving)
        });
    }
    let soon = (is_new && !hands_off).then(|| keeper.will_tell(state));
    soon.flatten().unwrap_or(told)
}

#[hook]
fn use_guard(state: &State, keeping: Keeping) {
    let loses = state.has_words()
        && state
            .phone
            .is_some_and(|phone| while_writing(phone, keeping).closing_loses);
    use_effect_with(loses, |loses| {
        let guard = loses.then(guard_closing);
        move || drop(guard)
    });
}

/// Where the draft could not be taken away with the sealing, it goes when the
/// server has proved that it keeps the views.
#[hook]
fn use_late_forgetting(keeper: &Rc<Keeper>, proved: bool, state: &State) {
    let keeper = Rc::clone(keeper);
    let idle = !state.has_words();
    use_effect_with(proved && idle, move |over| {
        if *over {
            keeper.forget();
        }
    });
}
