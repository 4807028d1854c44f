//! What becomes of a mail at the shop's mail server, and how often it comes there: the server does at each stage what real
//! ones do on bad days.

use std::time::Duration;

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::messages::{GiveUpMail, GiveUpMailBody, ResendMail, ResendMailBody};
use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::ProblemCode;
use avoir::api::refund_tasks::{ListUnfinished, Unfinished, UnfinishedList, UnsentMail};
use avoir::backend::mail::{Patience, Sender, SmtpPost, SmtpServer};
use avoir::backend::store::Store;
use avoir::domain::action::OrderAction;
use avoir::domain::mail_delivery::{MailDelivery, MailTrouble};
use avoir::domain::order::OrderNumber;

use crate::smtp::{Deed, MailServer, Script, Stage};
use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::{Walk, refusal};

pub const ORDER: &str = "ORD00123";

pub fn post(store: &Store, url: &str) -> SmtpPost {
    let sender = Sender::new("Maison Lumen", "service@shop.example".parse().unwrap());
    let moment = Duration::from_millis(400);
    SmtpPost::new(store.clone(), SmtpServer::parse(url).unwrap(), sender)
        .with_patience(Patience { until_data: moment, for_the_answer: moment })
}

/// A shop with a mail on its way.
async fn shop() -> Shop {
    let shop = Shop::open().await;
    send(&shop, ORDER).await;
    shop
}

pub async fn send(shop: &Shop, order: &str) {
    let mut walk = Walk::of(&shop.awa, order).await;
    let order_now = walk.cancel().await;
    for (position, task) in (1..).zip(order_now.tasks()) {
        if task.is_open() {
            walk.refund(position).await;
        }
    }
    assert_eq!(walk.mail().await.messages[0].delivery, MailDelivery::Ready { leaves_at: shop.clock.now() });
}

pub async fn order(shop: &Shop, number: &str) -> OrderDetail {
    Walk::of(&shop.awa, number).await.refresh().await
}

async fn delivery(shop: &Shop, number: &str) -> MailDelivery {
    order(shop, number).await.messages[0].delivery.clone()
}

pub async fn told_of_mails(shop: &Shop) -> Vec<&'static str> {
    let history: History = shop.awa.call(&ReadHistory { number: OrderNumber(ORDER.to_owned()) }).await.read();
    let word = |event: &HistoryEvent| match event {
        HistoryEvent::MailSent { .. } => Some("sent"),
        HistoryEvent::MailHandedOver { .. } => Some("handed over"),
        HistoryEvent::MailNotSent { .. } => Some("not sent"),
        HistoryEvent::MailResent { .. } => Some("resent"),
        HistoryEvent::MailGivenUp { .. } => Some("given up"),
        HistoryEvent::MailTakenBack { .. } => Some("taken back"),
        _ => None,
    };
    history.items.iter().rev().filter_map(|entry| word(&entry.event)).collect()
}

#[tokio::test]
async fn a_mail_is_handed_over_once_the_server_said_yes_and_once_only() {
    let (shop, server) = (shop().await, MailServer::at(0));
    let post = post(&shop.app.store, &server.url());
    assert_eq!(post.deliver_due().await.unwrap(), 1);
    let at = shop.clock.now();
    let answer = "250 2.0.0 Ok: queued as 4F".to_owned();
    assert_eq!(delivery(&shop, ORDER).await, MailDelivery::HandedOver { at, answer });
    assert_eq!(post.deliver_due().await.unwrap(), 0);
    let record = server.record();
    assert_eq!((record.connections, record.mails.len(), record.logins.len()), (1, 1, 0));
    let mail = &record.mails[0];
    for line in
        ["From: \"Maison Lumen\" <service@shop.example>", "To: ", "Subject: ", "Message-ID: <20261120T100000.1."]
    {
        assert!(mail.lines().any(|found| found.starts_with(line)), "{line} in {mail}");
    }
    assert_eq!(told_of_mails(&shop).await, ["sent", "handed over"]);
}

