//! From the apps' sources to what the server gives out: Trunk and cargo build
//! each app into `target/xtask/`, then `finish` makes it small and names it by
//! its content, in `dist/widget` and `dist/desk`. What has not changed since
//! the last time is left alone.

mod chapters;
mod finish;
pub(crate) mod quick;
pub(crate) mod same_answers;
mod squeeze;
mod trunk;
mod unchanged;
mod worker;

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};

pub(crate) use self::unchanged::files_below;

use crate::{house::House, run::Run, say, tool};

/// How hard to try for fewer bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effort {
    /// For somebody who waits: a change shows in seconds, the download is several
    /// times larger.
    Quick,
    /// The profile that is shipped, as the compiler leaves it: one file and about half
    /// as large again, for somebody who runs the product on this machine.
    Plain,
    /// As it is shipped.
    Full,
}

impl Effort {
    /// The cargo profile.
    const fn profile(self) -> &'static str {
        match self {
            Self::Quick => "web-quick",
            Self::Plain | Self::Full => "web",
        }
    }
}

/// One of the two apps.
pub(crate) struct App {
    /// Its folder in `dist/`.
    pub(crate) name: &'static str,
    /// Its cargo package.
    pub(crate) package: &'static str,
    /// Where its page and its Trunk.toml are, from the workspace's root.
    page: &'static str,
    /// Where the server puts it.
    pub(crate) address: &'static str,
    /// Whether its pages come in chapters of their own.
    in_chapters: bool,
    /// What it is built from besides what both are built from.
    own: &'static [&'static str],
}

/// What young people load.
pub(crate) const WIDGET: App = App {
    name: "widget",
    package: "my-pledge",
    page: "",
    address: "/",
    in_chapters: true,
    own: &["index.html", "Trunk.toml", "src", "static"],
};

/// What staff load.
pub(crate) const DESK: App = App {
    name: "desk",
    package: "my-pledge-desk",
    page: "desk",
    address: "/desk/",
    in_chapters: false,
    own: &["desk"],
};

impl App {
    /// Where the finished app lies.
    pub(crate) fn dist(&self, house: &House) -> PathBuf {
        house.at("dist").join(self.name)
    }
}

/// The programs that a build uses.
struct Workshop {
    path: std::ffi::OsString,
    wasm_opt: Option<PathBuf>,
    esbuild: Option<PathBuf>,
}

/// Work that can go on while the apps build.
pub(crate) type Meanwhile<'work> = &'work (dyn Fn() -> Result<()> + Sync);

/// Builds both apps, unless nothing they are made of has changed, and does
/// something else meanwhile: a build waits for its linker much of the time. What is
/// missing is installed before: that alone keeps every core busy.
pub(crate) fn apps(house: &House, effort: Effort, meanwhile: Option<Meanwhile<'_>>) -> Result<()> {
    let stale = stale_apps(house, effort)?;
    let workshop = if stale.is_empty() {
        say::step("Both apps are as they were: nothing to build");
        None
    } else {
        Some(workshop(house, effort)?)
    };
    thread::scope(|scope| {
        let other = meanwhile.map(|other| scope.spawn(other));
        let mut running: Vec<_> = other.into_iter().collect();
        let mut built = Ok(());
        if let Some(workshop) = &workshop {
            // Cargo builds one after the other; each is finished while the next is built.
            for (app, mark) in &stale {
                let began = Instant::now();
                say::step(&format!("Building the {}", app.name));
                match trunk::build(house, app, workshop, effort) {
                    Ok(rough) => {
                        running.push(scope.spawn(move || {
                            finish(house, app, &rough, mark, workshop, effort, began)
                        }))
                    }
                    Err(error) => {
                        built = Err(error);
                        break;
                    }
                }
            }
        }
        running.into_iter().fold(built, |so_far, thread| {
            let ended = thread.join();
            so_far.and(ended.unwrap_or_else(|_| bail!("a build stopped in the middle")))
        })
    })
}

