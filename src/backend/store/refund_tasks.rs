//! Refund tasks as rows.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::StoreError;
use super::columns::{read_agent, read_currency, read_moment};
use super::moment::to_micros;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::OrderNumber;
use crate::domain::payment::{PaymentId, PaymentProvider};
use crate::domain::refund_task::{
    AlternativeMethod, BankAccount, Destination, Difference, Excess, ExcessResolution, GivenLess, ImpossibleReason,
    Overpayment, RefundCause, RefundMeans, RefundState, RefundTask, RefundTaskId, SeenAmount, SetAside,
};

/// The word of the means by which no money goes back.
const VOID: &str = "void";

pub(super) async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Vec<RefundTask>, StoreError> {
    let rows = sqlx::query("SELECT * FROM refund_tasks_in_full WHERE order_number = $1 ORDER BY position")
        .bind(&number.0)
        .fetch_all(db)
        .await?;
    rows.iter().map(read_task).collect()
}

/// From the columns of `refund_tasks_in_full`.
pub(super) fn read_task(row: &SqliteRow) -> Result<RefundTask, StoreError> {
    let alternative: Option<&str> = row.try_get("alternative")?;
    let means = match alternative {
        None => RefundMeans::Original,
        Some(VOID) => RefundMeans::Void,
        Some(word) => {
            RefundMeans::Alternative(AlternativeMethod::parse(word).ok_or(StoreError::unreadable("a means of refund"))?)
        }
    };
    let currency = read_currency(row)?;
    let state = match row.try_get("state")? {
        "to_do" => RefundState::ToDo,
        "opened" => RefundState::Opened {
            at: read_moment(row, "state_at")?,
            by: read_agent(row, ["opened_by", "opened_by_name", "opened_by_role"])?,
        },
        "done" => RefundState::Done {
            reference: row.try_get("reference")?,
            at: read_moment(row, "state_at")?,
            less: read_given_less(row, currency)?,
            excess: read_excess(row, currency)?,
            seen: read_seen(row)?,
        },
        "used_at_till" => RefundState::UsedAtTill {
            receipt: row.try_get("reference")?,
            at: read_moment(row, "state_at")?,
            less: read_given_less(row, currency)?,
        },
        "impossible" => RefundState::Impossible {
            reason: ImpossibleReason::parse(row.try_get("reason")?).ok_or(StoreError::unreadable("a reason"))?,
            replaced_by: RefundTaskId(row.try_get("replaced_by")?),
            at: read_moment(row, "state_at")?,
        },
        "bounced" => RefundState::Bounced {
            reference: row.try_get("reference")?,
            reason: row.try_get("reason")?,
            replaced_by: RefundTaskId(row.try_get("replaced_by")?),
            at: read_moment(row, "state_at")?,
            less: read_given_less(row, currency)?,
        },
        "never_made" => RefundState::NeverMade {
            reference: row.try_get("reference")?,
            reason: row.try_get("reason")?,
            replaced_by: RefundTaskId(row.try_get("replaced_by")?),
            at: read_moment(row, "state_at")?,
            less: read_given_less(row, currency)?,
        },
        "given_up" => RefundState::GivenUp { reason: row.try_get("reason")?, at: read_moment(row, "state_at")? },
        "withdrawn" => RefundState::Withdrawn {
            correction: CreditNoteNumber(row.try_get("withdrawn_by")?),
            at: read_moment(row, "state_at")?,
        },
        _ => return Err(StoreError::unreadable("a refund task")),
    };
    Ok(RefundTask {
        id: RefundTaskId(row.try_get("id")?),
        order: OrderNumber(row.try_get("order_number")?),
        cause: read_cause(row, means)?,
        payment: PaymentId(row.try_get("payment_id")?),
        provider: PaymentProvider::parse(row.try_get("provider")?).unwrap_or(PaymentProvider::UNKNOWN),
        transaction: row.try_get("transaction_reference")?,
        amount: Amount::from_minor(row.try_get("amount")?, currency),
        means,
        destination: read_destination(row)?,
        state,
        created_at: read_moment(row, "created_at")?,
    })
}

