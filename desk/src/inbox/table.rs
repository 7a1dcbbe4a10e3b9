//! The table of what has been sent: what, for whom, and where it stands. One button a
//! line; arrows move, Enter opens.

use super::by_law::first_answer;
use super::clock::clock;
use super::whose::Whose;
use crate::answering::said::stage_words;
use crate::day_words;
use crate::platform::input::{self, Key};
use crate::platform::page;
use api::desk::inbox::Item;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::band::Band;
use domain::edition::Edition;
use domain::ids::SubmissionId;
use domain::receipt::Stage;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`InboxTable`].
#[derive(Properties, PartialEq)]
pub struct InboxTableProps {
    /// The lines, in order.
    pub items: Vec<Item>,
    /// For whom each is, in the same order.
    pub whose: Rc<Vec<Whose>>,
    /// The words of the questions.
    pub edition: Rc<Edition>,
    /// The promise, in working days.
    pub working_days: u16,
    /// Today.
    pub today: NaiveDate,
    /// The line being read.
    #[prop_or_default]
    pub chosen: Option<SubmissionId>,
    /// Told which line to read.
    pub choose: Callback<SubmissionId>,
}

/// The id of the button that opens this submission.
#[must_use]
pub fn button_id(id: &SubmissionId) -> String {
    format!("open-{id}")
}

/// The line to move to from line `at` of `count`.
#[must_use]
pub fn moved(at: usize, count: usize, key: Key) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        Key::Up => Some(at.saturating_sub(1)),
        Key::Down => Some((at + 1).min(last)),
        Key::First => Some(0),
        Key::Last => Some(last),
        Key::Escape => None,
    }
}

/// The table of what has been sent.
#[component]
pub fn InboxTable(props: &InboxTableProps) -> Html {
    let at = use_state_eq(|| 0_usize);
    let ids: Rc<[String]> = props.items.iter().map(|item| button_id(&item.id)).collect();
    let onkeydown = {
        let (at, ids) = (at.clone(), ids.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = input::key(&event).and_then(|key| moved(*at, ids.len(), key));
            if let Some((to, id)) = to.and_then(|to| Some((to, ids.get(to)?))) {
                at.set(to);
                page::focus(id);
            }
        })
    };
    let here = (*at).min(ids.len().saturating_sub(1));
    html! {
        <table class="inbox">
            <caption class="for-ears">{ "What young people sent. Arrow keys move, Enter opens." }</caption>
            <thead><tr>
                <th scope="col">{ "What" }</th>
                <th scope="col">{ "Who" }</th>
                <th scope="col">{ "Where it stands" }</th>
            </tr></thead>
            <tbody {onkeydown}>
                { for props.items.iter().enumerate().map(|(number, item)| {
                    let reach = { let at = at.setter(); Callback::from(move |_| at.set(number)) };
                    line(props, item, props.whose.get(number), number == here, reach)
                }) }
            </tbody>
        </table>
    }
}

fn line(
    props: &InboxTableProps,
    item: &Item,
    whose: Option<&Whose>,
    here: bool,
    reach: Callback<FocusEvent>,
) -> Html {
    let form = props.edition.form(&item.form);
    let title = form.map_or_else(
        || format!("Answers to “{}”", item.form),
        |form| form.title.clone(),
    );
    // A request is for every age; what it asks for is its title.
    let asks = props.edition.request_asking(&item.form).is_some();
    let kind = match form {
        Some(_) if asks => "Request",
        Some(form) => band_words(form.band),
        None => "",
    };
    let chosen = props.chosen.as_ref() == Some(&item.id);
    let open = {
        let id = item.id.clone();
        props.choose.reform(move |_: MouseEvent| id.clone())
    };
    let class = classes!(
        item.opened.is_none().then_some("unopened"),
        chosen.then_some("chosen"),
    );
    html! {
        <tr key={item.id.as_str()} {class} onclick={open}>
            <th scope="row">
                { tags(item) }
                <button type="button" id={button_id(&item.id)} class="inbox-open" onfocus={reach}
                    tabindex={if here { "0" } else { "-1" }} aria-current={chosen.then_some("true")}>
                    { title }
                    if item.opened.is_none() { <span class="for-ears">{ ", unopened" }</span> }
                </button>
                <span class="inbox-band">{ kind }</span>
            </th>
            <td>{ who(props, whose) }</td>
            <td>{ standing(props, item) }</td>
        </tr>
    }
}

