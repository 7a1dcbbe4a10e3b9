//! `screens FOLDER [PART OF A NAME]`: a picture of every screen at three sizes,
//! light and dark, taken on the way that a lead and a young person go.
//! `cargo xtask screens` runs this.

mod consultations;
mod desk;
mod phone;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    browser::Browser, engine::Likeness, host_page, product::Product, site::Site,
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
                desk::begins(&album, &product).await?;
            }
            first = false;
            phone::looks_around(&album, &product).await?;
            phone::says_what_they_think(&album, &product, &host).await?;
            phone::draws(&album, &product).await?;
            phone::meets_every_kind_of_question(&album, &product).await?;
            phone::asks(&album, &product).await?;
            phone::is_invited(&album).await?;
            desk::reads(&album, &product).await?;
            desk::invites(&album, &product).await?;
            consultations::is_asked(&album).await?;
            consultations::is_written(&album).await?;
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
    /// Whether any picture of this part of the walk is wanted.
    fn wants(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| name.contains(self.only) || self.only.starts_with(name))
    }

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
