//! The one place that reads the clock, and waiting.

use chrono::NaiveDate;
use gloo::timers::callback::{Interval, Timeout};
use gloo::timers::future::TimeoutFuture;
use yew::Callback;

/// Today on this computer, in its own time zone. A clock that makes no sense is the epoch.
#[must_use]
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        .unwrap_or_default()
}

/// The time of day, `14:05`.
#[must_use]
pub fn time_of_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// Whole seconds since 1970 by this computer's clock. Counts while the lid is shut.
#[must_use]
pub fn seconds() -> u64 {
    let milliseconds = js_sys::Date::new_0().get_time();
    if milliseconds.is_finite() && milliseconds > 0.0 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked just above; a clock far beyond the year 10000 may saturate"
        )]
        let whole = (milliseconds / 1_000.0) as u64;
        whole
    } else {
        0
    }
}

/// Lets the browser draw what was just said, before work that keeps it busy.
pub async fn breathe() {
    TimeoutFuture::new(60).await;
}

/// Gives the browser its turn between two pieces of long work.
pub async fn turn() {
    TimeoutFuture::new(0).await;
}

/// Calls back once, unless it is dropped before.
pub fn once_after(milliseconds: u32, then: Callback<()>) -> Timeout {
    Timeout::new(milliseconds, move || then.emit(()))
}

/// Calls back again and again until it is dropped.
pub fn every(seconds: u32, tick: Callback<()>) -> Interval {
    Interval::new(seconds * 1_000, move || tick.emit(()))
}
