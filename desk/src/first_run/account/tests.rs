use super::*;
use crate::rendered::{in_order, rendered};
use api::problem::Problem;

fn typed(lines: &[(Line, &str)]) -> Rc<Account> {
    lines
        .iter()
        .fold(Rc::new(Account::default()), |account, (at, text)| {
            account.reduce(Change::Typed(*at, (*text).to_owned()))
        })
}

fn good() -> Rc<Account> {
    typed(&[
        (Line::Code, " H7K2-9QPD "),
        (Line::Name, "Sam Okafor"),
        (Line::SignInName, "sam"),
        (Line::Password, "herons over the weir"),
    ])
}

#[test]
fn an_empty_form_names_every_line_and_asks_nobody() {
    let account = Rc::new(Account::default()).reduce(Change::Submitted);
    let at: Vec<Line> = account.faults.iter().map(|(at, _)| *at).collect();
    assert_eq!(
        at,
        [Line::Code, Line::Name, Line::SignInName, Line::Password]
    );
    assert!(!account.asking);
}

#[test]
fn a_good_form_asks_the_server_once_it_is_submitted() {
    let account = good();
    assert!(!account.asking);
    let account = account.reduce(Change::Submitted);
    assert!(account.asking);
    assert_eq!(account.new_lead().code, "H7K2-9QPD");
}

#[test]
fn a_password_that_is_the_name_is_refused_before_anything_is_sent() {
    let account = good()
        .reduce(Change::Typed(Line::Password, "SamOkafor2026!".to_owned()))
        .reduce(Change::Submitted);
    assert!(account.fault(Line::Password).is_some());
    assert!(!account.asking);
}

#[test]
fn a_refusal_stands_at_the_line_it_is_about_and_goes_when_that_line_changes() {
    let refused = |code, field: Option<&str>| {
        Change::Refused(Fault::Refused(Problem {
            field: field.map(str::to_owned),
            ..Problem::new(code, "said so")
        }))
    };
    for (code, field, at) in [
        (Code::NotAllowed, None, Line::Code),
        (Code::Conflict, None, Line::Code),
        (Code::Invalid, Some("password"), Line::Password),
        (Code::Invalid, Some("sign_in_name"), Line::SignInName),
        (Code::SlowDown, None, Line::Code),
    ] {
        let account = good()
            .reduce(Change::Submitted)
            .reduce(refused(code, field));
        assert!(account.fault(at).is_some(), "{code:?}");
        assert!(!account.asking);
        let account = account.reduce(Change::Typed(at, "again".to_owned()));
        assert_eq!(account.fault(at), None);
    }
}

#[tokio::test]
async fn the_page_asks_for_code_name_sign_in_name_and_password_in_this_order() {
    let html = rendered::<AccountPage>(|| AccountPageProps {
        tell: Callback::noop(),
    })
    .await;
    in_order(
        &html,
        &[
            "<h1",
            "Setup code",
            "Your name",
            "Sign-in name",
            "new-password",
            "Make the account</button>",
        ],
    );
}
