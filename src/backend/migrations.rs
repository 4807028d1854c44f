//! The steps by which a database of any earlier version becomes one of this version.

use std::borrow::Cow;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// In order; one that was released never changes, another follows it.
const STEPS: [(&str, &str); 5] = [
    ("tables", include_str!("migrations/0001_tables.sql")),
    ("rules", include_str!("migrations/0002_rules.sql")),
    ("search", include_str!("migrations/0003_search.sql")),
    ("after refunds", include_str!("migrations/0004_after_refunds.sql")),
    ("overpayments", include_str!("migrations/0005_overpayments.sql")),
];

pub fn all() -> Migrator {
    let steps = (1..).zip(STEPS).map(|(version, (description, sql))| {
        Migration::new(version, Cow::Borrowed(description), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect())
}
