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
