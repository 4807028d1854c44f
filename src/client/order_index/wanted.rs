//! A search, readied to be asked of every row.

use super::OrderIndex;
use super::sieve::Sieve;
use crate::domain::search::{Needle, fold, squeeze};

/// What is looked for, as `domain::search` understands it.
pub(super) struct Wanted {
    /// All of them, if there are any.
    words: Vec<Part>,
    /// Or one of these.
    runs: Vec<Part>,
    /// Or one of these amounts: a currency's place, and minor units.
    amounts: Vec<(u16, i64)>,
}

/// Some letters that a text is to contain.
struct Part {
    text: String,
    sieve: Sieve,
    is_certain: bool,
    /// Its letters and digits, where it has signs, which most lines are without.
    letters: Option<(String, Sieve)>,
    shared: Option<Vec<bool>>,
}

impl Wanted {
    /// `None` when nothing is looked for.
    pub fn of(index: &OrderIndex, typed: &str) -> Option<Self> {
        let Needle { words, runs, amounts } = Needle::of(typed)?;
        let part = |text: String| Part::of(index, text);
        let mut found = Vec::new();
        for (place, currency) in (0..).zip(&index.columns.known_currencies) {
            for reading in &amounts {
                let is_of_it = reading.currencies.as_ref().is_none_or(|codes| codes.contains(&currency.code()));
                found
                    .extend(minor(&reading.amount, currency.digits()).filter(|_| is_of_it).map(|minor| (place, minor)));
            }
        }
        Some(Self {
            words: words.into_iter().map(part).collect(),
            runs: runs.into_iter().map(part).collect(),
            amounts: found,
        })
    }

    pub fn is_met(&self, index: &OrderIndex, row: usize) -> bool {
        (!self.words.is_empty() && self.words.iter().all(|word| word.is_in(index, row)))
            || self.runs.iter().any(|run| run.is_in(index, row))
            || self.amounts.iter().any(|(currency, minor)| {
                index.columns.currencies[row] == *currency
                    && (index.columns.totals[row] == *minor || index.has_payment(row, *minor))
            })
    }
}

impl Part {
    fn of(index: &OrderIndex, text: String) -> Self {
        Self {
            sieve: Sieve::of(text.as_bytes()),
            is_certain: Sieve::is_certain(text.as_bytes()),
            letters: Self::letters(&text),
            shared: index.shared.containing(&text),
            text,
        }
    }

    fn letters(text: &str) -> Option<(String, Sieve)> {
        let letters = squeeze(text);
        let sieve = Sieve::of(letters.as_bytes());
        (letters != text).then_some((letters, sieve))
    }

    fn is_in(&self, index: &OrderIndex, row: usize) -> bool {
        let is_own = || self.is_certain || contains(index.search_text(row).as_bytes(), self.text.as_bytes());
        (index.columns.sieves[row].may_contain(&self.sieve) && is_own())
            || self.shared.as_ref().is_some_and(|wanted| index.shared.has_any(row, wanted))
            || self.letters.as_ref().is_some_and(|letters| self.is_as_written(letters, index, row))
    }

    /// Whether it is in one of the texts that are kept as they are shown.
    fn is_as_written(&self, (letters, sieve): &(String, Sieve), index: &OrderIndex, row: usize) -> bool {
        // Whatever is written so has these letters one behind the other.
        let may_be = index.columns.sieves[row].may_contain(sieve)
            && contains(index.search_text(row).as_bytes(), letters.as_bytes());
        if !may_be {
            return false;
        }
        let texts = index.texts_at(row);
        [texts.number, texts.customer, texts.email].into_iter().any(|text| {
            if text.is_ascii() {
                contains(text.as_bytes(), self.text.as_bytes())
            } else {
                fold(text).contains(&self.text)
            }
        })
    }
}

/// The minor units of an amount that has as many digits as its currency.
fn minor(amount: &str, digits: u8) -> Option<i64> {
    let decimals = amount.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (decimals == usize::from(digits)).then(|| amount.replace('.', "").parse().ok()).flatten()
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

    #[test]
    fn an_amount_counts_where_the_currency_has_its_digits() {
        assert_eq!(minor("44.67", 2), Some(4467));
        assert_eq!(minor("44.67", 3), None);
        assert_eq!(minor("1500", 0), Some(1500));
        assert_eq!(minor("0.05", 2), Some(5));
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
