//! Makes the pictures of drawings when views are about to be sealed, as sharp as there
//! is room for beside the words and the voice notes.

use super::drawing::picture::picture;
use super::drawing::sketch::Sketch;
use domain::enclosure::Enclosure;
use domain::ids::QuestionId;
use domain::views::{Answer, Given, MOST_PICTURE_BYTES, Views};
use seal::MOST_PLAINTEXT;

/// Room left for what is added to the views when they are sealed: where replies go, and
/// the lengths of what is enclosed.
const SPARE_BYTES: usize = 2_048;

/// Words, drawings and voice notes are more than can be sealed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the views with what is enclosed are more than can be sealed")]
pub struct TooMuch;

/// Gives each drawing among the answers its picture, made of its `sketch`.
///
/// # Errors
/// [`TooMuch`], when not even the smallest pictures leave enough room.
pub fn enclose(views: &mut Views, sketch: impl Fn(&QuestionId) -> Sketch) -> Result<(), TooMuch> {
    let words = serde_json::to_vec(views).map_err(|_| TooMuch)?;
    let enclosed = |given: &Given| given.answer.enclosure().map(Enclosure::length);
    let lengths: Vec<usize> = views.answers.iter().filter_map(enclosed).collect();
    if lengths.is_empty() {
        return Ok(());
    }
    views.v = Views::VERSION;
    let taken = words.len() + lengths.iter().sum::<usize>() + SPARE_BYTES;
    let mut room = MOST_PLAINTEXT.checked_sub(taken).ok_or(TooMuch)?;
    for given in &mut views.answers {
        if let Answer::Drawing { picture: made } = &mut given.answer {
            let most = MOST_PICTURE_BYTES.min(room);
            let bytes = picture(&sketch(&given.question), most).ok_or(TooMuch)?;
            room -= bytes.len();
            *made = Enclosure::new(bytes);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::drawing::sketch::{Colour, Mark, Point, Thickness};
    use crate::views::entry::Change;
    use crate::views::sample::{q, started};
    use crate::views::state::{Action, NotReady, State};
    use domain::views::{MOST_SOUND_BYTES, Medium};

    /// Dots all over: a picture that takes some room.
    fn drawn(dots: usize) -> Action {
        let dot = |at: usize| {
            let (x, y) = ((at * 2_654_435_761) >> 9, (at * 40_503_001) >> 7);
            let place = Point((x % 1_200) as u16, (y % 900) as u16);
            Mark::line(Colour::ALL[at % 9], Thickness::Thin, place)
        };
        let sketch = (0..dots).fold(Sketch::default(), |sketch, at| sketch.with(dot(at)));
        Action::Change(q("draw"), Change::Sketch(sketch))
    }

    fn said(bytes: usize) -> Action {
        let sound = Enclosure::new(vec![7; bytes]);
        let (medium, seconds) = (Medium::Webm, 120);
        let note = Answer::VoiceNote {
            sound,
            medium,
            seconds,
        };
        Action::Change(q("voice"), Change::Sound(Some(note)))
    }

    fn packed(state: &State) -> Result<usize, NotReady> {
        let views = state.views()?;
        let json = serde_json::to_vec(&views).expect("a text");
        Ok(views.packed(json).len())
    }

    #[test]
    fn the_largest_drawing_and_the_longest_voice_note_fit_together_with_words() {
        let state = started()
            .saying("change", &"word ".repeat(900))
            .then([drawn(8_000), said(MOST_SOUND_BYTES)]);
        let bytes = packed(&state).expect("it can be sent");
        assert!(
            bytes + SPARE_BYTES <= MOST_PLAINTEXT + SPARE_BYTES,
            "{bytes}"
        );
        assert!(bytes <= MOST_PLAINTEXT - 1_000, "{bytes}");
    }

    #[test]
    fn a_drawing_alone_is_as_sharp_as_sixty_kilobytes_allow() {
        let alone = started()
            .then([drawn(8_000)])
            .views()
            .expect("it can be sent");
        let crowded = started().then([drawn(8_000), said(MOST_SOUND_BYTES)]);
        let crowded = crowded.views().expect("it can be sent");
        let length = |views: &Views| views.answers[0].answer.enclosure().map(Enclosure::length);
        assert!(length(&alone) > length(&crowded));
        assert!(length(&alone) <= Some(MOST_PICTURE_BYTES));
        assert_eq!((alone.v, crowded.v), (2, 2));
    }

    #[test]
    fn more_than_can_be_sealed_together_is_said_and_nothing_is_lost() {
        let long = "x".repeat(4_900);
        let state = ["change", "more"]
            .into_iter()
            .fold(started(), |state, id| state.saying(id, &long))
            .then([drawn(8_000), said(MOST_SOUND_BYTES)])
            .after(Action::Change(
                q("goal"),
                Change::Goal {
                    what: "🙂".repeat(4_900),
                    who: String::new(),
                    by_when: String::new(),
                },
            ));
        assert_eq!(state.views(), Err(NotReady::TooMuch));
        assert!(!state.entry(&q("draw")).sketch.is_empty());
        let skipped = state.after(Action::Change(q("voice"), Change::Sound(None)));
        assert!(skipped.views().is_ok());
    }

    #[test]
    fn views_without_drawing_or_voice_stay_of_the_first_shape() {
        let views = started().saying("change", "words").views();
        assert_eq!(views.expect("it can be sent").v, 1);
    }
}
