//! A care status in the words of the interface: what it means, why, what the law
//! calls it, and which law that is.

use super::answers::{Answers, Born, Care};
use crate::phrases::results as say;
use domain::care_status::{CareStatus, Status};

/// What it means. Whoever said that they were never in care is not told that they were.
#[must_use]
pub fn title(is: CareStatus, answers: &Answers) -> &'static str {
    match is {
        CareStatus::LookedAfter => say::looked_after(),
        CareStatus::Eligible => say::eligible(),
        CareStatus::Relevant => say::relevant(),
        CareStatus::FormerRelevant => say::former_relevant(),
        CareStatus::Qualifying => say::qualifying(),
        CareStatus::CareExperienced | CareStatus::NotSure if never(answers) => say::never(),
        CareStatus::CareExperienced => say::care_experienced(),
        CareStatus::NotSure => say::not_sure(),
    }
}

fn never(answers: &Answers) -> bool {
    answers.care == Some(Care::Never)
}

/// What the law calls it, where it has a name.
#[must_use]
pub fn law_name(is: CareStatus) -> Option<&'static str> {
    Some(match is {
        CareStatus::Eligible => say::name_eligible(),
        CareStatus::Relevant => say::name_relevant(),
        CareStatus::FormerRelevant => say::name_former_relevant(),
        CareStatus::Qualifying => say::name_qualifying(),
        // Its name in law is one that young people have asked not to be called.
        CareStatus::LookedAfter | CareStatus::CareExperienced | CareStatus::NotSure => return None,
    })
}

/// The law that says so, where one does.
#[must_use]
pub fn law(status: &Status) -> Option<&'static str> {
    Some(match status.is {
        CareStatus::LookedAfter => say::law_looked_after(),
        CareStatus::Eligible => say::law_eligible(),
        CareStatus::Relevant if rests_on(status, "CS-05") => say::law_detained(),
        CareStatus::Relevant => say::law_relevant(),
        CareStatus::FormerRelevant => say::law_former(),
        CareStatus::Qualifying if after_home(status) => say::law_home(),
        CareStatus::Qualifying => say::law_qualifying(),
        CareStatus::CareExperienced | CareStatus::NotSure => return None,
    })
}

fn rests_on(status: &Status, fact: &str) -> bool {
    status.because.iter().any(|id| id.as_str() == fact)
}

fn after_home(status: &Status) -> bool {
    rests_on(status, "CS-06") || rests_on(status, "CS-07")
}

/// Why, one sentence for each fact that decided.
#[must_use]
pub fn why(status: &Status, answers: &Answers) -> Vec<&'static str> {
    match status.is {
        CareStatus::LookedAfter if rests_on(status, "CS-03") => {
            vec![say::why_looked_after(), say::why_not_eligible()]
        }
        CareStatus::LookedAfter => vec![say::why_looked_after()],
        CareStatus::Eligible => vec![say::why_eligible()],
        CareStatus::Relevant if rests_on(status, "CS-05") => vec![say::why_detained()],
        CareStatus::Relevant => vec![say::why_relevant()],
        CareStatus::FormerRelevant => vec![say::why_former()],
        CareStatus::Qualifying if after_home(status) => {
            vec![say::why_home(), say::why_qualifying()]
        }
        CareStatus::Qualifying => vec![say::why_qualifying()],
        CareStatus::CareExperienced | CareStatus::NotSure if never(answers) => {
            vec![say::why_never()]
        }
        CareStatus::CareExperienced if answers.born == Some(Born::Over24) => vec![say::why_older()],
        CareStatus::CareExperienced => vec![say::why_experienced()],
        CareStatus::NotSure => vec![say::why_unknown()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [CareStatus; 7] = [
        CareStatus::LookedAfter,
        CareStatus::Eligible,
        CareStatus::Relevant,
        CareStatus::FormerRelevant,
        CareStatus::Qualifying,
        CareStatus::CareExperienced,
        CareStatus::NotSure,
    ];

    fn status(is: CareStatus) -> Status {
        Status {
            is,
            certain: true,
            because: Vec::new(),
            ask: None,
        }
    }

    #[test]
    fn every_status_says_why_and_what_has_a_name_in_law_has_its_law() {
        let answers = Answers::default();
        for is in ALL {
            assert!(!why(&status(is), &answers).is_empty(), "{is:?}");
            assert!(
                law_name(is).is_none() || law(&status(is)).is_some(),
                "{is:?}"
            );
        }
    }

    #[test]
    fn whoever_was_never_in_care_is_not_told_that_they_were() {
        let never = Answers {
            care: Some(Care::Never),
            ..Answers::default()
        };
        for is in [CareStatus::CareExperienced, CareStatus::NotSure] {
            assert_eq!(title(is, &never), say::never());
            assert_eq!(why(&status(is), &never), [say::why_never()]);
        }
    }
}
