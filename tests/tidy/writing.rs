//! What must not appear anywhere, and what must be said in two places at once.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::sources::{assert_none, folders, occurrences, read, root, shown, sources};

/// Above this many lines a file holds more than one idea.
const LONGEST_FILE: usize = 400;

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
    assert_none(occurrences("src/backend/canned_replies", &torn));
}

#[test]
fn nothing_is_left_to_do_and_nothing_from_outside_is_unwrapped() {
    let forbidden = ["TODO", "FIXME", "todo!(", "unimplemented!(", "dbg!(", ".unwrap()"];
    assert_none(occurrences("src", &forbidden));
}

/// The macros panic where nobody listens any more, between a commit and its answer too.
#[test]
fn the_backend_prints_by_what_can_not_panic() {
    assert_none(occurrences("src/backend", &["print!(", "println!("]));
    assert_none(occurrences("src/bin", &["print!(", "println!("]));
}

/// Text reaches the page as text, and styles as properties: the page's policy allows nothing else.
#[test]
fn no_markup_and_no_inline_style_is_built_from_strings() {
    assert_none(occurrences("src/ui", &["inner_html", "style=\"", "set_inner_html", "document().write"]));
}

/// Leptos makes what never changes from a text of markup, which a page with `trusted-types 'none'` refuses: then the whole
/// program ends. In braces it is text like any other.
#[test]
fn no_part_of_a_view_is_made_from_markup() {
    let is_fixed = |line: &str| {
        let tag = line.strip_prefix('<').and_then(|rest| rest.split([' ', '>']).next()).unwrap_or_default();
        let is_element = tag.starts_with(|letter: char| letter.is_ascii_lowercase());
        is_element && line.contains(">\"") && line.ends_with(&format!("</{tag}>")) && !line.contains(['{', '('])
    };
    let fixed = sources("src/ui", "rs").flat_map(|source| {
        let text = read(&source);
        let lines = text.lines().enumerate().filter(|(_, line)| is_fixed(line.trim()));
        lines.map(|(number, line)| format!("{}:{}: {}", shown(&source), number + 1, line.trim())).collect::<Vec<_>>()
    });
    assert_none(fixed.collect());
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

/// More of them than anyone knows by heart, and no two layouts give way together.
#[test]
fn layouts_give_way_at_the_widths_that_the_tokens_name() {
    let tokens = read(&root().join("style/tokens.css"));
    let mut wrong = Vec::new();
    for source in sources("style", "css") {
        let text = read(&source);
        let widths = text.split("@container").skip(1).filter_map(|query| query.split([' ', ')']).nth(3));
        let unknown = widths.filter(|width| !tokens.contains(&format!(" {width}")));
        wrong.extend(unknown.map(|width| format!("{}: {width}", shown(&source))));
    }
    assert_none(wrong);
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
