//! Who answers what was sent: one line a submission, one choice each. Nothing is
//! opened for it.

use super::{left, readers};
use crate::day_words;
use crate::fault_words;
use crate::inbox::whose::Whose;
use crate::platform::input;
use crate::stage::Event;
use api::desk::inbox::{AssignedTo, Item};
use api::desk::people::{Assigned, Person};
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::ids::SubmissionId;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Assigning`].
#[derive(Properties, PartialEq)]
pub struct AssigningProps {
    /// The lines, in the inbox's order.
    pub items: Vec<Item>,
    /// For whom each is, in the same order.
    pub whose: Rc<Vec<Whose>>,
    /// The words of the questions.
    pub edition: Rc<Edition>,
    /// Everybody in the team.
    pub people: Vec<Person>,
    /// Told who answers which now.
    pub assigned: Callback<(SubmissionId, Option<AssignedTo>)>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// Who answers what.
#[component]
pub fn Assigning(props: &AssigningProps) -> Html {
    let said = use_state(|| None::<Result<String, String>>);
    let readers = Rc::new(readers(&props.people));
    let choose = {
        let (said, readers) = (said.setter(), readers.clone());
        let (assigned, tell) = (props.assigned.clone(), props.tell.clone());
        Callback::from(move |(id, to): (SubmissionId, String)| {
            let chosen = readers
                .iter()
                .find(|person| person.id == to)
                .map(|person| AssignedTo {
                    member: person.id.clone(),
                    name: person.name.clone(),
                });
            let (said, assigned, tell) = (said.clone(), assigned.clone(), tell.clone());
            spawn_local(async move {
                let asked = Assigned {
                    to: chosen.as_ref().map(|to| to.member.clone()),
                };
                match Client::new(Fetch::default()).assign(&id, &asked).await {
                    Ok(_) => {
                        said.set(Some(Ok(chosen.as_ref().map_or_else(
                            || "Nobody in particular answers it now.".to_owned(),
                            |to| format!("{} answers it now.", to.name),
                        ))));
                        assigned.emit((id, chosen));
                    }
                    Err(fault) if left(&fault, &tell) => {}
                    Err(fault) => said.set(Some(Err(fault_words::words(&fault)))),
                }
            });
        })
    };
    html! {
        <>
            <p class="muted">{ "Reviewing officers and advisers see only what is given to them here. Everybody else sees it all." }</p>
            { match said.as_ref() {
                None => Html::default(),
                Some(Ok(words)) => html! { <Notice tone={Tone::Good} spoken=true>{ words.clone() }</Notice> },
                Some(Err(words)) => html! { <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice> },
            } }
            <ul class="assigning">
                { for props.items.iter().enumerate().map(|(at, item)| line(props, item, props.whose.get(at), &readers, &choose)) }
            </ul>
        </>
    }
}

fn line(
    props: &AssigningProps,
    item: &Item,
    whose: Option<&Whose>,
    readers: &[Person],
    choose: &Callback<(SubmissionId, String)>,
) -> Html {
    let form = props.edition.form(&item.form);
    let title = form.map_or_else(|| item.form.to_string(), |form| form.title.clone());
    let who = match whose {
        Some(Whose::Invited { reference, .. }) => reference.clone(),
        Some(Whose::Shut) => "Invited, under a key you do not hold".to_owned(),
        Some(Whose::OpenLink) | None => "Open link".to_owned(),
    };
    let came = day_words::day_of(&item.received).map(day_words::full);
    let id = format!("answers-{}", item.id);
    let onchange = {
        let submission = item.id.clone();
        choose.reform(move |event: yew::Event| (submission.clone(), input::chosen(&event)))
    };
    let now = item.assigned.as_ref().map(|to| to.member.as_str());
    html! {
        <li key={item.id.as_str()} class="card">
            <div>
                <p><b>{ &title }</b></p>
                <p class="muted small">{ &who }if let Some(came) = came { { format!(" · came {came}") } }</p>
            </div>
            <div class="field">
                <label for={id.clone()}>{ "Who answers" }<span class="for-ears">{ format!(": {title}, {who}") }</span></label>
                <select {id} {onchange}>
                    <option value="" selected={now.is_none()}>{ "Nobody in particular" }</option>
                    { for readers.iter().map(|person| html! {
                        <option key={person.id.clone()} value={person.id.clone()} selected={now == Some(person.id.as_str())}>{ &person.name }</option>
                    }) }
                </select>
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::tests::item;
    use crate::people::tests::person;
    use crate::rendered::{in_order, rendered};
    use api::desk::people::Standing;
    use api::desk::roles::Role;

    #[tokio::test]
    async fn each_line_has_one_labelled_choice_of_readers_and_shows_who_answers_now() {
        let html = rendered::<Assigning>(|| {
            let mut given = item(2, false, false);
            given.assigned = Some(AssignedTo {
                member: "id-of-Jo".to_owned(),
                name: "Jo".to_owned(),
            });
            AssigningProps {
                items: vec![item(1, false, false), given],
                whose: Rc::new(vec![Whose::OpenLink, Whose::OpenLink]),
                edition: Rc::new(content::edition().unwrap()),
                people: vec![
                    person("Jo", Role::ReviewingOfficer, Standing::Confirmed),
                    person("Kit", Role::Editor, Standing::Confirmed),
                ],
                assigned: Callback::noop(),
                tell: Callback::noop(),
            }
        })
        .await;
        assert_eq!(html.matches("<label for=\"answers-").count(), 2, "{html}");
        assert_eq!(html.matches("<option").count(), 4, "{html}");
        assert!(!html.contains("Kit"), "{html}");
        let jo_now = r#"value="id-of-Jo" selected="selected""#;
        assert_eq!(html.matches(jo_now).count(), 1, "{html}");
        in_order(&html, &[r#"value="" selected="selected""#, jo_now]);
    }
}
