//! What was sent before, as it is listed.

use super::*;
use crate::rendered::page;
use domain::request::Purpose;
use domain::submission::Receipt;

/// What the list says of a receipt, on a phone that takes this for today.
async fn listed(purpose: Option<Purpose>, today: (i32, u32, u32)) -> String {
    page(move || {
        let kept = KeptReceipt {
            v: crate::outbox::item::ITEM_VERSION,
            receipt: Receipt {
                id: SubmissionId::from_random([7; 16]),
                sha256: String::new(),
                durable: true,
                received: "2026-11-22T14:00Z".to_owned(),
            },
            after: After {
                readers: "your reviewing officer".to_owned(),
                opened_within_working_days: 5,
                contact: false,
                purpose,
            },
            kept_at_ms: 0,
            on_phone: true,
        };
        let mut outbox = Outbox::default();
        outbox.receipts.push(kept);
        let (year, month, day) = today;
        earlier(&Sending {
            outbox,
            today: NaiveDate::from_ymd_opt(year, month, day).unwrap(),
            call: None,
            invited: None,
            edition: content::edition().ok().map(Rc::new),
        })
    })
    .await
}

#[tokio::test]
async fn with_a_clock_that_is_years_wrong_the_day_of_receipt_is_the_server_s_with_its_year() {
    for today in [(1970, 1, 1), (2019, 3, 14), (2044, 11, 22)] {
        let html = listed(None, today).await;
        assert!(
            html.contains("Sunday 22 November 2026"),
            "{today:?}: {html}"
        );
    }
    let right = listed(None, (2026, 11, 22)).await;
    assert!(right.contains("Sunday 22 November."), "{right}");
}

#[tokio::test]
async fn what_was_sent_before_says_whether_it_was_views_or_which_request() {
    let today = (2026, 11, 22);
    let edition = content::edition().unwrap();
    let complaint = &edition.request(Purpose::Complaint).unwrap().name;
    let views = crate::phrases::views::title();
    let html = listed(Some(Purpose::Complaint), today).await;
    assert!(
        html.contains(complaint.as_str()) && !html.contains(views),
        "{html}"
    );
    let html = listed(None, today).await;
    assert!(
        html.contains(views) && !html.contains(complaint.as_str()),
        "{html}"
    );
}
