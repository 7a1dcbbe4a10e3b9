use super::*;
use crate::rendered::{in_order, rendered};

fn after(changes: Vec<Change>) -> Rc<State> {
    changes
        .into_iter()
        .fold(Rc::new(State::default()), Reducible::reduce)
}

fn factor(left: u32) -> FactorState {
    FactorState {
        made_on: "2026-11-22".to_owned(),
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
