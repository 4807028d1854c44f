//! Mails to the customer: the one that confirms a cancellation (*Send the mail*) is sent, or skipped for a reason, and
//! either ends the cancellation; the one about a credit note is sent once, if at all. What did not go is sent again, or given up.

use super::{Execute, OpenOrder, check_reason};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::messages::{GiveUpMail, ResendMail, SendCreditNoteMail, SettleMail, SettleMailBody};
use crate::api::order_detail::SentMessage;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::backend::canned_replies::{confirmation, mail_about};
use crate::backend::refusal::Refusal;
use crate::domain::cancellation::{CancellationEvent, MailOutcome};
use crate::domain::mail_delivery::MailDelivery;

impl Execute for SettleMail {
    fn check(&self) -> Vec<FieldError> {
        match &self.body {
            SettleMailBody::Skip { reason } => check_reason(reason),
            SettleMailBody::Send {} => Vec::new(),
        }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold_or_take(false)?;
        match &self.body {
            SettleMailBody::Send {} => {
                order.advance(CancellationEvent::MailSettled(MailOutcome::Sent))?;
                let mail = confirmation(&order.record, order.context.shop);
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

impl Execute for SendCreditNoteMail {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let note = order.record.credit_note(&self.note).cloned();
        let note = note.ok_or(ProblemCode::CreditNoteNotFound)?;
        order.case().check_tellable(&note)?;
        if order.record.messages.iter().any(|message| message.credit_note.as_ref() == Some(&self.note)) {
            return Err(ProblemCode::AlreadySent.into());
        }
        let mail = mail_about(&order.record, &note, order.context.shop);
        if mail.not_sendable.is_some() {
            return Err(ProblemCode::AddressUnusable.into());
        }
        order.add_to_history(HistoryEvent::MailSent { to: mail.to.clone() });
        let sent = mail.sent(order.now(), &order.agent().name);
        order.record.messages.push(SentMessage { credit_note: Some(self.note.clone()), ..sent });
        Ok(())
    }
}

impl Execute for ResendMail {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        let has_helpdesk = order.context.settings.has_helpdesk;
        let mail = unsent(order, self.body.message)?;
        let event = match &mail.ticket {
            None => HistoryEvent::MailResent { to: mail.to.clone() },
            // It would wait for ever.
            Some(_) if !has_helpdesk => return Err(ProblemCode::HelpdeskMissing.into()),
            Some(ticket) => HistoryEvent::ReplyAddedAgain { ticket: ticket.clone() },
        };
        mail.delivery = MailDelivery::Ready;
        order.add_to_history(event);
        Ok(())
    }
}

impl Execute for GiveUpMail {
    fn check(&self) -> Vec<FieldError> {
        check_reason(&self.body.reason)
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        let (at, by) = (order.now(), order.agent().name.clone());
        let reason = self.body.reason.trim().to_owned();
        let mail = unsent(order, self.body.message)?;
        let event = HistoryEvent::MailGivenUp { ticket: mail.ticket.clone(), reason: reason.clone() };
        mail.delivery = MailDelivery::GivenUp { at, by, reason };
        order.add_to_history(event);
        Ok(())
    }
}

/// The mail at this place, which did not go.
fn unsent<'o>(order: &'o mut OpenOrder<'_>, place: u32) -> Result<&'o mut SentMessage, Refusal> {
    order.check_free()?;
    let is_erased = order.record.erased_at.is_some();
    let place = usize::try_from(place).unwrap_or(usize::MAX);
    let Some(mail) = order.record.messages.get_mut(place) else {
        return Err(Refusal::invalid(vec![FieldError::new(pointer::MESSAGE, "not_found")]));
    };
    if mail.delivery.is_not_sent() && !is_erased { Ok(mail) } else { Err(ProblemCode::AlreadySent.into()) }
}
