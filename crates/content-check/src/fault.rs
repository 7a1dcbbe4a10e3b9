//! What is wrong with a content file, said to the person who wrote it.

use std::collections::BTreeSet;
use std::fmt;

/// One thing that is wrong, and how to put it right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, from the content folder: `pledge/3-keep-safe.toml`.
    pub file: String,
    /// The line it is about, from 1, where there is one.
    pub line: Option<usize>,
    /// The promise, question, service… it is about; empty for the file itself.
    pub id: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub mend: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if !self.id.is_empty() {
            write!(f, " ({})", self.id)?;
        }
        write!(f, ": {}\n    → {}", self.what, self.mend)
    }
}

/// Every fault, one under the other, with their number first.
#[must_use]
pub fn listed(faults: &[Fault]) -> String {
    use fmt::Write as _;
    let mut out = match faults.len() {
        1 => "1 thing to put right in the content:\n".to_owned(),
        many => format!("{many} things to put right in the content:\n"),
    };
    for fault in faults {
        let _ = writeln!(out, "  {fault}");
    }
    out
}

/// Where an item is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// As in [`Fault::file`].
    pub(crate) file: String,
    /// As in [`Fault::line`].
    pub(crate) line: Option<usize>,
    /// As in [`Fault::id`].
    pub(crate) id: String,
}

impl Place {
    /// The file itself.
    pub(crate) fn file(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            id: String::new(),
        }
    }

    /// A fault at this place.
    pub(crate) fn fault(&self, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        Fault {
            file: self.file.clone(),
            line: self.line,
            id: self.id.clone(),
            what: what.into(),
            mend: mend.into(),
        }
    }
}

/// An item with its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    /// Where.
    pub(crate) place: Place,
    /// What.
    pub(crate) item: T,
}

/// What could not be read whole. What leans on it is not blamed for that too.
#[derive(Debug, Default)]
pub(crate) struct Broken {
    ids: BTreeSet<String>,
    files: BTreeSet<String>,
}

impl Broken {
    /// Of the faults found while reading.
    pub(crate) fn of(faults: &[Fault]) -> Self {
        Self {
            ids: faults.iter().map(|fault| fault.id.clone()).collect(),
            files: faults.iter().map(|fault| fault.file.clone()).collect(),
        }
    }

    /// Whether something of this id was not read whole.
    pub(crate) fn id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether something in this file was not read whole.
    pub(crate) fn file(&self, file: &str) -> bool {
        self.files.contains(file)
    }
}
