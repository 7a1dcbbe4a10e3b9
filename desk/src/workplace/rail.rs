//! The rail at the side: the pages there are, and the lock.

use super::Place;
use super::guard::Guard;
use crate::day_words::counted;
use api::desk::roles::{Act, Role};
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// Properties of [`Rail`].
#[derive(Properties, PartialEq)]
pub struct RailProps {
    /// The page shown.
    pub at: Place,
    /// How many submissions nobody has opened, when it is known.
    pub unopened: Option<u64>,
    /// Who is signed in.
    pub name: AttrValue,
    /// Their role: there is no link to what it does not do.
    pub role: Role,
    /// How long the words stay unlocked; none for whom there are no words to lock.
    pub guard: Option<Guard>,
    /// Told where to go.
    pub go: Callback<Place>,
    /// Locks the words away.
    #[prop_or_default]
    pub lock: Callback<()>,
    /// Signs out.
    pub sign_out: Callback<()>,
}

/// The rail at the side.
#[component]
pub fn Rail(props: &RailProps) -> Html {
    html! {
        <header class="rail not-on-paper">
            <p class="rail-brand">
                <span class="mark">{ picture(Icon::Pledge) }</span>
                <b>{ "My Pledge desk" }</b>
            </p>
            <nav aria-label="Desk">
                <ul>
                    if props.role.reads() {
                        { link(props, Place::Inbox, Icon::Mail, "Inbox", badge(props.unopened)) }
                        { link(props, Place::Requests, Icon::Help, "Requests", Html::default()) }
                        { link(props, Place::GoodNews, Icon::Heart, "Good news", Html::default()) }
                    }
                    if props.role.may(Act::Invite) {
                        { link(props, Place::Reviews, Icon::Calendar, "Reviews", Html::default()) }
                    }
                    if props.role.may(Act::SeeResults) && !props.role.may(Act::Invite) {
                        { link(props, Place::ReviewFigures, Icon::Calendar, "Review figures", Html::default()) }
                    }
                    if props.role.may(Act::SeeResults) {
                        { link(props, Place::Consultations, Icon::Views, "Consultations", Html::default()) }
                        { link(props, Place::Groups, Icon::People, "Groups", Html::default()) }
                        { link(props, Place::Actions, Icon::Tick, "Actions", Html::default()) }
                        { link(props, Place::Pledge, Icon::Pledge, "Pledge", Html::default()) }
                        { link(props, Place::Report, Icon::Print, "Panel report", Html::default()) }
                    }
                    if props.role.may(Act::SeePeople) {
                        { link(props, Place::People, Icon::People, "People", Html::default()) }
                    }
                    if props.role.may(Act::SeeRecord) {
                        { link(props, Place::Record, Icon::Book, "Record", Html::default()) }
                    }
                    { link(props, Place::Settings, Icon::Settings, "Settings", Html::default()) }
                </ul>
            </nav>
            { foot(props) }
        </header>
    }
}

fn link(props: &RailProps, to: Place, icon: Icon, name: &str, badge: Html) -> Html {
    let onclick = props.go.reform(move |_: MouseEvent| to);
    html! {
        <li key={name}>
            <button type="button" class="rail-link" {onclick}
                aria-current={(props.at == to).then_some("page")}>
                { picture(icon) }
                <span>{ name }</span>
                { badge }
            </button>
        </li>
    }
}

fn badge(unopened: Option<u64>) -> Html {
    match unopened {
        None | Some(0) => Html::default(),
        Some(number) => html! {
            <span class="badge figures">
                { if number > 99 { "99+".to_owned() } else { number.to_string() } }
                <span class="for-ears">{ " unopened" }</span>
            </span>
        },
    }
}

fn foot(props: &RailProps) -> Html {
    let lock = props.lock.reform(|_: MouseEvent| ());
    let sign_out = props.sign_out.reform(|_: MouseEvent| ());
    let soon = props.guard == Some(Guard::Soon);
    html! {
        <div class={classes!("rail-foot", soon.then_some("soon"))}>
            if let Some(guard) = props.guard {
                { state(guard) }
                <button type="button" class="rail-lock" onclick={lock}>
                    { picture(Icon::Lock) }<span>{ "Lock now" }</span>
                </button>
            }
            <p class="rail-who">
                <span>{ &props.name }</span>
                <button type="button" class="rail-out" onclick={sign_out}>{ "Sign out" }</button>
            </p>
        </div>
    }
}

