//! Everything that a young person reads, with its place: the one list that the
//! checks of words, sentences and reading age go through.

use crate::draft::{Draft, RequestDraft};
use crate::fault::{Place, Placed};
use domain::band::Band;
use domain::entitlement::{Rule, duty_words::DutyWords};
use domain::form::{Form, Question};
use domain::groups::Group;
use domain::help::Helpline;
use domain::local_offer::Service;
use domain::pledge::Promise;

/// A text of an item.
#[derive(Debug)]
pub(crate) struct Said<'d> {
    pub(crate) place: &'d Place,
    /// The field it stands in.
    pub(crate) field: &'static str,
    pub(crate) text: &'d str,
    pub(crate) style: Style,
    pub(crate) limits: Limits,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Whole sentences.
    Sentences,
    /// A question, which is a sentence too.
    Question,
    /// Interface text: sentences are measured, but it need not be one.
    Phrase,
    /// A heading, a choice, a price: words that need not be a sentence.
    Label,
}

/// What is asked of a text by whom it is for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    /// The most words in a sentence.
    pub(crate) words: usize,
    /// The highest reading age, on average over the file.
    pub(crate) age: f64,
}

impl Limits {
    const EVERYBODY: Self = Self {
        words: 20,
        age: 9.0,
    };

    fn of(band: Band) -> Self {
        match band {
            Band::FourToSeven => Self {
                words: 12,
                age: 6.0,
            },
            Band::EightToEleven => Self {
                words: 15,
                age: 8.0,
            },
            Band::EasyRead => Self {
                words: 12,
                age: 7.0,
            },
            Band::TwelveToFifteen | Band::SixteenSeventeen | Band::Pathway => Self::EVERYBODY,
        }
    }
}

/// Every text of the draft.
pub(crate) fn said(draft: &Draft) -> Vec<Said<'_>> {
    let mut all = Vec::new();
    for priority in &draft.priorities {
        let mut gather = Gather::new(&mut all, &priority.head.place, Limits::EVERYBODY);
        gather.label("title", &priority.head.item.title);
        gather.sentences("meaning", &priority.head.item.meaning);
        for promise in &priority.promises {
            of_promise(promise, &mut all);
        }
    }
    // What was asked once is kept word for word, whatever is liked now.
    for form in draft.all_forms().filter(|form| !form.is_earlier()) {
        let limits = Limits::of(form.head.item.band);
        of_form(&form.head, limits, &mut all);
        for topic in &form.topics {
            Gather::new(&mut all, &topic.head.place, limits).label("title", &topic.head.item.title);
            for question in &topic.questions {
                of_question(question, limits, &mut all);
            }
        }
    }
    for request in &draft.requests {
        of_request(request, &mut all);
    }
    for service in &draft.services {
        of_service(service, &mut all);
    }
    for helpline in &draft.helplines {
        of_helpline(helpline, &mut all);
    }
    for group in &draft.groups {
        of_group(group, &mut all);
    }
    for rule in &draft.rules {
        of_rule(rule, &mut all);
    }
    for duty in &draft.duties {
        of_duty(duty, &mut all);
    }
    for phrase in &draft.phrases {
        Gather::new(&mut all, &phrase.place, Limits::EVERYBODY).add(
            "phrase",
            &phrase.item,
            Style::Phrase,
        );
    }
    all
}

fn of_promise<'d>(placed: &'d Placed<Promise>, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = placed;
    let mut gather = Gather::new(all, place, Limits::EVERYBODY);
    gather.label("title", &item.title);
    gather.sentences("what", &item.what);
    gather.sentences("who", &item.who);
    gather.sentences("when", &item.when);
    gather.labels("amount", item.amount.as_deref());
    gather.sentences("ask", &item.ask);
    if let Some(words) = &item.ask_words {
        gather.sentences("ask_words", words);
    }
    gather.sentences("if_not", &item.if_not);
}

fn of_form<'d>(placed: &'d Placed<Form>, limits: Limits, all: &mut Vec<Said<'d>>) {
    let mut gather = Gather::new(all, &placed.place, limits);
    gather.label("title", &placed.item.title);
    gather.sentences("intro", &placed.item.intro);
}

