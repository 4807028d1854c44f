//! The part of a write's answer that nothing else keeps. The order as it was charged, its credit notes and the words of its
//! mails never change, so that they are not kept once more with each write.

use serde::{Deserialize, Serialize};

use crate::api::order_detail::{OrderDetail, RefundTaskDetail, SharedTransaction, Ticket};
use crate::backend::store::{OrderRecord, StoreError};
use crate::domain::action::OrderAction;
use crate::domain::approval::Approval;
use crate::domain::cancellation::Cancellation;
use crate::domain::case::{OrderAmounts, PaymentState};
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::eligibility::NotCancellable;
use crate::domain::limits::Limits;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::mail_delivery::MailDelivery;
use crate::domain::modification::Lease;
use crate::domain::payment::ProviderTerms;
use crate::domain::refund_task::RefundTask;
use crate::domain::returns::{OrderReturn, ReturnWindow};
use crate::domain::timestamp::Timestamp;

/// What an answer said beyond what is read from the order again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AnswerRest {
    logistic_status: LogisticStatus,
    version: u64,
    payment_state: PaymentState,
    amounts: OrderAmounts,
    lease: Option<Lease>,
    cancellation: Cancellation,
    not_cancellable: Option<NotCancellable>,
    allowed_actions: Vec<OrderAction>,
    /// Without where their money goes: an account's number is kept once, and told no longer than it is needed.
    refund_tasks: Vec<RefundTaskDetail>,
    /// Those that there were, in the order of the answer.
    credit_notes: Vec<CreditNoteNumber>,
    cancellation_note: Option<CreditNoteNumber>,
    credits_gift_cards: bool,
    returns: Vec<OrderReturn>,
    #[serde(default)]
    return_window: Option<ReturnWindow>,
    #[serde(default)]
    return_address: Vec<String>,
    #[serde(default)]
    limits: Limits,
    #[serde(default)]
    approvals: Vec<Approval>,
    /// The first so many.
    messages: usize,
    /// How far they were on their way.
    #[serde(default)]
    deliveries: Vec<MailDelivery>,
    #[serde(default)]
    ticket: Option<Ticket>,
    #[serde(default)]
    shared_transactions: Vec<SharedTransaction>,
    #[serde(default)]
    providers: Vec<ProviderTerms>,
    erased_at: Option<Timestamp>,
}

impl AnswerRest {
    /// Field by field, so that one more does not compile before it is decided where it is kept.
    pub fn of(answer: OrderDetail) -> Self {
        let OrderDetail {
            order,
            version,
            payment_state,
            amounts,
            lease,
            cancellation,
            not_cancellable,
            allowed_actions,
            refund_tasks,
            credit_notes,
            cancellation_note,
            credits_gift_cards,
            returns,
            return_window,
            return_address,
            limits,
            approvals,
            messages,
            ticket,
            shared_transactions,
            providers,
            erased_at,
        } = answer;
        Self {
            logistic_status: order.logistic_status,
            version,
            payment_state,
            amounts,
            lease,
            cancellation,
            not_cancellable,
            allowed_actions,
            refund_tasks: refund_tasks.into_iter().map(|task| RefundTaskDetail { destination: None, ..task }).collect(),
            credit_notes: credit_notes.into_iter().map(|note| note.number).collect(),
            cancellation_note,
            credits_gift_cards,
            returns,
            return_window,
            return_address,
            limits,
            approvals,
            messages: messages.len(),
            deliveries: messages.into_iter().map(|mail| mail.delivery).collect(),
            ticket,
            shared_transactions,
            providers,
            erased_at,
        }
    }

    /// The answer as it was given, with what this record of the same order still has of it, and where money goes as it is
    /// told now.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when the record lacks a note or a mail.
    pub fn complete(self, record: OrderRecord) -> Result<OrderDetail, StoreError> {
        let OrderRecord { mut order, credit_notes, mut messages, refund_tasks, .. } = record;
        let direct = |detail: RefundTaskDetail| {
            let task = refund_tasks.iter().find(|task| task.id == detail.task.id);
            RefundTaskDetail { destination: task.and_then(RefundTask::told_destination), ..detail }
        };
        order.logistic_status = self.logistic_status;
        let note = |number: &CreditNoteNumber| credit_notes.iter().find(|note| note.number == *number).cloned();
        let notes: Option<Vec<CreditNote>> = self.credit_notes.iter().map(note).collect();
        if messages.len() < self.messages {
            return Err(StoreError::unreadable("the mails of an answer"));
        }
        messages.truncate(self.messages);
        for (mail, delivery) in messages.iter_mut().zip(self.deliveries) {
            mail.delivery = delivery;
        }
        Ok(OrderDetail {
            order,
            version: self.version,
            payment_state: self.payment_state,
            amounts: self.amounts,
            lease: self.lease,
            cancellation: self.cancellation,
            not_cancellable: self.not_cancellable,
            allowed_actions: self.allowed_actions,
            refund_tasks: self.refund_tasks.into_iter().map(direct).collect(),
            credit_notes: notes.ok_or(StoreError::unreadable("the credit notes of an answer"))?,
            cancellation_note: self.cancellation_note,
            credits_gift_cards: self.credits_gift_cards,
            returns: self.returns,
            return_window: self.return_window,
            return_address: self.return_address,
            limits: self.limits,
            approvals: self.approvals,
            messages,
            ticket: self.ticket,
            shared_transactions: self.shared_transactions,
            providers: self.providers,
            erased_at: self.erased_at,
        })
    }
}
