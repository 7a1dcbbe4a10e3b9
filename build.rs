//! Turns `content/phrases/en.toml` into typed functions, one module a section,
//! so that a screen asks for its words by name and a missing phrase does not build.
//!
//! A phrase is a string; `{name}` in it becomes a parameter. A phrase that counts
//! is a table of `one` and `other` and takes `n`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};
use toml::{Table, Value};

const PHRASES: &str = "content/phrases/en.toml";

fn main() {
    println!("cargo:rerun-if-changed={PHRASES}");
    println!("cargo:rerun-if-changed=build.rs");
    // What cuts the app into chapters reads how its pieces refer to each other.
    if env::var_os("CARGO_FEATURE_CHAPTERS").is_some()
        && env::var_os("CARGO_CFG_TARGET_FAMILY").is_some_and(|family| family == "wasm")
    {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    if let Err(fault) = write_phrases() {
        eprintln!("{PHRASES}: {fault}");
        process::exit(1);
    }
}

fn write_phrases() -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|fault| fault.to_string())?;
    let written = fs::read_to_string(PHRASES).map_err(|fault| fault.to_string())?;
    let sections: Table = written.parse().map_err(|fault| format!("{fault}"))?;
    let mut code = String::new();
    for (section, phrases) in &sections {
        let phrases = phrases
            .as_table()
            .ok_or_else(|| format!("[{section}] should be a section of phrases"))?;
        let _ = writeln!(
            code,
            "/// The words of `[{section}]`.\npub mod {section} {{"
        );
        for (name, phrase) in phrases {
            code.push_str(
                &function(name, phrase).map_err(|fault| format!("[{section}] {name}: {fault}"))?,
            );
        }
        code.push_str("}\n");
    }
    fs::write(Path::new(&out).join("phrases.rs"), code).map_err(|fault| fault.to_string())
}

fn function(name: &str, phrase: &Value) -> Result<String, String> {
    match phrase {
        Value::String(words) => Ok(one_form(name, words)),
        Value::Table(forms) => {
            let form = |which: &str| {
                forms
                    .get(which)
                    .and_then(Value::as_str)
                    .ok_or_else(|| format!("a phrase that counts needs `{which}`"))
            };
            Ok(counted(name, form("one")?, form("other")?))
        }
        _ => Err("should be words, or a table of `one` and `other`".to_owned()),
    }
}

fn one_form(name: &str, words: &str) -> String {
    let gaps = gaps(words);
    if gaps.is_empty() {
        return format!(
            "    /// {words}\n    #[must_use]\n    pub fn {name}() -> &'static str {{ {words:?} }}\n"
        );
    }
    format!(
        "    /// {words}\n    #[must_use]\n    pub fn {name}({}) -> String {{ super::fill({words:?}, &[{}]) }}\n",
        parameters(&gaps),
        fillings(&gaps)
    )
}

fn counted(name: &str, one: &str, other: &str) -> String {
    let mut gaps = gaps(other);
    gaps.extend(self::gaps(one));
    gaps.remove("n");
    let separator = if gaps.is_empty() { "" } else { ", " };
    format!(
        "    /// {other}\n    #[must_use]\n    pub fn {name}(n: u32{separator}{}) -> String {{\n        \
         let words = if n == 1 {{ {one:?} }} else {{ {other:?} }};\n        \
         super::fill(words, &[(\"{{n}}\", &n.to_string()){separator}{}])\n    }}\n",
        parameters(&gaps),
        fillings(&gaps)
    )
}

/// The names in braces, in order of the alphabet.
fn gaps(words: &str) -> BTreeSet<String> {
    words
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn parameters(gaps: &BTreeSet<String>) -> String {
    let each: Vec<String> = gaps.iter().map(|gap| format!("{gap}: &str")).collect();
    each.join(", ")
}

fn fillings(gaps: &BTreeSet<String>) -> String {
    let each: Vec<String> = gaps
        .iter()
        .map(|gap| format!("(\"{{{gap}}}\", {gap})"))
        .collect();
    each.join(", ")
}
