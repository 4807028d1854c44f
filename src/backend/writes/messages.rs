//! Mails to the customer: the one that confirms a cancellation (*Send the mail*) is sent, or skipped for a reason, and
//! either ends the cancellation; the one about a credit note is sent once, if at all. What did not go is sent again, or given up.

use super::{Execute, OpenOrder, check_reason};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::messages::{GiveUpMail, ResendMail, SendCreditNoteMail, SettleMail, SettleMailBody, TakeMailBack};
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

    fn uses_shop_words(&self) -> bool {
        true
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold_or_take(false)?;
        match &self.body {
            SettleMailBody::Send {} => {
                order.advance(CancellationEvent::MailSettled(MailOutcome::Sent))?;
                let mail = confirmation(&order.record, order.context.shop, order.shop_words());
                if mail.not_sendable.is_some() {
                    return Err(ProblemCode::AddressUnusable.into());
                }
                order.add_to_history(HistoryEvent::MailSent { to: mail.to.clone() });
                let sent = mail.sent(order.now(), &order.agent().name, order.leaves_at());
                order.record.messages.push(sent);
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
    fn uses_shop_words(&self) -> bool {
        true
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let note = order.record.credit_note(&self.note).cloned();
        let note = note.ok_or(ProblemCode::CreditNoteNotFound)?;
        order.case().check_tellable(&note)?;
        let is_about_it = |message: &SentMessage| message.credit_note.as_ref() == Some(&self.note);
        if order.record.messages.iter().any(|message| is_about_it(message) && !message.delivery.is_taken_back()) {
            return Err(ProblemCode::AlreadySent.into());
        }
        let mail = mail_about(&order.record, &note, order.context.shop, order.shop_words());
        if mail.not_sendable.is_some() {
            return Err(ProblemCode::AddressUnusable.into());
        }
        order.add_to_history(HistoryEvent::MailSent { to: mail.to.clone() });
        let sent = mail.sent(order.now(), &order.agent().name, order.leaves_at());
        order.record.messages.push(SentMessage { credit_note: Some(self.note.clone()), ..sent });
        Ok(())
    }
}

impl Execute for ResendMail {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        let (has_helpdesk, now) = (order.context.settings.has_helpdesk, order.now());
        let mail = unsent(order, self.body.message)?;
        let event = match &mail.ticket {
            None => HistoryEvent::MailResent { to: mail.to.clone() },
            // It would wait for ever.
            Some(_) if !has_helpdesk => return Err(ProblemCode::HelpdeskMissing.into()),
            Some(ticket) => HistoryEvent::ReplyAddedAgain { ticket: ticket.clone() },
        };
        // The agent had the time to take it back when it was decided on.
        mail.delivery = MailDelivery::Ready { leaves_at: now };
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

impl Execute for TakeMailBack {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        let (at, by) = (order.now(), order.agent().name.clone());
        let mail = mail_at(order, self.body.message)?;
        if !mail.delivery.can_be_taken_back(at) {
            return Err(ProblemCode::AlreadySent.into());
        }
        mail.delivery = MailDelivery::TakenBack { at, by };
        let (ticket, confirms) = (mail.ticket.clone(), mail.ticket.is_none() && mail.credit_note.is_none());
        if confirms {
            order.advance(CancellationEvent::MailTakenBack)?;
            // As it was before the mail was decided on.
            order.hold_or_take(false)?;
        }
        order.add_to_history(HistoryEvent::MailTakenBack { ticket });
        Ok(())
    }
}

/// The mail at this place, which did not go.
fn unsent<'o>(order: &'o mut OpenOrder<'_>, place: u32) -> Result<&'o mut SentMessage, Refusal> {
    let is_erased = order.record.erased_at.is_some();
    let mail = mail_at(order, place)?;
    if mail.delivery.is_not_sent() && !is_erased { Ok(mail) } else { Err(ProblemCode::AlreadySent.into()) }
}

/// The mail at this place, while nobody else is at the order.
fn mail_at<'o>(order: &'o mut OpenOrder<'_>, place: u32) -> Result<&'o mut SentMessage, Refusal> {
    order.check_free()?;
    let place = usize::try_from(place).unwrap_or(usize::MAX);
    let not_found = || Refusal::invalid(vec![FieldError::new(pointer::MESSAGE, "not_found")]);
    order.record.messages.get_mut(place).ok_or_else(not_found)
}
