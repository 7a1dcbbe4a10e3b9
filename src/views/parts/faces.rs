//! The five faces of *My views*. Each always stands with its words.

use domain::views::Face;
use yew::prelude::*;

/// A face, drawn.
pub fn face_picture(face: Face) -> Html {
    let at = Face::ALL.iter().position(|one| *one == face);
    at.map(controls::pictures::face).unwrap_or_default()
}
