//! The steps by which a database of any earlier version becomes one of this version.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cmp::Ordering;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr, SqliteConnection};

/// In order; one that was released never changes, another follows it.
const STEPS: [(&str, &str); 37] = [
    ("tables", include_str!("migrations/0001_tables.sql")),
    ("rules", include_str!("migrations/0002_rules.sql")),
    ("search", include_str!("migrations/0003_search.sql")),
    ("after refunds", include_str!("migrations/0004_after_refunds.sql")),
    ("overpayments", include_str!("migrations/0005_overpayments.sql")),
    ("taken back", include_str!("migrations/0006_taken_back.sql")),
    ("journal chain", include_str!("migrations/0007_journal_chain.sql")),
    ("company accounts", include_str!("migrations/0008_company_accounts.sql")),
    ("erasures", include_str!("migrations/0009_erasures.sql")),
    ("agent access", include_str!("migrations/0010_agent_access.sql")),
    ("one refund", include_str!("migrations/0011_one_refund.sql")),
    ("note mails", include_str!("migrations/0012_note_mails.sql")),
    ("answer rests", include_str!("migrations/0013_answer_rests.sql")),
    ("payments by transaction", include_str!("migrations/0014_payments_by_transaction.sql")),
    ("notes in order", include_str!("migrations/0015_notes_in_order.sql")),
    ("order changes", include_str!("migrations/0016_order_changes.sql")),
    ("search index", include_str!("migrations/0017_search_index.sql")),
    ("earlier refunds", include_str!("migrations/0018_earlier_refunds.sql")),
    ("status words", include_str!("migrations/0019_status_words.sql")),
    ("kinds of money", include_str!("migrations/0020_kinds_of_money.sql")),
    ("note series", include_str!("migrations/0021_note_series.sql")),
    ("voids", include_str!("migrations/0022_voids.sql")),
    ("mail states", include_str!("migrations/0023_mail_states.sql")),
    ("never made", include_str!("migrations/0024_never_made.sql")),
    ("destinations", include_str!("migrations/0025_destinations.sql")),
    ("corrected references", include_str!("migrations/0026_corrected_references.sql")),
    ("returns", include_str!("migrations/0027_returns.sql")),
    ("restocked units", include_str!("migrations/0028_restocked_units.sql")),
    ("approvals", include_str!("migrations/0029_approvals.sql")),
    ("seen amounts", include_str!("migrations/0030_seen_amounts.sql")),
    ("tickets", include_str!("migrations/0031_tickets.sql")),
    ("authorized", include_str!("migrations/0032_authorized.sql")),
    ("given-up mails", include_str!("migrations/0033_given_up_mails.sql")),
    ("till credit", include_str!("migrations/0034_till_credit.sql")),
    ("taken-back mails", include_str!("migrations/0035_taken_back_mails.sql")),
    ("help votes", include_str!("migrations/0036_help_votes.sql")),
    ("reply templates", include_str!("migrations/0037_reply_templates.sql")),
];

pub fn all() -> Migrator {
    up_to(STEPS.len())
}

/// The version of a database, beside this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is no database of ours.
    Unknown,
    Earlier,
    Current,
    Later,
}

/// The version of this database, which is left as it is.
///
/// # Errors
/// Those of the database.
pub async fn standing(db: &mut SqliteConnection) -> Result<Standing, sqlx::Error> {
    let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
        .fetch_one(&mut *db)
        .await?;
    if known == 0 {
        return Ok(Standing::Unknown);
    }
    let last: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations").fetch_one(db).await?;
    let steps = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    Ok(match last.cmp(&steps) {
        Ordering::Less => Standing::Earlier,
        Ordering::Equal => Standing::Current,
        Ordering::Greater => Standing::Later,
    })
}

/// The first steps.
fn up_to(count: usize) -> Migrator {
    let steps = (1..).zip(STEPS).take(count).map(|(version, (description, sql))| {
        Migration::new(version, Cow::Borrowed(description), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect())
}
