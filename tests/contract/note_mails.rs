//! Telling the customer of a credit note: a mail that is read first and sent once, and the reply beside it.

use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use avoir::api::messages::{
    ListReplies, MessagePreview, PreviewCreditNoteMail, ReplyList, SendCreditNoteMail, TakeMailBack, TakeMailBackBody,
};
use avoir::api::problem::ProblemCode;
use avoir::backend::Config;
use avoir::domain::action::OrderAction;
use avoir::domain::canned_reply::ReplyKind;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::locale::Locale;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::OrderNumber;
use avoir::domain::order::fixture::order_in;
use avoir::domain::payment::PaymentProvider;

use crate::support::shop::Shop;
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";

fn first() -> CreditNoteNumber {
    CreditNoteNumber::new(2026, 1)
}

fn sending() -> SendCreditNoteMail {
    SendCreditNoteMail { note: first() }
}

/// Two mugs of it for 19.80.
fn issuing() -> IssueCreditNote {
    let body = serde_json::json!({ "lines": [{ "line": "1", "quantity": 2 }], "restock": true, "reason": "" });
    IssueCreditNote { number: OrderNumber(ORDER.to_owned()), body: serde_json::from_value(body).unwrap() }
}

fn correcting() -> CorrectCreditNote {
    CorrectCreditNote { note: first(), body: CorrectCreditNoteBody { reason: "faux".to_owned() } }
}

async fn kinds(shop: &Shop) -> Vec<(ReplyKind, Locale)> {
    let replies: ReplyList = shop.awa.call(&ListReplies { number: OrderNumber(ORDER.to_owned()) }).await.read();
    replies.items.iter().map(|reply| (reply.kind, reply.language)).collect()
}

#[tokio::test]
async fn the_mail_about_a_note_is_what_was_previewed_and_goes_out_once() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&issuing()).await;
    let preview = || async { shop.awa.call(&PreviewCreditNoteMail { note: first() }).await.read::<MessagePreview>() };
    let promised = preview().await;
    assert!(promised.body.contains("Nous vous remboursons"), "{}", promised.body);
    walk.refund(1).await;
    let made = preview().await;
    assert!(made.body.contains("Nous vous avons remboursé") && !made.body.contains("annul"), "{}", made.body);

    let order = walk.done(&sending()).await;
    let [mail] = &order.messages[..] else { panic!("{:?}", order.messages) };
    assert_eq!((&mail.to, &mail.subject, &mail.body), (&made.to, &made.subject, &made.body));
    assert_eq!((mail.credit_note.clone(), order.mail_about(&first())), (Some(first()), Some(mail)));
    assert_eq!(walk.refused(&sending()).await.code, ProblemCode::AlreadySent);
    assert_eq!(walk.refresh().await.messages.len(), 1);
}

#[tokio::test]
async fn a_mail_that_was_taken_back_told_nobody_and_can_be_sent() {
    let mut config = Config::default();
    config.shop.mail_pause = time::Duration::seconds(10);
    let shop = Shop::with(config).await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&issuing()).await;
    walk.done(&sending()).await;
    let body = TakeMailBackBody { message: 0 };
    let order = walk.done(&TakeMailBack { number: walk.order.clone(), body }).await;
    assert_eq!((order.mail_about(&first()), order.mails().count()), (None, 0));
    assert!(order.lease.is_none(), "no MOD is on where none was");
    assert!(order.allowed_actions.contains(&OrderAction::SendCreditNoteMail));
    let order = walk.done(&sending()).await;
    assert_eq!(order.mail_about(&first()), Some(&order.messages[1]));
    assert_eq!(walk.refused(&sending()).await.code, ProblemCode::AlreadySent);
}

#[tokio::test]
async fn customers_read_the_name_that_they_know_their_payment_by() {
    let shop = Shop::open().await;
    let mut order = order_in("EUR")
        .numbered("LABEL", "2026-11-20T09:14:00Z")
        .for_customer("Awa Ndiaye", "awa@example.com", "fr")
        .line("1", 1, "29.90", &["4.98"])
        .paid("card", PaymentProvider::ADYEN, "29.90");
    order.payments[0].label = Some("Visa •4242".to_owned());
    shop.app.store.insert_orders(&[order]).await.unwrap();
    let mut walk = Walk::of(&shop.awa, "LABEL").await;
    walk.cancel().await;
    walk.refund(1).await;
    let body = walk.mail().await.messages.remove(0).body;
    assert!(body.contains("sur votre moyen de paiement (Visa •4242)") && !body.contains("Adyen"), "{body}");
}

#[tokio::test]
async fn nobody_is_told_of_a_note_that_was_taken_back_nor_of_what_took_it_back() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&issuing()).await;
    let order = walk.done(&correcting()).await;
    assert!(!order.allowed_actions.contains(&OrderAction::SendCreditNoteMail));
    assert_eq!(walk.refused(&sending()).await.code, ProblemCode::AlreadyCorrected);
    let correction = SendCreditNoteMail { note: CreditNoteNumber::new(2026, 2) };
    assert_eq!(walk.refused(&correction).await.code, ProblemCode::NotTold);
    let unknown = SendCreditNoteMail { note: CreditNoteNumber::new(2026, 9) };
    assert_eq!(walk.refused(&unknown).await.code, ProblemCode::CreditNoteNotFound);
    assert_eq!(kinds(&shop).await, []);
}

#[tokio::test]
async fn a_cancelled_order_has_the_mail_of_its_cancellation_alone() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let order = walk.cancel().await;
    assert!(!order.allowed_actions.contains(&OrderAction::SendCreditNoteMail));
    assert_eq!(walk.refused(&sending()).await.code, ProblemCode::NotTold);
    let preview = shop.awa.call(&PreviewCreditNoteMail { note: first() }).await;
    assert_eq!(refusal(&preview).code, ProblemCode::NotTold);
}

#[tokio::test]
async fn nobody_writes_while_another_agent_has_the_order() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&issuing()).await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    ben.open().await;
    walk.refresh().await;
    assert_eq!(walk.refused(&sending()).await.code, ProblemCode::LeaseHeld);
}

#[tokio::test]
async fn the_reply_beside_a_note_tells_of_the_refund_before_that_of_a_cancellation() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&issuing()).await;
    let credited = [(ReplyKind::Credited, Locale::Fr), (ReplyKind::Credited, Locale::En)];
    assert_eq!(kinds(&shop).await, credited);
    let number = OrderNumber(ORDER.to_owned());
    let store = &shop.app.store;
    store.move_logistic_status(&number, LogisticStatus::AwaitingPrint, LogisticStatus::Printing).await.unwrap();
    let refused = [(ReplyKind::CannotCancel, Locale::Fr), (ReplyKind::CannotCancel, Locale::En)];
    assert_eq!(kinds(&shop).await, [credited, refused].concat());
}
