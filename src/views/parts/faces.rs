//! The five faces, drawn. Each always stands with its words.

use domain::views::Face;
use yew::prelude::*;

const fn class(face: Face) -> &'static str {
    match face {
        Face::ReallyGood => "face face-1",
        Face::Good => "face face-2",
        Face::Ok => "face face-3",
        Face::NotGood => "face face-4",
        Face::ReallyBad => "face face-5",
    }
}

/// The mouth, and for the outer faces the brows: the difference shows without colour.
const fn lines(face: Face) -> &'static str {
    match face {
        Face::ReallyGood => {
            "M12 25c1.5 8.5 16.5 8.5 18 0zM11.5 14.5q3.5-3.5 7 0M23.5 14.5q3.5-3.5 7 0"
        }
        Face::Good => "M13.5 26.5c3.5 5 11.5 5 15 0",
        Face::Ok => "M14 28.5h14",
        Face::NotGood => "M13.5 30.5c3.5-5 11.5-5 15 0",
        Face::ReallyBad => "M12.5 32c2.5-8 14.5-8 17 0M10.5 15.5l6.5-3M31.5 15.5l-6.5-3",
    }
}

/// A face, drawn.
pub fn face_picture(face: Face) -> Html {
    // The happiest has its eyes closed in laughter: its brows are its eyes.
    let eyes = face != Face::ReallyGood;
    html! {
        <svg class={class(face)} viewBox="0 0 42 42" aria-hidden="true" focusable="false">
            <circle class="face-skin" cx="21" cy="21" r="19" />
            if eyes {
                <circle class="face-eye" cx="15" cy="18.5" r="2.3" />
                <circle class="face-eye" cx="27" cy="18.5" r="2.3" />
            }
            <path class="face-line" d={lines(face)} />
        </svg>
    }
}
