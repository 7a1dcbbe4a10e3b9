//! By invitation, in each engine: a link whose secret is seen nowhere, a code that
//! forgives, an invitation that ends under way, and a key that somebody swapped.

use std::time::Duration;

use anyhow::{Context, Result};
use domain::invitation::Kept;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    product::Product,
    screen::Role,
    secrets,
    worker::{OFFICER, Slip, Worker, another_key, slip_of_another_trust},
    young_person::YoungPerson,
};
use seal::SealingKey;
use seal::invitation::link::Link;

const FORM: &str = "my-review-12-15";
const DECISIONS: [&str; 2] = ["Nan visits every marzipansunday", "A desk for quibblework"];
const ARRIVES: Duration = Duration::from_secs(45);

/// What the page and its history say of themselves, at this moment.
const ABOUT_THE_PAGE: &str = "return JSON.stringify([location.href, document.title, document.referrer, \
    history.state, document.documentElement.outerHTML, window.arrivedWith ?? null, \
    performance.getEntriesByType('resource').map((entry) => entry.name)])";

/// Whether the script that takes the secret out of the address ran before anything could
/// be painted: first of all, not deferred, and there before the first paint.
const TAKEN_BEFORE_THE_FIRST_PAINT: &str = "const [first] = document.scripts; \
    const painted = performance.getEntriesByType('paint')[0]?.startTime ?? Infinity; \
    const came = performance.getEntriesByName(first.src)[0]?.responseEnd ?? Infinity; \
    return /arrive/.test(first.src) && first.parentNode === document.head && !first.async \
    && !first.defer && first.type === '' && (came <= painted || painted === Infinity)";

async fn says_nothing_of(slip: &Slip, page: &Browser) -> Result<()> {
    let about = page.driver().execute(ABOUT_THE_PAGE, vec![]).await?;
    let about: String = about.convert()?;
    let secrets = slip.secrets();
    for secret in &secrets {
        assert!(!about.contains(secret.as_str()), "{secret} in {about}");
    }
    let secrets: Vec<&str> = secrets.iter().map(String::as_str).collect();
    secrets::do_not_show_outside_the_page(&secrets, page).await
}

async fn a_link_leads_to_its_questions_and_its_secret_is_seen_nowhere(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let slip = worker.invites(FORM, &DECISIONS).await?;
    let link = slip.link(&product);
    let person = YoungPerson::arrives(engine, &link, &Likeness::default()).await?;
    let page = &person.browser;
    page.see(Role::Heading, "Is this phone just yours?").await?;
    let before = page.driver().execute(TAKEN_BEFORE_THE_FIRST_PAINT, vec![]);
    assert!(before.await?.convert::<bool>()?, "{engine:?}");
    says_nothing_of(&slip, page).await?;

    page.press(Role::Radio, "No, other people use it").await?;
    page.press(Role::Button, "Next").await?;
    // The invitation says which questions: nobody is asked.
    page.see(Role::Heading, "Who reads what you write?").await?;
    page.see(Role::Text, OFFICER).await?;
    page.see(Role::Text, "14 March 2030").await?;
    page.is_accessible("before an invited person types").await?;
    page.press(Role::Button, "Start").await?;
    page.see(Role::Heading, "Did this happen?").await?;
    page.see(Role::Text, "marzipansunday").await?;
    page.press(Role::Radio, "No, not done").await?;
    page.write("Say more", "only kestrelonce").await?;
    page.is_accessible("a decision of last time").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Text, "quibblework").await?;
    page.press(Role::Button, "Skip").await?;
    page.see(Role::Text, "Question 1 of").await?;
    person.answers_everything(&["quiet at home"]).await?;
    person.looks_it_over("").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(ARRIVES).await?;

    // Back and forth through everything that was visited.
    page.press(Role::Link, "Help").await?;
    page.see(Role::Heading, "Help now").await?;
    page.driver().back().await?;
    says_nothing_of(&slip, page).await?;
    page.has_no_complaint_but(&[]).await?;

    let inbox = worker.inbox().await?;
    let [item] = &inbox[..] else {
        panic!("one thing was sent: {inbox:?}");
    };
    let invited = item.invited.as_ref().context("it came by invitation")?;
    assert_eq!(invited.id, slip.id);
    let views = worker.opens(item).await?;
    let [seen] = &views.last_decisions[..] else {
        panic!("one decision was judged: {:?}", views.last_decisions);
    };
    assert_eq!(
        (seen.decision.as_str(), seen.kept, seen.words.as_deref()),
        (DECISIONS[0], Kept::NotDone, Some("only kestrelonce"))
    );
    person.browser.close().await?;
    let secrets = slip.secrets();
    let mut secrets: Vec<&str> = secrets.iter().map(String::as_str).collect();
    secrets.extend(["kestrelonce", "marzipansunday", OFFICER]);
    secrets::are_in_no_request(&secrets, product.witness())?;
    let fingerprint = secrets.remove(2);
    secrets.retain(|secret| !secret.contains(fingerprint));
    secrets::are_in_no_file(&secrets, &product)
}