fn tags(item: &Item) -> Html {
    html! {
        <>
            if item.contact {
                <span class="pill urgent">{ picture(Icon::Call) }{ "Please contact me" }</span>
            }
            if item.supersedes.is_some() { <span class="pill">{ "Adds to an earlier one" }</span> }
        </>
    }
}

fn who(props: &InboxTableProps, whose: Option<&Whose>) -> Html {
    match whose {
        None | Some(Whose::OpenLink) => html! { <span class="muted">{ "Open link" }</span> },
        Some(Whose::Shut) => {
            html! { <span class="muted">{ "Invited, under a key you do not hold" }</span> }
        }
        Some(Whose::Invited {
            reference,
            label,
            review_on,
        }) => html! {
            <>
                <b class="figures">{ reference }</b>
                if let Some(label) = label { <span class="under">{ label }</span> }
                if let Some(on) = review_on {
                    <span class="under">{ format!("Review {}", day_words::day(*on, props.today)) }</span>
                }
            </>
        },
    }
}

fn standing(props: &InboxTableProps, item: &Item) -> Html {
    html! {
        <>
            { opened_or_waiting(props, item) }
            if let Some(to) = &item.assigned {
                <span class="under">{ format!("{} answers it", to.name) }</span>
            }
        </>
    }
}

fn opened_or_waiting(props: &InboxTableProps, item: &Item) -> Html {
    match &item.opened {
        None => waiting(props, item),
        Some(opened) => {
            let by_law = by_law(props, item);
            let on = day_words::day_of(&opened.at)
                .map(|day| format!(", {}", day_words::day(day, props.today)))
                .unwrap_or_default();
            html! {
                <>
                    <b>{ item.stage.map_or("Opened", stage_words) }</b>
                    { by_law }
                    <span class="under">{ format!("Opened by {}{on}", opened.by) }</span>
                    if item.in_record {
                        <span class="under recorded">{ picture(Icon::Tick) }{ "In the child’s record" }</span>
                    }
                </>
            }
        }
    }
}

fn waiting(props: &InboxTableProps, item: &Item) -> Html {
    let promise = clock(
        &item.received,
        props.working_days,
        &props.edition.bank_holidays,
        props.today,
    );
    html! {
        <>
            <b class="figures">{ format!("Waiting {}", day_words::waited(item.age_hours)) }</b>
            if let Some(promise) = promise {
                <span class={classes!("promise", promise.class())}>{ promise.words(props.today) }</span>
            }
            { by_law(props, item) }
        </>
    }
}

/// By when the law wants a request answered, until it is done or not possible.
fn by_law(props: &InboxTableProps, item: &Item) -> Html {
    if item.stage.is_some_and(Stage::is_last) {
        return Html::default();
    }
    let edition = &props.edition;
    let first = edition.request_asking(&item.form).and_then(|request| {
        first_answer(request, &item.received, &edition.bank_holidays, props.today)
    });
    first.map_or_else(Html::default, |first| {
        html! {
            <span class={classes!("promise", first.class())}>{ first.words(props.today) }</span>
        }
    })
}

