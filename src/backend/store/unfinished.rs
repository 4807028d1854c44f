//! Refunds that were started and not finished, cancellations whose mail is left, mails that did not go, and returns that wait
//! (*À terminer*), across agents.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Connection, Row, SqliteConnection};

use super::columns::{AGENT, read_agent, read_currency, read_document, read_moment, read_ticket};
use super::moment::{from_micros, to_micros};
use super::refund_tasks::read_task;
use super::{Store, StoreError};
use crate::api::refund_tasks::{ApprovalStep, OpenApproval, Unfinished, UnsentMail};
use crate::domain::agent::Role;
use crate::domain::approval::ProposalKind;
use crate::domain::cancellation::Cancellation;
use crate::domain::limits::Sums;
use crate::domain::modification::LEASE;
use crate::domain::money::{Amount, total};
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::RefundTask;
use crate::domain::returns::ReturnNumber;

/// The steps of a cancellation that was started for good and is not finished.
pub(super) const UNFINISHED_STEPS: [&str; 2] = ["refunding", "message_ready"];

impl Store {
    /// All of them, the longest unfinished first; for leads also what went out too much.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unfinished(&self, reader: Role) -> Result<Vec<Unfinished>, StoreError> {
        let mut search = self.searches.begin().await?;
        // Both readings see the same moment.
        let mut db = search.begin().await?;
        let mut tasks = open_tasks(&mut db).await?;
        let mut returns = received_returns(&mut db).await?;
        let mut unsent = unsent_mails(&mut db).await?;
        let mut approvals = open_approvals(&mut db).await?;
        let now = self.clock.now();
        let rows = sqlx::query(
            "WITH excesses (order_number, noticed_at, noticed_by, excess) AS ( \
                 SELECT order_number, MIN(noticed_at), noticed_by, SUM(refund_excesses.amount) \
                 FROM refund_excesses JOIN refund_tasks ON id = refund_task \
                 WHERE resolved_at IS NULL AND $4 GROUP BY order_number \
             ), started (order_number, since, started_by) AS ( \
                 SELECT order_number, cancelled_at, cancelled_by FROM cancellations \
                 WHERE step IN ($1, $2) \
                 UNION ALL \
                 SELECT order_number, issued_at, issued_by FROM credit_notes \
                 WHERE number IN (SELECT credit_note FROM refund_tasks WHERE state IN ('to_do', 'opened')) \
                 UNION ALL \
                 SELECT order_number, created_at, overpayment_by FROM refund_tasks \
                 WHERE credit_note IS NULL AND state IN ('to_do', 'opened') \
                 UNION ALL \
                 SELECT order_number, noticed_at, noticed_by FROM excesses \
                 UNION ALL \
                 SELECT order_number, received_at, received_by FROM returns WHERE state = 'received' \
                 UNION ALL \
                 SELECT order_number, decided_at, decided_by FROM messages_to_settle \
                 UNION ALL \
                 SELECT order_number, asked_at, agents.name FROM approvals JOIN agents ON agents.id = asked_by \
                 WHERE state IN ('asked', 'approved', 'refused') \
                 UNION ALL \
                 SELECT order_number, expires_at - $5, agents.name FROM modifications \
                 JOIN cancellations USING (order_number) JOIN agents ON agents.id = holder \
                 WHERE step = 'confirmed' AND expires_at > $3 AND expires_at <= $3 + 2 * $5 \
             ), first (order_number, since, started_by, place) AS ( \
                 SELECT order_number, since, started_by, \
                     ROW_NUMBER() OVER (PARTITION BY order_number ORDER BY since) FROM started \
             ) \
             SELECT orders.number, customer, currency, state, since, started_by, agents.name AS held_by, expires_at, excess \
             FROM first JOIN orders ON orders.number = first.order_number AND place = 1 \
             LEFT JOIN excesses ON excesses.order_number = orders.number \
             LEFT JOIN cancellations ON cancellations.order_number = orders.number \
             LEFT JOIN modifications ON modifications.order_number = orders.number AND expires_at > $3 AND expires_at <= $3 + 2 * $5 \
             LEFT JOIN agents ON agents.id = holder ORDER BY since, orders.number",
        )
        .bind(UNFINISHED_STEPS[0])
        .bind(UNFINISHED_STEPS[1])
        .bind(to_micros(now))
        .bind(reader.leads())
        .bind(i64::try_from(LEASE.whole_microseconds()).unwrap_or(i64::MAX))
        .fetch_all(&mut *db)
        .await?;
        rows.iter()
            .map(|row| {
                let number = OrderNumber(row.try_get("number")?);
                let open_tasks = tasks.remove(&number).unwrap_or_default();
                let returns = returns.remove(&number).unwrap_or_default();
                let unsent = unsent.remove(&number).unwrap_or_default();
                let approvals = approvals.remove(&number).unwrap_or_default();
                unfinished(row, number, (open_tasks, returns, unsent, approvals))
            })
            .collect()
    }
}

