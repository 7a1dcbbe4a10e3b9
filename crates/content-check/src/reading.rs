//! Turns one TOML file into items with their places, and reports every fault of
//! shape on the way: a broken file, unknown fields, missing fields, wrong types.
//!
//! What the items say is checked elsewhere.

use crate::fault::{Fault, Place, Placed};
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// Marks a value that was put in only so that the faults after it are found too.
const STAND_IN: Range<usize> = usize::MAX..usize::MAX;
/// Stands for the file itself, which has no line.
pub(crate) const WHOLE: Range<usize> = 0..0;
/// An item with more faults of shape than this is not read further.
const MOST_FAULTS_OF_SHAPE: usize = 40;

/// A file of the content folder.
#[derive(Debug)]
pub(crate) struct ContentFile {
    /// From the content folder, with `/`.
    pub(crate) name: String,
    /// All of it.
    pub(crate) text: String,
}

impl ContentFile {
    /// The line on which this begins, from 1; none for the whole file.
    fn line(&self, span: &Range<usize>) -> Option<usize> {
        let before = self.text.get(..span.start).filter(|_| *span != WHOLE)?;
        Some(before.matches('\n').count() + 1)
    }

    fn place(&self, span: &Range<usize>, id: &str) -> Place {
        Place {
            file: self.name.clone(),
            line: self.line(span),
            id: id.to_owned(),
        }
    }

    /// The file as a table. What can be read of a broken file is returned, and
    /// each break is a fault.
    pub(crate) fn table<'a>(&'a self, faults: &mut Vec<Fault>) -> DeTable<'a> {
        let (table, broken) = DeTable::parse_recoverable(&self.text);
        for error in broken {
            let place = self.place(&error.span().unwrap_or(WHOLE), "");
            faults.push(place.fault(
                format!("this is not TOML: {}", error.message()),
                "look for a missing quote, bracket or equals sign on this line or the one above",
            ));
        }
        table.into_inner()
    }

    /// Takes the list of tables under `key` (`[[promise]]`) out of a table.
    pub(crate) fn take_list<'a>(
        &self,
        table: &mut DeTable<'a>,
        key: &str,
        faults: &mut Vec<Fault>,
    ) -> Vec<Spanned<DeTable<'a>>> {
        let Some(value) = table.remove(key) else {
            return Vec::new();
        };
        let place = self.place(&value.span(), "");
        let wrong = || {
            place.fault(
                format!("`{key}` is written once, or as a single value"),
                format!("begin each one with a line [[{key}]], with two brackets"),
            )
        };
        let DeValue::Array(list) = value.into_inner() else {
            faults.push(wrong());
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in list {
            let span = entry.span();
            match entry.into_inner() {
                DeValue::Table(inner) => tables.push(Spanned::new(span, inner)),
                _ => faults.push(wrong()),
            }
        }
        tables
    }

    /// Reads an item out of its table. Every unknown and missing field is
    /// reported; an item that lacks something is not returned.
    pub(crate) fn read<T: DeserializeOwned>(
        &self,
        table: Spanned<DeTable<'_>>,
        faults: &mut Vec<Fault>,
    ) -> Option<Placed<T>> {
        let span = table.span();
        let id = text_in(table.get_ref(), "id").unwrap_or_default();
        let mut value = DeValue::Table(table.into_inner());
        let mut whole = true;
        for _ in 0..MOST_FAULTS_OF_SHAPE {
            let table = Spanned::new(span.clone(), value.clone());
            let error = match T::deserialize(ValueDeserializer::from(table)) {
                Ok(item) => {
                    let place = self.place(&span, &id);
                    return whole.then_some(Placed { place, item });
                }
                Err(error) => error,
            };
            let at = error.span().unwrap_or_else(|| span.clone());
            if at == STAND_IN {
                return None;
            }
            let shape = Shape::of(error.message());
            whole &= matches!(shape, Shape::Unknown { .. });
            faults.push(shape.fault(&self.place(&at, &id), error.message()));
            if !shape.mend(&mut value, &span, &at) {
                return None;
            }
        }
        None
    }
}

impl ContentFile {
    /// Adds every text of the file, however deep, with its keys as the id.
    pub(crate) fn phrases(&self, into: &mut Vec<Placed<String>>, faults: &mut Vec<Fault>) {
        let table = self.table(faults);
        self.add_phrases(&table, "", into);
    }

