//! The ticket in which an order is talked about, and the canned replies that go there: each once, for whoever answers the
//! customer there.

use super::{Execute, OpenOrder};
use crate::api::history::HistoryEvent;
use crate::api::order_detail::SentMessage;
use crate::api::problem::ProblemCode;
use crate::api::tickets::{AddReply, NoteTicket};
use crate::backend::canned_replies::replies;
use crate::backend::refusal::Refusal;
use crate::domain::mail_delivery::MailDelivery;
use crate::domain::ticket::TicketNumber;

impl Execute for NoteTicket {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        note(order, self.body.ticket.clone());
        Ok(())
    }
}

impl Execute for AddReply {
    fn uses_shop_words(&self) -> bool {
        true
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        if !order.context.settings.has_helpdesk {
            return Err(ProblemCode::HelpdeskMissing.into());
        }
        let (ticket, wanted) = (&self.body.ticket, (self.body.reply, self.body.language));
        let mut true_ones = replies(&order.record, order.context.shop, order.shop_words()).into_iter();
        let reply = true_ones.find(|reply| (reply.kind, reply.language) == wanted).ok_or(ProblemCode::ReplyNotTrue)?;
        let is_there = |said: &SentMessage| said.ticket.as_ref() == Some(ticket) && said.body == reply.body;
        if order.record.messages.iter().any(|said| is_there(said) && !said.delivery.told_nobody()) {
            return Err(ProblemCode::AlreadySent.into());
        }
        note(order, Some(ticket.clone()));
        order.add_to_history(HistoryEvent::ReplyAdded { ticket: ticket.clone(), reply: reply.kind });
        order.record.messages.push(SentMessage {
            to: ticket.to_string(),
            subject: reply.subject,
            body: reply.body,
            sent_at: order.now(),
            sent_by: order.agent().name.clone(),
            delivery: MailDelivery::Ready { leaves_at: order.leaves_at() },
            credit_note: None,
            ticket: Some(ticket.clone()),
        });
        Ok(())
    }
}

/// The order is talked about in this ticket from now on.
fn note(order: &mut OpenOrder<'_>, ticket: Option<TicketNumber>) {
    if order.record.ticket != ticket {
        order.add_to_history(HistoryEvent::TicketNoted { ticket: ticket.clone() });
        order.record.ticket = ticket;
    }
}
