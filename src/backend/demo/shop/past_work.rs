//! The past work of the demo shop's agents: cancellations and credit notes that are finished, some that were started and left,
//! so that *À terminer* has something to finish, and returns.

use sqlx::SqliteConnection;
use time::Duration;

use super::edge_cases;
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use crate::api::credit_notes::IssueCreditNote;
use crate::api::messages::{SettleMail, SettleMailBody};
use crate::api::modifications::{OpenModification, OpenModificationBody};
use crate::api::problem::ProblemCode;
use crate::api::refund_tasks::{OpenRefundTask, OpenRefundTaskBody, SettleRefundTask};
use crate::api::returns::{ReceiveReturn, ReceiveReturnBody, RegisterReturn};
use crate::backend::demo::portal::refund_reference;
use crate::backend::refusal::Refusal;
use crate::backend::shop::Shop;
use crate::backend::store::{NextCreditNote, OrderRecord, Store};
use crate::backend::time_zone::ShopTimeZone;
use crate::backend::writes::{Execute, WriteContext, carry_out};
use crate::domain::agent::Agent;
use crate::domain::cancellation::ContactChannel;
use crate::domain::case::Settings;
use crate::domain::credit::{Basis, CreditNoteDraft, LineDraft};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::{Order, OrderNumber};
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{Alternative, BankAccount, ImpossibleReason, RefundOutcome};
use crate::domain::returns::{ReceivedUnits, ReturnDraft, ReturnLineDraft, ReturnTermId};
use crate::domain::timestamp::Timestamp;

/// An agent's deed on an order, and how far it went.
struct Story {
    hours_ago: i64,
    paid_by: &'static [PaymentProvider],
    deed: Deed,
    ended: Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// Before it was printed.
    Cancelled(ContactChannel),
    /// One unit of the first line arrived broken and was credited, at the customer's.
    Credited,
    /// One unit of the first line comes back for its money.
    TakenBack,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// Refunded; the customer knows.
    Finished,
    /// Refunded, but the mail is neither sent nor skipped.
    BeforeMail,
    /// The bank's page was opened; nobody said what came of it.
    AtTheBank,
    /// The refund was not begun; of what came back no note was made.
    BeforeRefund,
    /// The parcel with what comes back is on its way.
    BeforeArrival,
    /// The bank refused; a bank transfer was agreed and is still to be made.
    BeforeTransfer,
}

/// Oldest first: credit notes are numbered as they are issued.
const STORIES: [Story; 11] = [
    story(90, &[PaymentProvider::STRIPE], Deed::Credited, Ended::Finished),
    story(72, &[PaymentProvider::HIPAY], Deed::Cancelled(ContactChannel::Phone), Ended::Finished),
    story(48, &[PaymentProvider::PAYPAL], Deed::Cancelled(ContactChannel::Email), Ended::AtTheBank),
    story(30, &[PaymentProvider::HIPAY], Deed::Credited, Ended::BeforeRefund),
    story(
        26,
        &[PaymentProvider::GIFT_CARD, PaymentProvider::HIPAY],
        Deed::Cancelled(ContactChannel::Chat),
        Ended::BeforeRefund,
    ),
    story(24, &[PaymentProvider::STRIPE], Deed::Cancelled(ContactChannel::Helpdesk), Ended::Finished),
    story(22, &[PaymentProvider::STRIPE], Deed::TakenBack, Ended::BeforeRefund),
    story(20, &[PaymentProvider::HIPAY], Deed::TakenBack, Ended::BeforeArrival),
    story(6, &[PaymentProvider::PAYPAL], Deed::Credited, Ended::Finished),
    story(3, &[PaymentProvider::HIPAY], Deed::Cancelled(ContactChannel::Phone), Ended::BeforeTransfer),
    story(1, &[PaymentProvider::ADYEN], Deed::Cancelled(ContactChannel::Email), Ended::BeforeMail),
];

const fn story(hours_ago: i64, paid_by: &'static [PaymentProvider], deed: Deed, ended: Ended) -> Story {
    Story { hours_ago, paid_by, deed, ended }
}

/// Lets this agent have done all that, to orders among these, the newest first. Where none fits, nothing was done.
///
/// # Errors
/// [`Refusal`]; then nothing was done at all.
pub async fn leave(
    store: &Store,
    shop: &Shop,
    agent: &Agent,
    orders: impl Iterator<Item = Order>,
) -> Result<(), Refusal> {
    let mut ordinary: Vec<Order> = orders.filter(|order| !edge_cases::is_one(&order.customer.name)).collect();
    let mut db = store.begin_write().await?;
    for story in &STORIES {
        let begin = store.clock().now() + Duration::hours(-story.hours_ago);
        let fits = |order: &Order| {
            order.placed_at + Duration::hours(8) < begin
                && story.deed.fits(order)
                && order.set_aside().is_zero()
                && order.payments.iter().map(|payment| payment.provider).eq(story.paid_by.iter().copied())
        };
        if let Some(position) = ordinary.iter().position(fits) {
            let order = ordinary.remove(position);
            let (number, zone) = (order.number.clone(), store.clock().zone());
            Hand { db: &mut db, shop, agent, number, now: begin, zone }.live(&order, story).await?;
        }
    }
    db.commit().await?;
    Ok(())
}

