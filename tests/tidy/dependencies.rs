//! What may be built in: the licences and the sources that `.cargo/deny.toml` allows, wherever cargo-deny is or is not
//! installed.

use std::process::Command;

use serde_json::Value;

use crate::sources::{assert_none, read, root};

/// The texts of a list in a file of settings.
fn list(settings: &str, name: &str) -> Vec<String> {
    let (_, rest) = settings.split_once(&format!("\n{name} = [")).unwrap_or_else(|| panic!("no list {name}"));
    let (inside, _) = rest.split_once(']').expect("a list ends");
    inside.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Every crate that is built into anything, as cargo resolves it from the lock file.
fn crates() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let crates = metadata["packages"].take();
    let Value::Array(crates) = crates else { panic!("a list of packages") };
    assert!(crates.len() > 100);
    crates
}

/// Whether an SPDX expression leaves a way through what is allowed: one side of each OR, both of each AND.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ").replace(" WITH ", "~");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let mut rest = words.as_slice();
    let is_allowed = any(&mut rest, allowed);
    assert!(rest.is_empty(), "{expression}");
    is_allowed
}

fn any(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut is_allowed = all(rest, allowed);
    while let ["OR", behind @ ..] = *rest {
        *rest = behind;
        is_allowed |= all(rest, allowed);
    }
    is_allowed
}

fn all(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut is_allowed = one(rest, allowed);
    while let ["AND", behind @ ..] = *rest {
        *rest = behind;
        is_allowed &= one(rest, allowed);
    }
    is_allowed
}

fn one(rest: &mut &[&str], allowed: &[String]) -> bool {
    let [word, behind @ ..] = *rest else { panic!("an expression ends where a licence should be") };
    *rest = behind;
    if *word != "(" {
        return allowed.contains(&word.replace('~', " WITH "));
    }
    let is_allowed = any(rest, allowed);
    let [")", behind @ ..] = *rest else { panic!("a bracket stays open") };
    *rest = behind;
    is_allowed
}

#[test]
fn an_expression_is_read_as_spdx_means_it() {
    let allowed = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0-only OR MIT AND Zlib", true),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT OR GPL-3.0-only) AND Zlib", true),
        ("(MIT OR Zlib) AND GPL-3.0-only", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
    }
}

#[test]
fn everything_built_in_has_a_licence_and_a_source_that_is_allowed() {
    let settings = read(&root().join(".cargo/deny.toml"));
    let licences = list(&settings, "allow");
    let refusal = |package: &Value| {
        let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
        let (name, licence, source) = (text("name"), text("license"), text("source"));
        // Our own package comes from nowhere.
        let is_known = source.is_empty() && name == "avoir" || source.starts_with("registry+");
        if licence.is_empty() || !is_allowed(&licence, &licences) {
            Some(format!("{name}: the licence {licence:?} is not among those of .cargo/deny.toml"))
        } else {
            (!is_known).then(|| format!("{name}: the source {source:?} is no registry"))
        }
    };
    assert_none(crates().iter().filter_map(refusal).collect());
}