fn read_destination(row: &SqliteRow) -> Result<Option<Destination>, StoreError> {
    let holder: Option<String> = row.try_get("account_holder")?;
    let iban: Option<&str> = row.try_get("account_iban")?;
    let address: Option<String> = row.try_get("postal_address")?;
    let account = holder.zip(iban).map(|(holder, iban)| {
        let iban = iban.parse().map_err(|_| StoreError::unreadable("the number of an account"))?;
        Ok(Destination::Account(BankAccount { holder, iban }))
    });
    account.or_else(|| address.map(|address| Ok(Destination::Address(address)))).transpose()
}

fn read_cause(row: &SqliteRow, means: RefundMeans) -> Result<RefundCause, StoreError> {
    let credit_note: Option<String> = row.try_get("credit_note")?;
    Ok(match credit_note {
        Some(number) => RefundCause::CreditNote(CreditNoteNumber(number)),
        None if means == RefundMeans::Void => RefundCause::SetAside(SetAside { by: row.try_get("overpayment_by")? }),
        None => RefundCause::Overpayment(Overpayment {
            reason: row.try_get("overpayment_reason")?,
            by: row.try_get("overpayment_by")?,
        }),
    })
}

fn read_given_less(row: &SqliteRow, currency: Currency) -> Result<Option<GivenLess>, StoreError> {
    let given: Option<i64> = row.try_get("given")?;
    let rest: Option<String> = row.try_get("rest")?;
    let less = |(given, rest)| GivenLess { given: Amount::from_minor(given, currency), rest: RefundTaskId(rest) };
    Ok(given.zip(rest).map(less))
}

fn read_excess(row: &SqliteRow, currency: Currency) -> Result<Option<Excess>, StoreError> {
    let amount: Option<i64> = row.try_get("excess_amount")?;
    let Some(amount) = amount else { return Ok(None) };
    let recovered: Option<String> = row.try_get("recovered_reference")?;
    let written_off: Option<String> = row.try_get("written_off_reason")?;
    let at = || read_moment(row, "excess_resolved_at");
    let resolution = match (recovered, written_off) {
        (Some(reference), _) => Some(ExcessResolution::Recovered { reference, at: at()? }),
        (None, Some(reason)) => Some(ExcessResolution::WrittenOff { reason, at: at()? }),
        (None, None) => None,
    };
    Ok(Some(Excess {
        amount: Amount::from_minor(amount, currency),
        reference: row.try_get("excess_reference")?,
        noticed_at: read_moment(row, "excess_noticed_at")?,
        noticed_by: row.try_get("excess_noticed_by")?,
        resolution,
    }))
}

fn read_seen(row: &SqliteRow) -> Result<Option<SeenAmount>, StoreError> {
    let amount: Option<i64> = row.try_get("seen_amount")?;
    let Some(amount) = amount else { return Ok(None) };
    let currency = Currency::parse(row.try_get("seen_currency")?).map_err(|_| StoreError::unreadable("a currency"))?;
    let difference: Option<&str> = row.try_get("seen_difference")?;
    let words: Option<String> = row.try_get("seen_words")?;
    let explained = |word| Difference::parse(word, words).ok_or(StoreError::unreadable("an explanation"));
    let difference = difference.map(explained).transpose()?;
    Ok(Some(SeenAmount { amount: Amount::from_minor(amount, currency), currency, difference }))
}

/// A task's state in columns: the word, since when, and what belongs to it.
#[derive(Default, PartialEq, Eq)]
struct StateColumns<'a> {
    state: &'static str,
    at: Option<i64>,
    opened_by: Option<&'a str>,
    reference: Option<&'a str>,
    reason: Option<&'a str>,
    replaced_by: Option<&'a str>,
    withdrawn_by: Option<&'a str>,
    less: Option<&'a GivenLess>,
}

