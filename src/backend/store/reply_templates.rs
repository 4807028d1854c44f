//! The shop's own words for its mails and replies as rows, every version of them.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::columns::read_moment;
use super::moment::to_micros;
use super::{Store, StoreError};
use crate::api::reply_templates::{ChangeReplyTemplateBody, ReplyTemplate, ReplyTemplates, TemplateVersion};
use crate::backend::canned_replies::{OwnWords, ShopWords};
use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;
use crate::domain::reply_template::TemplateText;
use crate::domain::timestamp::Timestamp;

/// The rows that are used now.
const NEWEST: &str = "SELECT * FROM reply_templates AS newest WHERE version = (SELECT MAX(version) FROM reply_templates \
     WHERE kind = newest.kind AND language = newest.language)";

impl Store {
    /// The words that the shop's mails and replies are written in now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn shop_words(&self) -> Result<ShopWords, StoreError> {
        read_shop_words(&mut *self.begin_read().await?).await
    }

    /// All of them, with what they were before.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn reply_templates(&self) -> Result<ReplyTemplates, StoreError> {
        read_reply_templates(&mut *self.begin_read().await?).await
    }
}

/// The words as this transaction sees them.
///
/// # Errors
/// [`StoreError`].
pub async fn read_shop_words(db: &mut SqliteConnection) -> Result<ShopWords, StoreError> {
    let rows = sqlx::query(NEWEST).fetch_all(db).await?;
    let own = |row: &SqliteRow| {
        let Some((kind, language)) = read_place(row)? else { return Ok(None) };
        Ok(read_text(row)?.map(|text| OwnWords { kind, language, text }))
    };
    let words: Result<Vec<Option<OwnWords>>, StoreError> = rows.iter().map(own).collect();
    Ok(ShopWords(words?.into_iter().flatten().collect()))
}

/// The same with every version of them.
///
/// # Errors
/// [`StoreError`].
pub async fn read_reply_templates(db: &mut SqliteConnection) -> Result<ReplyTemplates, StoreError> {
    let places = ReplyKind::KNOWN.into_iter().flat_map(|kind| [(kind, Locale::Fr), (kind, Locale::En)]);
    let mut items: Vec<ReplyTemplate> = places
        .map(|(kind, language)| {
            let text = TemplateText::shipped(kind, language);
            ReplyTemplate { kind, language, text, versions: Vec::new() }
        })
        .collect();
    for row in sqlx::query("SELECT * FROM reply_templates ORDER BY version DESC").fetch_all(db).await? {
        let place = read_place(&row)?;
        let Some(item) = items.iter_mut().find(|item| Some((item.kind, item.language)) == place) else { continue };
        let text = read_text(&row)?;
        if let Some(text) = text.as_ref().filter(|_| item.versions.is_empty()) {
            item.text = text.clone();
        }
        item.versions.push(TemplateVersion {
            version: row.try_get("version")?,
            text,
            changed_by: row.try_get("changed_by")?,
            changed_at: read_moment(&row, "changed_at")?,
        });
    }
    Ok(ReplyTemplates { items })
}

/// Writes the next version.
///
/// # Errors
/// [`StoreError`].
pub async fn write_reply_template(
    db: &mut SqliteConnection,
    change: &ChangeReplyTemplateBody,
    by: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let version = i64::try_from(change.version).map_err(|_| StoreError::unreadable("a version"))? + 1;
    sqlx::query(
        "INSERT INTO reply_templates (kind, language, version, subject, body, changed_by, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(change.kind.as_str())
    .bind(change.language.tag())
    .bind(version)
    .bind(change.text.as_ref().map(|text| &text.subject))
    .bind(change.text.as_ref().map(|text| &text.body))
    .bind(by)
    .bind(to_micros(at))
    .execute(db)
    .await?;
    Ok(())
}

/// Nothing for a reply that this version does not have.
fn read_place(row: &SqliteRow) -> Result<Option<(ReplyKind, Locale)>, StoreError> {
    let language = match row.try_get("language")? {
        "fr" => Locale::Fr,
        "en" => Locale::En,
        _ => return Ok(None),
    };
    Ok(ReplyKind::parse(row.try_get("kind")?).map(|kind| (kind, language)))
}

fn read_text(row: &SqliteRow) -> Result<Option<TemplateText>, StoreError> {
    let subject: Option<String> = row.try_get("subject")?;
    let body: Option<String> = row.try_get("body")?;
    Ok(subject.zip(body).map(|(subject, body)| TemplateText { subject, body }))
}