fn of_question<'d>(placed: &'d Placed<Question>, limits: Limits, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = placed;
    let mut gather = Gather::new(all, place, limits);
    gather.add("ask", &item.ask, Style::Question);
    if let Some(hint) = &item.hint {
        gather.sentences("hint", hint);
    }
    for choice in &item.choices {
        gather.label("choices", &choice.label);
    }
}

fn of_request<'d>(request: &'d RequestDraft, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = &request.head;
    let limits = Limits::of(request.form.head.item.band);
    let mut gather = Gather::new(all, place, limits);
    gather.label("name", &item.name);
    gather.sentences("line", &item.line);
    gather.sentences("goes_to", &item.goes_to);
    for next in &item.next {
        gather.sentences("next", next);
    }
    gather.sentences("urgent", &item.urgent);
    for Placed { place, item } in &request.by_law {
        let mut gather = Gather::new(all, place, limits);
        gather.sentences("what", &item.what);
        if let Some(longer) = &item.longer_if {
            gather.sentences("longer_if", longer);
        }
    }
}

fn of_service<'d>(placed: &'d Placed<Service>, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = placed;
    let mut gather = Gather::new(all, place, Limits::EVERYBODY);
    gather.sentences("what", &item.what);
    gather.sentences("who", &item.who);
    gather.label("cost", &item.cost);
    gather.sentences("hours", &item.hours);
    gather.sentences("how", &item.how);
}

fn of_helpline<'d>(placed: &'d Placed<Helpline>, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = placed;
    let mut gather = Gather::new(all, place, Limits::EVERYBODY);
    gather.sentences("what_for", &item.what_for);
    gather.sentences("hours", &item.hours);
    gather.labels("bill", item.bill.as_deref());
}

fn of_group<'d>(placed: &'d Placed<Group>, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = placed;
    // The youngest it is for reads it too.
    let mut gather = Gather::new(all, place, Limits::EVERYBODY);
    gather.label("name", &item.name);
    gather.sentences("what", &item.what);
    gather.sentences("who_for", &item.who_for);
    gather.sentences("how_often", &item.how_often);
    gather.sentences("how_to_join", &item.how_to_join);
    gather.label("ask", &item.ask);
}

fn of_rule<'d>(placed: &'d Placed<Rule>, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = placed;
    let mut gather = Gather::new(all, place, Limits::EVERYBODY);
    gather.label("title", &item.title);
    gather.sentences("what", &item.what);
    gather.sentences("who", &item.who);
    gather.sentences("how_to_ask", &item.how_to_ask);
    if let Some(words) = &item.ask_words {
        gather.sentences("ask_words", words);
    }
    gather.sentences("if_not", &item.if_not);
}

fn of_duty<'d>(placed: &'d Placed<DutyWords>, all: &mut Vec<Said<'d>>) {
    let Placed { place, item } = placed;
    let mut gather = Gather::new(all, place, Limits::EVERYBODY);
    gather.label("title", &item.title);
    gather.sentences("why", &item.why);
    gather.sentences("if_late", &item.if_late);
}

struct Gather<'a, 'd> {
    all: &'a mut Vec<Said<'d>>,
    place: &'d Place,
    limits: Limits,
}

impl<'a, 'd> Gather<'a, 'd> {
    fn new(all: &'a mut Vec<Said<'d>>, place: &'d Place, limits: Limits) -> Self {
        Self { all, place, limits }
    }

    fn add(&mut self, field: &'static str, text: &'d str, style: Style) {
        self.all.push(Said {
            place: self.place,
            field,
            text,
            style,
            limits: self.limits,
        });
    }

    fn sentences(&mut self, field: &'static str, text: &'d str) {
        self.add(field, text, Style::Sentences);
    }

    fn label(&mut self, field: &'static str, text: &'d str) {
        self.add(field, text, Style::Label);
    }

    fn labels(&mut self, field: &'static str, text: Option<&'d str>) {
        if let Some(text) = text {
            self.label(field, text);
        }
    }
}