/// A bad day: what the server does, at which stage, what becomes of the mail, and how often it came to its last line.
const BAD_DAYS: [(Stage, Deed, MailTrouble, &str, usize); 17] = [
    (Stage::Greeting, Deed::Says("421 too busy"), MailTrouble::PutOff, "421 too busy", 0),
    (Stage::Greeting, Deed::Says("554 no"), MailTrouble::NotLetIn, "554 no", 0),
    (Stage::Greeting, Deed::SaysNothing, MailTrouble::NoAnswer, "", 0),
    (Stage::Greeting, Deed::HangsUp, MailTrouble::Unreachable, "incomplete response", 0),
    (Stage::Ehlo, Deed::Says("451 later"), MailTrouble::PutOff, "451 later", 0),
    (Stage::Auth, Deed::Says("535 5.7.8 wrong password"), MailTrouble::NotLetIn, "535 5.7.8 wrong password", 0),
    (Stage::Auth, Deed::Says("454 later"), MailTrouble::PutOff, "454 later", 0),
    (Stage::Mail, Deed::Says("451 later"), MailTrouble::PutOff, "451 later", 0),
    (Stage::Mail, Deed::Says("550 no such sender"), MailTrouble::NotLetIn, "550 no such sender", 0),
    (Stage::Rcpt, Deed::Says("450 4.2.0 greylisted"), MailTrouble::PutOff, "450 4.2.0 greylisted", 0),
    (Stage::Rcpt, Deed::Says("530 log in first"), MailTrouble::NotLetIn, "530 log in first", 0),
    (Stage::Rcpt, Deed::HangsUp, MailTrouble::Unreachable, "incomplete response", 0),
    (Stage::Data, Deed::Says("451 later"), MailTrouble::PutOff, "451 later", 0),
    (Stage::Data, Deed::Says("250 what"), MailTrouble::PutOff, "250 what", 0),
    (Stage::Dot, Deed::Says("452 disk full"), MailTrouble::PutOff, "452 disk full", 1),
    (Stage::Dot, Deed::HangsUp, MailTrouble::Unreachable, "incomplete response", 1),
    (Stage::Dot, Deed::SaysNothing, MailTrouble::NoAnswer, "", 1),
];

#[tokio::test]
async fn what_does_not_go_today_waits_and_goes_later_by_the_same_message_id() {
    for (stage, deed, trouble, words, came) in BAD_DAYS {
        let (shop, server) = (shop().await, MailServer::at(0));
        let post = post(&shop.app.store, &server.url().replace("//", "//desk:s3cret@"));
        server.does(stage, deed.clone());
        let _ = post.deliver_due().await;
        let next_try = shop.clock.now() + time::Duration::seconds(30);
        let waits = MailDelivery::Waiting { trouble, answer: words.to_owned(), tries: 1, next_try };
        assert_eq!(delivery(&shop, ORDER).await, waits, "{stage:?} {deed:?}");
        assert_eq!(told_of_mails(&shop).await, ["sent"], "{stage:?} {deed:?}");

        let connections = server.record().connections;
        post.deliver_due().await.unwrap();
        assert_eq!(
            (server.record().connections, server.record().mails.len()),
            (connections, came),
            "not before its time"
        );
        server.takes_everything();
        shop.clock.advance(time::Duration::seconds(30));
        assert_eq!(post.deliver_due().await.unwrap(), 1, "{stage:?} {deed:?}");
        assert!(matches!(delivery(&shop, ORDER).await, MailDelivery::HandedOver { .. }));
        let mut ids = server.message_ids();
        assert_eq!(ids.len(), came + 1, "{stage:?} {deed:?}");
        ids.dedup();
        assert_eq!(ids.len(), 1, "one mail, however often it came: {ids:?}");
    }
}

