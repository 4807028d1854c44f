//! Orders and credit notes as documents, against the rows that lists and sums are made of.

use sqlx::{Row, SqliteConnection};

use crate::domain::credit::CreditNote;
use crate::domain::order::Order;

/// Documents that are read at once.
const CHUNK: i64 = 500;

/// Flaws of one kind that are named.
const NAMED: usize = 5;

/// A sentence for each document that can't be read or says something else than its row.
pub(super) async fn flaws(db: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut flaws = orders(db).await?;
    flaws.extend(credit_notes(db).await?);
    Ok(flaws)
}

async fn orders(db: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let (mut flaws, mut last) = (Vec::new(), String::new());
    loop {
        let rows = sqlx::query(
            "SELECT number, currency, gross, captured, document FROM orders \
             JOIN order_documents ON order_number = number WHERE number > $1 ORDER BY number LIMIT $2",
        )
        .bind(&last)
        .bind(CHUNK)
        .fetch_all(&mut *db)
        .await?;
        let Some(newest) = rows.last() else { return Ok(flaws) };
        last = newest.try_get("number")?;
        for row in &rows {
            let (number, currency): (String, String) = (row.try_get("number")?, row.try_get("currency")?);
            let (gross, captured): (i64, i64) = (row.try_get("gross")?, row.try_get("captured")?);
            let says = |order: &Order| {
                (order.number.0.as_str(), order.currency.code(), order.gross().minor(), order.captured().minor())
                    == (number.as_str(), currency.as_str(), gross, captured)
            };
            if !serde_json::from_str(row.try_get("document")?).is_ok_and(|order: Order| says(&order)) {
                flaws.push(format!("order {number} is not what its document says"));
            }
        }
        flaws.truncate(NAMED);
    }
}

async fn credit_notes(db: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut flaws = Vec::new();
    for row in sqlx::query("SELECT number, order_number, total, document FROM credit_notes").fetch_all(db).await? {
        let (number, order): (String, String) = (row.try_get("number")?, row.try_get("order_number")?);
        let total: i64 = row.try_get("total")?;
        let says =
            |note: &CreditNote| (&note.number.0, &note.order.0, note.quote.total.minor()) == (&number, &order, total);
        if !serde_json::from_str(row.try_get("document")?).is_ok_and(|note: CreditNote| says(&note)) {
            flaws.push(format!("credit note {number} is not what its document says"));
        }
    }
    flaws.truncate(NAMED);
    Ok(flaws)
}
