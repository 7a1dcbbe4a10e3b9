//! From the invitations, and what is kept, to what a period counts. Pure.

use crate::review_figures::months;
use crate::reviews::listing::Line;
use api::desk::review_figures::{Figures, Frozen, Kept, Period};
use chrono::{Days, NaiveDate};
use domain::calendar::BankHolidays;
use domain::consultation::suppression::Threshold;
use domain::due::reviews::ReviewsHeld;
use domain::ids::InvitationId;
use domain::invitation::Standing;
use domain::receipt::LASTS_AT_MOST_DAYS;
use domain::review_figures::kept::Counted;
use domain::review_figures::tally::Tally;
use domain::review_figures::{Known, Looked, Missing, Review};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// What is kept of a period, opened where this reader's keys open it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// As the server has it.
    pub kept: Kept,
    /// What it counted.
    pub counted: Option<Counted>,
}

/// What a period counts, and what stands in the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Working {
    /// What it counts.
    pub counted: Counted,
    /// What of that is shown.
    pub figures: Figures,
    /// Reviews that are not counted as they could be.
    pub missing: Vec<Lacking>,
    /// What is kept inside the period, which takes part in it.
    pub replaces: Vec<String>,
    /// Whether what was written about some of these days may be gone, and was not kept.
    pub may_be_gone: bool,
}

/// A review that is not counted as it could be.
#[derive(Debug, Clone, PartialEq)]
pub struct Lacking {
    /// Its invitation.
    pub line: Rc<Line>,
    /// What nobody wrote.
    pub missing: Vec<Missing>,
}

/// Why nothing can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The last month comes before the first, or it is longer than a year.
    NotAPeriod,
    /// These are frozen.
    Frozen(Period),
    /// These are kept together with months outside the period.
    Across(Period),
    /// What is kept of these cannot be opened with this reader's keys.
    Shut(Period),
}

impl Trouble {
    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::NotAPeriod => {
                "Choose a last month that is not before the first, and a year at most.".to_owned()
            }
            Self::Frozen(period) => format!(
                "{} is frozen already, and stays as it is. Choose other months.",
                months::words(period)
            ),
            Self::Across(period) => format!(
                "{} is kept as one. Choose all of its months, or none of them.",
                months::words(period)
            ),
            Self::Shut(period) => format!(
                "What is kept of {} is sealed to a key that you do not hold, so this desk cannot tell what was counted. Ask a lead to give you the earlier keys.",
                months::words(period)
            ),
        }
    }
}

/// One line as it is counted.
struct Found<'l> {
    line: &'l Rc<Line>,
    looked: Looked,
    before: Option<ReviewsHeld>,
}

/// What a period counts.
///
/// # Errors
/// [`Trouble`].
pub fn work_out(
    lines: &[Rc<Line>],
    (kept, frozen): (&[Opened], &[Frozen]),
    period: Period,
    (holidays, today): (&BankHolidays, NaiveDate),
) -> Result<Working, Trouble> {
    period.check(today).map_err(|_| Trouble::NotAPeriod)?;
    if let Some(one) = frozen.iter().find(|one| one.period.overlaps(period)) {
        return Err(Trouble::Frozen(one.period));
    }
    let (mut inside, mut elsewhere, mut replaces) = (Vec::new(), Vec::new(), Vec::new());
    for Opened { kept, counted } in kept {
        let counted = counted.clone().ok_or(Trouble::Shut(kept.period));
        if period.covers(kept.period) {
            replaces.push(kept.id.clone());
            inside.push(counted?);
        } else if period.overlaps(kept.period) {
            return Err(Trouble::Across(kept.period));
        } else {
            elsewhere.push(counted?);
        }
    }
    let theirs: BTreeSet<&InvitationId> = elsewhere.iter().flat_map(Counted::ids).collect();
    let found: Vec<Found<'_>> = lines
        .iter()
        .filter_map(|line| look(line, holidays))
        .collect();
    let (mut now, mut twice, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for (one, others) in one_of_each(&found) {
        let elsewhere = |one: &Found<'_>| theirs.contains(&one.line.item.id);
        let counted_there = elsewhere(one) || others.iter().any(|other| elsewhere(other));
        if !period.holds(one.looked.on) || counted_there {
            continue;
        }
        now.push((one.line.item.id.clone(), one.looked.review));
        twice.extend(others.iter().map(|other| other.line.item.id.clone()));
        if !one.looked.missing.is_empty() {
            missing.push(Lacking {
                line: one.line.clone(),
                missing: one.looked.missing.clone(),
            });
        }
    }
    let counted = Counted::of(&inside, &now, &twice, &elsewhere);
    let reviews = counted.rows.iter().map(|(_, review)| *review);
    let figures = Tally::of(reviews).shown(Threshold::LEAST).into();
    Ok(Working {
        figures,
        counted,
        missing,
        may_be_gone: may_be_gone(kept, period, today),
        replaces,
    })
}

fn look<'l>(line: &'l Rc<Line>, holidays: &BankHolidays) -> Option<Found<'l>> {
    let is_meant = line.item.review.is_some() || line.item.standing != Standing::Revoked;
    let known = Known {
        note: line.review.as_ref(),
        invited: line.note.as_ref().and_then(|note| note.reviews),
        booked_on: line.review_on(),
        made_on: line.item.made_on.parse().ok(),
        views_sent: line.item.answers > 0,
    };
    let looked = known.looked(holidays).filter(|_| is_meant)?;
    Some(Found {
        line,
        looked,
        before: known.before(),
    })
}

