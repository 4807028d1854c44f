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

/// Layers decide which rule wins, so that the order in which the sheets are joined does not.
#[test]
fn every_rule_is_in_a_layer() {
    let tokens = read(&root().join("style/tokens.css"));
    let order = tokens.lines().find_map(|line| line.strip_prefix("@layer ")?.strip_suffix(';'));
    let layers: Vec<String> =
        order.expect("the layers in their order").split(", ").map(|layer| format!("@layer {layer} {{")).collect();
    let mut wrong = Vec::new();
    // Rules for other eyes and media have the last word in no layer; what is said of printed pages can't be in one.
    for source in sources("style", "css").filter(|source| !source.ends_with("media.css")) {
        let text = read(&source);
        let outermost = text.lines().filter(|line| line.ends_with('{') && !line.starts_with(' '));
        let bare = outermost.filter(|line| *line != "@page {" && !layers.iter().any(|layer| layer == line));
        wrong.extend(bare.map(|line| format!("{}: {line}", shown(&source))));
    }
    assert_none(wrong);
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
