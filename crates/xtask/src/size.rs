//! `cargo xtask size`: what a phone downloads, held to `size-budget.toml`.

mod crates;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

use crate::{
    build::{self, App, DESK, Effort, WIDGET},
    house::House,
    preflight, say,
};

/// What can be chosen about measuring.
#[derive(Args)]
pub(crate) struct Options {
    /// Say what each crate costs too.
    #[arg(long)]
    crates: bool,
}

/// `size-budget.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    widget: Budget,
    desk: Budget,
}

/// How much one app may cost.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// Everything that the first screen and the first question need, in KiB of
    /// Brotli over the wire.
    first_load_kib: u64,
    /// Files that are not part of it: loaded later, or by somebody else.
    later: Vec<String>,
}

/// Builds both apps as they are shipped, prints what they cost, and fails over
/// the budget.
pub(crate) fn size(house: &House, options: &Options) -> Result<()> {
    preflight::rustc_is_new_enough(house)?;
    preflight::wasm_target_is_there()?;
    build::apps(house, Effort::Full, None)?;
    if options.crates {
        for app in [&WIDGET, &DESK] {
            let named = build::with_names(house, app)?;
            say::step(&format!("What the {}'s first load is made of", app.name));
            crates::print(&[named.first])?;
            if !named.later.is_empty() {
                say::step(&format!("What the {}'s chapters are made of", app.name));
                crates::print(&named.later)?;
            }
        }
    }
    hold_to_budget(house)
}

/// Prints what the built apps cost, and fails over the budget.
pub(crate) fn hold_to_budget(house: &House) -> Result<()> {
    let budgets: Budgets = toml::from_str(&fs::read_to_string(house.at("size-budget.toml"))?)
        .context("cannot understand size-budget.toml")?;
    let widget = measure(house, &WIDGET, &budgets.widget)?;
    let desk = measure(house, &DESK, &budgets.desk)?;
    match (widget, desk) {
        (Verdict::Within, Verdict::Within) => Ok(()),
        (Verdict::Over(over), _) => bail!(
            "the widget's first load is {} over its budget in size-budget.toml",
            say::size(over)
        ),
        (_, Verdict::Over(over)) => bail!(
            "the desk's first load is {} over its budget in size-budget.toml",
            say::size(over)
        ),
    }
}

enum Verdict {
    Within,
    Over(u64),
}

fn measure(house: &House, app: &App, budget: &Budget) -> Result<Verdict> {
    let sizes = wire_sizes(&app.dist(house))?;
    let (later, first): (BTreeMap<_, _>, BTreeMap<_, _>) = sizes
        .into_iter()
        .partition(|(name, _)| budget.later.iter().any(|pattern| is_like(name, pattern)));
    let total: u64 = first.values().sum();
    say::step(&format!(
        "The {}'s first load: {} of {} KiB",
        app.name,
        say::size(total),
        budget.first_load_kib
    ));
    for (name, size) in &first {
        say::note(&format!("{:>12}  {name}", say::size(*size)));
    }
    if !later.is_empty() {
        say::note("later, or by others:");
        for (name, size) in &later {
            say::note(&format!("{:>12}  {name}", say::size(*size)));
        }
    }
    Ok(match total.checked_sub(budget.first_load_kib * 1024) {
        Some(over) if over > 0 => Verdict::Over(over),
        _ => Verdict::Within,
    })
}

/// What each file costs over the wire, as a browser that knows Brotli asks for it.
fn wire_sizes(dist: &Path) -> Result<BTreeMap<String, u64>> {
    let mut sizes = BTreeMap::new();
    for path in build::files_below(dist)? {
        let name = path
            .strip_prefix(dist)?
            .to_string_lossy()
            .replace('\\', "/");
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let squeezed = path.with_file_name(format!(
            "{}.br",
            path.file_name().unwrap_or_default().to_string_lossy()
        ));
        let sent = if squeezed.is_file() { squeezed } else { path };
        sizes.insert(name, sent.metadata()?.len());
    }
    if sizes.is_empty() {
        bail!("{} is empty: nothing to measure", dist.display());
    }
    Ok(sizes)
}

/// A name, or the beginning of one when the pattern ends in `*`.
fn is_like(name: &str, pattern: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(name == pattern, |begin| name.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_pays_for_the_squeezed_copy_where_there_is_one() {
        let dist = tempfile::tempdir().expect("a folder");
        for (name, bytes) in [
            ("app.css", 100),
            ("app.css.br", 30),
            ("app.css.gz", 40),
            ("icon.png", 7),
        ] {
            fs::write(dist.path().join(name), vec![0; bytes]).expect("it writes");
        }
        let sizes = wire_sizes(dist.path()).expect("it measures");
        assert_eq!(
            sizes,
            BTreeMap::from([("app.css".to_owned(), 30), ("icon.png".to_owned(), 7)])
        );
    }

    #[test]
    fn a_pattern_means_one_name_or_a_beginning() {
        assert!(is_like("embed.js", "embed.js"));
        assert!(is_like("icons/192.png", "icons/*"));
        assert!(!is_like("app.css", "icons/*"));
    }
}
