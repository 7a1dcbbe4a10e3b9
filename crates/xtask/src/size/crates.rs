//! What each crate costs a phone: the bytes of its functions in the app as it is
//! shipped, but with their names kept.
//!
//! A function belongs to the crate that wrote it, wherever it is used; what the
//! compiler folded into another function counts there. The compressed figure is
//! each crate's share of the whole, by how well its own bytes compress.

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::{build, say};

/// Prints the dearest crates of these files, which have their names.
pub(super) fn print(files: &[PathBuf]) -> Result<()> {
    let mut by_crate = BTreeMap::new();
    for path in files {
        let held = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        gather(&held, &mut by_crate)?;
    }
    let costs = shares(by_crate)?;
    say::note("by crate, code only (KiB of WASM, about KiB of it over the wire):");
    let (dear, cheap): (Vec<_>, Vec<_>) = costs.iter().partition(|cost| cost.wire >= 512);
    for cost in &dear {
        say::note(&format!(
            "{:>12}{:>12}  {}",
            say::size(cost.bytes),
            say::size(cost.wire),
            cost.name
        ));
    }
    let sum = |of: fn(&Cost) -> u64| say::size(cheap.iter().map(|cost| of(cost)).sum());
    say::note(&format!(
        "{:>12}{:>12}  {} more",
        sum(|cost| cost.bytes),
        sum(|cost| cost.wire),
        cheap.len()
    ));
    Ok(())
}

/// What one crate costs.
#[derive(Debug, PartialEq, Eq)]
struct Cost {
    name: String,
    bytes: u64,
    wire: u64,
}

/// Adds one file's bytes to what each crate has. Data (texts and content) is a line of
/// its own.
fn gather(wasm: &[u8], by_crate: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let mut bodies: Vec<&[u8]> = Vec::new();
    let mut imported = 0;
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::DataSection(data) => {
                for segment in data {
                    by_crate
                        .entry("(texts and content)".to_owned())
                        .or_default()
                        .extend_from_slice(segment?.data);
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(all) = section.as_known() {
                    for part in all {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, crate_of(naming.name));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, body) in (imported..).zip(bodies) {
        let name = names
            .get(&index)
            .cloned()
            .unwrap_or_else(|| "(no name)".to_owned());
        by_crate.entry(name).or_default().extend_from_slice(body);
    }
    Ok(())
}

/// The costs, dearest first.
fn shares(by_crate: BTreeMap<String, Vec<u8>>) -> Result<Vec<Cost>> {
    let alone = by_crate
        .iter()
        .map(|(name, held)| Ok((name.clone(), held.len() as u64, build::wire_bytes(held)?)))
        .collect::<Result<Vec<_>>>()?;
    let together = build::wire_bytes(&by_crate.into_values().flatten().collect::<Vec<_>>())?;
    let sum: u64 = alone.iter().map(|(_, _, wire)| wire).sum();
    let mut costs: Vec<_> = alone
        .into_iter()
        .map(|(name, bytes, wire)| Cost {
            name,
            bytes,
            wire: wire * together / sum.max(1),
        })
        .collect();
    costs.sort_by_key(|cost| std::cmp::Reverse(cost.wire));
    Ok(costs)
}

/// The crate in a function's name: the first path in it, past `<`, `&` and `dyn`.
fn crate_of(mangled: &str) -> String {
    let whole = format!("{:#}", rustc_demangle::demangle(mangled));
    // One copy of this is made for each component, with what it draws inside.
    if whole.contains("lifecycle::CompStateInner<COMP>") {
        return "(what our components draw, inside yew)".to_owned();
    }
    let path = whole
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':'))
        .find(|word| word.contains("::"));
    path.and_then(|path| path.split("::").next())
        .filter(|name| !name.is_empty())
        .map_or_else(|| "(no name)".to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_crate_that_wrote_it() {
        assert_eq!(crate_of("_ZN4core3fmt5write17h0123456789abcdefE"), "core");
        assert_eq!(
            crate_of("<yew::html::Html as core::clone::Clone>::clone"),
            "yew"
        );
        assert_eq!(crate_of("__wbindgen_malloc"), "(no name)");
    }

    #[test]
    fn the_shares_add_up_to_the_whole_download() {
        let by_crate = BTreeMap::from([
            ("one".to_owned(), vec![7; 900]),
            ("two".to_owned(), (0..=255).collect()),
        ]);
        let together = build::wire_bytes(&by_crate.values().flatten().copied().collect::<Vec<_>>())
            .expect("it squeezes");
        let costs = shares(by_crate).expect("it shares");
        let sum: u64 = costs.iter().map(|cost| cost.wire).sum();
        assert!(together - sum < 2, "{sum} of {together}");
        assert_eq!(costs[0].name, "two");
    }
}
