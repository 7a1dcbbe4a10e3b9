//! The one place that reads the clock. Everything else is given the day.

use chrono::NaiveDate;

/// Today on this phone, in its own time zone. A clock that makes no sense is the epoch.
#[must_use]
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        .unwrap_or_default()
}

/// Milliseconds since 1970 by this phone's clock, for what is kept for some days.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge that reads the clock"
)]
pub fn now_ms() -> i64 {
    // Whole milliseconds far below 2^53 for any year a clock can show.
    js_sys::Date::now() as i64
}
