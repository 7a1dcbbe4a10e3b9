//! Keeps a set of questions that has been asked as it was, so that the views given
//! to it can be read for as long as they live.
//!
//! Earlier versions stand in a folder `earlier`, word for word, and are not offered.
//! `forms/asked.toml` lists each version that went live with its *shape*: the ids,
//! kinds and choices in order. Wording may still be mended; a shape may not change.

use crate::draft::{Draft, FormDraft};
use crate::fault::{Fault, Place, Placed};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// `forms/asked.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    asked: Vec<AskedForm>,
}

/// A version that went live.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedForm {
    form: String,
    version: u32,
    shape: String,
}

/// Reports versions that went live and are gone or have changed, and earlier versions
/// that would still be asked.
pub(crate) fn check(draft: &Draft, faults: &mut Vec<Fault>) {
    check_offered(draft, faults);
    let Some(Placed { item, place }) = &draft.asked else {
        return;
    };
    for asked in &item.asked {
        let place = Place {
            id: asked.form.clone(),
            ..place.clone()
        };
        let found = draft.all_forms().find(|form| {
            form.head.item.id.as_str() == asked.form && form.head.item.version == asked.version
        });
        match found {
            None => faults.push(place.fault(
                format!(
                    "version {} has been asked, and is not here any more",
                    asked.version
                ),
                "put it back in the folder `earlier`; views given to it must stay readable",
            )),
            Some(form) if shape(form) != asked.shape => faults.push(form.head.place.fault(
                format!(
                    "version {} has been asked, and its questions or choices have changed",
                    asked.version
                ),
                format!(
                    "put it back in the folder `earlier`, and write the change in a copy with version = {}",
                    asked.version + 1
                ),
            )),
            Some(_) => {}
        }
    }
}

fn check_offered(draft: &Draft, faults: &mut Vec<Fault>) {
    for form in draft.all_forms() {
        let (place, head) = (&form.head.place, &form.head.item);
        if form.is_earlier() && head.offered {
            faults.push(place.fault(
                "an earlier version would still be asked",
                "write offered = false: it is kept only so that views given to it can be read",
            ));
        }
        let newer = draft.all_forms().any(|other| {
            other.head.item.id == head.id
                && other.head.item.version > head.version
                && other.head.item.offered
        });
        if newer && head.offered && !form.is_earlier() {
            faults.push(place.fault(
                format!("version {} is asked, and so is a newer one", head.version),
                "move this file to the folder `earlier` beside it, and write offered = false",
            ));
        }
    }
}

/// The first 16 hexadecimal digits of the SHA-256 of the ids, kinds and choices.
pub(crate) fn shape(form: &FormDraft) -> String {
    let mut lines = String::new();
    for question in form.questions() {
        let question = &question.item;
        let _ = write!(lines, "{} {:?}", question.id, question.kind);
        for choice in &question.choices {
            let _ = write!(lines, " {}", choice.id);
        }
        lines.push('\n');
    }
    let digest = Sha256::digest(lines.as_bytes());
    digest.iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
