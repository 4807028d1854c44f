//! One form for letters that people take for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::domain::invisible::is_invisible;
use crate::domain::order::OrderNumber;

/// Lower case without accents, in every script: `Éléonore` becomes `eleonore`, `Κωνσταντίνος` `κωνσταντινοσ`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Upper case first: it makes one of the two small sigmas, and `SS` of `ß`.
    let cased = text.nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(text.len());
    for letter in cased.nfkd().filter(|letter| canonical_combining_class(*letter) == 0 && !is_invisible(*letter)) {
        match without_stroke(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

/// One form for numbers of orders that people take for the same.
pub fn look_of(number: &OrderNumber) -> String {
    let folded = fold(&number.0);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() { number.0.clone() } else { words.join(" ") }
}

/// Folded text without all that isn't a letter or a digit.
pub fn squeeze(folded: &str) -> String {
    folded.chars().filter(|letter| is_kept(*letter)).collect()
}

/// Whether it is a letter or a digit; all else separates words.
pub(super) fn is_kept(letter: char) -> bool {
    letter.is_alphanumeric() && !is_modifier(letter)
}

/// A stroke through a letter, or a letter within another, is no accent to Unicode: these have no decomposition.
const fn without_stroke(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ł' => "l",
        'ŧ' => "t",
        _ => return None,
    })
}

/// Apostrophes and the like that Unicode counts among the letters: `ʼ`, `ʻ`.
const fn is_modifier(letter: char) -> bool {
    matches!(letter, '\u{2b9}'..='\u{2df}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter_in_any_script() {
        for (text, folded) in [
            ("Éléonore LEBŒUF", "eleonore leboeuf"),
            ("e\u{301}", "e"),
            ("Strauß 北京", "strauss 北京"),
            ("STRAUSS", "strauss"),
            ("Nguyễn Văn Mẫu, Đặng", "nguyen van mau, dang"),
            ("Κωνσταντίνου", "κωνσταντινου"),
            ("Κωνσταντίνος", "κωνσταντινοσ"),
            ("ΚΩΝΣΤΑΝΤΊΝΟΣ", "κωνσταντινοσ"),
            ("Йорданка Ёлкина", "иорданка елкина"),
            ("İstanbul IŞIK ışık", "istanbul isik isik"),
            ("Łódź Ørsted Þór Đorđe", "lodz orsted thor dorde"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("ＦＣ－５４", "fc-54"),
            ("ﬁn №", "fin no"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_not_looked_at() {
        assert_eq!(fold("\u{feff}FC\u{200b}-\u{ad}54\u{200e}"), "fc-54");
    }

    #[test]
    fn letters_and_digits_are_left_of_a_name_however_it_is_written() {
        for name in ["Jeanne d’Exemple", "jeanne d'exemple", "Jeanne dʼExemple", "JEANNE D`EXEMPLE", "Jeanne‐d´Exemple"]
        {
            assert_eq!(squeeze(&fold(name)), "jeannedexemple", "{name}");
        }
        for name in ["Trait-Union", "trait‑union", "Trait – Union", "trait union", "TRAIT_UNION"] {
            assert_eq!(squeeze(&fold(name)), "traitunion", "{name}");
        }
    }
}
