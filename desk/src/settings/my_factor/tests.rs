use super::facts::FactsProps;
use super::*;
use crate::rendered::{in_order, rendered};

fn after(changes: Vec<Change>) -> Rc<State> {
    changes
        .into_iter()
        .fold(Rc::new(State::default()), Reducible::reduce)
}

fn factor(left: u32) -> FactorState {
    FactorState {
        phone_since: Some("2026-11-22".to_owned()),
        passkeys: Vec::new(),
        ways: api::desk::passkeys::Ways {
            phone: true,
            ..Default::default()
        },
        spare_codes_left: left,
        fresh_seconds: 0,
    }
}

#[test]
fn what_was_wanted_goes_on_after_the_factor_was_given_again() {
    let asked = after(vec![
        Change::Want(Wanted::Codes),
        Change::AskedAgain(Wanted::Codes),
    ]);
    assert_eq!(asked.doing, Doing::Proving(Wanted::Codes));
    let on = asked.reduce(Change::Want(Wanted::Codes));
    assert_eq!(on.doing, Doing::Asking(Wanted::Codes));
    let shown = on.reduce(Change::Codes(vec!["x".to_owned()]));
    let done = shown.reduce(Change::OnPaper);
    assert!(done.doing == Doing::Nothing && done.done.is_some());
}

#[test]
fn a_wrong_first_code_keeps_the_secret_that_was_scanned() {
    let drawn = DrawnFactor {
        secret: "JBSW".to_owned(),
        account: "sam".to_owned(),
    };
    let wrong = after(vec![
        Change::Drawn(drawn.clone()),
        Change::Typed("1".to_owned()),
        Change::Check,
        Change::Wrong("no".into()),
    ]);
    assert_eq!(wrong.doing, Doing::Phone(drawn));
    assert!(!wrong.checking && wrong.fault.is_some());
}

#[tokio::test]
async fn few_spare_codes_are_said_and_many_are_not() {
    for (left, said) in [(2, true), (3, false)] {
        let html = rendered::<Facts>(move || FactsProps {
            factor: factor(left),
            disabled: false,
            remove: Callback::noop(),
        })
        .await;
        assert_eq!(html.contains("few spare codes"), said, "{html}");
        in_order(
            &html,
            &["since Sunday 22 November 2026", "Spare codes left"],
        );
    }
    let html = rendered::<MyFactor>(|| MyFactorProps {
        name: "Sam".into(),
        tell: Callback::noop(),
    })
    .await;
    in_order(
        &html,
        &[
            r#"role="status""#,
            "Make new spare codes",
            "Use another phone",
        ],
    );
}

fn passkey(id: &str, name: &str) -> Passkey {
    Passkey {
        id: id.to_owned(),
        name: name.to_owned(),
        made_on: "2026-11-20".to_owned(),
        used_on: None,
    }
}

#[tokio::test]
async fn the_only_factor_there_is_offers_no_way_to_remove_it() {
    for (phone, others, removed) in [(false, 0, 0), (true, 0, 1), (false, 1, 2)] {
        let html = rendered::<Facts>(move || {
            let mut factor = factor(9);
            factor.ways.phone = phone;
            factor.passkeys = vec![passkey("a", "Work laptop")];
            factor
                .passkeys
                .extend((0..others).map(|_| passkey("b", "Key ring")));
            FactsProps {
                factor,
                disabled: false,
                remove: Callback::noop(),
            }
        })
        .await;
        assert_eq!(html.matches(">Remove").count(), removed, "{html}");
        in_order(
            &html,
            &[
                "Your passkeys",
                "Work laptop",
                "Friday 20 November 2026",
                "Not used yet",
            ],
        );
    }
}

#[test]
fn a_passkey_that_was_not_made_keeps_its_name() {
    let not = after(vec![
        Change::Want(Wanted::Passkey),
        Change::NamePasskey,
        Change::Typed("Work laptop".to_owned()),
        Change::Check,
        Change::NotMade("no".into()),
    ]);
    assert_eq!(
        (not.doing.clone(), not.typed.as_str()),
        (Doing::Passkey, "Work laptop")
    );
    assert!(!not.checking && not.trouble.is_some());
    let again = not.reduce(Change::AskedAgain(Wanted::Passkey));
    let named = again
        .reduce(Change::Want(Wanted::Passkey))
        .reduce(Change::NamePasskey);
    assert_eq!(named.typed, "Work laptop");
}
