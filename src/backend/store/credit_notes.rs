//! Credit notes as rows. They are numbered one by one, and never change.

use sqlx::{Row, SqliteConnection};

use super::StoreError;
use super::columns::read_document;
use super::moment::to_micros;
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::order::OrderNumber;
use crate::domain::seller::SellerIdentity;
use crate::domain::timestamp::Timestamp;

/// An order's notes, as they were issued: in the order of their rows, because clocks go back.
pub(super) async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Vec<CreditNote>, StoreError> {
    let rows = sqlx::query("SELECT document FROM credit_notes WHERE order_number = $1 ORDER BY rowid")
        .bind(&number.0)
        .fetch_all(db)
        .await?;
    rows.iter().map(|row| read_document(row, "document")).collect()
}

/// What the next credit note is called and dated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCreditNote {
    pub number: CreditNoteNumber,
    pub issued_at: Timestamp,
}

impl NextCreditNote {
    /// The one that this transaction may issue in a series at this moment on the shop's clock: one more in the year of it. Where that
    /// clock went back, the note bears the moment of the one before it, because numbers and dates rise together (Code
    /// général des impôts, annexe II, art. 242 nonies A, I, 7°).
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn at(db: &mut SqliteConnection, shop_time: Timestamp, series: &str) -> Result<Self, StoreError> {
        let year = shop_time.0.year();
        let unreadable = || StoreError::unreadable("a credit-note counter");
        let last: Option<i64> = sqlx::query_scalar(
            "SELECT last FROM credit_note_counters WHERE $2 = 'AV' AND year = $1 \
             UNION ALL SELECT last FROM credit_note_series WHERE series = $2 AND year = $1",
        )
        .bind(year)
        .bind(series)
        .fetch_optional(&mut *db)
        .await?;
        let last = u32::try_from(last.unwrap_or(0)).map_err(|_| unreadable())?;
        let before = CreditNoteNumber::of_series(series, year, last);
        let before = sqlx::query("SELECT document -> '$.issued_at' AS issued_at FROM credit_notes WHERE number = $1")
            .bind(&before.0);
        let before = before.fetch_optional(db).await?.map(|row| read_document::<Timestamp>(&row, "issued_at"));
        // The day is looked at, too: a shop that moves to another zone may have an earlier one at a later moment.
        let later = |before: &Timestamp| *before > shop_time || before.0.date() > shop_time.0.date();
        let later = before.transpose()?.filter(later);
        let number = CreditNoteNumber::of_series(series, year, last.checked_add(1).ok_or_else(unreadable)?);
        Ok(Self { number, issued_at: later.unwrap_or(shop_time) })
    }
}

/// The shop as a credit note names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seller {
    pub name: String,
    /// A line each: address, SIREN, VAT number, and whatever has no field.
    pub details: Vec<String>,
    /// The same by fields, where the shop says it so.
    pub identity: Option<SellerIdentity>,
}

impl Seller {
    /// The one that this note was issued by; `None` when there is no such note.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn of(db: &mut SqliteConnection, note: &CreditNoteNumber) -> Result<Option<Self>, StoreError> {
        let row =
            sqlx::query("SELECT name, details, identity FROM credit_note_sellers WHERE credit_note = $1").bind(&note.0);
        let Some(row) = row.fetch_optional(db).await? else { return Ok(None) };
        let identity: Option<String> = row.try_get("identity")?;
        let identity = identity.map(|text| serde_json::from_str(&text)).transpose();
        let identity = identity.map_err(|_| StoreError::unreadable("a seller"))?;
        Ok(Some(Self { name: row.try_get("name")?, details: read_document(&row, "details")?, identity }))
    }

    /// Its name and where it is, a line each, as far as it says so by fields; else all its lines.
    pub fn postal_lines(&self) -> Vec<String> {
        let address = self.identity.as_ref().and_then(|identity| identity.address.as_ref()).map(|address| {
            let town = format!("{} {}", address.postal_code, address.city);
            address.lines.iter().cloned().chain([town]).collect()
        });
        std::iter::once(self.name.clone()).chain(address.unwrap_or_else(|| self.details.clone())).collect()
    }

    /// Writes down that this note was issued by this seller.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sign(&self, db: &mut SqliteConnection, note: &CreditNoteNumber) -> Result<(), StoreError> {
        let identity = self.identity.as_ref().map(serde_json::to_string).transpose();
        sqlx::query("INSERT INTO credit_note_sellers (credit_note, name, details, identity) VALUES ($1, $2, $3, $4)")
            .bind(&note.0)
            .bind(&self.name)
            .bind(serde_json::to_string(&self.details).map_err(|_| StoreError::unreadable("a seller"))?)
            .bind(identity.map_err(|_| StoreError::unreadable("a seller"))?)
            .execute(db)
            .await?;
        Ok(())
    }
}

pub(super) async fn insert(db: &mut SqliteConnection, note: &CreditNote) -> Result<(), StoreError> {
    count(db, note.number.series(), note.issued_at.0.year()).await?;
    let document = serde_json::to_string(note).map_err(|_| StoreError::unreadable("a credit note"))?;
    sqlx::query(
        "INSERT INTO credit_notes (number, order_number, total, corrects, issued_at, issued_by, document) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&note.number.0)
    .bind(&note.order.0)
    .bind(note.quote.total.minor())
    .bind(note.corrects.as_ref().map(|corrected| &corrected.0))
    .bind(to_micros(note.issued_at))
    .bind(&note.issued_by.name)
    .bind(document)
    .execute(db)
    .await?;
    Ok(())
}

/// One note more of a series in this year. A counter is added or raised, never both in one statement: the database lets none
/// be added over another.
async fn count(db: &mut SqliteConnection, series: &str, year: i32) -> Result<(), StoreError> {
    let (raise, begin) = if series == CreditNoteNumber::SERIES {
        (
            "UPDATE credit_note_counters SET last = last + 1 WHERE year = $1 AND $2 = 'AV'",
            "INSERT INTO credit_note_counters (year, last) SELECT $1, 1 WHERE $2 = 'AV'",
        )
    } else {
        (
            "UPDATE credit_note_series SET last = last + 1 WHERE year = $1 AND series = $2",
            "INSERT INTO credit_note_series (year, series, last) VALUES ($1, $2, 1)",
        )
    };
    let raised = sqlx::query(raise).bind(year).bind(series).execute(&mut *db).await?;
    if raised.rows_affected() == 0 {
        sqlx::query(begin).bind(year).bind(series).execute(db).await?;
    }
    Ok(())
}
