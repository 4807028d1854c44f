//! One glossary: what is called alike in French is called alike in English, on whatever screen it stands, and is written
//! down once.

use std::collections::BTreeMap;

use crate::sources::{read, shown, sources};

/// Two things that French has one word for.
const TWO_THINGS: [&str; 1] = ["État inconnu"];

/// Two things that both languages have one word for: a channel and an address, a theme and a deed of nobody's.
const ONE_WORD: [&str; 3] = ["E-mail", "Téléphone", "Automatique"];

/// The labels of a source of `ui/language`: two literals with a slash between.
fn labels(source: &str) -> Vec<(String, String)> {
    let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = shipped.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    // What stands between literals and what is in them take turns.
    let mut parts = vec![String::new()];
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let part = parts.last_mut().expect("it begins with one");
        match letter {
            '\\' => part.extend([letter].into_iter().chain(letters.next())),
            '"' => parts.push(String::new()),
            _ => part.push(letter),
        }
    }
    let text = |literal: &str| literal.split("\\\n").map(str::trim_start).collect::<String>();
    let betweens = (2..parts.len()).step_by(2).filter(|place| parts[*place].trim() == "/");
    betweens.map(|place| (text(&parts[place - 1]), text(&parts[place + 1]))).collect()
}

#[test]
fn what_has_one_name_in_french_has_one_in_english() {
    let mut english: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for path in sources("src/ui/language", "rs") {
        for (french, word) in labels(&read(&path)) {
            english.entry(french).or_default().insert(word.to_lowercase(), shown(&path));
        }
    }
    assert!(english.len() > 500, "{} labels are read", english.len());
    english.retain(|french, words| words.len() > 1 && !TWO_THINGS.contains(&french.as_str()));
    assert!(english.is_empty(), "{english:#?}");
}

#[test]
fn a_label_is_in_one_place() {
    let mut places: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for path in sources("src/ui/language", "rs") {
        for label in labels(&read(&path)) {
            places.entry(label).or_default().push(shown(&path));
        }
    }
    places.retain(|(french, _), places| places.len() > 1 && !ONE_WORD.contains(&french.as_str()));
    assert!(places.is_empty(), "name one of `LabelTexts` instead: {places:#?}");
}

#[test]
fn labels_are_two_literals_with_a_slash_between() {
    let source =
        "/// \"no\" / \"label\"\na: \"Oui\" / \"Yes\";\nb: \"Deux \\\n    lignes\"\n    / \"Two lines\";\nc: \"x\";\n";
    let expected = [("Oui", "Yes"), ("Deux lignes", "Two lines")].map(|(one, two)| (one.to_owned(), two.to_owned()));
    assert_eq!(labels(source), expected);
}