/// How long the words stay unlocked.
fn state(guard: Guard) -> Html {
    let left = match guard {
        Guard::Minutes(minutes) => {
            let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
            format!("Locks in {}", counted(minutes, "minute"))
        }
        Guard::Soon | Guard::Over => "Locks within a minute: press any key to go on".to_owned(),
    };
    html! {
        <p class="rail-state" role={(guard == Guard::Soon).then_some("alert")}>
            <b>{ "Words unlocked" }</b>
            <span>{ left }</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    fn props(unopened: Option<u64>, guard: Guard) -> RailProps {
        RailProps {
            at: Place::Inbox,
            unopened,
            name: "Sam Okafor".into(),
            role: Role::Lead,
            guard: Some(guard),
            go: Callback::noop(),
            lock: Callback::noop(),
            sign_out: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn the_rail_names_the_page_shown_and_how_many_are_unopened() {
        let html = rendered::<Rail>(|| props(Some(7), Guard::Minutes(9))).await;
        assert_eq!(html.matches("aria-current").count(), 1, "{html}");
        in_order(
            &html,
            &[
                "<nav",
                r#"aria-current="page""#,
                "Inbox",
                ">7<",
                " unopened",
                "Requests",
                "Good news",
                "Reviews",
                "Consultations",
                "Groups",
                "Actions",
                ">Pledge<",
                "Panel report",
                "People",
                "Record",
                "Settings",
                "Lock now",
                "Sign out",
            ],
        );
    }

    #[tokio::test]
    async fn an_officer_has_no_link_to_what_they_do_not_do() {
        let html = rendered::<Rail>(|| RailProps {
            role: Role::ReviewingOfficer,
            ..props(None, Guard::Minutes(9))
        })
        .await;
        in_order(
            &html,
            &[
                "Inbox",
                "Requests",
                "Good news",
                "Review figures",
                "Consultations",
                "Actions",
                ">Pledge<",
                "Settings",
            ],
        );
        for never in ["Reviews", "People", "Record"] {
            assert!(!html.contains(never), "{never}: {html}");
        }
    }

    #[tokio::test]
    async fn a_participation_worker_sees_the_people_and_not_the_record() {
        let html = rendered::<Rail>(|| RailProps {
            role: Role::ParticipationWorker,
            ..props(None, Guard::Minutes(9))
        })
        .await;
        in_order(&html, &["Reviews", "People", "Settings"]);
        assert!(!html.contains("Record"), "{html}");
    }

    #[tokio::test]
    async fn who_sees_results_and_reads_nothing_has_these_alone_and_nothing_to_lock() {
        let html = rendered::<Rail>(|| RailProps {
            role: Role::Viewer,
            guard: None,
            ..props(None, Guard::Minutes(9))
        })
        .await;
        in_order(
            &html,
            &[
                "Review figures",
                "Consultations",
                "Groups",
                "Actions",
                ">Pledge<",
                "Panel report",
                "Settings",
                "Sign out",
            ],
        );
        for never in [
            "Inbox",
            "Requests",
            "Good news",
            "Reviews",
            "Lock",
            "unlocked",
        ] {
            assert!(!html.contains(never), "{never}: {html}");
        }
    }

    #[tokio::test]
    async fn with_nothing_unopened_there_is_no_badge() {
        let html = rendered::<Rail>(|| props(Some(0), Guard::Minutes(9))).await;
        assert!(!html.contains("badge"), "{html}");
    }

    #[tokio::test]
    async fn only_the_last_minute_speaks_up() {
        let quiet = rendered::<Rail>(|| props(None, Guard::Minutes(2))).await;
        assert!(!quiet.contains(r#"role="alert""#), "{quiet}");
        let soon = rendered::<Rail>(|| props(None, Guard::Soon)).await;
        in_order(&soon, &[r#"role="alert""#, "Locks within a minute"]);
    }
}
