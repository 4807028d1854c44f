//! The mail that confirms a cancellation (*Send the mail*): sent, or skipped for a reason. Either ends the cancellation.

use super::{Execute, OpenOrder, check_reason};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::messages::{SettleMail, SettleMailBody};
use crate::api::problem::ProblemCode;
use crate::backend::canned_replies::confirmation;
use crate::backend::refusal::Refusal;
use crate::domain::cancellation::{CancellationEvent, MailOutcome};

impl Execute for SettleMail {
    fn check(&self) -> Vec<FieldError> {
        match &self.body {
            SettleMailBody::Skip { reason } => check_reason(reason),
            SettleMailBody::Send => Vec::new(),
        }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold_or_take(false)?;
        match &self.body {
            SettleMailBody::Send => {
                order.advance(CancellationEvent::MailSettled(MailOutcome::Sent))?;
                let mail = confirmation(&order.record, &order.context.shop.name);
                if mail.not_sendable.is_some() {
                    return Err(ProblemCode::AddressUnusable.into());
                }
                order.add_to_history(HistoryEvent::MailSent { to: mail.to.clone() });
                order.record.messages.push(mail.sent(order.now(), &order.agent().name));
            }
            SettleMailBody::Skip { reason } => {
                let reason = reason.trim().to_owned();
                order.advance(CancellationEvent::MailSettled(MailOutcome::Skipped { reason: reason.clone() }))?;
                order.add_to_history(HistoryEvent::MailSkipped { reason });
            }
        }
        order.release();
        Ok(())
    }
}
