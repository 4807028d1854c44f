//! Everything on an order: what a read answers, and every write to the order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::{CreditNote, CreditNoteNumber, Occasion, Past, Quote, full_cancellation, quote, used_by};
use crate::domain::eligibility::NotCancellable;
use crate::domain::modification::Lease;
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Order};
use crate::domain::refund_task::RefundTask;
use crate::domain::timestamp::Timestamp;
use crate::domain::wire_words::wire_words;

/// Everything on an order, with what may be done now and why not. Its `ETag` is its version: `"v7"`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderDetail {
    /// As charged, with the logistic status as it is now.
    #[serde(flatten)]
    pub order: Order,
    pub version: u64,
    pub payment_state: PaymentState,
    pub amounts: OrderAmounts,
    /// The lease of the agent who has MOD on, if one has.
    pub lease: Option<Lease>,
    pub cancellation: Cancellation,
    /// The reason why the order can't be cancelled now; `null` when it can.
    pub not_cancellable: Option<NotCancellable>,
    /// The actions that the asking agent may take now.
    pub allowed_actions: Vec<OrderAction>,
    /// In the order in which they were made; a replacement follows the task it replaces.
    pub refund_tasks: Vec<RefundTaskDetail>,
    pub credit_notes: Vec<CreditNote>,
    /// The note that cancelling the order issued; `null` before that, and when there was nothing left to credit.
    #[serde(default)]
    pub cancellation_note: Option<CreditNoteNumber>,
    /// True where a credit note may give back to gift cards, which otherwise only cancelling does (*Gift cards*).
    #[serde(default)]
    pub credits_gift_cards: bool,
    #[serde(default)]
    pub returns: Vec<Return>,
    pub messages: Vec<SentMessage>,
}

impl OrderDetail {
    /// On which occasion a credit note of this order is computed.
    pub const fn credit_occasion(&self) -> Occasion {
        Occasion::of_credit_note(self.credits_gift_cards)
    }

    /// The refund tasks, without the way to where they are carried out.
    pub fn tasks(&self) -> impl Iterator<Item = &RefundTask> {
        self.refund_tasks.iter().map(|detail| &detail.task)
    }

    /// Asks the refund engine about this order on this occasion.
    pub fn with_past<T>(&self, occasion: Occasion, ask: impl FnOnce(&Past<'_>) -> T) -> T {
        let quotes = self.credit_notes.iter().map(|note| &note.quote).collect();
        ask(&Past { quotes, refunded: used_by(self.tasks()), occasion })
    }

    /// The quote of cancelling the order now, by the rules that the backend computes it by.
    pub fn cancellation_quote(&self) -> Option<Quote> {
        self.with_past(Occasion::Cancellation, |past| {
            quote(&self.order, past, &full_cancellation(&self.order, past)).ok()
        })
    }
}

/// The money of an order: `captured = refunded + pending + refundable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderAmounts {
    /// The cost of all lines, parcels and fees, taxes included.
    pub gross: Amount,
    pub captured: Amount,
    /// Really given back.
    pub refunded: Amount,
    /// In refund tasks that are not settled.
    pub pending: Amount,
    /// The total that cancelling the order gives back.
    pub refundable: Amount,
}

/// Goods that came back, as the shop registered them; a return refunds nothing (*Returns*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    pub line: LineId,
    pub quantity: u32,
    pub reason: String,
    pub action: String,
    pub registered_at: Timestamp,
}

wire_words! {
    /// The whereabouts of an order's money.
    pub enum PaymentState {
        Unpaid = "unpaid",
        Paid = "paid",
        /// Some refund was started and is not settled: the money may or may not be back.
        RefundPending = "refund_pending",
        PartiallyRefunded = "partially_refunded",
        Refunded = "refunded",
    } else {
        Unknown
    }
}

impl PaymentState {
    /// From what was captured, what is really given back, and what open refund tasks are about.
    pub fn of(captured: Amount, refunded: Amount, pending: Amount) -> Self {
        if pending.is_positive() {
            Self::RefundPending
        } else if !captured.is_positive() {
            Self::Unpaid
        } else if !refunded.is_positive() {
            Self::Paid
        } else if refunded < captured {
            Self::PartiallyRefunded
        } else {
            Self::Refunded
        }
    }
}

/// A refund task, with the way to its provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundTaskDetail {
    #[serde(flatten)]
    pub task: RefundTask,
    /// The provider's page that refunds it; `null` where there is no portal. A reader must not follow it before
    /// it passed `domain::portal::PortalUrl::parse`.
    pub portal_url: Option<String>,
}

/// A mail that was handed over for sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentMessage {
    pub to: String,
    pub subject: String,
    pub body: String,
    pub sent_at: Timestamp,
    pub sent_by: String,
}
