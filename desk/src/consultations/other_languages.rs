//! The same consultation in other languages: for each, every text beside its English one.
//! Staff have it translated by somebody who speaks it; nothing here translates.

use super::about::select;
use super::builder::fault_of;
use super::draft::Change;
use super::words::{self, box_id};
use crate::platform::input;
use controls::notice::Notice;
use domain::consultation::asked::{
    AskedFault, Consultation, MOST_ASK, MOST_INTRO, MOST_OPTION, MOST_TITLE, Question,
};
use domain::consultation::translated::{MOST_LANGUAGES, TONGUES, Tongue, Translation};
use domain::ids::{ChoiceId, QuestionId};
use domain::language::{Direction, QuestionWords};
use std::rc::Rc;
use yew::prelude::*;

/// What can change about another language.
#[derive(Debug, Clone)]
pub enum Tongues {
    /// Another one, by its tag.
    Add(String),
    /// The one at this place goes.
    Remove(usize),
    /// The one that was removed last comes back.
    BringBack,
    /// Words of the one at this place.
    Say(usize, Place, String),
}

/// What is said in another language.
#[derive(Debug, Clone)]
pub enum Place {
    /// The name.
    Title,
    /// The introduction.
    Intro,
    /// A question.
    Ask(QuestionId),
    /// The sentence under a question.
    Hint(QuestionId),
    /// An option of a question.
    Option(QuestionId, ChoiceId),
}

/// What comes of a change; what goes is handed back.
pub fn changed(
    asked: &mut Consultation,
    removed: &mut Option<(usize, Translation)>,
    change: Tongues,
) {
    let all = &mut asked.translations;
    match change {
        Tongues::Add(tag) => {
            let known = TONGUES.iter().any(|one| one.tag == tag);
            let new = all.iter().all(|one| one.language != tag);
            if known && new && all.len() < MOST_LANGUAGES {
                all.push(Translation {
                    language: tag,
                    ..Translation::default()
                });
            }
        }
        Tongues::Remove(at) if at < all.len() => *removed = Some((at, all.remove(at))),
        Tongues::Remove(_) => {}
        Tongues::BringBack => {
            if let Some((at, words)) = removed.take() {
                let at = at.min(all.len());
                all.insert(at, words);
            }
        }
        Tongues::Say(at, place, words) => {
            if let Some(of) = all.get_mut(at) {
                say(of, place, words);
            }
        }
    }
}

fn say(of: &mut Translation, place: Place, words: String) {
    let some = |words: String| Some(words).filter(|words| !words.is_empty());
    match place {
        Place::Title => of.title = words,
        Place::Intro => of.intro = words,
        Place::Ask(id) => of.questions.entry(id).or_default().ask = some(words),
        Place::Hint(id) => of.questions.entry(id).or_default().hint = some(words),
        Place::Option(id, option) => {
            let choice = &mut of.questions.entry(id).or_default().choice;
            choice.insert(option, words);
        }
    }
}

/// Properties of [`OtherLanguages`].
#[derive(Properties, PartialEq)]
pub struct OtherLanguagesProps {
    /// As typed.
    pub asked: Consultation,
    /// What keeps it from opening, once that was tried.
    pub faults: Rc<Vec<AskedFault>>,
    /// Whether one was removed and can come back.
    pub removed: bool,
    /// Told each change.
    pub change: Callback<Change>,
    /// Told what to put the focus on.
    pub to: Callback<String>,
}

