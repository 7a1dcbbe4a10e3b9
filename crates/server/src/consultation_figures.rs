//! A consultation as it stands today, and from its counts to figures that may be shown.
//! Nothing else reads the counts, so nothing that is hidden leaves the server.

use crate::failure::Failure;
use crate::house::House;
use crate::store::StoreFault;
use crate::store::consultation_answers::day_number;
use crate::store::consultations::Kept;
use api::consultation::{Figures, Put, QuestionResults, Results, Standing};
use chrono::{Days, NaiveDate};
use domain::consultation::asked::Consultation;
use domain::consultation::counted::{Layout, unpack};
use domain::consultation::outcome::{Group, Outcome, work_out};
use domain::consultation::pledge_check::AgeBand;
use domain::consultation::suppression::{Figure, Threshold};
use serde::{Deserialize, Serialize};

/// A consultation as it is kept, and what it asks.
#[derive(Debug, Clone)]
pub struct Held {
    /// As it is kept.
    pub kept: Kept,
    /// What it asks.
    pub asked: Consultation,
}

/// Figures that stay, as the store keeps them.
#[derive(Serialize, Deserialize)]
struct Frozen {
    /// The fewest people a table was shown of when they were frozen.
    smallest: u32,
    results: Results,
}

impl Held {
    /// What this row holds.
    ///
    /// # Errors
    /// [`StoreFault::Broken`] for one that this build cannot read.
    pub fn of(kept: Kept) -> Result<Self, Failure> {
        let asked = serde_json::from_str(&kept.asked).map_err(|_| broken())?;
        Ok(Self { kept, asked })
    }

    /// Where it stands on this day: what is open is closed after its last day, whether or
    /// not anybody closed it.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        // A word that this build does not know opens nothing.
        match Standing::of_word(&self.kept.standing).unwrap_or(Standing::Draft) {
            Standing::Open | Standing::Paused if today > self.asked.closes_on => Standing::Closed,
            other => other,
        }
    }

    /// Whether nothing more is counted on this day.
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today > self.asked.counted_until()
    }
}

fn broken() -> Failure {
    Failure::Store(StoreFault::Broken("consultation".to_owned()))
}

impl House {
    /// It as phones have it.
    ///
    /// # Errors
    /// What the store says.
    pub async fn put_of(&self, held: &Held) -> Result<Put, Failure> {
        let results = match held.kept.number {
            Some(number) if held.is_over(self.today()) => Some(self.frozen(held, number).await?),
            _ => None,
        };
        Ok(Put {
            id: held.kept.id.clone(),
            standing: held.standing(self.today()),
            asked: held.asked.clone(),
            results,
            what_changed: held.kept.what_changed.clone(),
        })
    }

    /// How it is answered, as far as staff may see it today.
    ///
    /// # Errors
    /// What the store says.
    pub async fn results_of(&self, held: &Held) -> Result<Results, Failure> {
        let Some(number) = held.kept.number else {
            return Ok(nothing(&held.asked));
        };
        if held.is_over(self.today()) {
            return self.frozen(held, number).await;
        }
        let numbers = Layout::of(&held.asked).numbers();
        let shown = held.kept.shown.as_deref().unwrap_or_default();
        let everybody = Group {
            answered: count(held.kept.shown_people.unwrap_or_default()),
            numbers: unpack(shown, numbers).ok_or_else(broken)?,
        };
        let (asked, threshold) = (held.asked.clone(), self.config.threshold);
        let work = move || {
            let outcome = work_out(&asked, &[everybody], &[], threshold);
            results(&asked, &outcome, None)
        };
        off_thread(work).await
    }

    /// Freezes what is over, so that it need not be worked out when somebody asks.
    ///
    /// # Errors
    /// What the store says.
    pub async fn freeze_what_is_over(&self) -> Result<(), Failure> {
        for kept in self.store.consultations().await? {
            let held = Held::of(kept)?;
            if let Some(number) = held.kept.number.filter(|_| held.kept.frozen.is_none())
                && held.is_over(self.today())
            {
                self.frozen(&held, number).await?;
            }
        }
        Ok(())
    }

    /// The figures that stay: worked out once, and never again, but for a threshold that
    /// was raised since, which hides more of them.
    async fn frozen(&self, held: &Held, number: i64) -> Result<Results, Failure> {
        let threshold = self.config.threshold;
        let kept = match &held.kept.frozen {
            Some(kept) => kept.clone(),
            None => {
                self.store.stop_counting(number).await?;
                let frozen = Frozen {
                    smallest: threshold.base(),
                    results: self.work_out_frozen(held, number, threshold).await?,
                };
                let frozen = serde_json::to_string(&frozen).map_err(|_| broken())?;
                self.store.freeze(number, &frozen).await?
            }
        };
        let frozen: Frozen = serde_json::from_str(&kept).map_err(|_| broken())?;
        if threshold.base() <= frozen.smallest {
            return Ok(frozen.results);
        }
        let now = self.work_out_frozen(held, number, threshold).await?;
        Ok(both(frozen.results, &now))
    }

