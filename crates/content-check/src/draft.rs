//! The content as written: every item with its place, not yet checked.
//!
//! Which file holds what is decided here, and nowhere else: one list, and for that longer
//! than a file should be.

use crate::asked::Asked;
use crate::cases::Case;
use crate::facts::Facts;
use crate::fault::{Fault, Place, Placed};
use crate::languages::LanguageDraft;
use crate::reading::{ContentFile, WHOLE};
use crate::rules::NotShown;
use chrono::NaiveDate;
use domain::calendar::BankHolidays;
use domain::consultation::library::{Library, Ready, Template};
use domain::danger::DangerWords;
use domain::edition::{Edition, Trust};
use domain::entitlement::{Rule, RuleBook, duty_words::DutyWords};
use domain::form::{Form, Question, Topic};
use domain::groups::Group;
use domain::help::Helpline;
use domain::local_offer::Service;
use domain::pledge::{Pledge, Priority, Promise};
use domain::request::{Request, clock::ByLaw};
use domain::review_figures::published::Published;
use domain::wording::WordList;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Everything that was written.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) checked_on: Option<Placed<NaiveDate>>,
    pub(crate) trust: Option<Placed<Trust>>,
    /// Without its priorities.
    pub(crate) pledge: Option<Placed<Pledge>>,
    pub(crate) priorities: Vec<PriorityDraft>,
    pub(crate) forms: Vec<FormDraft>,
    pub(crate) requests: Vec<RequestDraft>,
    pub(crate) danger: Option<Placed<DangerWords>>,
    /// The versions of forms that went live.
    pub(crate) asked: Option<Placed<Asked>>,
    pub(crate) services: Vec<Placed<Service>>,
    pub(crate) helplines: Vec<Placed<Helpline>>,
    pub(crate) groups: Vec<Placed<Group>>,
    pub(crate) bank_holidays: Option<Placed<BankHolidays>>,
    pub(crate) rules: Vec<Placed<Rule>>,
    pub(crate) duties: Vec<Placed<DutyWords>>,
    pub(crate) not_shown: Vec<Placed<NotShown>>,
    /// People on whom the rules are tried.
    pub(crate) cases: Vec<Placed<Case>>,
    pub(crate) facts: Facts,
    pub(crate) words: WordList,
    /// The interface's own words, which the widget's build turns into functions.
    pub(crate) phrases: Vec<Placed<String>>,
    /// Questions that are ready for consultations.
    pub(crate) ready: Vec<Placed<Ready>>,
    /// Consultations that are ready.
    pub(crate) templates: Vec<Placed<Template>>,
    /// Figures of reviews that the council has published.
    pub(crate) published: Vec<Placed<Published>>,
    /// By tag.
    pub(crate) languages: BTreeMap<String, LanguageDraft>,
}

/// A priority (without its promises) and its promises.
#[derive(Debug)]
pub(crate) struct PriorityDraft {
    pub(crate) head: Placed<Priority>,
    pub(crate) promises: Vec<Placed<Promise>>,
}

/// A form (without its topics) and its topics.
#[derive(Debug)]
pub(crate) struct FormDraft {
    pub(crate) head: Placed<Form>,
    pub(crate) topics: Vec<TopicDraft>,
}

/// A request (without its form and its dates), its dates and its form.
#[derive(Debug)]
pub(crate) struct RequestDraft {
    pub(crate) head: Placed<Request>,
    pub(crate) by_law: Vec<Placed<ByLaw>>,
    pub(crate) form: FormDraft,
}

/// A topic (without its questions) and its questions.
#[derive(Debug)]
pub(crate) struct TopicDraft {
    pub(crate) head: Placed<Topic>,
    pub(crate) questions: Vec<Placed<Question>>,
}

impl FormDraft {
    /// Whether it is kept only so that views given to it can be read.
    pub(crate) fn is_earlier(&self) -> bool {
        self.head.place.file.contains("/earlier/")
    }

    /// Its questions in the order asked.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &Placed<Question>> {
        self.topics.iter().flat_map(|topic| &topic.questions)
    }
}

impl Draft {
    /// Every set of questions, those of requests too.
    pub(crate) fn all_forms(&self) -> impl Iterator<Item = &FormDraft> {
        let requests = self.requests.iter().map(|request| &request.form);
        self.forms.iter().chain(requests)
    }

