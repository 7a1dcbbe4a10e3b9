//! Writing a piece of the wall: an award, or good news whose sender said yes to telling
//! others without their name. The only way to begin with good news is [`Piece::told`],
//! which takes the proof of that yes.

use super::draft::sentence;
use super::looking::Looking;
use super::words::group_name;
use crate::app::is_signed_out;
use crate::consultations::about::{area, select};
use crate::consultations::second_look::taken_out;
use crate::fault_words;
use crate::good_news::card::MayBeTold;
use crate::platform::input;
use crate::stage::{Event as Stage, WhySignedOut};
use api::desk::wall::{Whole, Written};
use chrono::NaiveDate;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::field::Field;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::groups::praise::{Kind, MOST_TITLE, MOST_WORDS, Praise};
use domain::ids::SubmissionId;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What stands in the boxes at first.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its id at the server; none for a new one.
    id: Option<String>,
    written: Written,
}

impl Piece {
    /// An award that was given on this day.
    #[must_use]
    pub const fn award(on: NaiveDate) -> Self {
        let praise = Praise {
            kind: Kind::Award,
            title: String::new(),
            words: String::new(),
            group: None,
            on: Some(on),
        };
        Self::new(praise, None)
    }

    /// Good news that may be told: what might tell who it was is taken out.
    #[must_use]
    pub fn told(may: &MayBeTold, from: &SubmissionId) -> Self {
        let words = taken_out(may.words());
        let praise = Praise {
            kind: Kind::GoodNews,
            title: String::new(),
            words: words.chars().take(MOST_WORDS).collect(),
            group: None,
            on: None,
        };
        Self::new(praise, Some(from.clone()))
    }

    const fn new(praise: Praise, submission: Option<SubmissionId>) -> Self {
        Self {
            id: None,
            written: Written {
                praise,
                submission,
                looked: false,
                revision: 0,
            },
        }
    }

    /// One that is on the wall.
    #[must_use]
    pub fn of(whole: &Whole) -> Self {
        Self {
            id: Some(whole.id.clone()),
            written: Written {
                praise: whole.praise.clone(),
                submission: whole.submission.clone(),
                looked: false,
                revision: whole.revision,
            },
        }
    }

    /// The words that everybody reads.
    fn public_words(&self) -> Vec<String> {
        let mut words = vec![
            self.written.praise.title.clone(),
            self.written.praise.words.clone(),
        ];
        words.retain(|words| !words.trim().is_empty());
        words
    }

    /// What is wrong with it: a field, and what to do.
    fn wrong(&self) -> Option<(String, String)> {
        let wrong = self.written.praise.wrong().into_iter().next();
        match wrong {
            Some(wrong) => Some((wrong.field.to_owned(), wrong.what)),
            None if !self.written.looked => Some((
                "looked".to_owned(),
                "look at the words once more, then tick this".to_owned(),
            )),
            None => None,
        }
    }
}

/// Properties of [`PieceForm`].
#[derive(Properties, PartialEq)]
pub struct PieceFormProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// What stands in it at first.
    pub start: Rc<Piece>,
    /// The content.
    pub edition: Rc<Edition>,
    /// Told when it is on the wall.
    pub kept: Callback<()>,
    /// Told when it is to be left.
    pub leave: Callback<()>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Stage>,
}

/// Writing a piece.
#[component]
pub fn PieceForm(props: &PieceFormProps) -> Html {
    let start = props.start.clone();
    let piece = use_state(move || (*start).clone());
    let wrong = use_state_eq(|| None::<(String, String)>);
    let trouble = use_state_eq(|| None::<String>);
    let busy = use_state_eq(|| false);
    let save = {
        let (piece, wrong, trouble, busy) = (
            piece.clone(),
            wrong.setter(),
            trouble.setter(),
            busy.clone(),
        );
        let (kept, tell) = (props.kept.clone(), props.tell.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if *busy {
                return;
            }
            let found = piece.wrong();
            wrong.set(found.clone());
            if found.is_some() {
                return;
            }
            let (piece, kept, tell) = ((*piece).clone(), kept.clone(), tell.clone());
            let (wrong, trouble, busy) = (wrong.clone(), trouble.clone(), busy.setter());
            busy.set(true);
            trouble.set(None);
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                let answer = match &piece.id {
                    Some(id) => client.rewrite_praise(id, &piece.written).await,
                    None => client.put_up(&piece.written).await,
                };
                busy.set(false);
                match answer {
                    Ok(_) => kept.emit(()),
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Stage::SignedOut(WhySignedOut::Ended))
                    }
                    Err(Fault::Refused(problem)) if problem.field.is_some() => {
                        let field = problem.field.clone().unwrap_or_default();
                        wrong.set(Some((field, problem.detail.clone())));
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
            });
        })
    };
    let looked = {
        let piece = piece.clone();
        Callback::from(move |looked| {
            let mut next = (*piece).clone();
            next.written.looked = looked;
            piece.set(next);
        })
    };
    let leave = props.leave.reform(|_: MouseEvent| ());
    let fault = |field: &str| -> Option<AttrValue> {
        let found = wrong.as_ref().filter(|(of, _)| of == field);
        found.map(|(_, what)| sentence(what).into())
    };
    let known = ["title", "words", "on", "group", "looked"];
    let elsewhere = wrong
        .as_ref()
        .filter(|(of, _)| !known.contains(&of.as_str()));
    html! {
        <form class="card stack praise-form" onsubmit={save} novalidate=true>
            { boxes(props, &piece, &fault) }
            <Looking id={format!("{}-looked", props.id)} texts={piece.public_words()} looked={piece.written.looked}
                fault={fault("looked")} change={looked} />
            if let Some((_, what)) = elsewhere { <p class="fault" role="alert">{ sentence(what) }</p> }
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true><p>{ trouble.clone() }</p></Notice> }
            <div class="ways">
                <button type="submit" class="button slim" disabled={*busy}>
                    { if piece.id.is_some() { "Save: everybody can read it" } else { "Put it up: everybody can read it" } }
                </button>
                <button type="button" class="button plain slim" onclick={leave}>{ "Leave it" }</button>
            </div>
        </form>
    }
}

