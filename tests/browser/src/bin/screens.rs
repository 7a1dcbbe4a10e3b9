//! `screens FOLDER [PART OF A NAME]`: a picture of every screen at three sizes,
//! light and dark, taken on the way that a lead and a young person go.
//! `cargo xtask screens` runs this.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    host_page,
    lead::Lead,
    patience::STEP,
    product::Product,
    screen::Role,
    site::Site,
    young_person::{Phone, YoungPerson},
};

const SIZES: [(u32, u32); 3] = [(360, 740), (768, 1024), (1280, 800)];

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1);
    let folder = PathBuf::from(args.next().context("which folder?")?);
    let only = args
        .next()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut host = Site::prepared().await?;
    let mut product = Product::prepared().await?;
    product.allow_host(&host.origin());
    product.start_again().await?;
    host_page::embed(&mut host, product.witness().address());
    let mut first = true;
    for size in SIZES {
        for dark in [false, true] {
            let likeness = Likeness {
                size,
                dark,
                ..Likeness::default()
            };
            let album = Album {
                folder: &folder,
                only: &only,
                likeness: &likeness,
            };
            if first {
                desk_begins(&album, &product).await?;
            }
            first = false;
            widget(&album, &product, &host).await?;
            desk(&album, &product).await?;
        }
    }
    Ok(())
}

/// Where the pictures of one size and scheme go.
struct Album<'walk> {
    folder: &'walk Path,
    only: &'walk str,
    likeness: &'walk Likeness,
}

impl Album<'_> {
    async fn keep(&self, browser: &Browser, name: &str) -> Result<()> {
        if !name.contains(self.only) {
            return Ok(());
        }
        let (width, height) = self.likeness.size;
        let scheme = if self.likeness.dark { "dark" } else { "light" };
        let place = self
            .folder
            .join(format!("{name}-{width}x{height}-{scheme}.png"));
        browser
            .driver()
            .screenshot(&place)
            .await
            .with_context(|| format!("cannot keep {}", place.display()))
    }
}

async fn widget(album: &Album<'_>, product: &Product, host: &Site) -> Result<()> {
    let person = YoungPerson::arrives(Engine::Chromium, &product.origin(), album.likeness).await?;
    let page = &person.browser;
    album.keep(page, "widget-home").await?;
    for (tab, heading, name) in [
        ("Pledge", "My pledge", "widget-pledge"),
        ("Local", "Local offer", "widget-local-offer"),
        ("Help", "Help", "widget-help"),
    ] {
        page.press(Role::Link, tab).await?;
        page.see(Role::Heading, heading).await?;
        album.keep(page, name).await?;
    }
    page.press(Role::Link, "Pledge").await?;
    page.press(Role::Link, "promises").await?;
    page.press(Role::Button, "The law says").await?;
    page.see(Role::Text, "How do you ask?").await?;
    album.keep(page, "widget-priority").await?;
    page.press(Role::Link, "Settings").await?;
    page.see(Role::Heading, "Settings").await?;
    album.keep(page, "widget-settings").await?;

    page.press(Role::Link, "Views").await?;
    page.see(Role::Heading, "Is this phone just yours?").await?;
    album.keep(page, "views-phone").await?;
    person.begins_views(Phone::Shared, "12 to 15").await?;
    page.see(Role::Button, "Skip").await?;
    album.keep(page, "views-first-question").await?;
    person
        .answers_everything(&[
            "I liked it when my sister came to tea.",
            "Let me see my brother on Saturdays.",
        ])
        .await?;
    album.keep(page, "views-agenda").await?;
    person.looks_it_over("My carer").await?;
    album.keep(page, "views-review").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(STEP).await?;
    album.keep(page, "views-sent").await?;

    page.go(&host.origin()).await?;
    page.see(Role::Heading, "After the widget").await?;
    album.keep(page, "embedded").await?;
    person.browser.close().await
}

async fn desk_begins(album: &Album<'_>, product: &Product) -> Result<()> {
    let lead = Lead::arrives_with(Engine::Chromium, product, album.likeness).await?;
    lead.browser
        .see(Role::Heading, "Make the first account")
        .await?;
    album.keep(&lead.browser, "desk-first-account").await?;
    lead.makes_the_team(product).await?;
    album.keep(&lead.browser, "desk-empty-inbox").await?;
    lead.browser.close().await
}

async fn desk(album: &Album<'_>, product: &Product) -> Result<()> {
    let lead = Lead::arrives_with(Engine::Chromium, product, album.likeness).await?;
    let desk = &lead.browser;
    desk.see(Role::Heading, "Sign in").await?;
    album.keep(desk, "desk-sign-in").await?;
    lead.signs_in_and_unlocks().await?;
    desk.see(Role::Button, "My Review, My Views").await?;
    album.keep(desk, "desk-inbox").await?;
    lead.opens("My Review, My Views").await?;
    album.keep(desk, "desk-reading").await?;
    desk.press(Role::Button, "Record").await?;
    desk.see(Role::Text, "The record is whole.").await?;
    desk.see(Role::Text, "Made the first account").await?;
    album.keep(desk, "desk-record").await?;
    desk.press(Role::Button, "Settings").await?;
    desk.see(Role::Text, "Spare codes left").await?;
    album.keep(desk, "desk-settings").await?;
    desk.press(Role::Button, "Reviews").await?;
    desk.see(Role::Heading, "Nobody is invited yet").await?;
    album.keep(desk, "desk-reviews-empty").await?;
    desk.press(Role::Button, "Invite somebody").await?;
    album.keep(desk, "desk-invite-somebody").await?;
    lead.browser.close().await
}
