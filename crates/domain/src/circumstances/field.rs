//! The names of the facts, as files, questions and "not sure" write them.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $written:literal $(or $short:literal)?;)*) => {
        /// A fact somebody can give, be asked for or be unsure of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field {
            $($(#[$doc])* #[serde(rename = $written $(, alias = $short)?)] $name,)*
        }

        impl Field {
            /// Its name in a file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $written,)* }
            }
        }
    };
}

fields! {
    /// The birthday.
    BornOn = "born_on";
    /// Times in care.
    CarePeriods = "care_periods";
    /// Where care ended to.
    LeftCareTo = "left_care_to";
    /// When it did.
    LeftCareOn = "left_care_on";
    /// Where the person lives.
    Placement = "placement";
    /// Since when.
    PlacementSince = "placement.since" or "since";
    /// What kind of home.
    PlacementKind = "placement.kind" or "kind";
    /// Meant to last until 18.
    PlacementUntil18 = "placement.until_18" or "until_18";
    /// Long-term fostered.
    PlacementLongTerm = "placement.long_term_fostered" or "long_term_fostered";
    /// Agreed to visits six months apart.
    PlacementSixMonthly = "placement.agrees_six_monthly_visits" or "agrees_six_monthly_visits";
    /// A home the council provides after care.
    PlacementCouncilProvided = "placement.council_provided_16_plus" or "council_provided_16_plus";
    /// All that last happened.
    Last = "last";
    /// Number of reviews held.
    ReviewsHeld = "last.reviews_held" or "reviews_held";
    /// The last review.
    ReviewOn = "last.review_on" or "review_on";
    /// The last visit.
    VisitOn = "last.visit_on" or "visit_on";
    /// The last health assessment.
    HealthAssessmentOn = "last.health_assessment_on" or "health_assessment_on";
    /// The last pathway plan review.
    PathwayReviewOn = "last.pathway_review_on" or "pathway_review_on";
    /// The adviser's last visit or call.
    AdviserContactOn = "last.adviser_contact_on" or "adviser_contact_on";
    /// Study or work.
    Studying = "studying";
    /// Unaccompanied.
    Unaccompanied = "unaccompanied";
    /// Special guardianship.
    SpecialGuardianship = "special_guardianship";
    /// Private fostering.
    PrivatelyFostered = "privately_fostered";
    /// Staying put.
    StayingPut = "staying_put";
    /// Wants an adviser after 21.
    WantsAdviser = "wants_adviser";
    /// The council.
    Council = "council";
    /// The dates of the school terms, which no national list gives.
    SchoolTerms = "school_terms";
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
