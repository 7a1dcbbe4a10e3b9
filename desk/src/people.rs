//! The people of the desk: who is in the team, how somebody comes into it and how they
//! leave. A lead invites; the new member uses a one-time code; both compare the safety
//! words; the lead's browser, unlocked, gives the keys.
//!
//! | what | where |
//! |---|---|
//! | the page, and what it shows | [`page`], [`list`] |
//! | inviting, and the code that is shown once | [`inviting`] |
//! | the safety words, compared | [`comparing`], [`words`] |
//! | another role, another phone, and removing | [`changing`], [`asking`] |
//! | the team's next key | [`next_key`], [`giving`] |
//! | the other side: using a code, waiting, a lost phrase | [`accepting`], [`waiting`], [`lost_phrase`] |
//! | who answers what was sent | [`assigning`] |

pub mod accepting;
pub mod asking;
pub mod assigning;
pub mod changing;
pub mod comparing;
pub mod giving;
pub mod inviting;
pub mod list;
pub mod lost_phrase;
pub mod next_key;
pub mod nothing;
pub mod page;
pub mod phrase_fields;
pub mod plain_words;
pub mod waiting;
pub mod words;

use crate::app::is_signed_out;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::desk::people::{People, Person, Standing};
use api::desk::roles::{Act, Role};
use client::fetch::Fetch;
use client::{Client, Fault};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is known of the people.
#[derive(Debug, Clone, PartialEq)]
pub struct Known(Remote<Rc<People>>);

impl Reducible for Known {
    /// The server's answer.
    type Action = Result<People, Fault>;

    fn reduce(self: Rc<Self>, answer: Self::Action) -> Rc<Self> {
        Rc::new(Self(self.0.clone().after(answer.map(Rc::new))))
    }
}

/// The people, as every page of the open desk knows them.
#[derive(Clone, PartialEq)]
pub struct PeopleHandle {
    known: UseReducerHandle<Known>,
    /// Asks the server for them.
    pub refresh: Callback<()>,
    /// Takes what the server answered to a change.
    pub came: Callback<People>,
}

impl PeopleHandle {
    /// What is known.
    #[must_use]
    pub fn remote(&self) -> &Remote<Rc<People>> {
        &self.known.0
    }

    /// Everybody, when they are known.
    #[must_use]
    pub fn shown(&self) -> &[Person] {
        self.remote().shown().map_or(&[], |people| &people.people)
    }

    /// Whether the team needs a new key.
    #[must_use]
    pub fn new_key_due(&self) -> bool {
        self.remote()
            .shown()
            .is_some_and(|people| people.new_key_due)
    }
}

/// The people: asked for at once where the role may see them, and after that whenever
/// [`PeopleHandle::refresh`] is told.
#[hook]
pub fn use_people(role: Role, tell: &Callback<Event>) -> PeopleHandle {
    let known = use_reducer_eq(|| Known(Remote::Waiting));
    let came = {
        let dispatcher = known.dispatcher();
        use_callback((), move |fresh: People, ()| dispatcher.dispatch(Ok(fresh)))
    };
    let refresh = {
        let (dispatcher, tell) = (known.dispatcher(), tell.clone());
        use_callback((), move |(), ()| {
            let (dispatcher, tell) = (dispatcher.clone(), tell.clone());
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).people().await;
                let over = answer.as_ref().is_err_and(|fault| left(fault, &tell));
                if !over {
                    dispatcher.dispatch(answer);
                }
            });
        })
    };
    {
        let refresh = refresh.clone();
        use_effect_with(role, move |role| {
            if role.may(Act::SeePeople) {
                refresh.emit(());
            }
        });
    }
    PeopleHandle {
        known,
        refresh,
        came,
    }
}

/// Whether the session is over; the desk is told.
fn left(fault: &Fault, tell: &Callback<Event>) -> bool {
    let over = is_signed_out(fault);
    if over {
        tell.emit(Event::SignedOut(WhySignedOut::Ended));
    }
    over
}

/// Who can be asked to answer what was sent.
#[must_use]
pub fn readers(people: &[Person]) -> Vec<Person> {
    people
        .iter()
        .filter(|person| person.standing == Standing::Confirmed && person.role.reads())
        .cloned()
        .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn person(name: &str, role: Role, standing: Standing) -> Person {
        Person {
            id: format!("id-of-{name}"),
            name: name.to_owned(),
            sign_in_name: name.to_lowercase(),
            role,
            standing,
            again: false,
            code_ends_on: None,
            code_over: false,
            public_key: None,
            vouch: None,
            holds_newest: standing == Standing::Confirmed && role.reads(),
        }
    }

    #[test]
    fn only_a_confirmed_reader_can_be_asked_to_answer() {
        let people = [
            person("Ada", Role::Lead, Standing::Confirmed),
            person("Jo", Role::ReviewingOfficer, Standing::Confirmed),
            person("Sam", Role::ParticipationWorker, Standing::Accepted),
            person("Kit", Role::Editor, Standing::Confirmed),
        ];
        let names: Vec<String> = readers(&people).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Ada", "Jo"]);
    }
}
