//! A refund that someone has to make, and its outcome (*Open the transaction*, *Settle the refund*).

mod cause;
mod destination;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;
mod outcome;
mod provider_page;
mod reference;
mod refusal;
mod seen;
mod state;
mod taken_on;
#[cfg(test)]
mod tests;
mod transition;
mod way_on;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use cause::{Overpayment, RefundCause, SetAside};
pub use destination::{BankAccount, Destination, MaskedAccount, ToldDestination};
pub use outcome::{Alternative, RefundOutcome};
pub use provider_page::{PageAmount, ProviderPage};
pub use reference::Mistaken;
pub(super) use reference::readable;
pub use refusal::RefundTaskRefusal;
pub use seen::{Comparison, Difference, Moved, SeenAmount};
pub use state::{Excess, ExcessResolution, GivenLess, RefundState};
pub use taken_on::TakenOn;
pub use transition::{RefundEvent, Report, Step};
pub use way_on::WayOn;

use cause::CauseFields;

use super::money::Amount;
use super::order::OrderNumber;
use super::payment::{PaymentId, PaymentProvider};
use super::timestamp::Timestamp;
use super::wire_words::wire_words;

/// A refund task by the identifier that the backend gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RefundTaskId(pub String);

impl fmt::Display for RefundTaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

wire_words! {
    /// The means by which a customer gets money back when the original payment can't be refunded.
    pub enum AlternativeMethod {
        BankTransfer = "bank_transfer",
        GiftCard = "gift_card",
        Cheque = "cheque",
        Cash = "cash",
        Other = "other",
    }
}

wire_words! {
    /// A reason why a refund at the provider did not work.
    pub enum ImpossibleReason {
        /// The provider's time limit for refunds is over.
        TooOld = "too_old",
        /// The customer disputes the payment with their bank.
        Chargeback = "chargeback",
        /// The card or account is closed.
        AccountClosed = "account_closed",
        ProviderRefused = "provider_refused",
        ProviderDown = "provider_down",
        Other = "other",
    }
}

/// The way the money goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefundMeans {
    /// To the payment it came from, at its provider.
    Original,
    /// Another way, agreed with the customer.
    Alternative(AlternativeMethod),
    /// By no money: the provider lets go of what it only set aside.
    Void,
}

/// One amount to give back from one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundTask {
    pub id: RefundTaskId,
    pub order: OrderNumber,
    #[serde(flatten)]
    #[schemars(with = "CauseFields")]
    pub cause: RefundCause,
    pub payment: PaymentId,
    /// Of the payment, whatever the means.
    pub provider: PaymentProvider,
    /// The provider's name for the payment.
    pub transaction: String,
    pub amount: Amount,
    pub means: RefundMeans,
    /// Where other means lead, as far as it is known. It never goes out with the task: what may be told of it is in
    /// [`RefundTask::told_destination`].
    #[serde(skip)]
    pub destination: Option<Destination>,
    #[serde(flatten)]
    pub state: RefundState,
    pub created_at: Timestamp,
}

