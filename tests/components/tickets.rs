//! The ticket of an order, and how far a reply is on its way there.

use avoir::api::order_detail::{OrderDetail, SentMessage, Ticket};
use avoir::domain::action::OrderAction;
use avoir::domain::locale::Locale;
use avoir::domain::mail_delivery::{MailDelivery, MailTrouble};
use avoir::domain::ticket::TicketNumber;
use avoir::domain::timestamp::Timestamp;

use crate::screen::{Look, allowing, screen};

fn number() -> TicketNumber {
    TicketNumber::parse("4711").expect("a ticket")
}

fn noted(link: &str) -> OrderDetail {
    let ticket = Ticket { number: number(), link: Some(link.to_owned()) };
    OrderDetail { ticket: Some(ticket), ..allowing(&[OrderAction::NoteTicket, OrderAction::AddReply]) }
}

fn said(delivery: MailDelivery) -> OrderDetail {
    let reply = SentMessage {
        to: number().to_string(),
        subject: "Annulation".to_owned(),
        body: "Bonjour".to_owned(),
        sent_at: Timestamp::EPOCH,
        sent_by: "Zoé Petit".to_owned(),
        delivery,
        credit_note: None,
        ticket: Some(number()),
    };
    let order = noted("https://maison.freshdesk.com/a/tickets/4711");
    let allowed_actions = vec![OrderAction::NoteTicket, OrderAction::ResendMail];
    OrderDetail { messages: vec![reply], allowed_actions, ..order }
}

#[test]
fn a_ticket_is_shown_with_the_way_to_its_page_where_that_is_private() {
    let order = || noted("https://maison.freshdesk.com/a/tickets/4711");
    screen(order(), Look::default()).says("#4711").says("Ouvrir le ticket");
    screen(order(), Look { locale: Locale::En, ..Look::default() }).says("Open the ticket");
    screen(noted("javascript:alert(1)"), Look::default()).says("#4711").does_not_say("Ouvrir le ticket");
    screen(allowing(&[]), Look::default()).does_not_say("Son numéro, ou l’adresse de sa page.");
}

#[test]
fn a_reply_for_a_ticket_says_in_its_own_words_how_far_it_is() {
    let (at, answer) = (Timestamp::EPOCH, String::new());
    let added = MailDelivery::HandedOver { at, answer: "note 12".to_owned() };
    screen(said(added), Look::default()).says("Ajoutée au ticket").does_not_say("serveur de mail");
    let waiting =
        MailDelivery::Waiting { trouble: MailTrouble::PutOff, answer: answer.clone(), tries: 1, next_try: at };
    screen(said(waiting), Look::default())
        .says("Une réponse pour le ticket attend")
        .says("Le helpdesk ne la prend pas pour l’instant.")
        .does_not_say("mail au client");
    let lost = || MailDelivery::NotSent { at, trouble: MailTrouble::NoTicket, answer: answer.clone() };
    screen(said(lost()), Look::default())
        .says("Une réponse n’a pas été ajoutée au ticket")
        .says("Le helpdesk n’a pas de ticket de ce numéro.");
    let mut mended = said(lost());
    let elsewhere = SentMessage {
        delivery: MailDelivery::Ready { leaves_at: Timestamp::EPOCH },
        to: "#4712".to_owned(),
        ..mended.messages[0].clone()
    };
    mended.messages.push(elsewhere);
    screen(mended, Look::default()).does_not_say("Une réponse n’a pas été ajoutée au ticket");
    screen(said(lost()), Look { locale: Locale::En, ..Look::default() })
        .says("A reply was not added to the ticket")
        .says("Check the number, then add the reply to the right ticket.");
}