impl<'a> StateColumns<'a> {
    fn of(task: &'a RefundTask) -> Self {
        let since = |state, at| Self { state, at: Some(to_micros(at)), ..Self::default() };
        match &task.state {
            RefundState::ToDo => Self { state: "to_do", ..Self::default() },
            RefundState::Opened { at, by } => Self { opened_by: Some(&by.id.0), ..since("opened", *at) },
            RefundState::Done { reference, at, less, .. } => {
                Self { reference: Some(reference), less: less.as_ref(), ..since("done", *at) }
            }
            RefundState::UsedAtTill { receipt, at, less } => {
                Self { reference: Some(receipt), less: less.as_ref(), ..since("used_at_till", *at) }
            }
            RefundState::Impossible { reason, replaced_by, at } => {
                Self { reason: Some(reason.as_str()), replaced_by: Some(&replaced_by.0), ..since("impossible", *at) }
            }
            RefundState::Bounced { reference, reason, replaced_by, at, less } => Self {
                reference: Some(reference),
                reason: Some(reason),
                replaced_by: Some(&replaced_by.0),
                less: less.as_ref(),
                ..since("bounced", *at)
            },
            RefundState::NeverMade { reference, reason, replaced_by, at, less } => Self {
                reference: Some(reference),
                reason: Some(reason),
                replaced_by: Some(&replaced_by.0),
                less: less.as_ref(),
                ..since("never_made", *at)
            },
            RefundState::GivenUp { reason, at } => Self { reason: Some(reason), ..since("given_up", *at) },
            RefundState::Withdrawn { correction, at } => {
                Self { withdrawn_by: Some(&correction.0), ..since("withdrawn", *at) }
            }
        }
    }
}

/// Writes what distinguishes this task from what it was `before`.
pub(super) async fn update(
    db: &mut SqliteConnection,
    task: &RefundTask,
    before: &RefundTask,
) -> Result<(), StoreError> {
    let columns = StateColumns::of(task);
    if task.destination != before.destination {
        return save_destination(db, task).await;
    }
    if columns == StateColumns::of(before) {
        return save_excess(db, task).await;
    }
    sqlx::query(
        "UPDATE refund_tasks SET state = $1, state_at = $2, opened_by = $3, reference = $4, reason = $5, \
         replaced_by = $6, withdrawn_by = $7, given = $8, rest = $9 WHERE id = $10",
    )
    .bind(columns.state)
    .bind(columns.at)
    .bind(columns.opened_by)
    .bind(columns.reference)
    .bind(columns.reason)
    .bind(columns.replaced_by)
    .bind(columns.withdrawn_by)
    .bind(columns.less.map(|less| less.given.minor()))
    .bind(columns.less.map(|less| &less.rest.0))
    .bind(&task.id.0)
    .execute(&mut *db)
    .await?;
    if before.state.is_opened() {
        save_excess(db, task).await?;
        save_seen(db, task).await?;
    }
    Ok(())
}