/// A change of the words; it asks for another look.
fn change<T: 'static>(piece: &UseStateHandle<Piece>, how: fn(&mut Praise, T)) -> Callback<T> {
    let piece = piece.clone();
    Callback::from(move |value| {
        let mut next = (*piece).clone();
        how(&mut next.written.praise, value);
        next.written.looked = false;
        piece.set(next);
    })
}

fn boxes(
    props: &PieceFormProps,
    piece: &UseStateHandle<Piece>,
    fault: &dyn Fn(&str) -> Option<AttrValue>,
) -> Html {
    let praise = &piece.written.praise;
    let id = |name: &str| format!("{}-{name}", props.id);
    let typed = |how| change(piece, how).reform(|event: InputEvent| input::typed(&event));
    let written = change(piece, |praise, words| praise.words = words)
        .reform(|event: InputEvent| input::written(&event));
    if praise.kind == Kind::GoodNews {
        let hint = "As short as you like. What might tell who it was is taken out already.";
        return area(
            &id("words"),
            "What the wall says",
            hint,
            &praise.words,
            fault("words"),
            written,
        );
    }
    let edition = &props.edition;
    let names: Vec<(String, String)> = edition
        .groups
        .iter()
        .map(|group| (group.id.to_string(), group_name(edition, &group.id)))
        .collect();
    let mut groups = vec![("", "A young person")];
    groups.extend(names.iter().map(|(id, name)| (id.as_str(), name.as_str())));
    let group = change(piece, |praise, id: String| {
        praise.group = Some(id.as_str().into()).filter(|_| !id.is_empty());
    });
    let chosen = praise.group.as_ref().map_or("", |id| id.as_str());
    let on = typed(|praise: &mut Praise, text: String| praise.on = text.parse().ok());
    html! {
        <>
            <Field id={id("title")} label="What the award is called" value={praise.title.clone()}
                most={u16::try_from(MOST_TITLE).ok()} fault={fault("title")}
                oninput={typed(|praise: &mut Praise, text: String| praise.title = text)} />
            { area(&id("words"), "What it is for", "In plain words. No name.", &praise.words, fault("words"), written) }
            <div class="in-a-row">
                { select(&id("group"), "Who it goes to", chosen, groups, group) }
                <div class="field">
                    <label for={id("on")}>{ "Day" }</label>
                    if let Some(fault) = fault("on") { <p class="fault" id={id("on-fault")} role="alert">{ fault }</p> }
                    <input id={id("on")} type="date" value={praise.on.map(|on| on.to_string()).unwrap_or_default()} oninput={on}
                        aria-describedby={fault("on").map(|_| id("on-fault"))} />
                </div>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::good_news::card::tests::may_be_told;
    use crate::rendered::rendered;

    fn id() -> SubmissionId {
        SubmissionId::from_random([7; 16])
    }

    #[test]
    fn good_news_begins_without_what_might_tell_whose_it_is() {
        let may = may_be_told("I passed my test with Jo on Bath Road!").unwrap();
        let piece = Piece::told(&may, &id());
        let words = &piece.written.praise.words;
        assert!(!words.contains("Jo") && !words.contains("Bath"), "{words}");
        assert_eq!(piece.written.submission, Some(id()));
    }

    #[test]
    fn nothing_goes_up_that_nobody_looked_at() {
        let may = may_be_told("I passed.").unwrap();
        let mut piece = Piece::told(&may, &id());
        assert_eq!(piece.wrong().unwrap().0, "looked");
        piece.written.looked = true;
        assert_eq!(piece.wrong(), None);
    }

    #[tokio::test]
    async fn an_award_asks_for_no_name() {
        let html = rendered::<PieceForm>(|| PieceFormProps {
            id: "award".into(),
            start: Rc::new(Piece::award("2026-11-22".parse().unwrap())),
            edition: Rc::new(content::edition().unwrap()),
            kept: Callback::noop(),
            leave: Callback::noop(),
            tell: Callback::noop(),
        })
        .await;
        assert!(
            html.contains("A young person") && html.contains("No name."),
            "{html}"
        );
        assert!(html.contains("everybody can read it"), "{html}");
    }
}