#[tokio::test]
async fn what_is_refused_for_good_is_not_tried_again_and_says_so() {
    for (stage, words) in [
        (Stage::Rcpt, "550 5.1.1 <awa@example.com>\u{202e} no such user"),
        (Stage::Data, "554 no valid recipients"),
        (Stage::Dot, "554 5.7.1 looks like spam"),
    ] {
        let (shop, server) = (shop().await, MailServer::at(0));
        let post = post(&shop.app.store, &server.url());
        server.does(stage, Deed::Says(words));
        assert_eq!(post.deliver_due().await.unwrap(), 0);
        let (at, answer) = (shop.clock.now(), words.replace('\u{202e}', ""));
        let refused = MailDelivery::NotSent { at, trouble: MailTrouble::Refused, answer };
        assert_eq!(delivery(&shop, ORDER).await, refused);
        shop.clock.advance(time::Duration::days(3));
        let connections = server.record().connections;
        assert_eq!(post.deliver_due().await.unwrap(), 0);
        assert_eq!(server.record().connections, connections);
        assert_eq!(told_of_mails(&shop).await, ["sent", "not sent"]);
    }
}

#[tokio::test]
async fn nothing_is_said_to_a_server_without_the_encryption_that_was_asked_for() {
    let (shop, server) = (shop().await, MailServer::at(0));
    let post = post(&shop.app.store, &format!("smtp://desk:s3cret@127.0.0.1:{}?tls=starttls", server.port));
    let problem = post.deliver_due().await.unwrap_err().to_string();
    assert!(problem.contains("STARTTLS") && !problem.contains("s3cret"), "{problem}");
    assert!(matches!(delivery(&shop, ORDER).await, MailDelivery::Waiting { trouble: MailTrouble::NotLetIn, .. }));
    let record = server.record();
    assert_eq!((record.connections, record.logins.len(), record.mails.len()), (1, 0, 0));
}

#[tokio::test]
async fn a_login_is_by_the_name_and_the_password_that_were_given() {
    let (shop, server) = (shop().await, MailServer::at(0));
    let post = post(&shop.app.store, &server.url().replace("//", "//desk%40shop:p%3A%2Fw@"));
    assert_eq!(post.deliver_due().await.unwrap(), 1);
    // "\0desk@shop\0p:/w"
    assert_eq!(server.record().logins, ["AUTH PLAIN AGRlc2tAc2hvcABwOi93"]);
}

#[tokio::test]
async fn one_bad_mail_holds_up_no_other() {
    let (shop, server) = (shop().await, MailServer::at(0));
    send(&shop, "ORD00124").await;
    let bad = order(&shop, ORDER).await.messages[0].to.clone();
    for deed in [Deed::Says("450 later"), Deed::HangsUp, Deed::SaysNothing, Deed::Says("550 no such user")] {
        server.follows(Script { deed: Some((Stage::Rcpt, deed)), only_for: Some(bad.clone()) });
        let _ = post(&shop.app.store, &server.url()).deliver_due().await;
        assert!(!matches!(delivery(&shop, ORDER).await, MailDelivery::HandedOver { .. }));
        shop.clock.advance(time::Duration::hours(1));
    }
    assert!(matches!(delivery(&shop, "ORD00124").await, MailDelivery::HandedOver { .. }));
    assert!(delivery(&shop, ORDER).await.is_not_sent());
}

#[tokio::test]
async fn a_server_that_is_down_puts_all_off_and_is_asked_by_one_of_them() {
    let (shop, server) = (shop().await, MailServer::at(0));
    for number in ["ORD00124", "ORD00127"] {
        send(&shop, number).await;
    }
    let post = post(&shop.app.store, &server.url());
    server.does(Stage::Greeting, Deed::Says("421 closed"));
    for _ in 0..5 {
        let _ = post.deliver_due().await;
    }
    assert_eq!(server.record().connections, 1);
    for number in [ORDER, "ORD00124", "ORD00127"] {
        assert!(matches!(delivery(&shop, number).await, MailDelivery::Waiting { tries: 1, .. }), "{number}");
    }
    server.takes_everything();
    shop.clock.advance(time::Duration::seconds(30));
    assert_eq!(post.deliver_due().await.unwrap(), 3);
    assert_eq!(server.message_ids().len(), 3);
}

