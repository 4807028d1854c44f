//! The package's types, its manifest and the README's list of what a page can see and set, made from the one table
//! (`ui::element::contract`), and the table held against the code. `AVOIR_GOLDEN=write` writes them anew.

mod manifest;
mod plain_words;
mod readme;
mod types;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use avoir::ui::element::contract::{ATTRIBUTES, CUSTOM_PROPERTIES, EVENTS, PARTS};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

/// All files of this kind below a folder, one after the other.
fn all(folder: &str, extension: &str) -> String {
    fn below(folder: &Path, extension: &str, found: &mut String) {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                below(&path, extension, found);
            } else if path.extension().is_some_and(|kind| kind == extension) {
                found.push_str(&fs::read_to_string(path).expect("a text"));
            }
        }
    }
    let mut found = String::new();
    below(&root().join(folder), extension, &mut found);
    found
}

#[track_caller]
fn check(path: &str, made: &str) {
    if std::env::var_os("AVOIR_GOLDEN").is_some_and(|wish| wish == "write") {
        fs::write(root().join(path), made).expect("it can be written");
    }
    assert!(read(path) == made, "{path} is not what the table says (AVOIR_GOLDEN=write writes it anew); now:\n{made}");
}

#[test]
fn the_types_are_what_the_table_says() {
    check("public/package/avoir.d.ts", &types::text());
}

#[test]
fn the_manifest_is_what_the_table_says() {
    check("public/package/custom-elements.json", &manifest::text());
}

#[test]
fn the_readmes_list_is_what_the_table_says() {
    for path in ["README.md", "public/package/README.md"] {
        let text = read(path);
        let (before, rest) = text.split_once(readme::BEGIN).expect("the list begins");
        let (_, after) = rest.split_once(readme::END).expect("the list ends");
        check(path, &[before, readme::BEGIN, "\n", &readme::list(), readme::END, after].concat());
    }
}

/// What follows `before` up to a character that no name has.
fn names_after<'t>(text: &'t str, before: &str) -> BTreeSet<&'t str> {
    let end = |rest: &'t str| {
        rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(rest.len())
    };
    text.split(before).skip(1).map(|rest| &rest[..end(rest)]).collect()
}

#[test]
fn the_sheets_heed_the_custom_properties_of_the_table_and_no_others() {
    let sheets = all("style", "css");
    let heeded = names_after(&sheets, "var(--avoir-");
    let told: BTreeSet<_> =
        CUSTOM_PROPERTIES.iter().filter_map(|property| property.name.strip_prefix("--avoir-")).collect();
    assert_eq!(heeded, told);
}

#[test]
fn the_parts_are_those_of_the_table() {
    let (views, shell) = (all("src/ui", "rs"), read("public/avoir.js"));
    // A component may have a property of that name.
    let lines = views.lines().filter(|line| !line.contains("<Part "));
    let mut there: BTreeSet<&str> = lines.flat_map(|line| names_after(line, " part=\"")).collect();
    there.extend(names_after(&shell, ".part = '"));
    assert_eq!(there, PARTS.iter().map(|part| part.name).collect());
}

#[test]
fn the_shell_tells_and_keeps_what_the_table_says() {
    let shell = read("public/avoir.js");
    let attributes = ATTRIBUTES.map(|attribute| format!("'{}'", attribute.name)).join(", ");
    assert!(shell.contains(&format!("const ATTRIBUTES = [{attributes}];")), "{attributes}");
    let told = names_after(&shell, "#tell('");
    let known: BTreeSet<_> = EVENTS.iter().map(|event| event.name).collect();
    assert!(!told.is_empty() && told.is_subset(&known), "{told:?}");
    assert!(read("public/shell/version.js").contains(&format!("'{}'", env!("CARGO_PKG_VERSION"))));
    assert!(read("public/package/package.json").contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn drafts_are_where_the_shell_looks_for_them() {
    let kept = avoir::ui::reactive::draft_storage::place("", "");
    let prefix = kept.strip_suffix(':').expect("the agent is named next");
    assert!(read("public/shell/traces.js").contains(&format!("'{prefix}'")), "{prefix}");
}