/// How often the server was asked about invitations.
fn look_ups(product: &Product) -> usize {
    let requests = product.witness().requests();
    let of_invitations = requests
        .iter()
        .filter(|line| line.contains("/invitations/"));
    of_invitations.count()
}

async fn a_typed_code_forgives_its_shape_and_catches_a_slip_with_nothing_sent(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let slip = worker.invites(FORM, &[]).await?;
    let address = product.origin();
    let person = YoungPerson::arrives(engine, &address, &Likeness::default()).await?;
    let page = &person.browser;
    page.press(Role::Link, "Views").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "I have a code from my worker")
        .await?;
    page.see(Role::Heading, "Do you have a code?").await?;
    page.is_accessible("where a code is typed").await?;
    let code = slip.code();
    let first = code.chars().next().context("a code has characters")?;
    let slipped = code.replacen(first, if first == '7' { "8" } else { "7" }, 1);
    let the_box = page
        .see(Role::Textbox, "The code on your invitation")
        .await?;
    the_box.send_keys(&slipped).await?;
    page.press(Role::Button, "Open it").await?;
    page.see(Role::Text, "One letter or number is not right")
        .await?;
    assert_eq!(look_ups(&product), 0, "a slip is not asked about");
    the_box.clear().await?;
    let as_typed = code.to_lowercase().replace(' ', "-").replace('0', "o");
    the_box.send_keys(&as_typed).await?;
    page.press(Role::Button, "Open it").await?;
    page.see(Role::Heading, "Who reads what you write?").await?;
    assert_eq!(look_ups(&product), 1);
    page.press(Role::Button, "Start").await?;
    page.see(Role::Text, "Question 1 of").await?;
    person.answers_everything(&["quiet at home"]).await?;
    person.looks_it_over("").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(ARRIVES).await?;
    page.has_no_complaint_but(&[]).await?;
    person.browser.close().await?;
    let inbox = worker.inbox().await?;
    let invited = inbox[0].invited.as_ref().context("it came by invitation")?;
    assert_eq!(invited.id, slip.id);
    let plain = code.replace(' ', "");
    let typed = [code.as_str(), &plain, &as_typed];
    secrets::are_in_no_request(&typed, product.witness())?;
    secrets::are_in_no_file(&typed, &product)
}