#[tokio::test]
async fn two_days_of_tries_end_and_an_agent_begins_them_anew() {
    let shop = shop().await;
    // Whoever listens there is gone.
    let (port, begin) = (MailServer::at(0).port, shop.clock.now());
    let post = post(&shop.app.store, &format!("smtp://127.0.0.1:{port}"));
    let mut tries = 0;
    while !delivery(&shop, ORDER).await.is_not_sent() {
        post.deliver_due().await.unwrap_err();
        tries += 1;
        if let MailDelivery::Waiting { next_try, .. } = delivery(&shop, ORDER).await {
            shop.clock.advance(next_try.0 - shop.clock.now().0);
        }
    }
    assert_eq!(tries, 53);
    let took = shop.clock.now().0 - begin.0;
    assert!(took > time::Duration::days(2) && took < time::Duration::hours(49), "{took}");
    let MailDelivery::NotSent { trouble, answer, .. } = delivery(&shop, ORDER).await else { panic!("given up") };
    assert_eq!(trouble, MailTrouble::Unreachable);
    assert!(answer.contains("refused"), "{answer}");

    let mut zoe = Walk::of(&shop.zoe, ORDER).await;
    assert!(zoe.refresh().await.allowed_actions.contains(&OrderAction::ResendMail));
    let resent = zoe.done(&resending(0)).await;
    assert_eq!(resent.messages[0].delivery, MailDelivery::Ready { leaves_at: shop.clock.now() });
    let server = MailServer::at(port);
    assert_eq!(post.deliver_due().await.unwrap(), 1, "it is back");
    assert_eq!(server.message_ids().len(), 1);
    assert_eq!(told_of_mails(&shop).await, ["sent", "not sent", "resent", "handed over"]);
}

fn resending(message: u32) -> ResendMail {
    ResendMail { number: OrderNumber(ORDER.to_owned()), body: ResendMailBody { message } }
}

#[tokio::test]
async fn only_what_did_not_go_is_sent_again_once_an_intent_and_by_whoever_may() {
    let (shop, server) = (shop().await, MailServer::at(0));
    let post = post(&shop.app.store, &server.url());
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    assert_eq!(walk.refused(&resending(0)).await.code, ProblemCode::AlreadySent, "it is ready");
    let unknown = walk.refused(&resending(1)).await;
    assert_eq!((unknown.code, unknown.errors[0].pointer.as_str()), (ProblemCode::ValidationFailed, "/message"));
    server.does(Stage::Rcpt, Deed::Says("550 mailbox full"));
    post.deliver_due().await.unwrap();

    let version = walk.refresh().await.version;
    let key = "key-resent-000000001";
    let first = shop.awa.write(&resending(0), key, version).await;
    let again = shop.awa.write(&resending(0), key, version).await;
    assert_eq!((first.status, &again.text, again.header("idempotent-replayed")), (200, &first.text, Some("true")));
    let late = shop.ben.write(&resending(0), "key-resent-000000002", version).await;
    assert_eq!(refusal(&late).code, ProblemCode::VersionMismatch);
    server.takes_everything();
    assert_eq!(post.deliver_due().await.unwrap(), 1);
    let after = shop.awa.write(&resending(0), key, version).await;
    assert_eq!(after.text, first.text, "a stored answer tells the state of its time");
    assert_eq!(Walk::of(&shop.ben, ORDER).await.refused(&resending(0)).await.code, ProblemCode::AlreadySent);
    assert_eq!(told_of_mails(&shop).await, ["sent", "not sent", "resent", "handed over"]);
}

fn giving_up(message: u32, reason: &str) -> GiveUpMail {
    let body = GiveUpMailBody { message, reason: reason.to_owned() };
    GiveUpMail { number: OrderNumber(ORDER.to_owned()), body }
}

async fn unsent(shop: &Shop) -> Vec<(String, UnsentMail)> {
    let list: UnfinishedList = shop.ben.call(&ListUnfinished).await.read();
    let mails = |item: Unfinished| item.unsent.into_iter().map(move |mail| (item.number.0.clone(), mail));
    list.items.into_iter().flat_map(mails).collect()
}

