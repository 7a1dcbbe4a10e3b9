//! Inviting somebody to the desk, and the one-time code: shown once, to be handed over
//! by hand.

use super::left;
use super::plain_words::choosable;
use crate::day_words;
use crate::fault_words;
use crate::platform::{clipboard, input};
use crate::stage::Event;
use api::desk::people::{NewCode, NewPerson};
use api::desk::roles::Role;
use api::desk::setup::MOST_NAME;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::choices::Choices;
use controls::field::Field;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is typed, and what is wrong with it.
#[derive(Clone, PartialEq, Default)]
pub struct Inviting {
    /// Their name.
    pub name: String,
    /// What they will type to sign in.
    pub sign_in_name: String,
    /// Their role.
    pub role: Option<Role>,
    /// What is wrong, and where.
    pub faults: Vec<(Line, String)>,
    /// The server has been asked.
    pub asking: bool,
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Their name.
    Name,
    /// What they will type to sign in.
    SignInName,
    /// Their role.
    Role,
}

/// What can happen.
pub enum Change {
    /// The name was typed.
    Name(String),
    /// The sign-in name was typed.
    SignInName(String),
    /// A role was chosen.
    Role(Option<Role>),
    /// Somebody wants to go on.
    Submitted,
    /// The server said no.
    Refused(Fault),
}

impl Reducible for Inviting {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        let mut mended = |line| next.faults.retain(|(at, _)| *at != line);
        match change {
            Change::Name(typed) => {
                mended(Line::Name);
                next.name = typed;
            }
            Change::SignInName(typed) => {
                mended(Line::SignInName);
                next.sign_in_name = typed;
            }
            Change::Role(role) => {
                mended(Line::Role);
                next.role = role;
            }
            Change::Submitted => {
                next.faults = next.wrong();
                next.asking = next.faults.is_empty();
            }
            Change::Refused(fault) => {
                next.asking = false;
                next.faults = vec![refusal(&fault)];
            }
        }
        Rc::new(next)
    }
}

impl Inviting {
    fn wrong(&self) -> Vec<(Line, String)> {
        let mut faults = Vec::new();
        for (line, typed, empty) in [
            (
                Line::Name,
                &self.name,
                "Type their name, as colleagues know them.",
            ),
            (
                Line::SignInName,
                &self.sign_in_name,
                "Choose what they will type to sign in.",
            ),
        ] {
            let characters = typed.trim().chars().count();
            if characters == 0 {
                faults.push((line, empty.to_owned()));
            } else if characters > MOST_NAME {
                faults.push((line, format!("Use {MOST_NAME} characters or fewer.")));
            }
        }
        if self.role.is_none() {
            faults.push((Line::Role, "Choose what they do.".to_owned()));
        }
        faults
    }

    fn fault(&self, line: Line) -> Option<AttrValue> {
        let found = self.faults.iter().find(|(at, _)| *at == line);
        found.map(|(_, words)| words.clone().into())
    }

    fn person(&self) -> Option<NewPerson> {
        Some(NewPerson {
            name: self.name.trim().to_owned(),
            sign_in_name: self.sign_in_name.trim().to_owned(),
            role: self.role?,
        })
    }
}

fn refusal(fault: &Fault) -> (Line, String) {
    match fault {
        Fault::Refused(problem) if problem.code == Code::Conflict => (
            Line::SignInName,
            "Somebody signs in with this name already. Choose another.".to_owned(),
        ),
        Fault::Refused(problem) if problem.field.as_deref() == Some("sign_in_name") => {
            (Line::SignInName, fault_words::words(fault))
        }
        _ => (Line::Name, fault_words::words(fault)),
    }
}