/// Whom a set of questions is for.
#[must_use]
pub const fn band_words(band: Band) -> &'static str {
    match band {
        Band::FourToSeven => "Ages 4 to 7",
        Band::EightToEleven => "Ages 8 to 11",
        Band::TwelveToFifteen => "Ages 12 to 15",
        Band::SixteenSeventeen => "Ages 16 and 17",
        Band::Pathway => "Pathway, 16 to 25",
        Band::EasyRead => "Easy Read",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::tests::item;
    use crate::rendered::{in_order, rendered};

    fn props() -> InboxTableProps {
        InboxTableProps {
            items: vec![
                item(1, true, false),
                item(2, false, false),
                item(3, false, true),
            ],
            whose: Rc::new(vec![
                Whose::OpenLink,
                Whose::Invited {
                    reference: "CR-114".to_owned(),
                    label: None,
                    review_on: NaiveDate::from_ymd_opt(2026, 12, 11),
                },
                Whose::Shut,
            ]),
            edition: Rc::new(content::edition().unwrap()),
            working_days: 2,
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            chosen: None,
            choose: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn each_line_says_in_words_whether_it_is_unopened_and_asks_for_contact() {
        let html = rendered::<InboxTable>(props).await;
        assert_eq!(html.matches(", unopened").count(), 2, "{html}");
        assert_eq!(html.matches("Please contact me").count(), 1, "{html}");
        in_order(
            &html,
            &[
                "<caption",
                "Please contact me",
                "12 to 15",
                "Open link",
                "Waiting 2 days",
                "open by Tuesday 24 November",
                "CR-114",
                "Review Friday 11 December",
                "a key you do not hold",
                "Opened by Sam Okafor, Saturday 21 November",
            ],
        );
    }

    #[tokio::test]
    async fn an_opened_line_says_how_far_it_has_come_and_that_it_is_in_the_record() {
        let html = rendered::<InboxTable>(|| {
            let mut props = props();
            props.items[2].stage = Some(Stage::Decided);
            props.items[2].in_record = true;
            props
        })
        .await;
        assert_eq!(html.matches("In the child’s record").count(), 1, "{html}");
        in_order(
            &html,
            &["Decided", "Opened by Sam Okafor", "In the child’s record"],
        );
    }

    #[tokio::test]
    async fn a_line_says_who_answers_it() {
        let html = rendered::<InboxTable>(|| {
            let mut props = props();
            props.items[0].assigned = Some(api::desk::inbox::AssignedTo {
                member: "m-2".to_owned(),
                name: "Jo Adeyemi".to_owned(),
            });
            props
        })
        .await;
        assert_eq!(html.matches("answers it").count(), 1, "{html}");
        in_order(&html, &["Please contact me", "Jo Adeyemi answers it"]);
    }

    #[tokio::test]
    async fn one_line_is_in_the_order_of_tabs_and_the_arrows_reach_the_rest() {
        let html = rendered::<InboxTable>(props).await;
        assert_eq!(html.matches(r#"tabindex="0""#).count(), 1, "{html}");
        assert_eq!(html.matches(r#"tabindex="-1""#).count(), 2, "{html}");
    }

    #[tokio::test]
    async fn a_request_is_called_what_it_asks_for_and_no_age() {
        let html = rendered::<InboxTable>(|| {
            let mut props = props();
            props.items[0].form = "complaint".into();
            props
        })
        .await;
        in_order(
            &html,
            &[
                "Please contact me",
                "I want to complain",
                "Request",
                "open by Tuesday 24 November",
                "by law: answer by Friday 4 December",
            ],
        );
        assert!(!html.contains("Easy Read"), "{html}");
    }

    #[tokio::test]
    async fn a_form_that_this_edition_does_not_know_is_named_by_its_id() {
        let html = rendered::<InboxTable>(|| {
            let mut props = props();
            props.items[0].form = "reach-out-2031".into();
            props
        })
        .await;
        in_order(&html, &["Please contact me", "reach-out-2031"]);
    }

    #[test]
    fn keys_stay_within_the_table() {
        for (at, key, to) in [
            (0, Key::Up, Some(0)),
            (0, Key::Down, Some(1)),
            (2, Key::Down, Some(2)),
            (2, Key::First, Some(0)),
            (0, Key::Last, Some(2)),
            (1, Key::Escape, None),
        ] {
            assert_eq!(moved(at, 3, key), to, "{at} {key:?}");
        }
        assert_eq!(moved(0, 0, Key::Down), None);
    }
}