/// The other languages.
#[component]
pub fn OtherLanguages(props: &OtherLanguagesProps) -> Html {
    let asked = &props.asked;
    let chosen = use_state_eq(String::new);
    let taken = |tag: &str| asked.translations.iter().any(|one| one.language == tag);
    let free = TONGUES.iter().filter(|one| !taken(one.tag));
    let free = free.map(|one| (one.tag, one.english));
    let options = std::iter::once(("", "Choose one")).chain(free).collect();
    let choose = {
        let chosen = chosen.setter();
        Callback::from(move |tag: String| chosen.set(tag))
    };
    let add = {
        let (change, to, chosen) = (props.change.clone(), props.to.clone(), chosen.clone());
        let next = box_id(&format!("translations.{}.title", asked.translations.len()));
        Callback::from(move |_: MouseEvent| {
            if chosen.is_empty() {
                return to.emit("c-language".to_owned());
            }
            change.emit(Change::Language(Tongues::Add((*chosen).clone())));
            chosen.set(String::new());
            to.emit(next.clone());
        })
    };
    let bring_back = props
        .change
        .reform(|_: MouseEvent| Change::Language(Tongues::BringBack));
    let fault = fault_of(&props.faults, "translations");
    html! {
        <section class="card stack" aria-labelledby="c-translations">
            <h2 id="c-translations" tabindex="-1">{ "In other languages" }</h2>
            <p class="muted">{ "Young people choose their language before they start. What they choose is counted together. Ask somebody who speaks it to write the words, and a young person to read them." }</p>
            if let Some(fault) = fault { <p class="fault" role="alert">{ fault }</p> }
            { for asked.translations.iter().enumerate().map(|(at, words)| one(props, at, words)) }
            if props.removed {
                <Notice spoken=true>
                    <p>{ "The language is gone from here. " }
                        <button type="button" class="link" onclick={bring_back}>{ "Bring it back" }</button></p>
                </Notice>
            }
            if asked.translations.len() < MOST_LANGUAGES {
                <div class="in-a-row">
                    { select("c-language", "Another language", &chosen, options, choose) }
                    <div class="ways"><button type="button" class="button plain slim" onclick={add}>{ "Add it" }</button></div>
                </div>
            }
        </section>
    }
}

/// The form of one language.
struct Form<'f> {
    at: usize,
    name: &'f str,
    written: (Option<&'static str>, Option<&'static str>),
    faults: &'f [AskedFault],
    change: &'f Callback<Change>,
}

/// One language.
fn one(props: &OtherLanguagesProps, at: usize, words: &Translation) -> Html {
    let asked = &props.asked;
    let tongue = words.tongue();
    let name = tongue.map_or(words.language.as_str(), |one| one.english);
    let here = format!("translations.{at}");
    let remove = props
        .change
        .reform(move |_: MouseEvent| Change::Language(Tongues::Remove(at)));
    let form = Form {
        at,
        name,
        written: written(tongue),
        faults: &props.faults,
        change: &props.change,
    };
    let title = Line {
        label: format!("Name in {name}"),
        field: format!("{here}.title"),
        english: &asked.title,
        words: &words.title,
        most: MOST_TITLE,
        long: false,
    };
    let intro = Line {
        label: format!("Introduction in {name}"),
        field: format!("{here}.intro"),
        english: &asked.intro,
        words: &words.intro,
        most: MOST_INTRO,
        long: true,
    };
    let questions = asked.questions.iter().enumerate();
    html! {
        <fieldset class="language stack" key={words.language.clone()} id={box_id(&here)} tabindex="-1">
            <legend>{ name }</legend>
            if let Some(fault) = fault_of(&props.faults, &here) { <p class="fault" role="alert">{ fault }</p> }
            { line(&title, &form, Place::Title) }
            { line(&intro, &form, Place::Intro) }
            { for questions.map(|(nth, question)| question_in(&form, nth, question, &words.of(&question.id))) }
            <div class="ways"><button type="button" class="button plain slim" onclick={remove}>{ format!("Remove {name}") }</button></div>
        </fieldset>
    }
}

fn written(tongue: Option<&Tongue>) -> (Option<&'static str>, Option<&'static str>) {
    let rtl = |tongue: &Tongue| tongue.direction == Direction::Rtl;
    let direction = tongue.map(|tongue| if rtl(tongue) { "rtl" } else { "ltr" });
    (tongue.map(|tongue| tongue.tag), direction)
}

/// A question with its sentence and its options.
fn question_in(form: &Form<'_>, nth: usize, question: &Question, words: &QuestionWords) -> Html {
    let field = |part: &str| format!("translations.{}.questions.{nth}.{part}", form.at);
    let (number, id) = (nth + 1, &question.id);
    let ask = Line {
        label: format!("Question {number} in {}", form.name),
        field: field("ask"),
        english: &question.ask,
        words: words.ask.as_deref().unwrap_or_default(),
        most: MOST_ASK,
        long: false,
    };
    let hint = question.hint.as_ref().map(|english| Line {
        label: format!("Sentence under question {number} in {}", form.name),
        field: field("hint"),
        english,
        words: words.hint.as_deref().unwrap_or_default(),
        most: MOST_ASK,
        long: false,
    });
    let options = question.option_ids().into_iter();
    let options = options.zip(words::options(question)).enumerate();
    html! {
        <>
            { line(&ask, form, Place::Ask(id.clone())) }
            if let Some(hint) = hint { { line(&hint, form, Place::Hint(id.clone())) } }
            { for options.map(|(place, (option, english))| {
                let option = ChoiceId::from(option);
                let of = Line {
                    label: format!("Option {} of question {number} in {}", place + 1, form.name),
                    field: field(&format!("options.{place}")),
                    english: &english,
                    words: words.choice.get(&option).map_or("", String::as_str),
                    most: MOST_OPTION,
                    long: false,
                };
                line(&of, form, Place::Option(id.clone(), option.clone()))
            }) }
        </>
    }
}

