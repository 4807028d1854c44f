//! The ticket of an order, and what becomes of a reply at the helpdesk: how often it gets there on good and on bad days.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::messages::{ListReplies, ReplyList, ResendMail, ResendMailBody};
use avoir::api::order_detail::SentMessage;
use avoir::api::problem::ProblemCode;
use avoir::api::tickets::{AddReply, AddReplyBody, NoteTicket, NoteTicketBody};
use avoir::backend::Config;
use avoir::backend::helpdesk::{FreshdeskPost, FreshdeskSite};
use avoir::domain::action::OrderAction;
use avoir::domain::canned_reply::ReplyKind;
use avoir::domain::locale::Locale;
use avoir::domain::mail_delivery::{MailDelivery, MailTrouble};
use avoir::domain::order::OrderNumber;
use avoir::domain::ticket::TicketNumber;

use crate::freshdesk::{Deed, Freshdesk};
use crate::golden;
use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";

fn ticket(number: &str) -> TicketNumber {
    TicketNumber::parse(number).unwrap()
}

fn adding(number: &str, reply: ReplyKind) -> AddReply {
    let body = AddReplyBody { ticket: ticket(number), reply, language: Locale::Fr };
    AddReply { number: OrderNumber(ORDER.to_owned()), body }
}

fn noting(number: Option<&str>) -> NoteTicket {
    NoteTicket { number: OrderNumber(ORDER.to_owned()), body: NoteTicketBody { ticket: number.map(ticket) } }
}

fn post(shop: &Shop, url: &str) -> FreshdeskPost {
    FreshdeskPost::new(shop.app.store.clone(), FreshdeskSite::parse(url).unwrap()).unwrap()
}

/// A shop with a helpdesk, and an order that was cancelled a moment ago.
async fn shop() -> Shop {
    let helpdesk = Some("https://maison.freshdesk.com".to_owned());
    let shop = Shop::with(Config { helpdesk, ..Config::default() }).await;
    Walk::of(&shop.awa, ORDER).await.cancel().await;
    shop
}

/// The same, with a reply on its way to ticket 4711.
async fn shop_with_reply() -> Shop {
    let shop = shop().await;
    Walk::of(&shop.awa, ORDER).await.done(&adding("4711", ReplyKind::Cancelled)).await;
    shop
}

async fn said(shop: &Shop) -> SentMessage {
    Walk::of(&shop.awa, ORDER).await.refresh().await.messages[0].clone()
}

async fn told_of_tickets(shop: &Shop) -> Vec<String> {
    let history: History = shop.awa.call(&ReadHistory { number: OrderNumber(ORDER.to_owned()) }).await.read();
    let told = |event: &HistoryEvent| match event {
        HistoryEvent::TicketNoted { ticket } => {
            Some(format!("noted {}", ticket.as_ref().map(ToString::to_string).unwrap_or_default()))
        }
        HistoryEvent::ReplyAdded { ticket, reply } => Some(format!("added {ticket} {reply:?}")),
        HistoryEvent::ReplyHandedOver { .. } => Some("handed over".to_owned()),
        HistoryEvent::ReplyNotAdded { .. } => Some("not added".to_owned()),
        HistoryEvent::ReplyAddedAgain { .. } => Some("again".to_owned()),
        _ => None,
    };
    history.items.iter().rev().filter_map(|entry| told(&entry.event)).collect()
}

#[tokio::test]
async fn a_reply_is_a_private_note_in_its_ticket_once_and_the_order_knows_the_ticket() {
    let (shop, freshdesk) = (shop().await, Freshdesk::with(&["4711"]));
    let replies: ReplyList = shop.awa.call(&ListReplies { number: OrderNumber(ORDER.to_owned()) }).await.read();
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let version = walk.refresh().await.version;
    let call = adding("4711", ReplyKind::Cancelled);
    golden::check("add_reply", &call, &shop.awa.write(&call, "key-reply-0000000001", version).await);
    let again = shop.awa.write(&call, "key-reply-0000000001", version).await;
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    let order = walk.refresh().await;
    let noted = order.ticket.clone().unwrap();
    assert_eq!(
        (noted.number, noted.link.as_deref()),
        (ticket("4711"), Some("https://maison.freshdesk.com/a/tickets/4711"))
    );
    assert_eq!(order.messages.len(), 1);

    let post = post(&shop, &freshdesk.url());
    assert_eq!(post.deliver_due().await.unwrap(), 1);
    assert_eq!(post.deliver_due().await.unwrap(), 0);
    let delivery = MailDelivery::HandedOver { at: shop.clock.now(), answer: "note 0".to_owned() };
    assert_eq!(said(&shop).await.delivery, delivery);
    let notes = freshdesk.notes("4711");
    assert_eq!(notes.len(), 1);
    let first_line = replies.items[0].body.lines().next().unwrap();
    for part in [first_line, "Annulation de votre commande ORD00123", "Awa Diallo", "avoir-"] {
        assert!(notes[0].contains(part), "{part} in {}", notes[0]);
    }
    let asked = freshdesk.asked();
    assert_eq!((asked.len(), asked[0].what.as_str()), (1, "POST /api/v2/tickets/4711/notes"));
    assert!(asked[0].body.contains("\"private\":true"), "{}", asked[0].body);
    assert_eq!(told_of_tickets(&shop).await, ["noted #4711", "added #4711 Cancelled", "handed over"]);
    assert_eq!(shop.app.store.mails_on_their_way(avoir::backend::store::MailId(0), 10).await.unwrap(), []);
}

