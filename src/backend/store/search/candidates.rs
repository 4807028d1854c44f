//! The orders that a search may be for, by the three letters or digits in a row that they would have. Rare ones are looked
//! up one by one; where there are many, walking through orders in the order that is asked for soon finds a page of them.

use sqlx::SqliteConnection;

use super::text::amount_pattern;
use crate::backend::store::StoreError;
use crate::domain::search::Needle;

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
    let words = (!needle.words.is_empty()).then(|| all(needle.words.iter().map(String::as_str)));
    let runs = needle.runs.iter().map(|run| all([run.as_str()]));
    let amounts = needle.amounts.iter().map(|reading| all([amount_pattern(&reading.amount).as_str()]));
    let ways = words.into_iter().chain(runs).chain(amounts).collect::<Option<Vec<_>>>()?;
    Some(ways.join(" OR "))
}

/// Every entry of these texts; of one that is too short nothing is known. `None` where they are all too short.
fn all<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<String> {
    let mut entries: Vec<String> = Vec::new();
    for text in texts {
        let letters: Vec<char> = text.chars().collect();
        for entry in letters.windows(LETTERS) {
            let entry = format!("\"{}\"", entry.iter().collect::<String>().replace('"', "\"\""));
            if !entries.contains(&entry) {
                entries.push(entry);
            }
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
        assert_eq!(said("li"), None);
        assert_eq!(said("a\"bc d").as_deref(), Some(r#"("abc")"#));
    }

    #[test]
    fn an_amount_or_a_telephone_number_may_be_meant_instead() {
        let expression = said("44,67").unwrap();
        assert!(expression.starts_with(r#"("44," AND "4,6" AND ",67") OR (" 44" AND "44." AND "#), "{expression}");
        let expression = said("0639985501").unwrap();
        assert!(expression.contains(r#" OR ("639" AND "#), "{expression}");
    }
}