fn unfinished(
    row: &SqliteRow,
    number: OrderNumber,
    (open_tasks, returns, unsent, approvals): (Vec<RefundTask>, Vec<ReturnNumber>, Vec<UnsentMail>, Vec<OpenApproval>),
) -> Result<Unfinished, StoreError> {
    let currency = read_currency(row)?;
    Ok(Unfinished {
        number,
        customer: row.try_get("customer")?,
        currency,
        cancellation: match row.try_get::<Option<&str>, _>("state")? {
            Some(_) => read_document(row, "state")?,
            None => Cancellation::Idle,
        },
        pending: total(currency, open_tasks.iter().filter_map(RefundTask::pending)),
        open_tasks,
        excess: row.try_get::<Option<i64>, _>("excess")?.map(|excess| Amount::from_minor(excess, currency)),
        returns,
        unsent,
        approvals,
        since: read_moment(row, "since")?,
        started_by: row.try_get("started_by")?,
        held_by: row.try_get("held_by")?,
        held_until: row.try_get::<Option<i64>, _>("expires_at")?.map(from_micros).transpose()?,
    })
}

async fn open_tasks(db: &mut SqliteConnection) -> Result<HashMap<OrderNumber, Vec<RefundTask>>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM refund_tasks_in_full WHERE state IN ('to_do', 'opened') ORDER BY order_number, position",
    )
    .fetch_all(db)
    .await?;
    by_order(rows.iter().map(|row| read_task(row).map(|task| (task.order.clone(), task))))
}

async fn received_returns(db: &mut SqliteConnection) -> Result<HashMap<OrderNumber, Vec<ReturnNumber>>, StoreError> {
    let received = "SELECT order_number, number FROM returns WHERE state = 'received' ORDER BY order_number, position";
    let rows = sqlx::query(received).fetch_all(db).await?;
    by_order(
        rows.iter().map(|row| Ok((OrderNumber(row.try_get("order_number")?), ReturnNumber(row.try_get("number")?)))),
    )
}

async fn unsent_mails(db: &mut SqliteConnection) -> Result<HashMap<OrderNumber, Vec<UnsentMail>>, StoreError> {
    let rows = sqlx::query("SELECT * FROM messages_to_settle ORDER BY id").fetch_all(db).await?;
    by_order(rows.iter().map(|row| {
        let (to, sent_by) = (row.try_get("recipient")?, row.try_get("decided_by")?);
        Ok((OrderNumber(row.try_get("order_number")?), UnsentMail { to, ticket: read_ticket(row)?, sent_by }))
    }))
}

async fn open_approvals(db: &mut SqliteConnection) -> Result<HashMap<OrderNumber, Vec<OpenApproval>>, StoreError> {
    let open = "SELECT order_number, kind, sums, state, agents.id, name, role FROM approvals JOIN agents ON agents.id = asked_by \
        WHERE state IN ('asked', 'approved', 'refused') ORDER BY order_number, approvals.position";
    let rows = sqlx::query(open).fetch_all(db).await?;
    by_order(rows.iter().map(|row| {
        let sums: Sums = read_document(row, "sums")?;
        let approval = OpenApproval {
            kind: ProposalKind::parse(row.try_get("kind")?).unwrap_or(ProposalKind::Unknown),
            amount: sums.amount(),
            asked_by: read_agent(row, AGENT)?,
            step: ApprovalStep::parse(row.try_get("state")?).unwrap_or(ApprovalStep::Unknown),
        };
        Ok((OrderNumber(row.try_get("order_number")?), approval))
    }))
}

fn by_order<T>(
    things: impl Iterator<Item = Result<(OrderNumber, T), StoreError>>,
) -> Result<HashMap<OrderNumber, Vec<T>>, StoreError> {
    let mut by_order: HashMap<_, Vec<_>> = HashMap::new();
    for thing in things {
        let (order, thing) = thing?;
        by_order.entry(order).or_default().push(thing);
    }
    Ok(by_order)
}