pub(super) async fn insert(db: &mut SqliteConnection, task: &RefundTask, position: usize) -> Result<(), StoreError> {
    let columns = StateColumns::of(task);
    // What no note credits has a reason and somebody who found it; what is set aside needs no reason.
    let (reason, by) = match &task.cause {
        RefundCause::CreditNote(_) => (None, None),
        RefundCause::Overpayment(overpayment) => (Some(overpayment.reason.as_str()), Some(&overpayment.by)),
        RefundCause::SetAside(set_aside) => (Some(""), Some(&set_aside.by)),
    };
    let alternative = match task.means {
        RefundMeans::Original => None,
        RefundMeans::Alternative(method) => Some(method.as_str()),
        RefundMeans::Void => Some(VOID),
    };
    let (account, address) = destination_columns(task);
    sqlx::query(
        "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, \
         created_at, state, state_at, opened_by, reference, reason, replaced_by, withdrawn_by, overpayment_reason, \
         overpayment_by, account_holder, account_iban, postal_address) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
    )
    .bind(&task.id.0)
    .bind(&task.order.0)
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(task.cause.credit_note().map(|note| &note.0))
    .bind(&task.payment.0)
    .bind(task.amount.minor())
    .bind(alternative)
    .bind(to_micros(task.created_at))
    .bind(columns.state)
    .bind(columns.at)
    .bind(columns.opened_by)
    .bind(columns.reference)
    .bind(columns.reason)
    .bind(columns.replaced_by)
    .bind(columns.withdrawn_by)
    .bind(reason)
    .bind(by)
    .bind(account.map(|account| &account.holder))
    .bind(account.map(|account| account.iban.electronic()))
    .bind(address)
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps where the money goes, which nothing else is said with.
async fn save_destination(db: &mut SqliteConnection, task: &RefundTask) -> Result<(), StoreError> {
    let (account, address) = destination_columns(task);
    sqlx::query("UPDATE refund_tasks SET account_holder = $1, account_iban = $2, postal_address = $3 WHERE id = $4")
        .bind(account.map(|account| &account.holder))
        .bind(account.map(|account| account.iban.electronic()))
        .bind(address)
        .bind(&task.id.0)
        .execute(db)
        .await?;
    Ok(())
}

const fn destination_columns(task: &RefundTask) -> (Option<&BankAccount>, Option<&String>) {
    match &task.destination {
        Some(Destination::Account(account)) => (Some(account), None),
        Some(Destination::Address(address)) => (None, Some(address)),
        None => (None, None),
    }
}

/// Keeps what a page showed of this refund, which is said with what came of it.
async fn save_seen(db: &mut SqliteConnection, task: &RefundTask) -> Result<(), StoreError> {
    let RefundState::Done { seen: Some(seen), .. } = &task.state else { return Ok(()) };
    sqlx::query(
        "INSERT INTO refund_seen_amounts (refund_task, amount, currency, difference, words) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&task.id.0)
    .bind(seen.amount.minor())
    .bind(seen.currency.code())
    .bind(seen.difference.as_ref().map(Difference::as_str))
    .bind(seen.difference.as_ref().and_then(Difference::words))
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps the money that went out beside this refund, and what became of it.
async fn save_excess(db: &mut SqliteConnection, task: &RefundTask) -> Result<(), StoreError> {
    let RefundState::Done { excess: Some(excess), .. } = &task.state else { return Ok(()) };
    let Some(resolution) = &excess.resolution else {
        sqlx::query(
            "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&task.id.0)
        .bind(excess.amount.minor())
        .bind(&excess.reference)
        .bind(to_micros(excess.noticed_at))
        .bind(&excess.noticed_by)
        .execute(db)
        .await?;
        return Ok(());
    };
    let (at, recovered, written_off) = match resolution {
        ExcessResolution::Recovered { reference, at } => (at, Some(reference), None),
        ExcessResolution::WrittenOff { reason, at } => (at, None, Some(reason)),
    };
    sqlx::query(
        "UPDATE refund_excesses SET resolved_at = $1, recovered_reference = $2, written_off_reason = $3 \
         WHERE refund_task = $4",
    )
    .bind(to_micros(*at))
    .bind(recovered)
    .bind(written_off)
    .bind(&task.id.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Gift-card money has no portal to be refunded in: the card's balance rises with the refund task, which is
/// born settled.
pub(super) async fn credit_gift_card(
    db: &mut SqliteConnection,
    task: &RefundTask,
    currency: Currency,
) -> Result<(), StoreError> {
    let (true, RefundState::Done { at, .. }) = (task.is_made_here(), &task.state) else { return Ok(()) };
    sqlx::query(
        "INSERT INTO gift_card_credits (refund_task, card, currency, amount, credited_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&task.id.0)
    .bind(&task.transaction)
    .bind(currency.code())
    .bind(task.amount.minor())
    .bind(to_micros(*at))
    .execute(db)
    .await?;
    Ok(())
}