    /// The place of every promise, question, service, helpline, group, phrase, rule and duty.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        let promises = self
            .priorities
            .iter()
            .flat_map(|draft| &draft.promises)
            .map(|placed| &placed.place);
        let questions = self
            .all_forms()
            .flat_map(FormDraft::questions)
            .map(|placed| &placed.place);
        let services = self.services.iter().map(|placed| &placed.place);
        let helplines = self.helplines.iter().map(|placed| &placed.place);
        let phrases = self.phrases.iter().map(|placed| &placed.place);
        let groups = self.groups.iter().map(|placed| &placed.place);
        let rules = self.rules.iter().map(|placed| &placed.place);
        let duties = self.duties.iter().map(|placed| &placed.place);
        promises
            .chain(questions)
            .chain(services)
            .chain(helplines)
            .chain(groups)
            .chain(phrases)
            .chain(rules)
            .chain(duties)
    }

    /// Adds what this file holds.
    pub(crate) fn add(&mut self, file: &ContentFile, faults: &mut Vec<Fault>) {
        let folder = file.name.split('/').next().unwrap_or_default();
        match folder {
            "trust.toml" => self.add_trust(file, faults),
            "bank-holidays.toml" => {
                let table = Spanned::new(WHOLE, file.table(faults));
                self.bank_holidays = file.read(table, faults);
            }
            "facts.toml" => {
                let table = Spanned::new(WHOLE, file.table(faults));
                self.facts = file
                    .read(table, faults)
                    .map(|placed: Placed<Facts>| placed.item)
                    .unwrap_or_default();
            }
            "words.toml" => {
                let table = Spanned::new(WHOLE, file.table(faults));
                self.words = file
                    .read(table, faults)
                    .map(|placed: Placed<WordList>| placed.item)
                    .unwrap_or_default();
            }
            "pledge" if file.name == "pledge/pledge.toml" => {
                let table = with_empty(file.table(faults), "priorities");
                self.pledge = file.read(table, faults);
            }
            "pledge" => self.add_priority(file, faults),
            "forms" if file.name == "forms/asked.toml" => {
                let table = Spanned::new(WHOLE, file.table(faults));
                self.asked = file.read(table, faults);
            }
            "forms" => self.add_form(file, faults),
            "requests" => self.add_request(file, faults),
            "safety" if file.name == "safety/danger-words.toml" => {
                let table = Spanned::new(WHOLE, file.table(faults));
                self.danger = file.read(table, faults);
            }
            "local-offer" => add_items(file, "service", &mut self.services, faults),
            "help" => add_items(file, "helpline", &mut self.helplines, faults),
            "groups.toml" => add_items(file, "group", &mut self.groups, faults),
            "languages" => crate::languages::add(&mut self.languages, file, faults),
            "phrases" => file.phrases(&mut self.phrases, faults),
            "rules" if file.name == "rules/not-shown.toml" => {
                add_items(file, "not_shown", &mut self.not_shown, faults);
            }
            "rules" if file.name.starts_with("rules/duties/") => {
                add_items(file, "duty", &mut self.duties, faults);
            }
            "rules" => add_items(file, "rule", &mut self.rules, faults),
            "consultations" if file.name == "consultations/library.toml" => {
                add_items(file, "question", &mut self.ready, faults);
            }
            "consultations" if file.name.starts_with("consultations/templates/") => {
                let table = Spanned::new(WHOLE, file.table(faults));
                self.templates.extend(file.read(table, faults));
            }
            "review-figures.toml" => add_items(file, "published", &mut self.published, faults),
            "cases" => crate::cases::add(&mut self.cases, file, faults),
            _ => faults.push(Place::file(&file.name).fault(
                "nothing reads a file of this name",
                "put it in pledge, forms, requests, consultations, local-offer, help, rules or cases",
            )),
        }
    }

    fn add_trust(&mut self, file: &ContentFile, faults: &mut Vec<Fault>) {
        let mut table = file.table(faults);
        let written = table.remove("checked_on");
        match written
            .as_ref()
            .and_then(|value| value.get_ref().as_str())
            .and_then(|text| text.parse().ok())
        {
            Some(item) => {
                let place = Place::file(&file.name);
                self.checked_on = Some(Placed { place, item });
            }
            None => faults.push(Place::file(&file.name).fault(
                "`checked_on` is missing or is not a date",
                "write the day on which all of the content was last gone through: checked_on = \"2026-11-22\"",
            )),
        }
        self.trust = file.read(Spanned::new(WHOLE, table), faults);
    }

    fn add_priority(&mut self, file: &ContentFile, faults: &mut Vec<Fault>) {
        let mut table = file.table(faults);
        let promises = file
            .take_list(&mut table, "promise", faults)
            .into_iter()
            .filter_map(|promise| file.read(promise, faults))
            .collect();
        if let Some(head) = file.read(with_empty(table, "promises"), faults) {
            self.priorities.push(PriorityDraft { head, promises });
        }
    }

    fn add_form(&mut self, file: &ContentFile, faults: &mut Vec<Fault>) {
        let mut table = file.table(faults);
        let topics = take_topics(file, &mut table, faults);
        if let Some(head) = file.read(with_empty(table, "topics"), faults) {
            self.forms.push(FormDraft { head, topics });
        }
    }

    fn add_request(&mut self, file: &ContentFile, faults: &mut Vec<Fault>) {
        let mut table = file.table(faults);
        let topics = take_topics(file, &mut table, faults);
        let by_law = file
            .take_list(&mut table, "by_law", faults)
            .into_iter()
            .filter_map(|step| file.read(step, faults))
            .collect();
        let Some(DeValue::Table(form)) = table.get("form").map(|form| form.get_ref().clone())
        else {
            faults.push(Place::file(&file.name).fault(
                "`form` is missing",
                "write [form] with id, version, band, title and intro",
            ));
            return;
        };
        let form = with_empty(form, "topics");
        table.remove("form");
        table.insert(
            Spanned::new(0..0, "form".into()),
            Spanned::new(0..0, DeValue::Table(form.get_ref().clone())),
        );
        let head = file.read(Spanned::new(WHOLE, table), faults);
        if let (Some(head), Some(form)) = (head, file.read(form, faults)) {
            self.requests.push(RequestDraft {
                head,
                by_law,
                form: FormDraft { head: form, topics },
            });
        }
    }

    /// What the desk builds consultations from.
    pub(crate) fn library(&self) -> Library {
        let items = |placed: &Placed<Ready>| placed.item.clone();
        Library {
            questions: self.ready.iter().map(items).collect(),
            templates: self
                .templates
                .iter()
                .map(|placed| placed.item.clone())
                .collect(),
            words: self.words.clone(),
        }
    }

    /// The edition this makes, when its parts are there.
    pub(crate) fn into_edition(self) -> Option<Edition> {
        let mut pledge = self.pledge?.item;
        pledge.priorities = self
            .priorities
            .into_iter()
            .map(|draft| Priority {
                promises: draft
                    .promises
                    .into_iter()
                    .map(|placed| placed.item)
                    .collect(),
                ..draft.head.item
            })
            .collect();
        let forms = self.forms.into_iter().map(FormDraft::into_form).collect();
        let requests = self.requests.into_iter().map(RequestDraft::into_request);
        Some(Edition {
            checked_on: self.checked_on?.item,
            trust: self.trust?.item,
            pledge,
            forms,
            requests: requests.collect(),
            danger: self.danger.map(|placed| placed.item).unwrap_or_default(),
            services: self
                .services
                .into_iter()
                .map(|placed| placed.item)
                .collect(),
            bank_holidays: self.bank_holidays?.item,
            helplines: self
                .helplines
                .into_iter()
                .map(|placed| placed.item)
                .collect(),
            groups: self.groups.into_iter().map(|placed| placed.item).collect(),
            rules: RuleBook {
                rules: self.rules.into_iter().map(|placed| placed.item).collect(),
                duties: self.duties.into_iter().map(|placed| placed.item).collect(),
            },
        })
    }
}

