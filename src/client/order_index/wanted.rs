//! A search, readied to be asked of every row.

use super::OrderIndex;
use super::sieve::Sieve;
use crate::domain::search::{Needle, Term};

/// What is looked for, as `domain::search` understands it.
pub(super) struct Wanted {
    /// All of them, if there are any.
    words: Vec<Part>,
    /// Or one of these.
    runs: Vec<Part>,
    /// Or one of these amounts: a currency's place, and minor units.
    amounts: Vec<(u16, i64)>,
}

/// A word or a number that an order is to have.
struct Part {
    term: Term,
    /// What each text has that has the term, in whichever way.
    sieve: Sieve,
    is_certain: bool,
    shared: Option<Vec<bool>>,
}

impl Wanted {
    /// `None` when nothing is looked for.
    pub fn of(index: &OrderIndex, typed: &str) -> Option<Self> {
        let Needle { words, runs, amounts } = Needle::of(typed)?;
        let part = |term| Part::of(index, term);
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
    fn of(index: &OrderIndex, term: Term) -> Self {
        let letters = term.joined.as_ref().unwrap_or(&term.written);
        Self {
            sieve: Sieve::of_lines(letters),
            is_certain: Sieve::is_certain(letters.as_bytes()),
            shared: index.shared.having(&term),
            term,
        }
    }

    fn is_in(&self, index: &OrderIndex, row: usize) -> bool {
        let is_own = || self.is_certain || self.term.is_in(index.search_text(row));
        (index.columns.sieves[row].may_contain(&self.sieve) && is_own())
            || self.shared.as_ref().is_some_and(|wanted| index.shared.has_any(row, wanted))
    }
}

/// The minor units of an amount that has as many digits as its currency.
fn minor(amount: &str, digits: u8) -> Option<i64> {
    let decimals = amount.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (decimals == usize::from(digits)).then(|| amount.replace('.', "").parse().ok()).flatten()
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
}