/// Properties of [`InviteForm`].
#[derive(Properties, PartialEq)]
pub struct InviteFormProps {
    /// Told the code, and whose it is.
    pub invited: Callback<(NewCode, String)>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The form.
#[component]
pub fn InviteForm(props: &InviteFormProps) -> Html {
    let inviting = use_reducer(Inviting::default);
    use_asking(props, &inviting);
    let change = {
        let dispatcher = inviting.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    let onsubmit = change.reform(|event: SubmitEvent| {
        input::take_over(&event);
        Change::Submitted
    });
    html! {
        <form class="card stack" {onsubmit} novalidate=true>
            <Field id="name" label="Their name" value={inviting.name.clone()}
                hint="Colleagues see it. Young people see a role, never a name."
                fault={inviting.fault(Line::Name)}
                oninput={change.reform(|event| Change::Name(input::typed(&event)))} />
            <Field id="sign-in-name" label="Their sign-in name" value={inviting.sign_in_name.clone()}
                hint="What they will type to sign in."
                fault={inviting.fault(Line::SignInName)}
                oninput={change.reform(|event| Change::SignInName(input::typed(&event)))} />
            <Choices name="role" legend={html! { "What do they do?" }} options={choosable(Role::ALL)}
                chosen={inviting.role.map(|role| AttrValue::from(role.word()))}
                fault={inviting.fault(Line::Role)}
                onchoose={change.reform(|word: AttrValue| Change::Role(Role::of_word(&word)))} />
            <p><button class="button" disabled={inviting.asking}>
                { if inviting.asking { "Making the code…" } else { "Make a one-time code" } }
            </button></p>
        </form>
    }
}

#[hook]
fn use_asking(props: &InviteFormProps, inviting: &UseReducerHandle<Inviting>) {
    let (invited, tell) = (props.invited.clone(), props.tell.clone());
    let inviting = inviting.clone();
    use_effect_with(inviting.asking, move |asking| {
        let (true, Some(person)) = (*asking, inviting.person()) else {
            return;
        };
        spawn_local(async move {
            match Client::new(Fetch::default()).invite_person(&person).await {
                Ok(code) => invited.emit((code, person.name)),
                Err(fault) if left(&fault, &tell) => {}
                Err(fault) => inviting.dispatch(Change::Refused(fault)),
            }
        });
    });
}

/// Properties of [`CodeShown`].
#[derive(Properties, PartialEq)]
pub struct CodeShownProps {
    /// The code.
    pub code: NewCode,
    /// Whose it is.
    pub name: AttrValue,
    /// Where the desk is, to be handed over with it.
    pub address: AttrValue,
    /// Puts it away.
    pub done: Callback<()>,
}

/// The code, this once.
#[component]
pub fn CodeShown(props: &CodeShownProps) -> Html {
    let said = use_state_eq(|| "");
    let copy = {
        let (said, code) = (said.setter(), props.code.code.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, code) = (said.clone(), code.clone());
            spawn_local(async move {
                said.set(if clipboard::copy(&code).await {
                    "Copied."
                } else {
                    "This browser does not copy. Write it down."
                });
            });
        })
    };
    let until = day_words::day_of(&props.code.ends_on).map(day_words::full);
    html! {
        <section class="card stack" aria-labelledby="code-title">
            <h2 id="code-title">{ format!("A one-time code for {}", props.name) }</h2>
            <p class="one-time-code figures">{ &props.code.code }</p>
            <div class="ways">
                <button type="button" class="button plain" onclick={copy}>{ picture(Icon::Copy) }{ "Copy the code" }</button>
            </div>
            <p role="status" class="small">{ *said }</p>
            <p>{ "Give it to them by hand, or read it to them on the phone. It is shown this once. " }
                if let Some(until) = until { { format!("It works once, until {until}.") } }</p>
            <p>{ format!("They open {}/desk/, choose “I have a one-time code from my lead”, and then call you to compare safety words.", props.address) }</p>
            <Notice tone={Tone::Know}>{ "If the code gets into the wrong hands, make a new one under People: the old one stops. Nobody reads anything before you have compared the words." }</Notice>
            <p><button type="button" class="button" onclick={props.done.reform(|_: MouseEvent| ())}>{ "I have handed it over" }</button></p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::problem::Problem;

    #[test]
    fn nothing_is_asked_before_name_sign_in_name_and_role_are_there() {
        let empty = Rc::new(Inviting::default()).reduce(Change::Submitted);
        let at: Vec<Line> = empty.faults.iter().map(|(line, _)| *line).collect();
        assert_eq!(at, [Line::Name, Line::SignInName, Line::Role]);
        let filled = empty
            .reduce(Change::Name("Jo Adeyemi".to_owned()))
            .reduce(Change::SignInName("jo".to_owned()))
            .reduce(Change::Role(Some(Role::Viewer)));
        assert!(filled.faults.is_empty());
        let asking = filled.reduce(Change::Submitted);
        assert!(asking.asking);
        let taken = Fault::Refused(Problem::new(Code::Conflict, "taken"));
        let refused = asking.reduce(Change::Refused(taken));
        assert!(refused.fault(Line::SignInName).is_some() && !refused.asking);
        assert_eq!(refused.name, "Jo Adeyemi");
    }

    #[tokio::test]
    async fn the_code_stands_there_with_whose_it_is_until_when_and_what_they_do_with_it() {
        let html = rendered::<CodeShown>(|| CodeShownProps {
            code: NewCode {
                id: "m-2".to_owned(),
                code: "bcdfg-hjkmn-pqrst-vwxyz".to_owned(),
                ends_on: "2026-11-29".to_owned(),
            },
            name: "Jo Adeyemi".into(),
            address: "https://pledge.example".into(),
            done: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "for Jo Adeyemi",
                "bcdfg-hjkmn-pqrst-vwxyz",
                "Copy the code",
                "Sunday 29 November",
                "https://pledge.example/desk/",
                "I have handed it over",
            ],
        );
    }
}
