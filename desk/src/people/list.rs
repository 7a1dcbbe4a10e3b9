//! Everybody in the team, with what can be done about each.

use super::plain_words::{role_does, role_name, standing_words};
use api::desk::people::{Person, Standing};
use api::desk::roles::{Act, Role};
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// What is to be done about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Compare their safety words.
    Compare(Person),
    /// Make another code.
    Code(Person),
    /// Give them another role.
    Role(Person),
    /// Let them set up another phone.
    Phone(Person),
    /// Remove them.
    Remove(Person),
}

/// Properties of [`PeopleList`].
#[derive(Properties, PartialEq)]
pub struct PeopleListProps {
    /// Everybody.
    pub people: Vec<Person>,
    /// Who looks.
    pub me: AttrValue,
    /// Their role.
    pub role: Role,
    /// Told what is to be done.
    pub wish: Callback<Wish>,
}

/// Everybody in the team.
#[component]
pub fn PeopleList(props: &PeopleListProps) -> Html {
    html! {
        <ul class="people">
            { for props.people.iter().map(|person| html! {
                <li key={person.id.clone()} class="card person">{ one(props, person) }</li>
            }) }
        </ul>
    }
}

fn one(props: &PeopleListProps, person: &Person) -> Html {
    let me = props.me == person.id;
    html! {
        <>
            <div class="person-who">
                <h2>{ &person.name }if me { <span class="muted">{ " (you)" }</span> }</h2>
                <p><b>{ role_name(person.role) }</b></p>
                <p class="muted small">{ role_does(person.role) }</p>
                <p class="muted small">{ format!("Signs in as {}", person.sign_in_name) }</p>
            </div>
            <p class={classes!("person-stands", (person.standing != Standing::Confirmed).then_some("waits"))}>
                { picture(if person.standing == Standing::Confirmed { Icon::Tick } else { Icon::Clock }) }
                <span>{ standing_words(person) }</span>
            </p>
            { ways(props, person, me) }
        </>
    }
}

fn ways(props: &PeopleListProps, person: &Person, me: bool) -> Html {
    let manages = props.role.may(Act::ManagePeople);
    let compares = person.standing == Standing::Accepted
        && !me
        && (manages || (person.again && props.role.may(Act::GiveAgain)));
    let way = |class: &'static str, words: &'static str, wish: fn(Person) -> Wish| {
        let asked = person.clone();
        let onclick = props.wish.reform(move |_: MouseEvent| wish(asked.clone()));
        html! {
            <button type="button" class={classes!("button", "slim", class)} {onclick}>
                { words }<span class="for-ears">{ format!(" {}", person.name) }</span>
            </button>
        }
    };
    html! {
        <div class="ways">
            if compares { { way("", "Compare safety words", Wish::Compare) } }
            if manages && person.standing == Standing::Invited { { way("plain", "Make a new code", Wish::Code) } }
            if manages && !me {
                { way("plain", "Change role", Wish::Role) }
                if person.standing != Standing::Invited { { way("plain", "Lost phone", Wish::Phone) } }
                { way("plain", "Remove", Wish::Remove) }
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::tests::person;
    use crate::rendered::{in_order, rendered};

    fn props(role: Role) -> PeopleListProps {
        let mut back = person("Kit", Role::Lead, Standing::Accepted);
        back.again = true;
        PeopleListProps {
            people: vec![
                person("Ada", role, Standing::Confirmed),
                person("Jo", Role::ReviewingOfficer, Standing::Accepted),
                person("Sam", Role::Viewer, Standing::Invited),
                back,
            ],
            me: "id-of-Ada".into(),
            role,
            wish: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn a_lead_sees_what_can_be_done_about_each_and_nothing_about_themselves() {
        let html = rendered::<PeopleList>(|| props(Role::Lead)).await;
        in_order(
            &html,
            &[
                "Ada",
                " (you)",
                "Jo",
                "Waits.",
                "Compare safety words",
                " Jo",
                "Remove",
                "Sam",
                "Make a new code",
            ],
        );
        assert_eq!(html.matches("Remove<").count(), 3, "{html}");
        // Who has not come yet has no phone to lose.
        assert_eq!(html.matches("Lost phone<").count(), 2, "{html}");
        assert_eq!(html.matches("Compare safety words<").count(), 2, "{html}");
    }

    #[tokio::test]
    async fn a_worker_only_gives_keys_again_to_who_was_in_the_team_before() {
        let html = rendered::<PeopleList>(|| props(Role::ParticipationWorker)).await;
        assert_eq!(html.matches("Compare safety words<").count(), 1, "{html}");
        in_order(&html, &["Compare safety words", " Kit"]);
        for never in ["Remove<", "Make a new code<", "Change role<", "Lost phone<"] {
            assert!(!html.contains(never), "{never}: {html}");
        }
    }
}