/// One box, with the English words under its label. Only what is typed is in the language.
struct Line<'l> {
    label: String,
    field: String,
    english: &'l str,
    words: &'l str,
    most: usize,
    long: bool,
}

fn line(of: &Line<'_>, form: &Form<'_>, place: Place) -> Html {
    let id = box_id(&of.field);
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let fault = fault_of(form.faults, &of.field);
    let described = match fault {
        Some(_) => format!("{hint_id} {fault_id}"),
        None => hint_id.clone(),
    };
    let (at, long) = (form.at, of.long);
    let oninput = form.change.reform(move |event: InputEvent| {
        let words = match long {
            true => input::written(&event),
            false => input::typed(&event),
        };
        Change::Language(Tongues::Say(at, place.clone(), words))
    });
    let invalid = fault.as_ref().map(|_| "true");
    let (lang, dir) = form.written;
    html! {
        <div class="field" key={of.field.clone()}>
            <label for={id.clone()}>{ &of.label }</label>
            <p class="hint" id={hint_id}>{ of.english }</p>
            if let Some(fault) = &fault { <p class="fault" id={fault_id} role="alert">{ fault }</p> }
            if long {
                <textarea {id} {lang} {dir} rows="3" aria-describedby={described} aria-invalid={invalid}
                    value={of.words.to_owned()} {oninput} />
            } else {
                <input {id} {lang} {dir} type="text" autocomplete="off" spellcheck="false" maxlength={of.most.to_string()}
                    aria-describedby={described} aria-invalid={invalid} value={of.words.to_owned()} {oninput} />
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::asked;
    use crate::rendered::rendered;

    fn props(asked: Consultation, faults: Vec<AskedFault>) -> OtherLanguagesProps {
        OtherLanguagesProps {
            asked,
            faults: Rc::new(faults),
            removed: false,
            change: Callback::noop(),
            to: Callback::noop(),
        }
    }

    fn in_dari() -> Consultation {
        let mut asked = asked();
        changed(&mut asked, &mut None, Tongues::Add("prs".to_owned()));
        asked
    }

    #[tokio::test]
    async fn every_text_has_a_box_of_its_own_with_the_english_words_beside_it() {
        let html = rendered::<OtherLanguages>(|| {
            let asked = in_dari();
            let faults = asked.faults();
            props(asked, faults)
        })
        .await;
        let asked = asked();
        let options: usize = asked
            .questions
            .iter()
            .map(|one| one.option_ids().len())
            .sum();
        let hints = asked
            .questions
            .iter()
            .filter(|one| one.hint.is_some())
            .count();
        let texts = 2 + asked.questions.len() + hints + options;
        assert_eq!(html.matches(r#"dir="rtl""#).count(), texts, "{html}");
        assert_eq!(html.matches("Write something here.").count(), texts);
        for question in &asked.questions {
            assert!(html.contains(&question.ask), "{html}");
        }
        assert!(!html.contains(r#"value="prs""#), "it is chosen already");
    }

    #[test]
    fn what_is_removed_comes_back_with_its_words_and_nothing_is_there_twice() {
        let mut asked = in_dari();
        let mut removed = None;
        let id = asked.questions[0].id.clone();
        changed(
            &mut asked,
            &mut removed,
            Tongues::Say(0, Place::Ask(id.clone()), "چطور؟".to_owned()),
        );
        changed(&mut asked, &mut removed, Tongues::Add("prs".to_owned()));
        changed(&mut asked, &mut removed, Tongues::Add("no-such".to_owned()));
        assert_eq!(asked.translations.len(), 1);
        let before = asked.translations.clone();
        changed(&mut asked, &mut removed, Tongues::Remove(0));
        assert!(asked.translations.is_empty());
        changed(&mut asked, &mut removed, Tongues::BringBack);
        assert_eq!(asked.translations, before);
        assert_eq!(before[0].of(&id).ask.as_deref(), Some("چطور؟"));
    }
}
