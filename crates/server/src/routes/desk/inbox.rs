//! The inbox, a page at a time.

use crate::edges::hour_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::inbox::{After, Line, NoId, Wanted};
use api::desk::inbox::{AssignedTo, Cursor, Inbox, Invited, Item, Opened, PAGE, Standing};
use axum::Json;
use axum::extract::{Query, State};
use domain::ids::{InvitationId, SubmissionId};
use domain::receipt::Stage;
use serde::Deserialize;

/// Which lines, and where to go on.
#[derive(Debug, Deserialize)]
pub struct From {
    after: Option<Cursor>,
    forms: Option<String>,
    standing: Option<Standing>,
}

/// One page.
///
/// # Errors
/// [`Failure::Invalid`] for a cursor that this server did not write, or for a form's id
/// that cannot be one.
pub async fn get(
    State(house): State<House>,
    principal: Allowed<to::Read>,
    Query(from): Query<From>,
) -> Result<Json<Inbox>, Failure> {
    let after = match from.after {
        None => After::nothing(),
        Some(cursor) => read(&cursor)?,
    };
    let wanted = wanted(from.forms.as_deref(), from.standing)?;
    // One more than a page says whether there is another.
    let scope = principal.scope();
    let mut lines = house.store.lines(scope, &wanted, &after, PAGE + 1).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(written);
    let now = house.clock.seconds();
    Ok(Json(Inbox {
        items: lines
            .into_iter()
            .map(|line| item(line, now))
            .collect::<Result<_, _>>()?,
        next,
        unopened: house.store.unopened(scope).await?,
    }))
}

/// What the query asks for, as the store takes it.
fn wanted(forms: Option<&str>, standing: Option<Standing>) -> Result<Wanted, Failure> {
    let mut wanted = Wanted::standing(standing);
    for id in forms.into_iter().flat_map(|ids| ids.split(',')) {
        wanted
            .add(id)
            .map_err(|NoId| Failure::invalid("forms", "not the id of a form"))?;
    }
    Ok(wanted)
}

/// A line as the desk sees it.
///
/// # Errors
/// [`Failure::NotFound`] for an id that was never one of ours.
pub fn item(line: Line, now: i64) -> Result<Item, Failure> {
    let age_hours = now.saturating_sub(line.received_at).max(0) / 3_600;
    Ok(Item {
        id: SubmissionId::try_from(line.id).map_err(|_| Failure::NotFound)?,
        form: line.form.as_str().into(),
        form_version: u32::try_from(line.form_version).unwrap_or_default(),
        contact: line.contact == 1,
        received: hour_text(line.received_at),
        age_hours: u32::try_from(age_hours).unwrap_or(u32::MAX),
        supersedes: line
            .supersedes
            .and_then(|id| SubmissionId::try_from(id).ok()),
        opened: opened(line.opened_by, line.opened_at),
        stage: line.stage.as_deref().and_then(Stage::of_word),
        in_record: line.in_record_at.is_some(),
        assigned: assigned(line.assigned_to, line.assigned_name),
        invited: invited(line.invitation, line.note_epoch, line.note_for_team),
    })
}

fn assigned(member: Option<String>, name: Option<String>) -> Option<AssignedTo> {
    Some(AssignedTo {
        member: member?,
        name: name?,
    })
}

fn invited(id: Option<String>, epoch: Option<i64>, note: Option<String>) -> Option<Invited> {
    Some(Invited {
        id: InvitationId::try_from(id?).ok()?,
        epoch: u32::try_from(epoch?).ok()?,
        note_for_team: note?,
    })
}

/// Who opened it first, if anybody has.
#[must_use]
pub fn opened(by: Option<String>, at: Option<i64>) -> Option<Opened> {
    Some(Opened {
        by: by?,
        at: hour_text(at?),
    })
}

fn written(line: &Line) -> Cursor {
    Cursor(format!("{}.{}.{}", line.place, line.sort_at, line.id))
}

fn read(cursor: &Cursor) -> Result<After, Failure> {
    let mut parts = cursor.0.splitn(3, '.');
    let mut part = || parts.next().unwrap_or_default();
    match (part().parse(), part().parse(), part()) {
        (Ok(place), Ok(sort_at), id) if SubmissionId::try_from(id.to_owned()).is_ok() => {
            Ok(After {
                place,
                sort_at,
                id: id.to_owned(),
            })
        }
        _ => Err(Failure::invalid("after", "not a place in this inbox")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_anything_else_is_refused() {
        let id = SubmissionId::from_random([5; 16]);
        let after = read(&Cursor(format!("2.-3600.{id}"))).unwrap();
        assert_eq!((after.place, after.sort_at), (2, -3_600));
        for text in ["", "2", "2.x.y", "2.0.not-an-id", "' or 1=1 --"] {
            assert!(read(&Cursor(text.to_owned())).is_err(), "{text}");
        }
    }
}