impl RefundTask {
    /// True while the task waits for somebody.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, RefundState::ToDo | RefundState::Opened { .. })
    }

    /// Where its money goes, as far as it is known and still needed.
    pub fn told_destination(&self) -> Option<ToldDestination> {
        Some(self.destination.as_ref()?.told(self.is_open()))
    }

    /// True while it can't be made, because nobody knows where to.
    pub const fn lacks_a_destination(&self) -> bool {
        let RefundMeans::Alternative(method) = self.means else { return false };
        self.is_open() && method.needs_a_destination() && self.destination.is_none()
    }

    /// True where nothing goes back, because nobody took it: what is set aside is to be let go of.
    pub const fn is_void(&self) -> bool {
        matches!(self.means, RefundMeans::Void)
    }

    /// The amount that really went back, once somebody said so.
    pub fn refunded(&self) -> Option<Amount> {
        match &self.state {
            RefundState::Done { less, .. } | RefundState::UsedAtTill { less, .. } if !self.is_void() => {
                Some(less.as_ref().map_or(self.amount, |less| less.given))
            }
            _ => None,
        }
    }

    /// The amount that is still to go back, or may be on its way.
    pub fn pending(&self) -> Option<Amount> {
        (self.is_open() && !self.is_void()).then_some(self.amount)
    }

    /// The amount that the customer agreed to do without.
    pub fn given_up(&self) -> Option<Amount> {
        (matches!(self.state, RefundState::GivenUp { .. }) && !self.is_void()).then_some(self.amount)
    }

    /// The amount that its provider let go of, once somebody said so.
    pub fn voided(&self) -> Option<Amount> {
        (self.is_void() && matches!(self.state, RefundState::Done { .. })).then_some(self.amount)
    }

    /// The amount that no other refund takes of the payment: it went back, is about to, or was given up.
    pub fn used(&self) -> Option<Amount> {
        self.refunded().or_else(|| self.pending()).or_else(|| self.given_up())
    }

    /// The amount that a till may take of it: a note credits it, it is to go back to its payment, and nobody has it on.
    pub fn usable_at_till(&self) -> Option<Amount> {
        let waits = self.state == RefundState::ToDo && self.means == RefundMeans::Original;
        self.cause.credit_note().filter(|_| waits).map(|_| self.amount)
    }

    /// True while nobody gave this money back, nor may have.
    pub const fn can_be_withdrawn(&self) -> bool {
        !matches!(
            self.state,
            RefundState::Opened { .. }
                | RefundState::Done { .. }
                | RefundState::UsedAtTill { .. }
                | RefundState::GivenUp { .. }
        )
    }

    /// True once somebody said that it is done, who may have been mistaken. What is made here is done by being recorded.
    pub fn may_be_a_mistake(&self) -> bool {
        matches!(self.state, RefundState::Done { .. } | RefundState::UsedAtTill { .. }) && !self.is_made_here()
    }

    /// True once it is done at a provider: it may come back, turn out less, or have been made twice.
    pub fn may_come_back(&self) -> bool {
        matches!(self.state, RefundState::Done { .. }) && self.may_be_a_mistake() && !self.is_void()
    }

    /// The provider that names each refund once: one name there settles one refund here. What goes another way, or to
    /// no firm, may share a name: a batch of transfers, the receipt of a till.
    pub fn names_refunds(&self) -> Option<PaymentProvider> {
        Some(self.provider).filter(|provider| self.means == RefundMeans::Original && provider.is_firm())
    }

    /// The reason why it is there, among the tasks of its order.
    pub fn origin<'t>(&self, tasks: impl IntoIterator<Item = &'t Self>) -> TaskOrigin {
        let of = |task: &Self| match &task.state {
            RefundState::Impossible { replaced_by, .. } if *replaced_by == self.id => Some(TaskOrigin::Impossible),
            RefundState::Bounced { replaced_by, .. } if *replaced_by == self.id => Some(TaskOrigin::Bounced),
            RefundState::NeverMade { replaced_by, .. } if *replaced_by == self.id => Some(TaskOrigin::NeverMade),
            RefundState::Done { less: Some(less), .. }
            | RefundState::UsedAtTill { less: Some(less), .. }
            | RefundState::Bounced { less: Some(less), .. }
            | RefundState::NeverMade { less: Some(less), .. }
                if less.rest == self.id =>
            {
                Some(TaskOrigin::Rest)
            }
            _ => None,
        };
        tasks.into_iter().find_map(of).unwrap_or(TaskOrigin::Issued)
    }
}

/// The reason why a task is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskOrigin {
    /// Its money was to be given back from the start.
    Issued,
    /// Another one was impossible.
    Impossible,
    /// Another one came back.
    Bounced,
    /// Another one was recorded as made by mistake.
    NeverMade,
    /// Another one gave less than it was about.
    Rest,
}
