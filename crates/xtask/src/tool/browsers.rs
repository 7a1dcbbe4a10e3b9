//! What the tests take from the system: three browser engines, their drivers
//! and PostgreSQL. Installed with apt where that is allowed; otherwise a
//! sentence that says what to install and why.

use std::path::Path;

use anyhow::{Result, bail};

use super::is_on_path;
use crate::{run::Run, say};

/// Something the system must have.
struct Need {
    package: &'static str,
    why: &'static str,
    there: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        package: "chromium",
        why: "the journeys run in Chromium",
        there: || is_on_path("chromium"),
    },
    Need {
        package: "chromium-driver",
        why: "drives Chromium",
        there: || is_on_path("chromedriver"),
    },
    Need {
        package: "firefox-esr",
        why: "the journeys run in Firefox",
        there: || is_on_path("firefox-esr"),
    },
    Need {
        package: "webkit2gtk-driver",
        why: "the journeys run in WebKit, the engine of every iPhone",
        there: || is_on_path("WebKitWebDriver"),
    },
    Need {
        package: "gir1.2-webkit2-4.1",
        why: "WebKit that keeps what a phone keeps, for the tests that start it again",
        there: || {
            let found = |place: &str| {
                Path::new(place)
                    .join("girepository-1.0/WebKit2-4.1.typelib")
                    .is_file()
            };
            found("/usr/lib/x86_64-linux-gnu") || found("/usr/lib/aarch64-linux-gnu")
        },
    },
    Need {
        package: "python3-gi",
        why: "starts that WebKit",
        there: || Path::new("/usr/lib/python3/dist-packages/gi").is_dir(),
    },
    Need {
        package: "xvfb",
        why: "a screen for WebKit, which has no headless mode",
        there: || is_on_path("Xvfb"),
    },
    Need {
        package: "fonts-dejavu-core",
        why: "letters for the browsers",
        there: || Path::new("/usr/share/fonts").is_dir(),
    },
    Need {
        package: "postgresql",
        why: "the store's promises are tested on PostgreSQL too",
        there: postgresql_is_there,
    },
    Need {
        package: "npm",
        why: "brings axe-core, and the independent implementation of sealing",
        there: || is_on_path("npm"),
    },
];

/// Makes sure that the system has what the tests take from it.
pub(crate) fn browsers_and_databases() -> Result<()> {
    let missing: Vec<_> = NEEDS.iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say::step("Installing what the tests need from the system, about a minute");
    for need in &missing {
        say::note(&format!("{}: {}", need.package, need.why));
    }
    let packages: Vec<_> = missing.iter().map(|need| need.package).collect();
    let by_hand = format!(
        "run `apt-get install --no-install-recommends {}` as root and try again",
        packages.join(" ")
    );
    if !is_on_path("apt-get") {
        bail!(
            "this machine has no apt-get: install the tests' programs your own way ({}) and try again",
            packages.join(", ")
        );
    }
    let mut apt = if is_root() {
        Run::new("apt-get")
    } else if can_sudo() {
        Run::new("sudo").args(["-n", "apt-get"])
    } else {
        bail!(
            "the tests need {} from the system, and this user may not install them: {by_hand}",
            packages.join(", ")
        )
    };
    apt = apt.env("DEBIAN_FRONTEND", "noninteractive");
    let updated = if is_root() {
        Run::new("apt-get").args(["update", "-qq"]).quietly()
    } else {
        Run::new("sudo")
            .args(["-n", "apt-get", "update", "-qq"])
            .quietly()
    };
    if let Err(error) = updated {
        say::note(&format!(
            "the list of packages could not be brought up to date ({error:#}); trying with the one here"
        ));
    }
    apt.args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(&packages)
        .quietly()
        .map_err(|error| {
            error.context(format!(
                "apt-get could not install the tests' programs; {by_hand}"
            ))
        })?;
    if let Some(need) = missing.iter().find(|need| !(need.there)()) {
        bail!(
            "{} was installed but cannot be found ({})",
            need.package,
            need.why
        );
    }
    Ok(())
}

/// Debian keeps the server's programs out of PATH, a folder a version.
fn postgresql_is_there() -> bool {
    is_on_path("postgres")
        || std::fs::read_dir("/usr/lib/postgresql").is_ok_and(|versions| {
            versions
                .flatten()
                .any(|version| version.path().join("bin/postgres").is_file())
        })
}

fn is_root() -> bool {
    Run::new("id")
        .arg("-u")
        .read()
        .is_ok_and(|id| id.trim() == "0")
}

fn can_sudo() -> bool {
    is_on_path("sudo") && Run::new("sudo").args(["-n", "true"]).quietly().is_ok()
}
