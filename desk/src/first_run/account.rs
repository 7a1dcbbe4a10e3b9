//! The first account: the setup code from the server's terminal makes the lead.

use crate::doorstep::Doorstep;
use crate::fault_words;
use crate::first_run::steps::{Step, Steps};
use crate::platform::input;
use crate::secret_field::{Keeps, SecretField};
use crate::stage::{Event, Secret};
use api::desk::password::{PasswordFault, judge};
use api::desk::setup::{LEAST_PASSWORD, MOST_PASSWORD, NewLead};
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::field::Field;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is typed, and what is wrong with it.
#[derive(Clone, PartialEq, Default)]
pub struct Account {
    /// The setup code.
    pub code: String,
    /// The lead's name.
    pub name: String,
    /// What they will type to sign in.
    pub sign_in_name: String,
    /// The password.
    pub password: String,
    /// What is wrong, in the order of the lines; empty until somebody has tried to go on.
    pub faults: Vec<(Line, String)>,
    /// The server has been asked.
    pub asking: bool,
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The setup code.
    Code,
    /// The lead's name.
    Name,
    /// The sign-in name.
    SignInName,
    /// The password.
    Password,
}

/// What can happen.
pub enum Change {
    /// Something was typed.
    Typed(Line, String),
    /// Somebody wants to go on.
    Submitted,
    /// The server said no.
    Refused(Fault),
}

impl Reducible for Account {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Typed(at, text) => {
                next.faults.retain(|(fault_at, _)| *fault_at != at);
                match at {
                    Line::Code => next.code = text,
                    Line::Name => next.name = text,
                    Line::SignInName => next.sign_in_name = text,
                    Line::Password => next.password = text,
                }
            }
            Change::Submitted => {
                next.faults = next.wrong();
                next.asking = next.faults.is_empty();
            }
            Change::Refused(fault) => {
                next.faults = vec![refusal(&fault)];
                next.asking = false;
            }
        }
        Rc::new(next)
    }
}

impl Account {
    fn wrong(&self) -> Vec<(Line, String)> {
        let mut faults = Vec::new();
        let empty = [
            (
                Line::Code,
                &self.code,
                "Type the setup code that the server printed.",
            ),
            (
                Line::Name,
                &self.name,
                "Type your name, as your colleagues know you.",
            ),
            (
                Line::SignInName,
                &self.sign_in_name,
                "Choose what you will type to sign in.",
            ),
        ];
        for (at, typed, words) in empty {
            if typed.trim().is_empty() {
                faults.push((at, words.to_owned()));
            }
        }
        if let Err(fault) = judge(&self.password, &[&self.name, &self.sign_in_name]) {
            faults.push((Line::Password, password_words(fault)));
        }
        faults
    }

    fn fault(&self, at: Line) -> Option<AttrValue> {
        self.faults
            .iter()
            .find(|(fault_at, _)| *fault_at == at)
            .map(|(_, words)| words.clone().into())
    }

    fn new_lead(&self) -> NewLead {
        NewLead {
            code: self.code.trim().to_owned(),
            name: self.name.trim().to_owned(),
            sign_in_name: self.sign_in_name.trim().to_owned(),
            password: self.password.clone(),
        }
    }
}

pub(crate) fn password_words(fault: PasswordFault) -> String {
    match fault {
        PasswordFault::Short { missing } => format!(
            "A password has at least {LEAST_PASSWORD} characters. {} to go.",
            crate::day_words::counted(u32::try_from(missing).unwrap_or(u32::MAX), "character")
        ),
        PasswordFault::Long => format!("A password has at most {MOST_PASSWORD} characters."),
        PasswordFault::Common => {
            "That is one of the first passwords people try. Choose another.".to_owned()
        }
        PasswordFault::OwnName => "It must not hold your name or sign-in name.".to_owned(),
        PasswordFault::Monotonous => "Use more different characters.".to_owned(),
    }
}

fn refusal(fault: &Fault) -> (Line, String) {
    let Fault::Refused(problem) = fault else {
        return (Line::Code, fault_words::words(fault));
    };
    match (problem.code, problem.field.as_deref()) {
        (Code::NotAllowed, _) => (
            Line::Code,
            "That is not the setup code. It stands in the server's terminal.".to_owned(),
        ),
        (Code::Conflict, _) => (
            Line::Code,
            "Somebody has made the first account already. Load this page again and sign in."
                .to_owned(),
        ),
        (Code::Invalid, Some("name")) => (Line::Name, fault_words::words(fault)),
        (Code::Invalid, Some("sign_in_name")) => (Line::SignInName, fault_words::words(fault)),
        (Code::Invalid, Some("password")) => (Line::Password, fault_words::words(fault)),
        _ => (Line::Code, fault_words::words(fault)),
    }
}

/// Properties of [`AccountPage`].
#[derive(Properties, PartialEq)]
pub struct AccountPageProps {
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page that makes the first account.
#[component]
pub fn AccountPage(props: &AccountPageProps) -> Html {
    let account = use_reducer(Account::default);
    {
        let (tell, dispatcher) = (props.tell.clone(), account.dispatcher());
        let lead = account.new_lead();
        use_effect_with(account.asking, move |asking| {
            if *asking {
                spawn_local(async move {
                    let client = Client::new(Fetch::default());
                    match client.make_lead(&lead).await {
                        Ok(half) => tell.emit(Event::HalfSignedIn {
                            half,
                            password: Some(Secret::of(lead.password)),
                            first_run: true,
                            made: None,
                        }),
                        Err(fault) => dispatcher.dispatch(Change::Refused(fault)),
                    }
                });
            }
        });
    }
    let onsubmit = {
        let dispatcher = account.dispatcher();
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            dispatcher.dispatch(Change::Submitted);
        })
    };
    let into = |at: Line| {
        let dispatcher = account.dispatcher();
        Callback::from(move |event| dispatcher.dispatch(Change::Typed(at, input::typed(&event))))
    };
    html! {
        <Doorstep title="Make the first account" above={html! { <Steps at={Step::Account} /> }}>
            <p>{ "You will be the lead. Set aside twenty minutes. Have your phone and a printer near." }</p>
            <form class="stack" {onsubmit} novalidate=true>
                <Field id="code" label="Setup code" value={account.code.clone()}
                    hint="The server printed it when it was started: ask whoever did that. It works once."
                    fault={account.fault(Line::Code)} oninput={into(Line::Code)} />
                <Field id="name" label="Your name" autocomplete="name" value={account.name.clone()}
                    hint="Colleagues see it. Young people see your role, never your name."
                    fault={account.fault(Line::Name)} oninput={into(Line::Name)} />
                <Field id="sign-in-name" label="Sign-in name" autocomplete="username"
                    value={account.sign_in_name.clone()} hint="What you will type to sign in."
                    fault={account.fault(Line::SignInName)} oninput={into(Line::SignInName)} />
                <SecretField id="password" label="Password" keeps={Keeps::NewPassword}
                    value={account.password.clone()}
                    hint="Twelve characters or more. A few words in a row are easier to remember than symbols."
                    fault={account.fault(Line::Password)} oninput={into(Line::Password)} />
                <p><button class="button" disabled={account.asking}>
                    { if account.asking { "Making the account…" } else { "Make the account" } }
                </button></p>
            </form>
        </Doorstep>
    }
}

#[cfg(test)]
#[path = "account/tests.rs"]
mod tests;