    fn add_phrases(&self, table: &DeTable<'_>, above: &str, into: &mut Vec<Placed<String>>) {
        for (key, value) in table {
            let id = match above {
                "" => key.get_ref().to_string(),
                above => format!("{above}.{}", key.get_ref()),
            };
            match value.get_ref() {
                DeValue::Table(inner) => self.add_phrases(inner, &id, into),
                DeValue::String(text) => into.push(Placed {
                    place: self.place(&value.span(), &id),
                    item: text.to_string(),
                }),
                _ => {}
            }
        }
    }
}

/// The words under a key.
pub(crate) fn text_in(table: &DeTable<'_>, key: &str) -> Option<String> {
    Some(table.get(key)?.get_ref().as_str()?.to_owned())
}

/// A fault of shape, as far as the reader's message says.
enum Shape {
    Unknown {
        field: String,
        known: String,
    },
    Missing {
        field: String,
    },
    /// A word that is none of those to choose from, or a name that is not known
    /// within `{ }`.
    NoChoice {
        word: String,
        known: String,
    },
    Other,
}

impl Shape {
    fn of(message: &str) -> Self {
        let field = || message.split('`').nth(1).unwrap_or_default().to_owned();
        if message.starts_with("unknown field") {
            let known = message.split("expected ").nth(1).unwrap_or("none");
            Self::Unknown {
                field: field(),
                known: known.replace('`', "").replace("one of ", ""),
            }
        } else if message.starts_with("missing field") {
            Self::Missing { field: field() }
        } else if let Some((_, known)) = message.split_once("`, expected ") {
            Self::NoChoice {
                word: field(),
                known: known.replace('`', "").replace("one of ", ""),
            }
        } else if let Some((keys, known)) = message
            .strip_prefix("unexpected keys in table: ")
            .and_then(|rest| rest.split_once(", available keys: "))
        {
            Self::NoChoice {
                word: keys.to_owned(),
                known: known.to_owned(),
            }
        } else {
            Self::Other
        }
    }

    fn fault(&self, place: &Place, message: &str) -> Fault {
        match self {
            Self::Unknown { field, known } => place.fault(
                format!("`{field}` is not a field here"),
                format!("spell it as one of these, or take it out: {known}"),
            ),
            Self::Missing { field } => place.fault(
                format!("`{field}` is missing"),
                format!("add a line {field} = …"),
            ),
            Self::NoChoice { word, known } => place.fault(
                format!("`{word}` is not known here"),
                format!("use one of these: {known}"),
            ),
            Self::Other => place.fault(
                message.to_owned(),
                "write the value as its neighbours are written; words stand in \"quotes\"",
            ),
        }
    }

    /// Puts the fault aside so that the next one can be found. Says whether it could.
    fn mend(&self, value: &mut DeValue<'_>, own: &Range<usize>, at: &Range<usize>) -> bool {
        match self {
            Self::Unknown { field, .. } => remove(value, field, at),
            Self::Missing { field } => stand_in(value, own, field, at),
            Self::NoChoice { .. } | Self::Other => false,
        }
    }
}

/// Takes the field out of whichever table holds it at this place.
fn remove(value: &mut DeValue<'_>, field: &str, at: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => {
            let here = table.iter().any(|(key, held)| {
                key.get_ref() == field && (key.span() == *at || held.span() == *at)
            });
            if here {
                return table.remove(field).is_some();
            }
            table
                .iter_mut()
                .any(|(_, held)| remove(held.get_mut(), field, at))
        }
        DeValue::Array(list) => list
            .iter_mut()
            .any(|held| remove(held.get_mut(), field, at)),
        _ => false,
    }
}

/// Puts empty words for the missing field into the table that lacks it.
fn stand_in(value: &mut DeValue<'_>, own: &Range<usize>, field: &str, at: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => {
            if own == at && !table.contains_key(field) {
                let empty = DeValue::String(String::new().into());
                table.insert(
                    Spanned::new(STAND_IN, field.to_owned().into()),
                    Spanned::new(STAND_IN, empty),
                );
                return true;
            }
            table.iter_mut().any(|(_, held)| {
                let span = held.span();
                stand_in(held.get_mut(), &span, field, at)
            })
        }
        DeValue::Array(list) => list.iter_mut().any(|held| {
            let span = held.span();
            stand_in(held.get_mut(), &span, field, at)
        }),
        _ => false,
    }
}
