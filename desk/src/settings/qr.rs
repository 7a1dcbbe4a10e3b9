//! A QR picture as one path of squares: no image, no markup from a string.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;
use yew::prelude::*;

/// Squares that must stay empty around the picture.
const QUIET: usize = 4;

/// Properties of [`Qr`].
#[derive(Properties, PartialEq)]
pub struct QrProps {
    /// What it says.
    pub says: AttrValue,
    /// What it leads to, for people who cannot see it.
    pub label: AttrValue,
}

/// A QR picture. Nothing at all where there is too much to say.
#[component]
pub fn Qr(props: &QrProps) -> Html {
    let drawn = use_memo(props.says.clone(), |says| drawing(says));
    let Some((side, path)) = drawn.as_ref() else {
        return Html::default();
    };
    html! {
        <svg class="qr" role="img" aria-label={props.label.clone()}
            viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path d={path.clone()} fill="#000" />
        </svg>
    }
}

/// The side in squares, and the dark ones as a path: one stroke a run.
fn drawing(says: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(says, EcLevel::M).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_square_is_drawn_once_and_none_in_the_quiet_zone() {
        let says = "https://pledge.example/#o.00112233445566778899aabbccddeeff";
        let (side, path) = drawing(says).unwrap();
        let code = QrCode::with_error_correction_level(says, EcLevel::M).unwrap();
        let dark = code
            .to_colors()
            .iter()
            .filter(|c| **c == Color::Dark)
            .count();
        let mut drawn = 0;
        for stroke in path.split('M').skip(1) {
            let (at, run) = stroke.split_once('h').unwrap();
            let run: usize = run.split('v').next().unwrap().parse().unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            assert!(x >= QUIET && x + run <= side - QUIET, "{stroke}");
            assert!(y >= QUIET && y < side - QUIET, "{stroke}");
            drawn += run;
        }
        assert_eq!(drawn, dark);
    }

    #[test]
    fn too_much_to_say_is_no_picture() {
        assert_eq!(drawing(&"x".repeat(5_000)), None);
    }
}