#[tokio::test]
async fn what_did_not_go_is_to_finish_until_it_is_sent_or_somebody_says_why_not() {
    let (shop, server) = (shop().await, MailServer::at(0));
    let post = post(&shop.app.store, &server.url());
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    assert_eq!(walk.refused(&giving_up(0, "too early")).await.code, ProblemCode::AlreadySent, "it is ready");
    assert_eq!(unsent(&shop).await, []);
    server.does(Stage::Rcpt, Deed::Says("550 no such user"));
    post.deliver_due().await.unwrap();
    let to = order(&shop, ORDER).await.messages[0].to.clone();
    let waiting = UnsentMail { to, ticket: None, sent_by: "Awa Diallo".to_owned() };
    assert_eq!(unsent(&shop).await, [(ORDER.to_owned(), waiting.clone())]);

    walk.refresh().await;
    walk.done(&resending(0)).await;
    assert_eq!(unsent(&shop).await, [], "it is on its way again");
    post.deliver_due().await.unwrap();
    assert_eq!(unsent(&shop).await, [(ORDER.to_owned(), waiting)]);

    let mut ben = Walk::of(&shop.ben, ORDER).await;
    let allowed = ben.refresh().await.allowed_actions;
    assert!(allowed.contains(&OrderAction::GiveUpMail), "{allowed:?}");
    let empty = ben.refused(&giving_up(0, " \n")).await;
    assert_eq!((empty.code, empty.errors[0].pointer.as_str()), (ProblemCode::ValidationFailed, "/reason"));
    let unknown = ben.refused(&giving_up(7, "told by phone")).await;
    assert_eq!((unknown.code, unknown.errors[0].pointer.as_str()), (ProblemCode::ValidationFailed, "/message"));
    let done = ben.done(&giving_up(0, " told by phone ")).await;
    let (at, by, reason) = (shop.clock.now(), "Ben Roux".to_owned(), "told by phone".to_owned());
    assert_eq!(done.messages[0].delivery, MailDelivery::GivenUp { at, by, reason });
    assert!(!done.allowed_actions.contains(&OrderAction::GiveUpMail));
    assert_eq!(unsent(&shop).await, []);
    assert_eq!(ben.refused(&giving_up(0, "again")).await.code, ProblemCode::AlreadySent);
    assert_eq!(ben.refused(&resending(0)).await.code, ProblemCode::AlreadySent);
    server.takes_everything();
    shop.clock.advance(time::Duration::hours(1));
    assert_eq!(post.deliver_due().await.unwrap(), 0);
    assert_eq!(told_of_mails(&shop).await, ["sent", "not sent", "resent", "not sent", "given up"]);
}

/// What goes wrong comes between the server's yes and the tick.
const NO_TICKS: &str = "CREATE TRIGGER crash BEFORE UPDATE ON messages WHEN NEW.state = 'handed_over' \
     BEGIN SELECT RAISE(ABORT, 'crash'); END";

#[tokio::test]
async fn a_crash_between_the_yes_and_the_tick_sends_the_same_message_id_again_and_its_process_does_not() {
    let (shop, server) = (shop().await, MailServer::at(0));
    let mut db = connect(&shop).await;
    sqlx::query(NO_TICKS).execute(&mut db).await.unwrap();
    let before = post(&shop.app.store, &server.url());
    for _ in 0..3 {
        before.deliver_due().await.unwrap_err();
        assert_eq!(delivery(&shop, ORDER).await, MailDelivery::Sending);
        assert_eq!(server.message_ids().len(), 1, "whoever heard the yes asks no more");
    }
    sqlx::query("DROP TRIGGER crash").execute(&mut db).await.unwrap();
    let after = post(&shop.app.store, &server.url());
    assert_eq!(after.deliver_due().await.unwrap(), 1);
    let ids = server.message_ids();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
    assert!(matches!(delivery(&shop, ORDER).await, MailDelivery::HandedOver { .. }));
    assert_eq!(told_of_mails(&shop).await, ["sent", "handed over"]);
}

#[tokio::test]
async fn a_clock_that_was_far_ahead_holds_no_mail_back() {
    let (shop, server) = (shop().await, MailServer::at(0));
    let post = post(&shop.app.store, &server.url());
    shop.clock.advance(time::Duration::days(400));
    server.does(Stage::Greeting, Deed::Says("421 closed"));
    post.deliver_due().await.unwrap_err();
    shop.clock.advance(-time::Duration::days(400));
    server.takes_everything();
    assert_eq!(post.deliver_due().await.unwrap(), 1);
}