impl FormDraft {
    fn into_form(self) -> Form {
        let topics = self
            .topics
            .into_iter()
            .map(|draft| Topic {
                questions: draft
                    .questions
                    .into_iter()
                    .map(|placed| placed.item)
                    .collect(),
                ..draft.head.item
            })
            .collect();
        Form {
            topics,
            ..self.head.item
        }
    }
}

impl RequestDraft {
    fn into_request(self) -> Request {
        Request {
            by_law: self.by_law.into_iter().map(|placed| placed.item).collect(),
            form: self.form.into_form(),
            ..self.head.item
        }
    }
}

/// Takes the topics and their questions out of a table.
fn take_topics(
    file: &ContentFile,
    table: &mut DeTable<'_>,
    faults: &mut Vec<Fault>,
) -> Vec<TopicDraft> {
    let mut topics = Vec::new();
    for topic in file.take_list(table, "topic", faults) {
        let span = topic.span();
        let mut topic = topic.into_inner();
        let questions = file
            .take_list(&mut topic, "question", faults)
            .into_iter()
            .filter_map(|question| file.read(question, faults))
            .collect();
        let head = Spanned::new(span, with_empty(topic, "questions").into_inner());
        if let Some(head) = file.read(head, faults) {
            topics.push(TopicDraft { head, questions });
        }
    }
    topics
}

/// Adds every item of a file that holds only a list of them.
pub(crate) fn add_items<T: DeserializeOwned>(
    file: &ContentFile,
    key: &str,
    into: &mut Vec<Placed<T>>,
    faults: &mut Vec<Fault>,
) {
    let mut table = file.table(faults);
    for item in file.take_list(&mut table, key, faults) {
        into.extend(file.read(item, faults));
    }
    for (left, _) in &table {
        faults.push(Place::file(&file.name).fault(
            format!("`{}` is not a field here", left.get_ref()),
            format!("this file holds only [[{key}]]"),
        ));
    }
}

/// The table with an empty list under `key`, which is filled from elsewhere.
fn with_empty<'a>(mut table: DeTable<'a>, key: &'a str) -> Spanned<DeTable<'a>> {
    let empty = DeValue::Array(toml::de::DeArray::new());
    table.insert(Spanned::new(0..0, key.into()), Spanned::new(0..0, empty));
    Spanned::new(WHOLE, table)
}
