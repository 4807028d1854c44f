//! The memory of the demo's "bank".

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::backend::settings::{Provider, Providers};
use crate::backend::store::{Store, StoreError, from_micros, to_micros};
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{Order, OrderNumber};
use crate::domain::payment::{Payment, PaymentProvider};
use crate::domain::timestamp::Timestamp;

/// A table of the demo alone: the database of a real shop never has it.
const TABLE: &str = "\
    CREATE TABLE demo_portal_refunds (
        provider    TEXT   NOT NULL,
        transaction_reference TEXT NOT NULL,
        -- One, two, three: within the transaction.
        number      BIGINT NOT NULL CHECK (number > 0),
        amount      BIGINT NOT NULL CHECK (amount > 0),
        -- Null in a database of before the portal told it.
        made_at     BIGINT,
        PRIMARY KEY (provider, transaction_reference, number)
    )";

/// What was let go of, in a database of before the portal knew authorisations as well.
const VOIDS: &str = "\
    CREATE TABLE IF NOT EXISTS demo_portal_voids (
        provider    TEXT   NOT NULL,
        transaction_reference TEXT NOT NULL,
        made_at     BIGINT NOT NULL,
        PRIMARY KEY (provider, transaction_reference)
    )";

/// What the demo's agents made before the portal was first opened: a bank of theirs would know of it. Whatever is only
/// recorded at the desk later is not made.
const PAST_WORK: &str = "\
    INSERT INTO demo_portal_refunds (provider, transaction_reference, number, amount, made_at) \
    SELECT provider, transaction_reference, \
        ROW_NUMBER() OVER (PARTITION BY provider, transaction_reference ORDER BY position), \
        COALESCE(given, amount), state_at \
    FROM refund_tasks_in_full WHERE state = 'done' AND alternative IS NULL";

const IS_THERE: &str = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'demo_portal_refunds'";

/// What a database of before lacks.
const HAS_TIMES: &str = "SELECT COUNT(*) FROM pragma_table_info('demo_portal_refunds') WHERE name = 'made_at'";

/// The books of all portals.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    store: Store,
    providers: Providers,
}

/// Money that a portal knows of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CapturedPayment {
    pub(super) provider: PaymentProvider,
    /// The name of the provider whose portal this stands in for.
    pub(super) portal: String,
    pub(super) transaction: String,
    pub(super) order: OrderNumber,
    pub(super) currency: Currency,
    pub(super) captured: Amount,
}

/// Money that went back, or would have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PortalRefund {
    pub(super) number: i64,
    pub(super) amount: Amount,
    /// As a bank would call it: `HIPAY-R-8003121-1`, or as this provider's look.
    pub(super) reference: String,
    pub(super) made_at: Option<Timestamp>,
}

impl Ledger {
    pub(super) async fn open(store: Store, providers: Providers) -> Result<Self, StoreError> {
        let mut transaction = store.begin_write().await?;
        if sqlx::query_scalar::<_, i64>(IS_THERE).fetch_one(&mut *transaction).await? == 0 {
            sqlx::query(TABLE).execute(&mut *transaction).await?;
            sqlx::query(PAST_WORK).execute(&mut *transaction).await?;
        }
        if sqlx::query_scalar::<_, i64>(HAS_TIMES).fetch_one(&mut *transaction).await? == 0 {
            let add = "ALTER TABLE demo_portal_refunds ADD COLUMN made_at BIGINT";
            sqlx::query(add).execute(&mut *transaction).await?;
        }
        sqlx::query(VOIDS).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(Self { store, providers })
    }

    pub(super) async fn payment(
        &self,
        provider: PaymentProvider,
        transaction: &str,
        order: &OrderNumber,
    ) -> Result<Option<CapturedPayment>, StoreError> {
        let mut reading = self.store.begin_read().await?;
        let row = sqlx::query(
            "SELECT orders.currency, payments.captured FROM payments JOIN orders ON orders.number = order_number \
             WHERE order_number = $1 AND provider = $2 AND reference = $3",
        )
        .bind(&order.0)
        .bind(provider.as_str())
        .bind(transaction)
        .fetch_optional(&mut *reading)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let Ok(currency) = Currency::parse(row.try_get("currency")?) else { return Ok(None) };
        let captured = Amount::from_minor(row.try_get("captured")?, currency);
        let (transaction, order) = (transaction.to_owned(), order.clone());
        let portal = self.providers.brand(provider).unwrap_or("Portail").to_owned();
        Ok(Some(CapturedPayment { provider, portal, transaction, order, currency, captured }))
    }