    async fn work_out_frozen(
        &self,
        held: &Held,
        number: i64,
        threshold: Threshold,
    ) -> Result<Results, Failure> {
        let asked = held.asked.clone();
        let bands: Vec<usize> = places(&asked).collect();
        let days = i64::MIN..=day_number(asked.closes_on);
        let numbers = Layout::of(&asked).numbers();
        let counts = self
            .store
            .consultation_counts(number, days, &bands, numbers)
            .await?;
        let frozen_on = asked.counted_until().checked_add_days(Days::new(1));
        let work = move || {
            let groups = bands.iter().filter_map(|at| counts.bands.get(*at).cloned());
            let groups: Vec<Group> = groups.collect();
            let outcome = work_out(&asked, &groups, &counts.areas, threshold);
            results(&asked, &outcome, frozen_on)
        };
        off_thread(work).await
    }
}

async fn off_thread(work: impl FnOnce() -> Results + Send + 'static) -> Result<Results, Failure> {
    let made = tokio::task::spawn_blocking(work).await;
    made.map_err(|_| Failure::Panicked)
}

fn count(people: i64) -> u64 {
    u64::try_from(people).unwrap_or_default()
}

/// The places in [`AgeBand::ALL`] of the ages that a consultation tells apart.
fn places(asked: &Consultation) -> impl Iterator<Item = usize> {
    let ages = asked.ages().into_iter();
    ages.filter_map(|age| AgeBand::ALL.iter().position(|one| *one == age))
}

/// Of a draft.
fn nothing(asked: &Consultation) -> Results {
    let layout = Layout::of(asked);
    let questions = layout.questions().iter();
    Results {
        frozen_on: None,
        answered: None,
        answered_by_band: Vec::new(),
        answered_by_area: Vec::new(),
        questions: questions
            .map(|counts| QuestionResults {
                question: counts.question.clone(),
                everybody: Figures::hidden(counts.options()),
                bands: Vec::new(),
            })
            .collect(),
    }
}

fn results(asked: &Consultation, outcome: &Outcome, frozen_on: Option<NaiveDate>) -> Results {
    let of_bands = outcome.by_group.iter().copied().map(Figure::shown);
    let questions = outcome.questions.iter();
    Results {
        frozen_on,
        answered: outcome.answered.shown(),
        answered_by_band: asked.ages().into_iter().zip(of_bands).collect(),
        answered_by_area: outcome.by_area.iter().map(|area| area.shown()).collect(),
        questions: questions
            .map(|one| QuestionResults {
                question: one.question.clone(),
                everybody: Figures::from(&one.everybody),
                bands: asked
                    .ages()
                    .into_iter()
                    .zip(one.groups.iter().map(Figures::from))
                    .collect(),
            })
            .collect(),
    }
}

/// What both show. Hiding more only takes away what could be reckoned with.
fn both(mut frozen: Results, now: &Results) -> Results {
    let keep = |shown: &mut Option<u64>, now: Option<&Option<u64>>| {
        if now.is_none_or(Option::is_none) {
            *shown = None;
        }
    };
    let figures = |shown: &mut Figures, now: Option<&Figures>| {
        keep(&mut shown.base, now.map(|now| &now.base));
        for (at, count) in shown.counts.iter_mut().enumerate() {
            keep(count, now.and_then(|now| now.counts.get(at)));
        }
        for (at, percent) in shown.percent.iter_mut().enumerate() {
            keep(percent, now.and_then(|now| now.percent.get(at)));
        }
    };
    keep(&mut frozen.answered, Some(&now.answered));
    for (at, (_, band)) in frozen.answered_by_band.iter_mut().enumerate() {
        keep(band, now.answered_by_band.get(at).map(|(_, band)| band));
    }
    for (at, area) in frozen.answered_by_area.iter_mut().enumerate() {
        keep(area, now.answered_by_area.get(at));
    }
    for (at, question) in frozen.questions.iter_mut().enumerate() {
        let other = now.questions.get(at);
        figures(&mut question.everybody, other.map(|one| &one.everybody));
        for (band, (_, shown)) in question.bands.iter_mut().enumerate() {
            let other = other.and_then(|one| one.bands.get(band));
            figures(shown, other.map(|(_, figures)| figures));
        }
    }
    frozen
}
