//! The words that *My views* itself says. Questions and choices are content.

use domain::views::{Audience, Face, YesNo};

/// A face's words.
#[must_use]
pub const fn face(face: Face) -> &'static str {
    match face {
        Face::ReallyGood => "Really good",
        Face::Good => "Good",
        Face::Ok => "OK",
        Face::NotGood => "Not good",
        Face::ReallyBad => "Really bad",
    }
}

/// Yes, no or not sure.
#[must_use]
pub const fn yes_no(answer: YesNo) -> &'static str {
    match answer {
        YesNo::Yes => "Yes",
        YesNo::No => "No",
        YesNo::NotSure => "Not sure",
    }
}

/// Who may read an answer, as a choice.
#[must_use]
pub const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "Everyone at my review",
        Audience::ReviewingOfficer => "Only my reviewing officer",
        Audience::AdvocateFirst => "My advocate first",
        Audience::NotAloud => "Don't read it aloud",
    }
}

/// Who may read an answer, as a sentence under it.
#[must_use]
pub const fn audience_sentence(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "Everyone at my review may read this.",
        Audience::ReviewingOfficer => "Only my reviewing officer may read this.",
        Audience::AdvocateFirst => "My advocate reads this first.",
        Audience::NotAloud => "They may read this, but not out loud.",
    }
}