    /// The amount that a payment set aside, where it captured nothing.
    pub(super) async fn authorized(&self, payment: &CapturedPayment) -> Result<Option<Amount>, StoreError> {
        let document: String = sqlx::query_scalar("SELECT document FROM order_documents WHERE order_number = $1")
            .bind(&payment.order.0)
            .fetch_one(&mut *self.store.begin_read().await?)
            .await?;
        let Ok(order) = serde_json::from_str::<Order>(&document) else { return Ok(None) };
        let is_it = |it: &&Payment| it.provider == payment.provider && it.transaction == payment.transaction;
        Ok(order.payments.iter().find(is_it).and_then(|it| it.authorized).map(|authorized| authorized.amount))
    }

    /// When what a payment had set aside was let go of.
    pub(super) async fn voided_at(&self, payment: &CapturedPayment) -> Result<Option<Timestamp>, StoreError> {
        let made_at: Option<i64> = sqlx::query_scalar(
            "SELECT made_at FROM demo_portal_voids WHERE provider = $1 AND transaction_reference = $2",
        )
        .bind(payment.provider.as_str())
        .bind(&payment.transaction)
        .fetch_optional(&mut *self.store.begin_read().await?)
        .await?;
        made_at.map(from_micros).transpose()
    }

    /// Lets go of what a payment has set aside; once more changes nothing.
    pub(super) async fn void(&self, payment: &CapturedPayment) -> Result<(), StoreError> {
        let mut transaction = self.store.begin_write().await?;
        sqlx::query(
            "INSERT INTO demo_portal_voids (provider, transaction_reference, made_at) VALUES ($1, $2, $3) \
             ON CONFLICT DO NOTHING",
        )
        .bind(payment.provider.as_str())
        .bind(&payment.transaction)
        .bind(to_micros(self.store.clock().now()))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await
    }

    /// All refunds of a payment, in the order in which they were made.
    pub(super) async fn refunds(&self, payment: &CapturedPayment) -> Result<Vec<PortalRefund>, StoreError> {
        refunds(&mut *self.store.begin_read().await?, payment).await
    }

    /// Makes a refund and answers its number; `None` when there are others than the `seen` ones by now, or it
    /// is more than is left.
    pub(super) async fn refund(
        &self,
        payment: &CapturedPayment,
        amount: Amount,
        seen: usize,
    ) -> Result<Option<i64>, StoreError> {
        let mut transaction = self.store.begin_write().await?;
        let made = refunds(&mut transaction, payment).await?;
        if made.len() != seen || amount > payment.refundable(&made) {
            transaction.roll_back().await;
            return Ok(None);
        }
        let number = made.last().map_or(1, |last| last.number + 1);
        sqlx::query(
            "INSERT INTO demo_portal_refunds (provider, transaction_reference, number, amount, made_at) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(payment.provider.as_str())
        .bind(&payment.transaction)
        .bind(number)
        .bind(amount.minor())
        .bind(to_micros(self.store.clock().now()))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(Some(number))
    }
}

async fn refunds(db: &mut sqlx::SqliteConnection, payment: &CapturedPayment) -> Result<Vec<PortalRefund>, StoreError> {
    let rows = sqlx::query(
        "SELECT number, amount, made_at FROM demo_portal_refunds \
         WHERE provider = $1 AND transaction_reference = $2 ORDER BY number",
    )
    .bind(payment.provider.as_str())
    .bind(&payment.transaction)
    .fetch_all(&mut *db)
    .await?;
    let refund = |row: &SqliteRow| {
        let number: i64 = row.try_get("number")?;
        let amount = Amount::from_minor(row.try_get("amount")?, payment.currency);
        let made_at = row.try_get::<Option<i64>, _>("made_at")?.map(from_micros).transpose()?;
        Ok(PortalRefund { number, amount, reference: payment.reference(number), made_at })
    };
    rows.iter().map(refund).collect()
}

impl CapturedPayment {
    /// The part that was not refunded yet.
    pub(super) fn refundable(&self, refunds: &[PortalRefund]) -> Amount {
        refunds.iter().fold(self.captured, |refundable, refund| refundable - refund.amount)
    }

    fn reference(&self, number: i64) -> String {
        refund_reference(self.provider, &self.transaction, number)
    }
}

/// The name of a transaction's refund, as its portal shows it.
pub fn refund_reference(provider: PaymentProvider, transaction: &str, number: i64) -> String {
    match Providers::shipped().get(provider).and_then(Provider::references_begin) {
        Some(beginning) => format!("{beginning}{transaction}-{number}"),
        None => format!("{}-R-{transaction}-{number}", provider.as_str().to_uppercase().replace(['_', ':'], "-")),
    }
}