#[tokio::test]
async fn what_is_there_is_not_added_again_and_what_is_not_true_is_not_added() {
    let shop = shop_with_reply().await;
    let mut walk = Walk::of(&shop.ben, ORDER).await;
    // Whoever has MOD on answers.
    assert_eq!(walk.refused(&adding("4712", ReplyKind::Cancelled)).await.code, ProblemCode::LeaseHeld);
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    assert_eq!(walk.refused(&adding("4711", ReplyKind::Cancelled)).await.code, ProblemCode::AlreadySent);
    for untrue in [ReplyKind::CannotCancel, ReplyKind::Credited, ReplyKind::HowToReturn, ReplyKind::Unknown] {
        assert_eq!(walk.refused(&adding("4711", untrue)).await.code, ProblemCode::ReplyNotTrue, "{untrue:?}");
    }
    let elsewhere = walk.done(&adding("4712", ReplyKind::Cancelled)).await;
    assert_eq!((elsewhere.messages.len(), elsewhere.ticket.unwrap().number), (2, ticket("4712")));
    let request = shop.awa.request_to("POST", &format!("/orders/{ORDER}/replies"));
    let request = request.header("idempotency-key", "key-reply-0000000009").header("if-match", "\"v1\"");
    let bad = r##"{"ticket":"#4711","reply":"cancelled","language":"fr"}"##;
    let answer = shop.awa.send(request.body(bad.into()).unwrap()).await;
    assert_eq!(answer.status, 422, "{}", answer.text);
    assert!(answer.text.contains(r#""pointer":"/ticket""#), "{}", answer.text);
}

#[tokio::test]
async fn a_shop_without_a_helpdesk_notes_tickets_and_adds_no_reply() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    let order = walk.refresh().await;
    let may = |action| order.allowed_actions.contains(&action);
    assert_eq!((may(OrderAction::NoteTicket), may(OrderAction::AddReply)), (true, false));
    assert_eq!(walk.refused(&adding("4711", ReplyKind::Cancelled)).await.code, ProblemCode::HelpdeskMissing);
    let version = order.version;
    let call = noting(Some("4711"));
    golden::check("note_ticket", &call, &shop.awa.write(&call, "key-ticket-000000001", version).await);
    let noted = walk.refresh().await;
    assert_eq!(noted.ticket.as_ref().unwrap().link, None);
    assert_eq!(walk.done(&noting(None)).await.ticket, None);
    assert_eq!(told_of_tickets(&shop).await, ["noted #4711", "noted "]);
}

/// A bad day: what the helpdesk does, what becomes of the reply, and whether it is tried again by itself.
const BAD_DAYS: [(Deed, MailTrouble, &str, bool); 8] = [
    (Deed::Says(401, "", r#"{"message":"no"}"#), MailTrouble::NotLetIn, "401 no", true),
    (
        Deed::Says(403, "", r#"{"code":"access_denied","message":"not you"}"#),
        MailTrouble::NotLetIn,
        "403 not you",
        true,
    ),
    (Deed::Says(302, "location: https://elsewhere.example\r\n", ""), MailTrouble::NotLetIn, "302", true),
    (Deed::Says(404, "", ""), MailTrouble::NoTicket, "404", false),
    (
        Deed::Says(400, "", r#"{"description":"Validation failed","errors":[{"field":"body","message":"too long"}]}"#),
        MailTrouble::Refused,
        "400 Validation failed; body: too long",
        false,
    ),
    (Deed::Says(429, "retry-after: 90\r\n", ""), MailTrouble::PutOff, "429", true),
    (Deed::Says(500, "", "<html>"), MailTrouble::PutOff, "500", true),
    (Deed::Says(503, "", ""), MailTrouble::PutOff, "503", true),
];

#[tokio::test]
async fn what_does_not_get_there_today_waits_or_is_an_agents_and_gets_there_once() {
    for (deed, trouble, answer, waits) in BAD_DAYS {
        let (shop, freshdesk) = (shop_with_reply().await, Freshdesk::with(&["4711"]));
        let post = post(&shop, &freshdesk.url());
        freshdesk.does(deed);
        let _ = post.deliver_due().await;
        match said(&shop).await.delivery {
            MailDelivery::Waiting { trouble: said, answer: words, tries, next_try } if waits => {
                assert_eq!((said, words.as_str(), tries), (trouble, answer, 1), "{deed:?}");
                let pause = if words == "429" { 90 } else { 30 };
                assert_eq!(next_try, shop.clock.now() + time::Duration::seconds(pause), "{deed:?}");
            }
            MailDelivery::NotSent { trouble: said, answer: words, .. } if !waits => {
                assert_eq!((said, words.as_str()), (trouble, answer), "{deed:?}");
                let resend = ResendMail { number: OrderNumber(ORDER.to_owned()), body: ResendMailBody { message: 0 } };
                Walk::of(&shop.awa, ORDER).await.done(&resend).await;
            }
            other => panic!("{deed:?}: {other:?}"),
        }
        freshdesk.takes_everything();
        shop.clock.advance(time::Duration::minutes(2));
        assert_eq!(post.deliver_due().await.unwrap(), 1, "{deed:?}");
        assert_eq!(freshdesk.notes("4711").len(), 1, "{deed:?}");
    }
}

#[tokio::test]
async fn a_note_whose_answer_was_lost_is_found_and_not_added_again() {
    for deed in [Deed::TakesAndHangsUp, Deed::TakesAndSays(500)] {
        let (shop, freshdesk) = (shop_with_reply().await, Freshdesk::with(&["4711"]));
        freshdesk.is_talked_in("4711", 230);
        freshdesk.does(deed);
        let before = post(&shop, &freshdesk.url());
        let _ = before.deliver_due().await;
        freshdesk.takes_everything();
        shop.clock.advance(time::Duration::minutes(1));
        // Another process, which heard nothing of the first one's.
        let after = post(&shop, &freshdesk.url());
        assert_eq!(after.deliver_due().await.unwrap(), 1, "{deed:?}");
        assert_eq!(freshdesk.notes("4711").len(), 231, "{deed:?}: it is there once");
        assert_eq!(
            said(&shop).await.delivery,
            MailDelivery::HandedOver { at: shop.clock.now(), answer: "note 230".to_owned() }
        );
    }
}

#[tokio::test]
async fn a_crash_between_the_yes_and_the_tick_finds_the_note_and_its_process_asks_no_more() {
    let (shop, freshdesk) = (shop_with_reply().await, Freshdesk::with(&["4711"]));
    let mut db = connect(&shop).await;
    let no_ticks = "CREATE TRIGGER crash BEFORE UPDATE ON messages WHEN NEW.state = 'handed_over' \
         BEGIN SELECT RAISE(ABORT, 'crash'); END";
    sqlx::query(no_ticks).execute(&mut db).await.unwrap();
    let before = post(&shop, &freshdesk.url());
    for _ in 0..3 {
        before.deliver_due().await.unwrap_err();
        assert_eq!(said(&shop).await.delivery, MailDelivery::Sending);
    }
    assert_eq!(freshdesk.asked().len(), 1, "whoever heard the yes asks no more");
    sqlx::query("DROP TRIGGER crash").execute(&mut db).await.unwrap();
    assert_eq!(post(&shop, &freshdesk.url()).deliver_due().await.unwrap(), 1);
    assert_eq!(freshdesk.notes("4711").len(), 1);
}

#[tokio::test]
async fn a_wrong_key_and_a_helpdesk_that_is_down_put_everything_off_and_say_so_without_the_key() {
    let (shop, freshdesk) = (shop_with_reply().await, Freshdesk::with(&["4711", "4712"]));
    Walk::of(&shop.awa, ORDER).await.done(&adding("4712", ReplyKind::Cancelled)).await;
    let problem = post(&shop, &freshdesk.url_with("wr0ng")).deliver_due().await.unwrap_err().to_string();
    assert!(problem.starts_with("replies wait, none is lost: the helpdesk http://127.0.0.1:"), "{problem}");
    assert!(problem.contains("401 You have to be logged in") && !problem.contains("wr0ng"), "{problem}");
    assert_eq!(freshdesk.asked().len(), 1, "none of the others knocks in vain");
    let url = freshdesk.url();
    drop(freshdesk);
    shop.clock.advance(time::Duration::minutes(1));
    let problem = post(&shop, &url).deliver_due().await.unwrap_err().to_string();
    assert!(problem.contains("refused") && !problem.contains("s3cret"), "{problem}");
    let order = Walk::of(&shop.awa, ORDER).await.refresh().await;
    for message in order.messages {
        assert!(matches!(message.delivery, MailDelivery::Waiting { tries: 2, trouble: MailTrouble::Unreachable, .. }));
    }
}

#[tokio::test]
async fn an_order_is_found_by_its_ticket() {
    let shop = shop_with_reply().await;
    let found =
        shop.awa.send(shop.awa.request_to("GET", "/orders?q=4711").body(axum::body::Body::empty()).unwrap()).await;
    assert!(found.text.contains(ORDER), "{}", found.text);
    let stale = shop.awa.write(&noting(None), "key-ticket-000000002", 1).await;
    assert_eq!(refusal(&stale).code, ProblemCode::VersionMismatch);
}
