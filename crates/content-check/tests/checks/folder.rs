//! The sound folder, a copy of it with one change, and what that change makes.

use my_pledge_content_check::{Fault, check, listed};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// A copy of the sound folder with one change in one file.
pub(crate) fn changed(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&fixture("sound"), copy.path());
    let path = copy.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} does not hold {from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    copy
}

pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// The one fault that the change makes.
pub(crate) fn fault(file: &str, from: &str, to: &str) -> Fault {
    let folder = changed(file, from, to);
    let faults = check(folder.path()).expect_err(&format!("{from} → {to} is not noticed"));
    let [only] = faults.as_slice() else {
        panic!("{from} → {to} makes {}", listed(&faults));
    };
    only.clone()
}

/// Every change of a file makes one fault that says this.
pub(crate) fn each_makes_one_fault(file: &str, changes: &[(&str, &str, &str)]) {
    for (from, to, says) in changes {
        let fault = fault(file, from, to);
        assert_eq!(fault.file, file, "{fault}");
        assert!(
            fault.what.contains(says),
            "{from} → {to} says instead: {fault}"
        );
        assert!(!fault.mend.is_empty());
    }
}