/// Each review once, with the other invitations to the same: those of one child whose review
/// was held on the same day, and one that was not held beside one that was, after the same
/// review before.
fn one_of_each<'f, 'l>(found: &'f [Found<'l>]) -> Vec<(&'f Found<'l>, Vec<&'f Found<'l>>)> {
    let mut ones: Vec<(&Found<'_>, Vec<&Found<'_>>)> = Vec::new();
    let mut at: HashMap<(&str, NaiveDate), usize> = HashMap::new();
    let child = |one: &'f Found<'l>| one.line.review.as_ref()?.child.as_deref();
    let is_held = |one: &Found<'_>| matches!(one.looked.review, Review::Held { .. });
    for one in found.iter().filter(|one| is_held(one)) {
        let same = child(one).map(|child| (child, one.looked.on));
        match same.and_then(|same| at.get(&same).copied()) {
            Some(at) => {
                if let Some((first, others)) = ones.get_mut(at) {
                    let fuller = one.looked.missing.len() < first.looked.missing.len();
                    others.push(if fuller {
                        std::mem::replace(first, one)
                    } else {
                        one
                    });
                }
            }
            None => {
                at.extend(same.map(|same| (same, ones.len())));
                ones.push((one, Vec::new()));
            }
        }
    }
    for one in found.iter().filter(|one| !is_held(one)) {
        let not_held = matches!(one.looked.review, Review::NotHeld(_));
        let same = |other: &Found<'_>| {
            let (mine, theirs) = (child(one), other.line.review.as_ref());
            mine.is_some()
                && one.before.is_some()
                && other.before == one.before
                && theirs.and_then(|review| review.child.as_deref()) == mine
        };
        match ones.iter_mut().find(|(other, _)| not_held && same(other)) {
            Some((_, others)) => others.push(one),
            None => ones.push((one, Vec::new())),
        }
    }
    ones
}

/// Whether a month is so long ago that notes about it may be gone, and none of it is kept.
fn may_be_gone(kept: &[Opened], period: Period, today: NaiveDate) -> bool {
    let long_ago = today.checked_sub_days(Days::new(LASTS_AT_MOST_DAYS.unsigned_abs()));
    let mut day = period.from;
    while long_ago.is_some_and(|long_ago| day < long_ago) && day <= period.to {
        let mut kept = kept.iter();
        match kept.find(|opened| opened.kept.period.holds(day)) {
            None => return true,
            Some(opened) => match opened.kept.period.to.checked_add_days(Days::new(1)) {
                Some(next) => day = next,
                None => return false,
            },
        }
    }
    false
}

#[cfg(test)]
#[path = "working/tests.rs"]
mod tests;