async fn an_invitation_that_ends_under_way_keeps_the_words_and_takes_a_new_code(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let mut worker = Worker::opens_the_door(&product).await?;
    let first = worker.invites(FORM, &[]).await?;
    let link = first.link(&product);
    let person = YoungPerson::arrives(engine, &link, &Likeness::default()).await?;
    let page = &person.browser;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "Start").await?;
    page.see(Role::Text, "Question 1 of").await?;
    person
        .answers_everything(&["the same kestrelwords"])
        .await?;
    person.looks_it_over("").await?;
    worker.takes_back(&first).await?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Heading, "Not sent. It needs you").await?;
    page.see(Role::Text, "Your invitation has ended").await?;
    page.is_accessible("an invitation that has ended").await?;
    assert!(worker.inbox().await?.is_empty());
    let theirs = slip_of_another_trust()?.code.in_groups();
    page.write("The code on your invitation", &theirs).await?;
    page.press(Role::Button, "Open it").await?;
    page.see(Role::Text, "We do not find this invitation")
        .await?;
    page.see(Role::Text, "or for another place").await?;
    page.see(Role::Textbox, "The code on your invitation")
        .await?
        .clear()
        .await?;

    // The new one is for the team's newer key: what is sealed stays as it is.
    worker.makes_a_new_key().await?;
    let next = worker.invites(FORM, &[]).await?;
    page.write("The code on your invitation", &next.code())
        .await?;
    page.press(Role::Button, "Open it").await?;
    page.see(
        Role::Text,
        "Your words stay locked with the team’s key from before",
    )
    .await?;
    page.press(Role::Button, "Send it with this invitation")
        .await?;
    person.is_told_that_it_arrived(ARRIVES).await?;
    let inbox = worker.inbox().await?;
    let invited = inbox[0].invited.as_ref().context("it came by invitation")?;
    assert_eq!((inbox.len(), &invited.id), (1, &next.id));
    let views = serde_json::to_string(&worker.opens(&inbox[0]).await?)?;
    assert!(views.contains("the same kestrelwords"));
    person.browser.close().await
}

async fn a_swapped_key_is_refused_and_not_one_request_follows(engine: Engine) -> Result<()> {
    let product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let slip = worker.invites(FORM, &[]).await?;
    // To the phone it is the same whether the server's key or the link's was changed.
    let other = SealingKey::read(&another_key()?)?.fingerprint();
    let link = Link::of(*slip.ways.link.secret(), other);
    let address = format!("{}/#{}", product.origin(), link.fragment());
    let person = YoungPerson::arrives(engine, &address, &Likeness::default()).await?;
    let page = &person.browser;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "Your invitation").await?;
    page.see(Role::Text, "We will not send anything").await?;
    page.is_accessible("an invitation that does not match")
        .await?;
    // What every phone is told alike, and nobody's invitation has a part in.
    let for_everybody = [
        "GET /api/content HTTP/1.1",
        "GET /api/consultations HTTP/1.1",
        "GET /api/events HTTP/1.1",
        "GET /api/wall HTTP/1.1",
    ];
    let asked = |line: &String| line.contains("/api/") && !for_everybody.contains(&line.as_str());
    let so_far = product
        .witness()
        .requests()
        .into_iter()
        .filter(asked)
        .count();
    assert!(page.find(Role::Button, "Go on without it").await?.is_none());
    page.press(Role::Link, "Home").await?;
    page.see(Role::Heading, "What’s next for you?").await?;
    page.press(Role::Link, "Views").await?;
    page.see(Role::Text, "We will not send anything").await?;
    let after = product.witness().requests();
    assert_eq!(
        after.iter().filter(|line| asked(line)).count(),
        so_far,
        "{after:?}"
    );
    assert!(
        after.iter().all(|line| !line.starts_with("PUT")),
        "{after:?}"
    );
    assert!(worker.inbox().await?.is_empty());
    person.browser.close().await
}

journeys! {
    a_typed_code_forgives_its_shape_and_catches_a_slip_with_nothing_sent in Chromium, Firefox, WebKit;
    an_invitation_that_ends_under_way_keeps_the_words_and_takes_a_new_code in Chromium, Firefox, WebKit;
    a_link_leads_to_its_questions_and_its_secret_is_seen_nowhere in Chromium, Firefox, WebKit;
    a_swapped_key_is_refused_and_not_one_request_follows in Chromium, Firefox, WebKit;
}