/// The apps that are to be built, each with the mark of what it is made of now.
fn stale_apps(house: &House, effort: Effort) -> Result<Vec<(&'static App, String)>> {
    Ok([&WIDGET, &DESK]
        .into_iter()
        .map(|app| Ok((app, unchanged::mark(house, app)?)))
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .filter(|(app, mark)| !unchanged::is_built(house, app, mark, effort))
        .collect())
}

/// From what Trunk built to `dist/`.
fn finish(
    house: &House,
    app: &App,
    rough: &Path,
    mark: &str,
    workshop: &Workshop,
    effort: Effort,
    began: Instant,
) -> Result<()> {
    if chapters::are_cut(app, effort) {
        chapters::cut(house, app, workshop, rough)?;
    }
    let finished = finish::finish(app, rough, workshop, effort)?;
    finished.put(&app.dist(house))?;
    unchanged::remember(house, app, mark, effort)?;
    say::note(&format!(
        "the {} is built: {} to download, {}",
        app.name,
        say::size(finished.download()),
        say::time(began.elapsed())
    ));
    Ok(())
}

/// An app's WASM as it is shipped, but with its functions' names kept: what comes at
/// the start, and what comes when it is wanted.
pub(crate) struct WithNames {
    pub(crate) first: PathBuf,
    pub(crate) later: Vec<PathBuf>,
}

/// An app's WASM with its names, from the last build.
pub(crate) fn with_names(house: &House, app: &App) -> Result<WithNames> {
    let yard = yard(house)?;
    let rough = yard.join(app.name);
    let small = yard.join(format!("{}-with-names", app.name));
    fs::create_dir_all(&small)?;
    let shrink = |name: &str| -> Result<PathBuf> {
        let (from, to) = (rough.join(name), small.join(name));
        let Some(wasm_opt) = tool::BINARYEN.get()? else {
            return Ok(from);
        };
        Run::new("node")
            .arg(wasm_opt)
            .args(["-Oz", "-g"])
            .arg(from)
            .arg("-o")
            .arg(&to)
            .quietly()?;
        Ok(to)
    };
    let first = format!("{}_bg.wasm", app.package);
    let mut later = Vec::new();
    for path in files_below(&rough)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".wasm") && name != first {
            later.push(shrink(&name)?);
        }
    }
    Ok(WithNames {
        first: shrink(&first)?,
        later,
    })
}

/// What these bytes cost over the wire.
pub(crate) fn wire_bytes(held: &[u8]) -> Result<u64> {
    Ok(squeeze::brotli(held, Effort::Full)?.len() as u64)
}

/// What makes fewer bytes is asked for only where bytes are to be saved.
fn workshop(house: &House, effort: Effort) -> Result<Workshop> {
    let folders = tool::install_all(&tool::for_apps(house)?)?;
    let (mut esbuild, mut wasm_opt) = (None, None);
    if effort == Effort::Full {
        (esbuild, wasm_opt) = (tool::ESBUILD.get()?, tool::BINARYEN.get()?);
        if esbuild.is_none() || wasm_opt.is_none() {
            say::note(
                "No npm here: the apps work the same, but the download is about a third larger",
            );
        }
    }
    fetch_crates(house)?;
    Ok(Workshop {
        path: tool::path_with(&folders)?,
        wasm_opt,
        esbuild,
    })
}

/// The crates, before Trunk wants them: it works without a network from here.
fn fetch_crates(house: &House) -> Result<()> {
    Run::cargo()
        .args(["fetch", "--locked"])
        .inside(house.root())
        .quietly()
        .context("the crates could not be fetched: connect to the network and try again")
}

/// Where a build keeps its notes and rough work.
fn yard(house: &House) -> Result<PathBuf> {
    let yard = house.target().join("xtask");
    fs::create_dir_all(&yard).with_context(|| format!("cannot write to {}", yard.display()))?;
    Ok(yard)
}
