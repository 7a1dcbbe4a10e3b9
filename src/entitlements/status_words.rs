//! A care status in the words of the interface: what it means, what the law calls
//! it, and why.

use crate::phrases::results as say;
use domain::care_status::{CareStatus, Status};

/// What it means.
#[must_use]
pub fn title(is: CareStatus) -> &'static str {
    match is {
        CareStatus::LookedAfter => say::looked_after(),
        CareStatus::Eligible => say::eligible(),
        CareStatus::Relevant => say::relevant(),
        CareStatus::FormerRelevant => say::former_relevant(),
        CareStatus::Qualifying => say::qualifying(),
        CareStatus::CareExperienced => say::care_experienced(),
        CareStatus::NotSure => say::not_sure(),
    }
}

/// What the law calls it, where it has a name.
#[must_use]
pub fn law_name(is: CareStatus) -> Option<&'static str> {
    Some(match is {
        CareStatus::Eligible => say::name_eligible(),
        CareStatus::Relevant => say::name_relevant(),
        CareStatus::FormerRelevant => say::name_former_relevant(),
        CareStatus::Qualifying => say::name_qualifying(),
        CareStatus::CareExperienced => say::name_care_experienced(),
        // Its name in law is one that young people have asked not to be called.
        CareStatus::LookedAfter | CareStatus::NotSure => return None,
    })
}

/// Why, one sentence for each fact that decided.
#[must_use]
pub fn why(status: &Status) -> Vec<&'static str> {
    let because = |fact: &str| status.because.iter().any(|id| id.as_str() == fact);
    let mut why = Vec::new();
    match status.is {
        CareStatus::LookedAfter => {
            why.push(say::why_looked_after());
            if because("CS-03") {
                why.push(say::why_not_eligible());
            }
        }
        CareStatus::Eligible => why.push(say::why_eligible()),
        CareStatus::Relevant if because("CS-05") => why.push(say::why_detained()),
        CareStatus::Relevant => why.push(say::why_relevant()),
        CareStatus::FormerRelevant => why.push(say::why_former()),
        CareStatus::Qualifying => {
            if because("CS-06") || because("CS-07") {
                why.push(say::why_home());
            }
            why.push(say::why_qualifying());
        }
        CareStatus::CareExperienced => why.push(say::why_experienced()),
        CareStatus::NotSure => why.push(say::why_unknown()),
    }
    why
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_says_why() {
        for is in [
            CareStatus::LookedAfter,
            CareStatus::Eligible,
            CareStatus::Relevant,
            CareStatus::FormerRelevant,
            CareStatus::Qualifying,
            CareStatus::CareExperienced,
            CareStatus::NotSure,
        ] {
            let status = Status {
                is,
                certain: true,
                because: Vec::new(),
                ask: None,
            };
            assert!(!why(&status).is_empty(), "{is:?}");
        }
    }
}
