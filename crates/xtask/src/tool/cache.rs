//! A folder for one version of one tool, filled once and whole: two checkouts
//! that want it at once do not meet half a tool.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{house, say};

/// The tool's folder in the cache, filled by `fill` if it is not there yet.
/// `fill` gets an empty folder, which takes its place only if it succeeds.
pub(super) fn kept(name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    kept_in(&house::tool_cache()?, name, fill)
}

/// The tool's folder in the cache, if it is there.
pub(super) fn find(name: &str) -> Option<PathBuf> {
    house::tool_cache()
        .ok()
        .map(|cache| cache.join(name))
        .filter(|folder| folder.is_dir())
}

fn kept_in(cache: &Path, name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let folder = cache.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }
    fs::create_dir_all(cache).with_context(|| {
        format!(
            "cannot keep tools in {}: set MY_PLEDGE_TOOLS to a folder that can be written",
            cache.display()
        )
    })?;
    let lock = File::create(cache.join(format!(".{name}.lock")))?;
    if lock.try_lock().is_err() {
        say::note(&format!(
            "Another build is installing {name}: waiting for it"
        ));
        lock.lock()?;
    }
    if folder.is_dir() {
        return Ok(folder);
    }
    let fresh = cache.join(format!(".{name}.part"));
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(&fresh)?;
    fill(&fresh)?;
    fs::rename(&fresh, &folder)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;
    use std::sync::{
        Barrier,
        atomic::{AtomicU32, Ordering},
    };

    #[test]
    fn an_install_that_failed_leaves_nothing_to_be_found() {
        let cache = tempfile::tempdir().expect("a folder");
        let failed = kept_in(cache.path(), "hammer-1", |folder| {
            fs::write(folder.join("half"), b"half")?;
            bail!("the network went away")
        });
        assert!(failed.is_err());
        assert!(!cache.path().join("hammer-1").exists());
        let folder = kept_in(cache.path(), "hammer-1", |folder| {
            Ok(fs::write(folder.join("whole"), b"whole")?)
        })
        .expect("it works now");
        assert!(folder.join("whole").is_file());
        assert!(!folder.join("half").exists());
    }

    #[test]
    fn two_checkouts_install_a_tool_once() {
        let cache = tempfile::tempdir().expect("a folder");
        let (installs, together) = (AtomicU32::new(0), Barrier::new(2));
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    together.wait();
                    kept_in(cache.path(), "hammer-2", |_| {
                        installs.fetch_add(1, Ordering::SeqCst);
                        Ok(())
                    })
                    .expect("it installs");
                });
            }
        });
        assert_eq!(installs.load(Ordering::SeqCst), 1);
    }
}
