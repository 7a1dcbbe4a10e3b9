//! A consultation made from a meeting: the template for events with its name and day, kept
//! as a draft and tied to the meeting before the builder opens.

use crate::day_words;
use api::desk::consultations::Written as WrittenConsultation;
use api::desk::events::{Whole, Written};
use chrono::NaiveDate;
use client::fetch::Fetch;
use client::{Client, Fault};
use domain::consultation::asked::{Audience, Consultation, MOST_INTRO, MOST_TITLE, Purpose};
use domain::consultation::library::Library;
use domain::groups::event::Event;

/// What is asked about this meeting, from its day on or from today, whichever is later.
#[must_use]
pub fn about(event: &Event, library: &Library, today: NaiveDate) -> Option<Consultation> {
    let mut templates = library.templates.iter();
    let template = templates.find(|one| one.purpose == Purpose::EventFeedback)?;
    let mut asked = template.from(event.on.max(today));
    let title = format!("How was it? {}", event.title);
    asked.title = shortened(&title, MOST_TITLE);
    let intro = format!(
        "On {} we met: {}. {}",
        day_words::full(event.on),
        event.title,
        asked.intro
    );
    asked.intro = shortened(&intro, MOST_INTRO);
    asked.audience = if event.group.as_str() == "care-leavers-forum" {
        Audience::CareLeaversForum
    } else {
        Audience::ReachOut
    };
    if !event.bands.is_empty() {
        asked.bands.clone_from(&event.bands);
    }
    Some(asked)
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// Keeps it as a draft, ties it to the meeting, and says its id.
///
/// # Errors
/// See [`Fault`]; the draft stays when only tying it failed.
pub async fn make(whole: &Whole, asked: Consultation) -> Result<String, Fault> {
    let client = Client::new(Fetch::default());
    let draft = WrittenConsultation { asked, revision: 0 };
    let id = client.draft_consultation(&draft).await?.put.id;
    let tied = Written {
        consultation: Some(id.clone()),
        // Nothing that everybody reads is changed by this.
        looked: true,
        ..whole.written.clone()
    };
    client.rewrite_event(&whole.id, &tied).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::page::for_tests::whole;

    #[test]
    fn it_asks_what_the_template_asks_about_this_meeting_and_can_be_opened() {
        let library = content::library().unwrap();
        let event = whole("one", "2026-12-09").written.event;
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let asked = about(&event, &library, day("2026-11-22")).unwrap();
        assert_eq!(asked.faults(), []);
        assert_eq!(asked.opens_on, day("2026-12-09"));
        assert!(asked.title.contains("Food at meetings"), "{}", asked.title);
        assert!(
            asked.intro.contains("Wednesday 9 December 2026"),
            "{}",
            asked.intro
        );
        assert_eq!(
            (asked.audience, asked.bands),
            (Audience::ReachOut, event.bands.clone())
        );
        let later = about(&event, &library, day("2026-12-20")).unwrap();
        assert_eq!(later.opens_on, day("2026-12-20"));
        let long = Event {
            title: "x".repeat(80),
            ..event
        };
        assert_eq!(
            about(&long, &library, day("2026-11-22")).unwrap().faults(),
            []
        );
    }
}
