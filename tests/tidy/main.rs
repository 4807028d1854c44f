//! What a program can check of how this code is written: the arrows between its layers, and the few things
//! that must not appear anywhere.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A layer, and the layers that it may name.
const ARROWS: [(&str, &[&str]); 5] = [
    ("domain", &["domain"]),
    ("api", &["api", "domain"]),
    ("client", &["client", "api", "domain"]),
    ("ui", &["ui", "client", "api", "domain"]),
    ("backend", &["backend", "api", "domain"]),
];

/// Above this many lines a file holds more than one idea.
const LONGEST_FILE: usize = 400;

#[test]
fn arrows_between_layers_go_one_way() {
    let mut wrong = Vec::new();
    for (layer, allowed) in ARROWS {
        for source in sources(&format!("src/{layer}"), "rs").chain([root().join(format!("src/{layer}.rs"))]) {
            for (number, line) in read(&source).lines().enumerate() {
                let named =
                    line.split("crate::").skip(1).filter_map(|rest| rest.split([':', ';', ' ', '{', ')']).next());
                for other in named.filter(|name| ARROWS.iter().any(|(layer, _)| layer == name)) {
                    if !allowed.contains(&other) {
                        wrong.push(format!("{}:{}: {layer} names {other}", shown(&source), number + 1));
                    }
                }
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn each_folder_of_code_has_its_file_beside_it() {
    let lonely = folders("src").filter(|folder| *folder != root().join("src/bin")).filter(|folder| {
        let named = folder.with_extension("rs");
        !named.is_file()
    });
    assert_none(lonely.map(|folder| shown(&folder)).collect());
}

#[test]
fn no_file_holds_more_than_one_idea() {
    let long = sources("src", "rs").chain(sources("style", "css")).filter_map(|source| {
        let lines = read(&source).lines().count();
        (lines > LONGEST_FILE).then(|| format!("{}: {lines} lines", shown(&source)))
    });
    assert_none(long.collect());
}

#[test]
fn no_line_that_an_agent_reads_begins_with_french_punctuation() {
    // What breaks the line is the ordinary space before it; a no-break space (U+00A0) belongs there.
    let torn = [" ?", " ;", " :", " »", "« "];
    assert_none(occurrences("src/ui/language", &torn));
    assert_none(occurrences("src/domain/canned_reply", &torn));
}

#[test]
fn nothing_is_left_to_do_and_nothing_from_outside_is_unwrapped() {
    let forbidden = ["TODO", "FIXME", "todo!(", "unimplemented!(", "dbg!(", ".unwrap()"];
    assert_none(occurrences("src", &forbidden));
}

/// Text reaches the page as text, and styles as properties: the page's policy allows nothing else.
#[test]
fn no_markup_and_no_inline_style_is_built_from_strings() {
    assert_none(occurrences("src/ui", &["inner_html", "style=\"", "set_inner_html", "document().write"]));
}

#[test]
fn events_are_not_delegated() {
    // Delegation breaks forms inside a shadow root: they would navigate the host's page.
    let manifest = read(&root().join("Cargo.toml"));
    assert!(!manifest.contains("delegation"));
}

#[test]
fn every_class_is_named_by_a_sheet_a_script_or_a_test() {
    let in_quotes = |source: PathBuf| read(&source).lines().filter(|line| line.contains('"')).collect::<String>();
    let naming: String = sources("style", "css")
        .map(|sheet| read(&sheet))
        .chain(
            ["src/ui", "public", "tests"]
                .iter()
                .flat_map(|folder| sources(folder, "rs").chain(sources(folder, "js")))
                .map(in_quotes),
        )
        .collect();
    let named: HashSet<&str> = selectors(&naming).collect();
    let mut wrong = Vec::new();
    for source in sources("src/ui", "rs") {
        for (number, line) in read(&source).lines().enumerate() {
            let given = line.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
            for class in given.flat_map(str::split_whitespace).filter(|class| !named.contains(class)) {
                wrong.push(format!("{}:{}: {class}", shown(&source), number + 1));
            }
        }
    }
    assert_none(wrong);
}

/// The classes that selectors in this text name; `.name(` calls something.
fn selectors(text: &str) -> impl Iterator<Item = &str> {
    text.split('.').skip(1).filter_map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        (!rest.starts_with('(')).then_some(name)
    })
}

/// What is not named is silently not loaded.
#[test]
fn the_element_loads_every_sheet() {
    let shell = read(&root().join("public/avoir.js"));
    let (_, list) = shell.split_once("const SHEETS = [").expect("a list of sheets");
    let (list, _) = list.split_once(']').expect("the end of the list");
    let mut named: Vec<&str> = list.split('\'').skip(1).step_by(2).collect();
    named.sort_unstable();
    let mut there: Vec<String> =
        sources("style", "css").filter_map(|sheet| Some(sheet.file_stem()?.to_string_lossy().into_owned())).collect();
    there.sort_unstable();
    assert_eq!(named, there);
}

/// Lines with one of the words, in code that ships: a file's tests stand at its end.
fn occurrences(folder: &str, forbidden: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources(folder, "rs") {
        let text = read(&source);
        let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (number, line) in shipped.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if let Some(word) = forbidden.iter().find(|word| line.contains(**word)) {
                found.push(format!("{}:{}: {word}", shown(&source), number + 1));
            }
        }
    }
    found
}

fn assert_none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sources(folder: &str, extension: &'static str) -> impl Iterator<Item = PathBuf> {
    below(&root().join(folder)).into_iter().filter(move |path| path.extension().is_some_and(|found| found == extension))
}

fn folders(folder: &str) -> impl Iterator<Item = PathBuf> {
    below(&root().join(folder)).into_iter().filter(|path| path.is_dir())
}

/// All files and folders below this one.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("a readable folder").path())
        .flat_map(|path| if path.is_dir() { [vec![path.clone()], below(&path)].concat() } else { vec![path] })
        .collect()
}