impl Deed {
    fn fits(self, order: &Order) -> bool {
        match self {
            Self::Cancelled(_) => order.logistic_status == LogisticStatus::AwaitingPrint,
            Self::Credited | Self::TakenBack => {
                order.logistic_status == LogisticStatus::Delivered
                    && order.lines.first().is_some_and(|line| line.quantity > 1)
            }
        }
    }
}

/// The agent at one order, at a moment that moves on with each step.
struct Hand<'a> {
    db: &'a mut SqliteConnection,
    shop: &'a Shop,
    agent: &'a Agent,
    number: OrderNumber,
    now: Timestamp,
    zone: &'a ShopTimeZone,
}

impl Hand<'_> {
    async fn live(&mut self, order: &Order, story: &Story) -> Result<(), Refusal> {
        let record = match story.deed {
            Deed::Cancelled(channel) => self.cancel(channel).await?,
            Deed::Credited => self.credit(order).await?,
            Deed::TakenBack => return self.take_back(order, story.ended == Ended::BeforeRefund).await,
        };
        if story.ended == Ended::BeforeRefund {
            return Ok(());
        }
        let Some(task) = record.refund_tasks.first().cloned() else { return Ok(()) };
        self.act(OpenRefundTask { id: task.id.clone(), body: OpenRefundTaskBody::default() }).await?;
        let outcome = match story.ended {
            Ended::AtTheBank | Ended::BeforeRefund | Ended::BeforeArrival => return Ok(()),
            Ended::BeforeTransfer => RefundOutcome::Impossible {
                reason: ImpossibleReason::AccountClosed,
                alternative: Alternative::BankTransfer { customer_agreed: true, account: Some(account_of(order)) },
            },
            Ended::Finished | Ended::BeforeMail => {
                RefundOutcome::done(refund_reference(task.provider, &task.transaction, 1))
            }
        };
        self.act(SettleRefundTask { id: task.id, body: outcome }).await?;
        if matches!((story.deed, story.ended), (Deed::Cancelled(_), Ended::Finished)) {
            let body = SettleMailBody::Skip { reason: "Client prévenu pendant l'échange".to_owned() };
            self.act(SettleMail { number: self.number.clone(), body }).await?;
        }
        Ok(())
    }

    async fn cancel(&mut self, contact_channel: ContactChannel) -> Result<OrderRecord, Refusal> {
        let number = self.number.clone();
        self.act(OpenModification { number, body: OpenModificationBody::default() }).await?;
        self.act(CheckCancellation { number: self.number.clone() }).await?;
        let confirmed = self.act(ConfirmCancellation { number: self.number.clone() }).await?;
        let body = RequestCancellationBody { contact_channel, expected_total: confirmed.amounts().refundable };
        self.act(RequestCancellation { number: self.number.clone(), body }).await
    }

    async fn credit(&mut self, order: &Order) -> Result<OrderRecord, Refusal> {
        let one_unit = order.lines.first().map(|line| LineDraft {
            line: line.id.clone(),
            quantity: Some(1),
            amount: None,
            basis: Basis::Gross,
            restock: None,
        });
        let (lines, reason) = (Vec::from_iter(one_unit), "Article arrivé cassé".to_owned());
        let body = CreditNoteDraft { lines, reason, ..CreditNoteDraft::default() };
        self.act(IssueCreditNote { number: self.number.clone(), body }).await
    }

    async fn take_back(&mut self, order: &Order, arrives: bool) -> Result<(), Refusal> {
        let Some(line) = order.lines.first().map(|line| line.id.clone()) else { return Ok(()) };
        let term = |word: &str| ReturnTermId(word.to_owned());
        let asked =
            ReturnLineDraft { line: line.clone(), quantity: 1, reason: term("changed_mind"), action: term("refund") };
        let body = ReturnDraft { lines: vec![asked], window_overruled: None };
        let record = self.act(RegisterReturn { number: self.number.clone(), body }).await?;
        if let Some(back) = record.returns.last().filter(|_| arrives).map(|registered| registered.number.clone()) {
            self.now = self.now + Duration::hours(6);
            let body = ReceiveReturnBody { lines: vec![ReceivedUnits { line, sound: 1, damaged: 0 }] };
            self.act(ReceiveReturn { back, body }).await?;
        }
        Ok(())
    }

    /// One step, by the rules that hold for every agent.
    async fn act<W: Execute>(&mut self, write: W) -> Result<OrderRecord, Refusal> {
        let before = OrderRecord::load(self.db, &self.number).await?.ok_or(ProblemCode::OrderNotFound)?;
        let shop_time = self.zone.at_the_shop(self.now);
        let next_credit_note = NextCreditNote::at(self.db, shop_time, self.shop.series_of(&before.order)).await?;
        let context = WriteContext {
            agent: self.agent,
            now: self.now,
            next_credit_note,
            shop: self.shop,
            zone: self.zone,
            settings: Settings::default(),
        };
        self.now = self.now + Duration::seconds(40);
        carry_out(self.db, before, context, &write).await
    }
}

/// The account of whoever ordered. Banks print its number as an example, and money goes nowhere by it.
fn account_of(order: &Order) -> BankAccount {
    let iban = "FR76 3000 6000 0112 3456 7890 189".parse().expect("an example is a right one");
    BankAccount { holder: order.customer.name.clone(), iban }
}
