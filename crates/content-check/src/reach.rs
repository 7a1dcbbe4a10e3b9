//! Checks of how to reach somebody: phone numbers, addresses of pages, e-mail.

use crate::draft::Draft;
use crate::fault::{Fault, Place};
use domain::consultation::pledge_check::AgeBand;

/// Reports numbers and addresses of the wrong shape, and services that give no
/// way to reach anybody.
pub(crate) fn check(draft: &Draft, faults: &mut Vec<Fault>) {
    if let Some(trust) = &draft.trust {
        faults.extend(call_fault(&trust.place, "call", &trust.item.call));
        faults.extend(call_fault(
            &trust.place,
            "call_out_of_hours",
            &trust.item.call_out_of_hours,
        ));
    }
    for service in &draft.services {
        let (place, item) = (&service.place, &service.item);
        faults.extend(
            item.call
                .iter()
                .filter_map(|number| call_fault(place, "call", number)),
        );
        faults.extend(
            item.text
                .iter()
                .filter_map(|number| text_fault(place, number)),
        );
        faults.extend(
            item.web
                .iter()
                .filter_map(|link| link_fault(place, "web", link)),
        );
        faults.extend(
            item.email
                .iter()
                .filter_map(|address| email_fault(place, address)),
        );
        if item.needs.is_empty() {
            faults.push(place.fault(
                "it stands under no need",
                "name at least one: needs = [\"home\"]",
            ));
        }
        if let (Some(from), Some(to)) = (item.age_from, item.age_to)
            && from > to
        {
            faults.push(place.fault(
                format!("its ages run backwards: {from} to {to}"),
                "write the younger age as age_from",
            ));
        }
    }
    for helpline in &draft.helplines {
        let (place, item) = (&helpline.place, &helpline.item);
        faults.extend(
            item.call
                .iter()
                .filter_map(|number| call_fault(place, "call", number)),
        );
        faults.extend(
            item.text
                .iter()
                .filter_map(|number| text_fault(place, number)),
        );
        faults.extend(
            item.web
                .iter()
                .filter_map(|link| link_fault(place, "web", link)),
        );
        if item.call.is_none() && item.text.is_none() && item.web.is_none() {
            faults.push(place.fault("it says no way to reach anybody", "add call, text or web"));
        }
    }
    for group in &draft.groups {
        let (place, item) = (&group.place, &group.item);
        faults.extend(call_fault(place, "call", &item.call));
        if item.bands.is_empty() || item.bands.contains(&AgeBand::NotSaid) {
            faults.push(place.fault(
                "it does not say for which ages it is",
                "name them: bands = [\"12_15\"]",
            ));
        }
    }
}

/// A fault when this is not an address of a page that may be opened.
pub(crate) fn link_fault(place: &Place, field: &str, link: &str) -> Option<Fault> {
    let host = link
        .strip_prefix("https://")
        .and_then(|rest| rest.split(['/', '?', '#']).next());
    let sound = host.is_some_and(|host| {
        host.contains('.')
            && !host.starts_with('.')
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    }) && !link.contains(char::is_whitespace);
    (!sound).then(|| {
        place.fault(
            format!("`{field}` is not a safe address: {link}"),
            "write the whole address, beginning with https://",
        )
    })
}

fn call_fault(place: &Place, field: &str, number: &str) -> Option<Fault> {
    (!can_be_rung(number)).then(|| {
        place.fault(
            format!("`{field}` is not a number that can be rung: {number}"),
            "write it as it is dialled in the United Kingdom: 0800 1111, 01753 875362, 116 123",
        )
    })
}

/// Short emergency numbers, 116 numbers, and numbers that begin with 0.
fn can_be_rung(number: &str) -> bool {
    let Some(digits) = digits(number) else {
        return false;
    };
    match digits.as_str() {
        "999" | "101" | "111" | "112" | "18000" | "08001111" => true,
        _ if digits.starts_with("116") => digits.len() == 6,
        _ => digits.starts_with('0') && matches!(digits.len(), 10 | 11),
    }
}

fn text_fault(place: &Place, number: &str) -> Option<Fault> {
    let short = digits(number).is_some_and(|digits| matches!(digits.len(), 5 | 6));
    (!short && !can_be_rung(number)).then(|| {
        place.fault(
            format!("`text` is not a number that can be texted: {number}"),
            "write five or six digits, or a whole number",
        )
    })
}

/// The digits of a number written with digits and single spaces.
fn digits(number: &str) -> Option<String> {
    let spaced = number
        .split(' ')
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    spaced.then(|| number.replace(' ', ""))
}

fn email_fault(place: &Place, address: &str) -> Option<Fault> {
    let sound = address.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !address.contains(char::is_whitespace)
    });
    (!sound).then(|| {
        place.fault(
            format!("`email` is not an e-mail address: {address}"),
            "write it as name@example.org",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_by_their_shape() {
        for number in [
            "999",
            "116 123",
            "0800 1111",
            "0808 800 5792",
            "01753 875362",
            "0808 2000 247",
        ] {
            assert!(can_be_rung(number), "{number}");
        }
        for number in [
            "",
            "1234",
            "0800  1111",
            "0800-1111",
            "+44 1753 875362",
            "0175 875",
            "116 12",
        ] {
            assert!(!can_be_rung(number), "{number}");
        }
    }

    #[test]
    fn only_whole_https_addresses_are_safe() {
        let place = Place::file("x.toml");
        for link in ["https://www.gov.uk/a?b#c", "https://findctf.sharefound.org"] {
            assert_eq!(link_fault(&place, "web", link), None);
        }
        for link in [
            "http://gov.uk",
            "www.gov.uk",
            "https://localhost",
            "https://gov.uk/a b",
            "javascript:alert(1)",
            "https://u@gov.uk",
        ] {
            assert!(link_fault(&place, "web", link).is_some(), "{link}");
        }
    }
}
