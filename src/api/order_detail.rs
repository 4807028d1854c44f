//! Everything on an order: what a read answers, and every write to the order.

#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::action::OrderAction;
use crate::domain::agent::Agent;
use crate::domain::approval::{Approval, Gate, Proposed};
use crate::domain::cancellation::Cancellation;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::case::{Case, OrderAmounts, PaymentState, Settings};
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::eligibility::NotCancellable;
use crate::domain::limits::Limits;
use crate::domain::mail_delivery::MailDelivery;
use crate::domain::modification::Lease;
use crate::domain::order::{Order, OrderNumber};
use crate::domain::payment::{PaymentId, PaymentProvider, ProviderTerms};
use crate::domain::refund_task::{RefundTask, ToldDestination};
use crate::domain::returns::{OrderReturn, ReturnWindow};
use crate::domain::ticket::TicketNumber;
use crate::domain::timestamp::Timestamp;

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
    pub returns: Vec<OrderReturn>,
    /// The days in which a return is taken, where the shop has some and something left the shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_window: Option<ReturnWindow>,
    /// Where returns are sent to, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub return_address: Vec<String>,
    /// What the asking agent may give back on it by themselves, where the shop has limits.
    #[serde(default, skip_serializing_if = "Limits::is_none")]
    pub limits: Limits,
    /// What was asked of a second person, in the order in which it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Approval>,
    pub messages: Vec<SentMessage>,
    /// The ticket at the helpdesk in which it is talked about, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Ticket>,
    /// Transactions of its payments that other orders name too, which refunds nothing by itself and stops nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_transactions: Vec<SharedTransaction>,
    /// The terms of its payments' providers, as the shop has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<ProviderTerms>,
    /// When its personal data was erased, if it was; what was a text then is a dash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_at: Option<Timestamp>,
}

impl OrderDetail {
    /// The refund tasks, without the way to where they are carried out.
    pub fn tasks(&self) -> impl Iterator<Item = &RefundTask> {
        self.refund_tasks.iter().map(|detail| &detail.task)
    }

    /// The terms of a provider, as far as they are known.
    pub fn terms(&self, provider: PaymentProvider) -> ProviderTerms {
        let known = self.providers.iter().find(|terms| terms.provider == provider);
        known.cloned().unwrap_or_else(|| ProviderTerms::unknown(provider))
    }

    /// The other orders that name this payment's transaction.
    pub fn sharing_with(&self, payment: &PaymentId) -> Option<&[OrderNumber]> {
        self.shared_transactions.iter().find(|shared| shared.payment == *payment).map(|shared| &*shared.orders)
    }

    /// The mails to the customer, in the order in which they were decided on. One that was taken back is none.
    pub fn mails(&self) -> impl Iterator<Item = &SentMessage> {
        self.messages.iter().filter(|message| message.ticket.is_none() && !message.delivery.is_taken_back())
    }

    /// This reply as it is in a ticket, or on its way there.
    pub fn in_ticket(&self, body: &str) -> Option<&SentMessage> {
        let is_there = |said: &&SentMessage| said.ticket.is_some() && said.body == body && !said.delivery.told_nobody();
        self.messages.iter().rev().find(is_there)
    }

    /// Whether this mail or reply did not go and somebody has to see to it. A reply that is in another ticket needs none of
    /// this one any more.
    pub fn is_to_settle(&self, said: &SentMessage) -> bool {
        let is_elsewhere = said.ticket.is_some() && self.in_ticket(&said.body).is_some();
        said.delivery.is_not_sent() && !is_elsewhere
    }

    /// The mail about this note, if one was sent.
    pub fn mail_about(&self, note: &CreditNoteNumber) -> Option<&SentMessage> {
        self.mails().find(|message| message.credit_note.as_ref() == Some(note))
    }

    /// Whether a mail that says what this reply says is on its way to the customer, or with them.
    pub fn is_told_by_mail(&self, reply: ReplyKind) -> bool {
        self.mail_telling(reply).is_some()
    }

    /// The mail that says what this reply says, if one is on its way to the customer, or with them.
    pub fn mail_telling(&self, reply: ReplyKind) -> Option<&SentMessage> {
        let mut mails = self.mails().filter(|mail| !mail.delivery.told_nobody());
        match reply {
            ReplyKind::Cancelled => mails.find(|mail| mail.credit_note.is_none()),
            ReplyKind::Credited => {
                let note = CreditNote::to_tell_of(&self.credit_notes)?;
                mails.find(|mail| mail.credit_note.as_ref() == Some(&note.number))
            }
            ReplyKind::CannotCancel | ReplyKind::HowToReturn | ReplyKind::Unknown => None,
        }
    }

    /// Whether the asking agent does this by themselves.
    pub fn gate(&self, me: &Agent, deed: &Proposed) -> Gate {
        self.case().gate(&self.limits, me, deed)
    }

    /// The order with all that happened to it.
    pub fn case(&self) -> Case<'_> {
        Case {
            order: &self.order,
            notes: &self.credit_notes,
            tasks: self.tasks().collect(),
            returns: &self.returns,
            approvals: &self.approvals,
            cancellation: &self.cancellation,
            settings: Settings {
                credits_gift_cards: self.credits_gift_cards,
                has_helpdesk: self.allowed_actions.contains(&OrderAction::AddReply),
            },
            has_unsent_mail: self.erased_at.is_none() && self.messages.iter().any(|mail| mail.delivery.is_not_sent()),
            mail_leaves_at: SentMessage::last_leaves_at(&self.messages),
        }
    }
}

/// A refund task, with the way to its provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundTaskDetail {
    #[serde(flatten)]
    pub task: RefundTask,
    /// The provider's page that refunds it; `null` where there is no portal. A reader must not follow it before
    /// it passed `domain::portal::PortalUrl::parse` with the hosts of its provider.
    pub portal_url: Option<String>,
    /// Where its money goes, where it goes another way and that is known. An account's number is masked once it is known
    /// what came of the refund.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<ToldDestination>,
}

impl RefundTaskDetail {
    /// The task, with where its money goes as far as that is told whole.
    pub fn directed_task(&self) -> RefundTask {
        let destination = self.destination.as_ref().and_then(ToldDestination::whole);
        RefundTask { destination, ..self.task.clone() }
    }
}

/// A provider's transaction that more than one order names: refunded for each of them, one payment could go back twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SharedTransaction {
    pub payment: PaymentId,
    /// The other orders, as far as they are a few.
    pub orders: Vec<OrderNumber>,
}

/// The ticket of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ticket {
    pub number: TicketNumber,
    /// Its page, where the shop says which helpdesk it has; always https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A mail that was decided on, or a reply for a ticket, and how far it is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentMessage {
    /// The customer's address, or the ticket.
    pub to: String,
    pub subject: String,
    pub body: String,
    /// When it was decided on; `delivery` says when it left.
    pub sent_at: Timestamp,
    pub sent_by: String,
    pub delivery: MailDelivery,
    /// The note that it is about; a mail without one confirms a cancellation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_note: Option<CreditNoteNumber>,
    /// The ticket to which it is added as a private note; then it is no mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketNumber>,
}

impl SentMessage {
    /// When the last of these leaves that nobody tried to hand over yet.
    pub fn last_leaves_at(messages: &[Self]) -> Option<Timestamp> {
        messages.iter().filter_map(|message| message.delivery.leaves_at()).max()
    }
}
