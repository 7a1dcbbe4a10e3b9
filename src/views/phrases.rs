//! The words for the answers that every form shares: faces, yes and no, audiences.
//! The words themselves are in `content/phrases`.

use crate::phrases::views as say;
use domain::views::{Audience, Face, YesNo};

/// A face's words.
#[must_use]
pub fn face(face: Face) -> &'static str {
    match face {
        Face::ReallyGood => say::face_really_good(),
        Face::Good => say::face_good(),
        Face::Ok => say::face_ok(),
        Face::NotGood => say::face_not_good(),
        Face::ReallyBad => say::face_really_bad(),
    }
}

/// Yes, no or not sure.
#[must_use]
pub fn yes_no(answer: YesNo) -> &'static str {
    match answer {
        YesNo::Yes => say::yes(),
        YesNo::No => say::no(),
        YesNo::NotSure => say::not_sure(),
    }
}

/// Who may read an answer, as a choice.
#[must_use]
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => say::audience_everyone(),
        Audience::ReviewingOfficer => say::audience_officer(),
        Audience::AdvocateFirst => say::audience_advocate(),
        Audience::NotAloud => say::audience_not_aloud(),
    }
}

/// Who may read an answer, as a sentence under it.
#[must_use]
pub fn audience_sentence(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => say::audience_everyone_says(),
        Audience::ReviewingOfficer => say::audience_officer_says(),
        Audience::AdvocateFirst => say::audience_advocate_says(),
        Audience::NotAloud => say::audience_not_aloud_says(),
    }
}
