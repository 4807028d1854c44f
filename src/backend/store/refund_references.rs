//! The names that providers gave to refunds, each of which settles one.

use sqlx::{Row, SqliteConnection};

use super::StoreError;
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;

/// A refund that has this name already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRefund {
    pub name: String,
    pub provider: PaymentProvider,
    pub order: OrderNumber,
}

/// The refunds that have this name, one a provider.
pub async fn refunds_named(db: &mut SqliteConnection, reference: &str) -> Result<Vec<NamedRefund>, StoreError> {
    let rows = sqlx::query(
        "SELECT provider, order_number FROM refund_references JOIN refund_tasks ON id = refund_task \
         WHERE refund_references.reference = $1",
    )
    .bind(reference)
    .fetch_all(db)
    .await?;
    let named = |row: &sqlx::sqlite::SqliteRow| {
        Ok(NamedRefund {
            name: reference.to_owned(),
            provider: PaymentProvider::parse(row.try_get("provider")?).unwrap_or(PaymentProvider::UNKNOWN),
            order: OrderNumber(row.try_get("order_number")?),
        })
    };
    rows.iter().map(named).collect()
}
