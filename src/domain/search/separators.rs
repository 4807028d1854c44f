//! Words that are looked for over what separates them: `traitunion` is in `Trait-Union`, and `mar` is not in
//! `Karim Arnaud`, because what was found so must begin where a word does.

use std::ops::Range;

use super::fold::is_kept;

/// More letters than a number has whose signs somebody leaves out: an IBAN has 34.
pub const MOST_JOINED: usize = 40;

/// Where letters and digits are in a folded text, whatever separates them there, from the beginning of a word on; in
/// bytes. No match runs from one line into the next.
pub fn over_separators(folded: &str, letters: &str) -> impl Iterator<Item = Range<usize>> {
    let first = letters.chars().next();
    let mut before = None;
    folded.char_indices().filter_map(move |(start, letter)| {
        let is_beginning = Some(letter) == first && begins_word(before, letter);
        before = Some(letter);
        is_beginning.then(|| length_of(&folded[start..], letters)).flatten().map(|length| start..start + length)
    })
}

/// The letters and digits of a folded line from the beginning of each of its words on: whatever is
/// [over separators](over_separators) is at the beginning of one of these.
pub fn joined(folded: &str) -> Vec<String> {
    let mut letters = String::with_capacity(folded.len());
    let mut beginnings = Vec::new();
    let mut before = None;
    for letter in folded.chars() {
        if begins_word(before, letter) {
            beginnings.push(letters.len());
        }
        if is_kept(letter) {
            letters.push(letter);
        }
        before = Some(letter);
    }
    beginnings.into_iter().map(|start| letters[start..].chars().take(MOST_JOINED).collect()).collect()
}

/// Numbers begin words as well: in `FC2026/0001`, `2026-0001` is found.
fn begins_word(before: Option<char>, letter: char) -> bool {
    let follows = |before: char| is_kept(before) && (before.is_numeric() || !letter.is_numeric());
    is_kept(letter) && !before.is_some_and(follows)
}

/// How long these letters are at the beginning of a text, with what separates them there.
fn length_of(text: &str, letters: &str) -> Option<usize> {
    let mut rest = letters.chars();
    let mut wanted = rest.next()?;
    for (at, letter) in text.char_indices() {
        if letter == wanted {
            match rest.next() {
                Some(next) => wanted = next,
                None => return Some(at + letter.len_utf8()),
            }
        } else if is_kept(letter) || letter == '\n' {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::fold;

    fn found<'t>(text: &'t str, letters: &str) -> Vec<&'t str> {
        over_separators(text, letters).map(|range| &text[range]).collect()
    }

    #[test]
    fn what_is_found_over_separators_begins_where_a_word_does() {
        for (text, letters, expected) in [
            ("jeanne d'exemple", "dexem", &["d'exem"][..]),
            ("karim arnaud", "karimar", &["karim ar"]),
            ("karim arnaud", "mar", &[]),
            ("karim arnaud", "imar", &[]),
            ("trait – union trait-union", "traitunion", &["trait – union", "trait-union"]),
            ("fc/2026/0001", "fc20260001", &["fc/2026/0001"]),
            ("fc2026/0001", "20260001", &["2026/0001"]),
            ("fc2026/0001", "c20260001", &[]),
            ("li\nan", "lian", &[]),
            ("王-小龙", "王小", &["王-小"]),
            ("d\u{2bc}exemple", "dexemple", &["d\u{2bc}exemple"]),
        ] {
            assert_eq!(found(text, letters), expected, "{letters} in {text}");
        }
    }

    #[test]
    fn a_line_is_kept_from_the_beginning_of_each_word_on() {
        for (line, expected) in [
            ("karim.arnaud@boite.fr", &["karimarnaudboitefr", "arnaudboitefr", "boitefr", "fr"][..]),
            ("o'neill-smith", &["oneillsmith", "neillsmith", "smith"]),
            ("(fc2026/1)", &["fc20261", "20261", "1"]),
            ("", &[]),
            (" - ", &[]),
        ] {
            assert_eq!(joined(line), expected, "{line}");
        }
        assert_eq!(joined(&"a".repeat(100)), ["a".repeat(MOST_JOINED)]);
    }

    #[test]
    fn what_is_kept_is_found_as_in_the_text() {
        let text = fold("Đặng d’Exemple-2b/c 王-小龙 n°7_x & FC2026/0001");
        let squeezed: Vec<char> = text.chars().filter(|letter| is_kept(*letter)).collect();
        for start in 0..squeezed.len() {
            for end in start + 1..=squeezed.len().min(start + MOST_JOINED) {
                let letters: String = squeezed[start..end].iter().collect();
                let begins_a_line = joined(&text).iter().any(|line| line.starts_with(&letters));
                assert_eq!(begins_a_line, over_separators(&text, &letters).next().is_some(), "{letters}");
            }
        }
    }
}
