//! The history of an order: each deed with its agent and its time. Append-only.

mod erasable;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use super::stock::StockMovement;
use crate::domain::approval::{ApprovalId, ProposalKind};
use crate::domain::cancellation::ContactChannel;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::eligibility::NotCancellable;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{AlternativeMethod, ImpossibleReason, RefundTaskId, SeenAmount};
use crate::domain::returns::ReturnNumber;
use crate::domain::ticket::TicketNumber;
use crate::domain::timestamp::Timestamp;

/// GET `/orders/{number}/history`: newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadHistory {
    pub number: OrderNumber,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct History {
    pub items: Vec<HistoryEntry>,
    /// What the order's credit notes did to the stock.
    #[serde(default)]
    pub stock: Vec<StockMovement>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryEntry {
    pub at: Timestamp,
    /// The agent's name; `null` for what nobody did by hand.
    pub agent: Option<String>,
    #[serde(flatten)]
    pub event: HistoryEvent,
}

/// An event, in the past tense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum HistoryEvent {
    Imported,
    LogisticStatusChanged {
        from: LogisticStatus,
        to: LogisticStatus,
    },
    ModificationOpened,
    ModificationTakenOver {
        from: String,
    },
    ModificationClosed,
    CancellationChecked {
        not_cancellable: Option<NotCancellable>,
    },
    CancellationConfirmed,
    OrderCancelled {
        contact_channel: ContactChannel,
        /// All that goes back as money.
        total: Amount,
        /// `null` when there was nothing to credit: every item came back before.
        credit_note: Option<CreditNoteNumber>,
    },
    RefundOpened {
        task: RefundTaskId,
        provider: PaymentProvider,
        /// The other way that the customer agreed to, where it does not go back by the provider.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        method: Option<AlternativeMethod>,
        amount: Amount,
    },
    /// By the agent of the entry, from the one named.
    RefundTakenOver {
        task: RefundTaskId,
        provider: PaymentProvider,
        amount: Amount,
        from: String,
    },
    RefundDone {
        task: RefundTaskId,
        amount: Amount,
        reference: String,
        /// What the provider's page showed of it, where its agent had it read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<SeenAmount>,
    },
    /// By the same refund, of which more was typed at the provider than was due.
    RefundGaveMore {
        task: RefundTaskId,
        /// The amount that went out too much.
        amount: Amount,
    },
    RefundImpossible {
        task: RefundTaskId,
        amount: Amount,
        reason: ImpossibleReason,
        method: AlternativeMethod,
    },
    /// Where the money of a bank transfer goes was said, or said anew.
    RefundAccountGiven {
        task: RefundTaskId,
        amount: Amount,
        /// The number, masked.
        account: String,
    },
    /// Where a cheque is sent to was said, or said anew.
    RefundAddressGiven {
        task: RefundTaskId,
        amount: Amount,
    },
    /// What was paid beyond the price of the order is to go back.
    OverpaymentRefunded {
        amount: Amount,
        reason: String,
    },
    /// It was taken on by mistake.
    RefundNotMade {
        task: RefundTaskId,
        amount: Amount,
    },
    RefundBounced {
        task: RefundTaskId,
        amount: Amount,
        /// The provider's words.
        reason: String,
        /// `null` where it is given again by the same means.
        method: Option<AlternativeMethod>,
    },
    /// It was recorded as done under a wrong name.
    RefundReferenceCorrected {
        task: RefundTaskId,
        amount: Amount,
        /// The name that was recorded; empty where none was.
        recorded: String,
        /// The name that it has.
        reference: String,
    },
    /// It was recorded as done by mistake, and is to do again.
    RefundNeverMade {
        task: RefundTaskId,
        amount: Amount,
        /// How the mistake came about.
        reason: String,
    },
    RefundGaveLess {
        task: RefundTaskId,
        /// The amount that really went back.
        amount: Amount,
        /// The amount that is still to be given.
        rest: Amount,
    },
    RefundMadeTwice {
        task: RefundTaskId,
        /// The amount that went out too much.
        amount: Amount,
        reference: String,
    },
    ExcessRecovered {
        task: RefundTaskId,
        amount: Amount,
        reference: String,
    },
    ExcessWrittenOff {
        task: RefundTaskId,
        amount: Amount,
        reason: String,
    },
    RefundGivenUp {
        task: RefundTaskId,
        amount: Amount,
        reason: String,
    },
    /// An agent went to let go of what is set aside; the agent from whom they took it over, where one had it on.
    VoidOpened {
        task: RefundTaskId,
        provider: PaymentProvider,
        amount: Amount,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<String>,
    },
    /// The provider let go of it.
    Voided {
        task: RefundTaskId,
        amount: Amount,
    },
    /// It was taken on by mistake.
    VoidNotMade {
        task: RefundTaskId,
        amount: Amount,
    },
    /// It was recorded as let go of by mistake, and is to do again.
    VoidNeverMade {
        task: RefundTaskId,
        amount: Amount,
        /// How the mistake came about.
        reason: String,
    },
    /// It can't be let go of any more.
    AuthorizationLeft {
        task: RefundTaskId,
        amount: Amount,
        reason: String,
    },
    /// A customer sends something back.
    ReturnRegistered {
        number: ReturnNumber,
        units: u32,
    },
    /// A lead took a return although its window was over.
    ReturnWindowOverruled {
        number: ReturnNumber,
        reason: String,
    },
    ReturnReceived {
        number: ReturnNumber,
        sound: u32,
        damaged: u32,
        missing: u32,
    },
    ReturnClosed {
        number: ReturnNumber,
    },
    ReturnWithdrawn {
        number: ReturnNumber,
        reason: String,
    },
    CreditNoteIssued {
        credit_note: CreditNoteNumber,
        total: Amount,
    },
    /// An agent asked a second person for what is above their limit.
    ApprovalAsked {
        approval: ApprovalId,
        kind: ProposalKind,
        amount: Amount,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    ApprovalGiven {
        approval: ApprovalId,
        amount: Amount,
        asked_by: String,
    },
    ApprovalRefused {
        approval: ApprovalId,
        amount: Amount,
        asked_by: String,
        reason: String,
    },
    /// It was taken back, before it was used.
    ApprovalWithdrawn {
        approval: ApprovalId,
        amount: Amount,
        asked_by: String,
    },
    /// What was approved was done.
    ApprovalUsed {
        approval: ApprovalId,
        amount: Amount,
        approved_by: String,
    },
    CreditNoteCorrected {
        /// The one that was wrong.
        credit_note: CreditNoteNumber,
        correction: CreditNoteNumber,
        reason: String,
    },
    RefundWithdrawn {
        task: RefundTaskId,
        amount: Amount,
    },
    /// A till took it before anybody went to give it back.
    UsedAtTill {
        task: RefundTaskId,
        credit_note: CreditNoteNumber,
        amount: Amount,
        /// The number on the till's receipt.
        receipt: String,
        /// The amount that is still to be given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rest: Option<Amount>,
    },
    /// An agent sent it: it is on its way from now on.
    MailSent {
        to: String,
    },
    MailSkipped {
        reason: String,
    },
    /// The mail server took it.
    MailHandedOver {
        to: String,
    },
    /// It did not go, and is not tried again by itself.
    MailNotSent {
        to: String,
    },
    /// It was put on its way again.
    MailResent {
        to: String,
    },
    /// A mail, or a reply for the ticket, did not go and needs not any more.
    MailGivenUp {
        ticket: Option<TicketNumber>,
        reason: String,
    },
    /// A mail, or a reply for the ticket, was taken back before it left.
    MailTakenBack {
        ticket: Option<TicketNumber>,
    },
    /// The ticket in which it is talked about; `null` where it is none any more.
    TicketNoted {
        ticket: Option<TicketNumber>,
    },
    /// An agent added it: it is on its way to the ticket from now on.
    ReplyAdded {
        ticket: TicketNumber,
        reply: ReplyKind,
    },
    /// The helpdesk has it.
    ReplyHandedOver {
        ticket: TicketNumber,
    },
    /// It did not get there, and is not tried again by itself.
    ReplyNotAdded {
        ticket: TicketNumber,
    },
    /// It was put on its way again.
    ReplyAddedAgain {
        ticket: TicketNumber,
    },
    /// Names, addresses, mails and typed reasons are gone for good.
    PersonalDataErased,
    #[serde(other)]
    Unknown,
}

call!(ReadHistory { number } = Get "/orders/{number}/history" => History);
