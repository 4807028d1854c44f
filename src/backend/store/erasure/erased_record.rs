//! An order without personal data: every other figure and word of it is as it was.

use crate::backend::store::order_record::OrderRecord;
use crate::domain::approval::ApprovalState;
use crate::domain::cancellation::{Cancellation, MailOutcome};
use crate::domain::erasure::ERASED;
use crate::domain::mail_delivery::MailDelivery;
use crate::domain::refund_task::{
    Difference, Excess, ExcessResolution, RefundCause, RefundState, RefundTask, SeenAmount,
};
use crate::domain::returns::ReturnState;
use crate::domain::timestamp::Timestamp;

/// What is left of this order once it is erased.
pub(super) fn erased(record: &OrderRecord, now: Timestamp) -> OrderRecord {
    let mut left = record.clone();
    left.version += 1;
    left.erased_at = Some(now);
    left.order = left.order.erased();
    for note in &mut left.credit_notes {
        erase(&mut note.reason);
        if let Some(adjustment) = &mut note.quote.adjustment {
            erase(&mut adjustment.reason);
        }
    }
    for task in &mut left.refund_tasks {
        erase_task(task);
    }
    for back in &mut left.returns {
        if let Some(reason) = &mut back.window_overruled {
            erase(reason);
        }
        if let ReturnState::Withdrawn { reason, .. } = &mut back.state {
            erase(reason);
        }
    }
    for approval in &mut left.approvals {
        approval.proposal = approval.proposal.erased();
        if let Some(comment) = &mut approval.comment {
            erase(comment);
        }
        if let ApprovalState::Refused { reason, .. } | ApprovalState::Withdrawn { reason: Some(reason), .. } =
            &mut approval.state
        {
            erase(reason);
        }
    }
    for mail in &mut left.messages {
        erase(&mut mail.to);
        erase(&mut mail.subject);
        erase(&mut mail.body);
        // A server's words may repeat the address, and an agent's name anybody.
        if let MailDelivery::HandedOver { answer: words, .. }
        | MailDelivery::NotSent { answer: words, .. }
        | MailDelivery::GivenUp { reason: words, .. } = &mut mail.delivery
            && !words.is_empty()
        {
            erase(words);
        }
    }
    if let Cancellation::Finished { outcome: MailOutcome::Skipped { reason }, .. } = &mut left.step {
        erase(reason);
    }
    left
}

fn erase_task(task: &mut RefundTask) {
    task.destination = None;
    if let RefundCause::Overpayment(overpayment) = &mut task.cause {
        erase(&mut overpayment.reason);
    }
    match &mut task.state {
        RefundState::Bounced { reason, .. }
        | RefundState::NeverMade { reason, .. }
        | RefundState::GivenUp { reason, .. } => erase(reason),
        RefundState::Done { excess, seen, .. } => {
            if let Some(Excess { resolution: Some(ExcessResolution::WrittenOff { reason, .. }), .. }) = excess {
                erase(reason);
            }
            if let Some(SeenAmount { difference: Some(Difference::Other { words }), .. }) = seen {
                erase(words);
            }
        }
        RefundState::ToDo
        | RefundState::Opened { .. }
        | RefundState::UsedAtTill { .. }
        | RefundState::Impossible { .. }
        | RefundState::Withdrawn { .. } => {}
    }
}

fn erase(text: &mut String) {
    ERASED.clone_into(text);
}
