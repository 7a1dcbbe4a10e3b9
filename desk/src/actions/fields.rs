//! The boxes of the form: each with its label, a hint, what is wrong with it, and what could
//! be better about words that young people see.

use super::typed::{Change, Text, Typed};
use super::words::{self, box_id, colour, colour_of, stage};
use crate::consultations::about::{area, day, select};
use crate::consultations::builder::{advice, sentence};
use crate::platform::input;
use api::actions::Stage;
use api::desk::actions::{Colour, From, MOST_LEAD, MOST_PLAN, MOST_THEME, MOST_TOLD};
use controls::field::Field;
use domain::consultation::lint::lint_words;
use domain::edition::Edition;
use domain::wording::WordList;
use yew::prelude::*;

/// What every box needs.
#[derive(Clone, Copy)]
pub struct Boxes<'b> {
    /// What the ids of this form begin with.
    pub form: &'b str,
    /// What is typed.
    pub typed: &'b Typed,
    /// What is wrong: at which field, and what to do.
    pub faults: &'b [(String, String)],
    /// Told each change.
    pub change: &'b Callback<Change>,
}

impl Boxes<'_> {
    fn id(&self, field: &str) -> String {
        box_id(self.form, field)
    }

    fn fault(&self, field: &str) -> Option<AttrValue> {
        let found = self.faults.iter().find(|(at, _)| at == field)?;
        Some(sentence(&found.1).into())
    }

    fn area(&self, field: &str, of: Text, label: &str, hint: &str, most: usize) -> Html {
        let typed = self.typed.text(of);
        let oninput = self
            .change
            .reform(move |event: InputEvent| Change::Text(of, input::written(&event)));
        let long = typed.chars().count();
        html! {
            <div>
                { area(&self.id(field), label, hint, typed, self.fault(field), oninput) }
                <p class="muted small">{ format!("{long} of {most} characters") }</p>
            </div>
        }
    }

    fn line(&self, field: &str, of: Text, label: &str, hint: &str, most: usize) -> Html {
        let oninput = self
            .change
            .reform(move |event: InputEvent| Change::Text(of, input::typed(&event)));
        html! {
            <Field id={self.id(field)} label={label.to_owned()} hint={AttrValue::from(hint.to_owned())}
                value={self.typed.text(of).to_owned()} most={u16::try_from(most).ok()}
                fault={self.fault(field)} {oninput} />
        }
    }

    /// Where it came from, and what it is about.
    pub fn about(&self, edition: &Edition) -> Html {
        let written = &self.typed.written;
        let priority = {
            let change = self.change.clone();
            Callback::from(move |id: String| change.emit(Change::Priority(id.as_str().into())))
        };
        let promise = {
            let change = self.change.clone();
            Callback::from(move |id: String| {
                let id = (!id.is_empty()).then(|| id.as_str().into());
                change.emit(Change::Promise(id));
            })
        };
        let titles: Vec<(String, String)> = edition
            .pledge
            .priorities
            .iter()
            .map(|one| (one.id.to_string(), words::priority(edition, &one.id)))
            .collect();
        let priorities = titles.iter().map(|(id, name)| (id.as_str(), name.as_str()));
        let mut promises = vec![("", "No promise in particular")];
        let all = edition.pledge.priorities.iter();
        let here = all.filter(|one| one.id == written.priority);
        promises.extend(
            here.flat_map(|one| &one.promises)
                .map(|one| (one.id.as_str(), one.title.as_str())),
        );
        let chosen = written.promise.as_ref().map_or("", |id| id.as_str());
        html! {
            <fieldset class="action-part">
                <legend>{ "What it is about" }</legend>
                { self.came_from() }
                { self.said_fault("priority") }
                { select(&self.id("priority"), "Priority", written.priority.as_str(), priorities.collect(), priority) }
                { self.said_fault("promise") }
                { select(&self.id("promise"), "Promise", chosen, promises, promise) }
            </fieldset>
        }
    }

    fn said_fault(&self, field: &str) -> Html {
        let Some(fault) = self.fault(field) else {
            return Html::default();
        };
        html! { <p class="fault" role="alert">{ fault }</p> }
    }

    fn came_from(&self) -> Html {
        let from = &self.typed.written.from;
        if matches!(from, From::Consultation { .. }) {
            return html! {
                <>
                    <p><b>{ "It came from: " }</b>{ words::from(from) }</p>
                    { self.said_fault("from") }
                </>
            };
        }
        let word = match from {
            From::Theme(_) => "theme",
            From::Promise => "promise",
            From::Consultation { .. } | From::Elsewhere => "elsewhere",
        };
        let kinds = vec![
            ("promise", "How a promise is rated"),
            ("theme", "A theme in what many said"),
            ("elsewhere", "A group, a panel, or elsewhere"),
        ];
        let change = self.change.clone();
        let choose = Callback::from(move |word: String| {
            change.emit(Change::From(match word.as_str() {
                "theme" => From::Theme(String::new()),
                "promise" => From::Promise,
                _ => From::Elsewhere,
            }));
        });
        html! {
            <>
                { select(&self.id("kind"), "It came from", word, kinds, choose) }
                if matches!(from, From::Theme(_)) {
                    { self.line("from", Text::Theme, "Theme", "In a few words, as you named it. Never anybody’s own words.", MOST_THEME) }
                }
            </>
        }
    }

    /// What phones show.
    pub fn told(&self, list: &WordList) -> Html {
        let better = |field: &str, of: Text| {
            let findings = lint_words(field, self.typed.text(of), list);
            advice(&findings, field)
        };
        let change = self.change.clone();
        let choose = Callback::from(move |word: String| {
            if let Some(stage) = Stage::of_word(&word) {
                change.emit(Change::Stage(stage));
            }
        });
        let stages = Stage::ALL.map(|one| (one.word(), stage(one)));
        let chosen = self.typed.written.stage.word();
        html! {
            <fieldset class="action-part">
                <legend>{ "What young people see" }</legend>
                <p class="muted">{ "Only this goes on phones, with the day and the updates. No names, no schools, no places or times where children meet." }</p>
                <div>
                    { self.area("you_said", Text::YouSaid, "You said", "What young people said, in plain words. Not one child’s own words.", MOST_TOLD) }
                    { better("you_said", Text::YouSaid) }
                </div>
                <div>
                    { self.area("we_did", Text::WeDid, "We did, or we will", "What is done about it. Short sentences. Promise only what you can do.", MOST_TOLD) }
                    { better("we_did", Text::WeDid) }
                </div>
                { select(&self.id("stage"), "How far is it?", chosen, stages.to_vec(), choose) }
                <div>
                    { self.area("why", Text::Why, "Why is it late or not possible?", "Phones show it. It is needed when it is not possible; else it may stay empty.", MOST_TOLD) }
                    { better("why", Text::Why) }
                </div>
            </fieldset>
        }
    }

    /// What staff and the panel hold it to.
    pub fn plan(&self) -> Html {
        let written = &self.typed.written;
        let due = self.change.reform(Change::Due);
        html! {
            <fieldset class="action-part">
                <legend>{ "What you hold yourselves to" }</legend>
                <p class="muted">{ "For staff and the panel. Phones never show it." }</p>
                { self.area("specific", Text::Specific, "What exactly is done?", "One thing, for whom, how often. Not “better visits” but “a visit every six weeks, booked a month ahead”.", MOST_PLAN) }
                { self.area("measure", Text::Measure, "How will anybody know that it is done?", "A number, and where it comes from: “95 of 100 visits in time, from the monthly list”.", MOST_PLAN) }
                { self.line("lead", Text::Lead, "Who leads it?", "One person who can do it: a name and a job.", MOST_LEAD) }
                { day(&self.id("due_on"), "By when? Choose a day that can be kept.", written.due_on, self.fault("due_on"), due) }
                { self.colours() }
                { self.area("reason", Text::Reason, "Why this colour?", "Needed for red and amber: what stands in the way, and what you do about it.", MOST_PLAN) }
            </fieldset>
        }
    }

    fn colours(&self) -> Html {
        let name = self.id("colour");
        let one = |of: Colour, means: &'static str| {
            let (word, _) = colour(of);
            let id = format!("{name}-{word}");
            let change = self.change.clone();
            let onchange = Callback::from(move |_: Event| {
                if let Some(of) = colour_of(word) {
                    change.emit(Change::Colour(of));
                }
            });
            html! {
                <label class="tick-line" for={id.clone()} key={word}>
                    <input {id} type="radio" name={name.clone()} checked={self.typed.written.colour == of} {onchange} />
                    { words::flag(of) }<span>{ means }</span>
                </label>
            }
        };
        html! {
            <fieldset class="ticks">
                <legend>{ "How does it go?" }</legend>
                { one(Colour::Green, "As it should") }
                { one(Colour::Amber, "Late, or at risk") }
                { one(Colour::Red, "Not as it should") }
            </fieldset>
        }
    }
}
