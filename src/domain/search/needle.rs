//! What is looked for.

use super::amount::{self, AmountReading};
use super::fold::{fold, is_kept};
use super::term::Term;
use super::{pasted, telephone};

/// More words than anyone types on purpose.
const MOST_WORDS: usize = 8;

/// What was typed, in every way that it may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// All of them are to be there.
    pub words: Vec<Term>,
    /// Or one of these runs of digits: telephone numbers, and numbers that were written in groups.
    pub runs: Vec<Term>,
    /// Or one of these amounts.
    pub amounts: Vec<AmountReading>,
}

impl Needle {
    /// `None` when nothing is looked for.
    pub fn of(typed: &str) -> Option<Self> {
        let meant = pasted::unwrap(typed);
        let folded = fold(&meant);
        let words = words(&folded);
        if words.is_empty() {
            return None;
        }
        let amounts = amount::readings(&meant);
        // `1599.98` is no telephone number.
        let has_decimals = !amounts.is_empty() && meant.contains(['.', ',']);
        let runs = if has_decimals { Vec::new() } else { telephone::readings(&meant) };
        // Digits in groups are one number; as words they would be found in every other.
        let in_groups = words.len() > 1 && !folded.contains(char::is_alphabetic);
        let is_one_number = in_groups && !(amounts.is_empty() && runs.is_empty());
        let words = if is_one_number { Vec::new() } else { words };
        Some(Self { words, runs: runs.iter().map(|run| Term::of_word(run)).collect(), amounts })
    }
}

/// What is looked for of each word; of a decimal all of it. What has neither letter nor digit is looked for where there
/// is nothing else.
fn words(folded: &str) -> Vec<Term> {
    let word = |token| if is_decimal(token) { Term::as_written(token) } else { Term::of_word(token) };
    let has_letters = |token: &&str| token.contains(is_kept);
    let any = folded.contains(is_kept);
    folded.split_whitespace().filter(|token| !any || has_letters(token)).map(word).take(MOST_WORDS).collect()
}

/// `44.67`: without its mark it would be another number.
fn is_decimal(token: &str) -> bool {
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    token
        .split_once(['.', ','])
        .is_some_and(|(whole, decimals)| all_digits(whole) && all_digits(decimals) && (1..=3).contains(&decimals.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_for(typed: &str) -> Vec<String> {
        let words = Needle::of(typed).map(|needle| needle.words).unwrap_or_default();
        words.into_iter().map(|word| word.joined.unwrap_or(word.written)).collect()
    }

    #[test]
    fn every_word_is_looked_for_by_its_letters_and_digits() {
        assert_eq!(looked_for("Diallo  awa"), ["diallo", "awa"]);
        assert_eq!(looked_for("Trait-Union, Marie‑Ève"), ["traitunion", "marieeve"]);
        assert_eq!(looked_for("n° FC/2026/0001"), ["fc20260001"]);
        assert_eq!(looked_for("Paula <p.collee@example.com>"), ["pcolleeexamplecom"]);
        assert_eq!(Needle::of("  "), None);
    }

    #[test]
    fn a_decimal_keeps_its_mark() {
        assert_eq!(looked_for("2.5 kg"), ["2.5", "kg"]);
        assert_eq!(looked_for("44,67"), ["44,67"]);
        assert_eq!(looked_for("2026.0001"), ["20260001"]);
    }

    #[test]
    fn digits_in_groups_are_one_number() {
        for typed in ["1 599,98 €", "06 39 98 55 01", "+33 6 39 98 55 01"] {
            assert_eq!(looked_for(typed), Vec::<String>::new(), "{typed}");
        }
        assert_eq!(Needle::of("8003 121").map(|needle| needle.runs), Some(vec![Term::of_word("8003121")]));
        assert_eq!(looked_for("Diallo 2026"), ["diallo", "2026"]);
    }

    #[test]
    fn a_sign_alone_is_looked_for_as_it_is() {
        assert_eq!(looked_for("Rosa & Paul"), ["rosa", "paul"]);
        assert_eq!(looked_for("_"), ["_"]);
        assert_eq!(looked_for("#"), ["#"]);
    }
}
