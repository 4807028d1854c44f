//! A word, or a number, that is looked for.

use super::fold::{is_kept, squeeze};
use super::separators::{MOST_JOINED, over_separators};

/// The ways in which a text may have a word or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it was typed: a text may have it wherever it likes.
    pub written: String,
    /// Or these letters and digits, from the beginning of a word on, whatever separates them there.
    pub joined: Option<String>,
}

impl Term {
    /// What a folded word is looked for by: signs around it don't count, nor how its parts are separated. What is
    /// nothing but signs is looked for as it is.
    pub(super) fn of_word(folded: &str) -> Self {
        let written = folded.trim_matches(|letter| !is_kept(letter));
        if written.is_empty() {
            return Self::as_written(folded);
        }
        let letters = squeeze(written);
        let is_long = letters.chars().nth(MOST_JOINED).is_some();
        Self { written: written.to_owned(), joined: (!is_long).then_some(letters) }
    }

    /// What is looked for sign by sign.
    pub(super) fn as_written(folded: &str) -> Self {
        Self { written: folded.to_owned(), joined: None }
    }

    /// Whether a folded text, of one line or several, has it.
    pub fn is_in(&self, folded: &str) -> bool {
        contains(folded.as_bytes(), self.written.as_bytes())
            || self.joined.as_ref().is_some_and(|letters| over_separators(folded, letters).next().is_some())
    }
}

/// Short texts are looked through faster than a searcher for long ones is made ready: four letters at a time are one
/// number.
fn contains(text: &[u8], part: &[u8]) -> bool {
    let length = part.len().min(4);
    let (first, rest) = part.split_at(length);
    let number = |letters: &[u8]| letters.iter().fold(0_u32, |number, letter| number << 8 | u32::from(*letter));
    let mask = match length {
        0 => return true,
        4 => u32::MAX,
        _ => (1 << (8 * length)) - 1,
    };
    let wanted = number(first);
    let mut seen = 0_u32;
    for (place, letter) in text.iter().enumerate() {
        seen = seen << 8 | u32::from(*letter);
        if seen & mask == wanted && place + 1 >= length && text[place + 1..].starts_with(rest) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::fold;

    #[test]
    fn a_word_is_in_a_text_as_it_is_written_or_from_the_beginning_of_a_word_on() {
        for (text, words, others) in [
            (
                "Karim Arnaud",
                &["karim", "rim", "arnaud", "karimarnaud", "karim-arn", "(arnaud)"][..],
                &["mar", "imar", "rim-arn"][..],
            ),
            (
                "karim.arnaud7@exemple.fr",
                &["karimarnaud7exemple", "rim.arn", "d7@ex", "7exemple", "exemplefr"],
                &["mar", "imar", "m-ar", "efr", "d7ex"],
            ),
            ("Jeanne d’Exemple", &["dexemple", "d'exem", "exemple", "jeannedexemple"], &["edex", "edexemple"]),
            ("Trait-Union", &["traitunion", "trait-union", "trait_union", "ait-uni"], &["aitunion", "ait_uni"]),
            ("Trait Union", &["traitunion", "trait-union"], &["tunion"]),
            ("Traitunion", &["traitunion", "trait-union", "aitunion"], &["rait-union"]),
            ("FC/2026/0001", &["fc20260001", "fc-2026-0001", "20260001", "26/00"], &["c20260001", "260001"]),
        ] {
            let text = fold(text);
            let is_in = |word: &&str| Term::of_word(word).is_in(&text);
            assert_eq!(words.iter().find(|word| !is_in(word)), None, "{text}");
            assert_eq!(others.iter().find(|word| is_in(word)), None, "{text}");
        }
    }

    #[test]
    fn a_sign_alone_is_looked_for_as_it_is() {
        assert!(Term::of_word("_").is_in("a_b") && !Term::of_word("_").is_in("a-b"));
    }

    #[test]
    fn a_part_is_found_wherever_it_is() {
        for text in ["", "abc", "ab\u{0}", "xabcdefx", "abcdabcdef", "éabcé"] {
            for part in ["", "a", "abc", "c", "bc", "abcd", "abcde", "abcdefg", "\u{0}", "é", "fx"] {
                assert_eq!(contains(text.as_bytes(), part.as_bytes()), text.contains(part), "{part} in {text}");
            }
        }
    }
}
