//! The orders that a search may be for, by the three letters or digits in a row that they would have. Rare ones are looked
//! up one by one; where there are many, walking through orders in the order that is asked for soon finds a page of them.

use sqlx::SqliteConnection;

use super::text::amount_pattern;
use crate::backend::store::StoreError;
use crate::domain::search::{Needle, Term};

/// Looked up one by one in the time of a page.
const MOST: usize = 5_000;

/// The letters of an entry of the index.
const LETTERS: usize = 3;

/// Which orders are to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::backend::store) enum Candidates {
    /// These, by their names in the index, and no others.
    Few(Vec<i64>),
    Many,
}

/// The orders that may be meant.
///
/// # Errors
/// [`StoreError`].
pub(in crate::backend::store) async fn candidates(
    db: &mut SqliteConnection,
    needle: &Needle,
) -> Result<Candidates, StoreError> {
    let Some(expression) = expression(needle) else { return Ok(Candidates::Many) };
    let found: Vec<i64> = sqlx::query_scalar("SELECT rowid FROM order_trigrams WHERE order_trigrams MATCH $1 LIMIT $2")
        .bind(expression)
        .bind(i64::try_from(MOST + 1).unwrap_or(i64::MAX))
        .fetch_all(db)
        .await?;
    Ok(if found.len() > MOST { Candidates::Many } else { Candidates::Few(found) })
}

/// What every order that is meant has in the index; `None` where that can't be said, because something is too short.
fn expression(needle: &Needle) -> Option<String> {
    let words = (!needle.words.is_empty()).then(|| all(&needle.words));
    let runs = needle.runs.iter().map(of_term);
    let amounts = needle.amounts.iter().map(|reading| of_text(&amount_pattern(&reading.amount)));
    let ways = words.into_iter().chain(runs).chain(amounts).collect::<Option<Vec<_>>>()?;
    Some(ways.join(" OR "))
}

/// What an order has that has each of these; of one that is too short nothing is known. `None` where they all are.
fn all(terms: &[Term]) -> Option<String> {
    let entries: Vec<String> = terms.iter().filter_map(of_term).collect();
    (!entries.is_empty()).then(|| entries.join(" AND "))
}

/// What an order has that has it as it was typed, or by its letters and digits.
fn of_term(term: &Term) -> Option<String> {
    let written = of_text(&term.written)?;
    match term.joined.as_ref().filter(|letters| **letters != term.written) {
        None => Some(written),
        Some(letters) => Some(format!("({written} OR {})", of_text(letters)?)),
    }
}

/// Every entry of a text; `None` where it is too short.
fn of_text(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut entries: Vec<String> = Vec::new();
    for entry in letters.windows(LETTERS) {
        let entry = format!("\"{}\"", entry.iter().collect::<String>().replace('"', "\"\""));
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    (!entries.is_empty()).then(|| format!("({})", entries.join(" AND ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(typed: &str) -> Option<String> {
        expression(&Needle::of(typed).unwrap())
    }

    #[test]
    fn an_order_that_is_meant_has_every_three_letters_of_every_word() {
        assert_eq!(said("Marie li").as_deref(), Some(r#"("mar" AND "ari" AND "rie")"#));
        assert_eq!(said("marie dia").as_deref(), Some(r#"("mar" AND "ari" AND "rie") AND ("dia")"#));
        assert_eq!(said("li"), None);
    }

    #[test]
    fn a_word_of_several_parts_may_be_written_otherwise() {
        assert_eq!(said("a\"bc").as_deref(), Some(r#"(("a""b" AND """bc") OR ("abc"))"#));
        assert_eq!(said("a-b"), None);
    }

    #[test]
    fn an_amount_or_a_telephone_number_may_be_meant_instead() {
        let expression = said("44,67").unwrap();
        assert!(expression.starts_with(r#"("44," AND "4,6" AND ",67") OR (" 44" AND "44." AND "#), "{expression}");
        let expression = said("0639985501").unwrap();
        assert!(expression.contains(r#" OR ("639" AND "#), "{expression}");
    }
}
