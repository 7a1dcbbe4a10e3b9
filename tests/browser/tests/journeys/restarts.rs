//! What the screen says is saved is there after the power went, and where it says that
//! nothing is saved there is nothing: each kind of phone, in each engine. The words
//! themselves are a table in the widget's `outbox/truth.rs`.

use anyhow::{Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Keeps, Likeness},
    outbox_faults::Ground,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    shelves,
    worker::Worker,
    young_person::{Phone, YoungPerson},
};

const WORDS: &str = "kestrelmoonbeam at the weekend";

/// One row of the table.
struct Row {
    phone: Phone,
    keeps: Keeps,
    /// What the screen says while somebody writes.
    says: &'static str,
    /// Whether the words are there when the browser is opened again after the power went.
    there_again: bool,
}

const TABLE: [Row; 5] = [
    Row {
        phone: Phone::JustMine,
        keeps: Keeps::Everything,
        says: "Saved on this phone, unless this is a private window",
        there_again: true,
    },
    Row {
        phone: Phone::Shared,
        keeps: Keeps::Everything,
        says: "Nothing is saved. Keep this open until it says Sent",
        there_again: false,
    },
    Row {
        phone: Phone::JustMine,
        keeps: Keeps::UntilItCloses,
        says: "unless this is a private window",
        there_again: false,
    },
    Row {
        phone: Phone::Shared,
        keeps: Keeps::UntilItCloses,
        says: "Nothing is saved. Keep this open until it says Sent",
        there_again: false,
    },
    Row {
        phone: Phone::JustMine,
        keeps: Keeps::Nothing,
        says: "Not saved. Keep this open until it says Sent",
        there_again: false,
    },
];

async fn what_the_screen_says_of_saving_is_true_after_the_power_went(engine: Engine) -> Result<()> {
    let product = Product::start().await?;
    Worker::opens_the_door(&product).await?;
    for row in TABLE {
        let folder = tempfile::tempdir()?;
        let likeness = Likeness {
            profile: Some(folder.path().to_owned()),
            keeps: row.keeps,
            ..Likeness::default()
        };
        let case = format!("{engine:?}, {:?}, {:?}", row.phone, row.keeps);
        let person = YoungPerson::arrives(engine, &product.origin(), &likeness).await?;
        writes(&person, row.phone).await?;
        until(&format!("{:?} ({case})", row.says), STEP, async || {
            Ok(person
                .browser
                .words()
                .await?
                .contains(row.says)
                .then_some(()))
        })
        .await?;
        person.browser.kill();

        let person = YoungPerson::arrives(engine, &product.origin(), &likeness).await?;
        let page = &person.browser;
        page.press(Role::Link, "Views").await?;
        if row.there_again {
            page.press(Role::Button, "Carry on").await?;
            until("the words", STEP, async || {
                Ok((line(page).await? == WORDS).then_some(()))
            })
            .await?;
        } else {
            page.see(Role::Heading, "Is this phone just yours?").await?;
            let left = match row.keeps {
                // Its shelves cannot even be looked at.
                Keeps::Nothing => Vec::new(),
                Keeps::Everything | Keeps::UntilItCloses => {
                    shelves::on_shelf(page, "draft").await?
                }
            };
            ensure!(left.is_empty(), "{case}: something was kept");
        }
        // Where storage is turned off, the app cannot be kept for no signal either.
        page.has_no_complaint_but(&["Failed to load resource", "ServiceWorker"])
            .await?;
        person.browser.kill();
    }
    Ok(())
}

/// Writes on the first line there is.
async fn writes(person: &YoungPerson, phone: Phone) -> Result<()> {
    person.begins_views(phone, "12 to 15").await?;
    let page = &person.browser;
    for _ in 0..40 {
        if let Some(line) = page.find(Role::Textbox, "").await? {
            return Ok(line.send_keys(WORDS).await?);
        }
        page.press(Role::Button, "Skip").await?;
    }
    anyhow::bail!("no question takes words")
}

async fn line(page: &Browser) -> Result<String> {
    let line = page.find(Role::Textbox, "").await?;
    Ok(match line {
        Some(line) => line.value().await?.unwrap_or_default(),
        None => String::new(),
    })
}

async fn nothing_is_lost_or_comes_twice_when_the_power_goes_two_tabs_send_and_answers_are_dropped(
    engine: Engine,
) -> Result<()> {
    let mut ground = Ground::prepare(engine).await?;
    for counted in [
        ground.kills(3).await?,
        ground.two_tabs(8).await?,
        ground.dropped_answers(20, 4).await?,
    ] {
        ensure!(counted.is_whole(), "{counted:?}");
    }
    Ok(())
}

journeys! {
    what_the_screen_says_of_saving_is_true_after_the_power_went in Chromium, Firefox, WebKit;
    nothing_is_lost_or_comes_twice_when_the_power_goes_two_tabs_send_and_answers_are_dropped in Chromium, Firefox, WebKit;
}
