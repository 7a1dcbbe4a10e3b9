//! What happens to phones while they send: the power goes, two tabs are open, answers
//! get lost. Nothing that was written may be lost, and nothing may arrive twice.

use std::{collections::BTreeSet, time::Duration};

use anyhow::{Result, ensure};
use tempfile::TempDir;

use crate::{
    browser::Browser,
    engine::{Engine, Likeness},
    patience::{STEP, until},
    product::Product,
    screen::Role,
    shelves,
    witness::Answers,
    worker::Worker,
    young_person::{Phone, YoungPerson},
};

const SET: &str = "12 to 15";
/// For many submissions at once, on a machine with other work.
const PATIENCE: Duration = Duration::from_secs(180);

/// A phone that is just one young person's, the product, and something sealed to copy.
pub struct Ground {
    engine: Engine,
    product: Product,
    worker: Worker,
    phone: TempDir,
    sealed: String,
    sent: BTreeSet<String>,
}

/// What was done to it, and what became of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Submissions that were sealed on the phone.
    pub sealed: usize,
    /// Submissions that the team has.
    pub arrived: usize,
    /// Submissions that the team has more than once.
    pub twice: usize,
    /// How often the fault struck.
    pub faults: usize,
    /// Answers that reached the phone.
    pub answers: usize,
}

impl Count {
    /// Whether nothing was lost and nothing came twice.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.sealed == self.arrived && self.twice == 0
    }
}

impl Ground {
    /// A new product with an open door, and one submission written and sealed by hand
    /// while there is no server.
    ///
    /// # Errors
    /// When a step does not show.
    pub async fn prepare(engine: Engine) -> Result<Self> {
        let mut product = Product::start().await?;
        let worker = Worker::opens_the_door(&product).await?;
        let phone = tempfile::tempdir()?;
        let person =
            YoungPerson::arrives(engine, &product.origin(), &kept_in(phone.path())).await?;
        person.begins_views(Phone::JustMine, SET).await?;
        person
            .answers_everything(&["kestrelmoonbeam at the weekend"])
            .await?;
        person.looks_it_over("Auntie Wollemipine").await?;
        product.stop()?;
        person.browser.press(Role::Button, "Send").await?;
        person.browser.see(Role::Heading, "Not sent yet").await?;
        let sealed = until("the submission on the shelf", STEP, async || {
            Ok(shelves::on_shelf(&person.browser, "outbox").await?.pop())
        })
        .await?;
        person.browser.kill();
        product.start_again().await?;
        let sent = BTreeSet::from([shelves::id_of(&sealed)?]);
        Ok(Self {
            engine,
            product,
            worker,
            phone,
            sealed,
            sent,
        })
    }

    /// The phone's browser, opened (again).
    async fn open(&self) -> Result<YoungPerson> {
        let likeness = kept_in(self.phone.path());
        YoungPerson::arrives(self.engine, &self.product.origin(), &likeness).await
    }

    async fn copy(&mut self, page: &Browser, times: usize, stage: &str) -> Result<()> {
        let ids = shelves::copy(page, &self.sealed, times, stage).await?;
        self.sent.extend(ids);
        Ok(())
    }

    /// Opens the phone with a good connection until nothing waits on it any more, and
    /// compares what was sealed with what the team has.
    ///
    /// # Errors
    /// When something still waits, or the server does not say.
    pub async fn count(&self, faults: usize) -> Result<Count> {
        self.product.witness().let_answers_be(Answers::Pass);
        let phone = self.open().await?.browser;
        until("an empty outbox", PATIENCE, async || {
            try_again(&phone).await?;
            nothing_waits(&phone).await
        })
        .await?;
        phone.kill();
        let listed = self.worker.everything_sent().await?;
        let arrived: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
        ensure!(
            arrived.iter().all(|id| self.sent.contains(*id)),
            "something arrived that nobody sent"
        );
        Ok(Count {
            sealed: self.sent.len(),
            arrived: arrived.len(),
            twice: listed.len() - arrived.len(),
            faults,
            answers: self.product.witness().answers_passed(),
        })
    }

    /// Kills the phone's browser so many times while views are being written, while a
    /// sealed submission lies untouched, and while one has arrived of which the phone
    /// knows nothing; and as many times again at the moment an answer comes.
    ///
    /// # Errors
    /// When words that were said to be saved are not there, or a step does not show.
    pub async fn kills(&mut self, times: usize) -> Result<Count> {
        let mut words = String::new();
        for time in 0..times {
            self.product.witness().let_answers_be(Answers::Held);
            let lost = self.product.witness().answers_lost();
            let person = self.open().await?;
            words = write_on(&person, &words, time).await?;
            let phone = person.browser;
            // Under way: in the hands of the server, and the phone cannot know it.
            self.copy(&phone, 1, "sealed").await?;
            phone.go(&self.product.origin()).await?;
            until("a submission that arrived unheard", STEP, async || {
                Ok((self.product.witness().answers_lost() > lost).then_some(()))
            })
            .await?;
            // Sealed, and no request begun.
            self.copy(&phone, 1, "sealed").await?;
            phone.kill();

            let passed = self.product.witness().answers_passed();
            self.product.witness().let_answers_be(Answers::Pass);
            let person = self.open().await?;
            until("an answer", STEP, async || {
                Ok((self.product.witness().answers_passed() > passed).then_some(()))
            })
            .await?;
            person.browser.kill();
        }
        let phone = self.open().await?.browser;
        ensure!(
            written(&phone).await? == words,
            "the draft is not as it was left"
        );
        phone.kill();
        self.count(times * 2).await
    }

