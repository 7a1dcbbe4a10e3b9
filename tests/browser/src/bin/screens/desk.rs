//! The lead's way.

use anyhow::Result;
use my_pledge_browser_tests::{crowd, engine::Engine, lead::Lead, product::Product, screen::Role};

use crate::Album;

/// From nothing to an empty inbox.
pub(crate) async fn begins(album: &Album<'_>, product: &Product) -> Result<()> {
    let lead = Lead::arrives_with(Engine::Chromium, product, album.likeness).await?;
    lead.browser
        .see(Role::Heading, "Make the first account")
        .await?;
    album.keep(&lead.browser, "desk-first-account").await?;
    lead.makes_the_team(product).await?;
    album.keep(&lead.browser, "desk-empty-inbox").await?;
    lead.browser.close().await
}

/// What has been sent: listed, read, and to be answered.
pub(crate) async fn reads(album: &Album<'_>, product: &Product) -> Result<()> {
    let lead = Lead::arrives_with(Engine::Chromium, product, album.likeness).await?;
    let desk = &lead.browser;
    desk.see(Role::Heading, "Sign in").await?;
    album.keep(desk, "desk-sign-in").await?;
    lead.signs_in_and_unlocks().await?;
    desk.see(Role::Button, "My Review, My Views").await?;
    album.keep(desk, "desk-inbox").await?;
    lead.opens("My Review, My Views").await?;
    desk.see(Role::Button, "Answer").await?;
    album.keep(desk, "desk-reading").await?;
    desk.press(Role::Button, "Answer").await?;
    album.keep(desk, "desk-answering").await?;
    desk.press(Role::Button, "Requests").await?;
    desk.see(Role::Button, "I want to complain").await?;
    album.keep(desk, "desk-requests").await?;
    desk.press(Role::Button, "I want to complain").await?;
    desk.see(Role::Text, "Counted from").await?;
    album.keep(desk, "desk-complaint").await?;
    desk.press(Role::Button, "Good news").await?;
    desk.see(Role::Text, "Each card says how far it may go")
        .await?;
    // One more with every size.
    let all = match desk.find(Role::Button, "Open it").await? {
        Some(_) => "Open it",
        None => "Open all",
    };
    desk.press(Role::Button, all).await?;
    desk.see(Role::Text, "Ms Achebe").await?;
    album.keep(desk, "desk-good-news").await?;
    crowd::rates(product, 1, 0, 34).await?;
    desk.press(Role::Button, "Pledge").await?;
    desk.see(Role::Text, "is still open").await?;
    album.keep(desk, "desk-pledge").await?;
    desk.press(Role::Button, "People").await?;
    desk.see(Role::Heading, "Sam Okafor").await?;
    album.keep(desk, "desk-people").await?;
    desk.press(Role::Button, "Record").await?;
    desk.see(Role::Text, "The record is whole.").await?;
    desk.see(Role::Text, "Made the first account").await?;
    album.keep(desk, "desk-record").await?;
    desk.press(Role::Button, "Settings").await?;
    desk.see(Role::Text, "Spare codes left").await?;
    album.keep(desk, "desk-settings").await?;
    lead.browser.close().await
}

/// Invitations: one is made, its code shown, and listed.
pub(crate) async fn invites(album: &Album<'_>, product: &Product) -> Result<()> {
    if !album.wants(&["desk-reviews", "desk-invite", "desk-codes"]) {
        return Ok(());
    }
    let lead = Lead::arrives_with(Engine::Chromium, product, album.likeness).await?;
    let desk = &lead.browser;
    lead.signs_in_and_unlocks().await?;
    desk.press(Role::Button, "Reviews").await?;
    desk.see(Role::Button, "Invite somebody").await?;
    album.keep(desk, "desk-reviews").await?;
    desk.press(Role::Button, "Invite from a list").await?;
    desk.see(Role::Heading, "Invite from a list").await?;
    album.keep(desk, "desk-invite-many").await?;
    desk.press(Role::Button, "Back to the list").await?;
    desk.press(Role::Button, "Invite somebody").await?;
    let (width, _) = album.likeness.size;
    let reference = format!("CR-{width}{}", if album.likeness.dark { "d" } else { "l" });
    desk.write("Local reference", &reference).await?;
    desk.press(Role::Radio, "Ages 12 to 15").await?;
    album.keep(desk, "desk-invite-somebody").await?;
    desk.press(Role::Button, "Make the invitation").await?;
    desk.see(Role::Button, "Put the codes away").await?;
    album.keep(desk, "desk-codes").await?;
    lead.browser.close().await
}
