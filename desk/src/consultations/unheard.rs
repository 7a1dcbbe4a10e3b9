//! Who is not heard: ages and places of which nobody answered, or so few that it is hidden.
//! Never who.

use super::words;
use crate::pledge::words::band;
use api::consultation::Results;
use domain::consultation::answered::Area;
use domain::consultation::asked::Consultation;
use domain::consultation::pledge_check::AgeBand;

/// A line for each age and place that is not heard. Nothing before the figures are frozen:
/// until then ages are not told apart.
#[must_use]
pub fn unheard(asked: &Consultation, results: &Results) -> Vec<String> {
    if results.frozen_on.is_none() {
        return Vec::new();
    }
    let ages = results
        .answered_by_band
        .iter()
        .filter(|(age, _)| *age != AgeBand::NotSaid && asked.bands.contains(age))
        .filter_map(|(age, number)| line(&format!("aged {}", band(*age).to_lowercase()), *number));
    let areas = Area::ALL
        .iter()
        .zip(&results.answered_by_area)
        .filter(|(area, _)| **area != Area::NotSaid)
        .filter_map(|(area, number)| line(&words::area(*area).to_lowercase(), *number));
    ages.chain(areas).collect()
}

/// What is said of one. A hidden number is not always a small one: it may hide another.
fn line(whom: &str, number: Option<u64>) -> Option<String> {
    match number {
        Some(0) => Some(format!("Nobody {whom} answered.")),
        None => Some(format!(
            "Fewer than 10 {whom} answered, or their number is hidden so that another cannot be worked out."
        )),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::staff;

    #[test]
    fn ages_and_places_without_answers_or_with_few_are_named_and_others_are_not() {
        let found = staff(true);
        let lines = unheard(&found.asked, &found.results);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(
            lines[0].starts_with("Fewer than 10 aged 16 or 17"),
            "{lines:?}"
        );
        assert_eq!(lines[1], "Nobody elsewhere answered.");
    }

    #[test]
    fn before_the_figures_are_frozen_nothing_is_said() {
        let found = staff(false);
        assert!(unheard(&found.asked, &found.results).is_empty());
    }
}