    /// Lets two tabs of one browser send the same waiting submissions at the same time.
    ///
    /// # Errors
    /// When a step does not show.
    pub async fn two_tabs(&mut self, submissions: usize) -> Result<Count> {
        let phone = self.open().await?.browser;
        until("nothing on its way", STEP, async || {
            nothing_waits(&phone).await
        })
        .await?;
        self.product.stop()?;
        self.copy(&phone, submissions, "sealed").await?;
        let first = phone.driver().window().await?;
        let second = phone.driver().new_tab().await?;
        for tab in [&first, &second] {
            phone.driver().switch_to_window(tab.clone()).await?;
            phone.go(&self.product.origin()).await?;
            phone.see(Role::Link, "Views").await?;
        }
        self.product.start_again().await?;
        for tab in [first, second] {
            phone.driver().switch_to_window(tab).await?;
            try_again(&phone).await?;
        }
        until("an empty outbox", PATIENCE, async || {
            nothing_waits(&phone).await
        })
        .await?;
        phone.kill();
        self.count(submissions).await
    }

    /// Drops at least so many answers after the server has kept what they are about.
    ///
    /// # Errors
    /// When a step does not show.
    pub async fn dropped_answers(&mut self, times: usize, submissions: usize) -> Result<Count> {
        let phone = self.open().await?.browser;
        self.product.witness().let_answers_be(Answers::Dropped);
        let before = self.product.witness().answers_lost();
        self.copy(&phone, submissions, "sealed").await?;
        phone.go(&self.product.origin()).await?;
        phone.see(Role::Link, "Views").await?;
        until("so many dropped answers", PATIENCE * 4, async || {
            try_again(&phone).await?;
            let dropped = self.product.witness().answers_lost() - before;
            Ok((dropped >= times).then_some(()))
        })
        .await?;
        let dropped = self.product.witness().answers_lost() - before;
        phone.kill();
        self.count(dropped).await
    }
}

fn kept_in(folder: &std::path::Path) -> Likeness {
    Likeness {
        profile: Some(folder.to_owned()),
        ..Likeness::default()
    }
}

/// Whether the outbox is empty.
async fn nothing_waits(page: &Browser) -> Result<Option<()>> {
    let waiting = shelves::on_shelf(page, "outbox").await?;
    Ok(waiting.is_empty().then_some(()))
}

/// What a browser says when a connection comes back: the outbox tries again at once.
async fn try_again(page: &Browser) -> Result<()> {
    page.driver()
        .execute("dispatchEvent(new Event('online'));", vec![])
        .await?;
    Ok(())
}

/// Goes on with the draft, finds all that was saved of it, adds to it, and waits until
/// the phone has it on disk and the screen says so.
async fn write_on(person: &YoungPerson, before: &str, time: usize) -> Result<String> {
    let page = &person.browser;
    if time == 0 {
        person.begins_views(Phone::JustMine, SET).await?;
        for _ in 0..40 {
            if page.find(Role::Textbox, "").await?.is_some() {
                break;
            }
            page.press(Role::Button, "Skip").await?;
        }
    } else {
        let found = written(page).await?;
        ensure!(found == before, "saved {before:?}, found {found:?}");
    }
    let kept = shelves::on_shelf(page, "draft").await?;
    let more = format!("{time} ");
    until("the line to take words", STEP, async || {
        // Drawn anew in this moment, it takes none, and the next one is looked for.
        let line = page.see(Role::Textbox, "").await?;
        Ok(line.send_keys(&more).await.ok())
    })
    .await?;
    until("the words on disk", STEP, async || {
        let changed = shelves::on_shelf(page, "draft").await? != kept;
        let said = page.words().await?.contains("Saved on this phone");
        Ok((changed && said).then_some(()))
    })
    .await?;
    words_on_the_line(page).await
}

/// What the draft says, found again.
async fn written(page: &Browser) -> Result<String> {
    page.press(Role::Link, "Views").await?;
    page.press(Role::Button, "Carry on").await?;
    words_on_the_line(page).await
}

/// What stands on the line, once the page is drawn.
async fn words_on_the_line(page: &Browser) -> Result<String> {
    let line = until("the line that is being written", STEP, async || {
        let Some(line) = page.find(Role::Textbox, "").await? else {
            return Ok(None);
        };
        // Drawn anew in this moment, it is looked for once more.
        Ok(line.value().await.ok().flatten())
    })
    .await;
    match line {
        Ok(line) => Ok(line),
        Err(fault) => Err(fault.context(format!("the screen says: {}", page.words().await?))),
    }
}
