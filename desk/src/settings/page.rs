//! Settings: the open link, the key and its sheet, signing in, how the desk looks.

use super::appearance::Appearance;
use super::council_account::MyCouncilAccount;
use super::my_factor::MyFactor;
use super::my_sessions::MySessions;
use super::new_sheet::{KeyToKeep, NewSheet};
use super::open_link::OpenLink;
use super::promise::PromiseCard;
use super::try_sheet::TrySheet;
use crate::answering::as_whom::AsWhom;
use crate::people::lost_phrase::AnotherPhrase;
use crate::platform::page;
use crate::published::use_published;
use crate::stage::{Event, KeyRing};
use api::desk::keys::{HeldKey, Keys};
use api::desk::roles::Act;
use api::desk::session::Session;
use controls::notice::{Notice, Tone};
use seal::SealingKey;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SettingsPage`].
#[derive(Properties, PartialEq)]
pub struct SettingsPageProps {
    /// Who is signed in.
    pub session: Rc<Session>,
    /// The team's keys.
    pub keys: Rc<Keys>,
    /// What opens words.
    pub ring: KeyRing,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// Settings.
#[component]
pub fn SettingsPage(props: &SettingsPageProps) -> Html {
    use_effect_with((), |()| {
        page::set_title("Settings · My Pledge desk");
        page::focus("settings-title");
    });
    let trust = use_published().map(|edition| edition.trust.name.clone());
    let newest = props.keys.keys.first();
    html! {
        <div class="settings">
            <header class="page-head"><h1 id="settings-title" tabindex="-1">{ "Settings" }</h1></header>
            if let Some(key) = newest {
                <section class="card stack">
                    <h2>{ "Open link" }</h2>
                    <p>{ "Anybody who has it can send their views. It shows nothing that was sent." }</p>
                    <OpenLink key_on_phones={key.public.clone()} />
                </section>
                <PromiseCard key_on_phones={key.clone()} tell={props.tell.clone()}
                    may_change={props.session.role.may(Act::MakeKeys)} />
                if props.session.role.may(Act::MakeKeys) {
                    { team_key(props, key, trust.unwrap_or_default()) }
                }
            }
            <section class="card stack">
                <h2>{ "Who young people see" }</h2>
                <AsWhom />
            </section>
            <section class="card stack">
                <h2>{ "Your unlock phrase" }</h2>
                <p>{ "Do you fear that somebody knows it, or did you unlock with the recovery sheet? Choose another." }</p>
                <AnotherPhrase member={props.session.member.clone()} ring={props.ring.clone()} tell={props.tell.clone()} />
            </section>
            <section class="card stack">
                <h2>{ "How you sign in" }</h2>
                <MyFactor name={props.session.name.clone()} tell={props.tell.clone()} />
            </section>
            <MyCouncilAccount tell={props.tell.clone()} />
            <section class="card stack not-on-paper">
                <h2>{ "Where you are signed in" }</h2>
                <MySessions tell={props.tell.clone()} />
            </section>
            <section class="card stack">
                <h2>{ "How the desk looks" }</h2>
                <Appearance />
            </section>
        </div>
    }
}

fn team_key(props: &SettingsPageProps, key: &HeldKey, trust: String) -> Html {
    let fingerprint = SealingKey::read(&key.public).map(|key| key.fingerprint().in_groups());
    let opened = props.ring.key(&key.public.team, key.public.epoch).cloned();
    html! {
        <section class="card stack">
            <h2>{ "Key and recovery sheet" }</h2>
            <dl class="facts">
                <div><dt>{ "Key" }</dt><dd>{ format!("number {}", key.public.epoch) }</dd></div>
                if let Ok(fingerprint) = fingerprint {
                    <div><dt>{ "Fingerprint" }</dt><dd class="figures">{ fingerprint }</dd></div>
                }
                <div><dt>{ "Recovery sheet" }</dt><dd>{ if key.sheet_confirmed { "confirmed on paper" } else { "not confirmed" } }</dd></div>
            </dl>
            if !key.is_safe() {
                <Notice tone={Tone::Care}>{ "Until a recovery sheet is confirmed or a second reader is in the team, nobody can be invited." }</Notice>
            }
            if key.sheet_confirmed {
                <p>{ "Does the paper still work? Try it twice a year, and when somebody who kept it leaves." }</p>
                <TrySheet keys={props.keys.clone()} />
            }
            <p>{ "Is the sheet lost, or has the wrong person seen it? Make a new one; the old one then opens nothing here." }</p>
            <NewSheet key_to_keep={KeyToKeep(opened)} ring={props.ring.clone()} {trust} made_by={props.session.name.clone()}
                tell={props.tell.clone()} />
        </section>
    }
}
