//! The steps of a cancellation, as the backend holds them.

use avoir::api::credit_notes::IssueCreditNote;
use avoir::api::messages::{MessagePreview, NotSendable, PreviewMessage, SettleMail, SettleMailBody};
use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::ProblemCode;
use avoir::backend::store::{LogisticMove, MailId};
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel, MailOutcome};
use avoir::domain::case::PaymentState;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::eligibility::NotCancellable;
use avoir::domain::logistic_status::LogisticStatus::{AwaitingPrint, Cancelled, Printing};
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundState};
use serde_json::json;
use sqlx::Row;
use time::Duration;

use crate::support::orders::orders;
use crate::support::shop::Shop;
use crate::support::walk::{Walk, refusal};

const BY_PHONE: ContactChannel = ContactChannel::Phone;

#[tokio::test]
async fn cancelling_is_one_step() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    let detail = walk.cancel().await;
    assert_eq!(detail.cancellation, Cancellation::Refunding { contact_channel: BY_PHONE, mail: None });
    assert_eq!(detail.order.logistic_status, Cancelled);
    assert_eq!(detail.not_cancellable, Some(NotCancellable::AlreadyCancelled));
    assert_eq!(detail.payment_state, PaymentState::RefundPending);
    assert_eq!(detail.credit_notes[0].number.0, "AV-2026-000001");
    assert_eq!(detail.cancellation_note, Some(CreditNoteNumber::new(2026, 1)));
    assert_eq!(detail.credit_notes[0].quote.total.to_string(), "31.60");
    let [task] = detail.refund_tasks.as_slice() else { panic!("{:?}", detail.refund_tasks) };
    assert_eq!((task.task.amount.to_string(), &task.task.state), ("31.60".to_owned(), &RefundState::ToDo));
    assert_eq!(task.portal_url.as_deref(), Some("https://merchant.hipay-tpp.com/maccount/transaction/8003121"));
    let actions = [OrderAction::CloseModification, OrderAction::SettleRefundTask, OrderAction::NoteTicket];
    assert_eq!(detail.allowed_actions, actions);
    let amounts = detail.amounts;
    assert_eq!(amounts.captured, amounts.refunded + amounts.pending + amounts.refundable);
    assert!(amounts.refundable.is_zero());
}

#[tokio::test]
async fn what_is_shown_as_refundable_is_what_cancelling_gives_back() {
    let shop = Shop::open().await;
    for number in ["ORD00123", "ORD00124", "ORD00126", "ORD00127"] {
        let mut walk = Walk::of(&shop.awa, number).await;
        let refundable = walk.refresh().await.amounts.refundable;
        let given: Vec<_> = walk.cancel().await.refund_tasks.iter().map(|task| task.task.amount.minor()).collect();
        assert_eq!(given.iter().sum::<i64>(), refundable.minor(), "{number}");
    }
}

#[tokio::test]
async fn nothing_is_cancelled_that_was_not_checked_and_confirmed() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.open().await;
    assert_eq!(walk.refused(&walk.confirmation()).await.code, ProblemCode::WrongStep);
    assert_eq!(walk.refused(&walk.requesting("31.60")).await.code, ProblemCode::WrongStep);
    walk.check().await;
    assert_eq!(walk.refused(&walk.requesting("31.60")).await.code, ProblemCode::WrongStep);
}

#[tokio::test]
async fn an_order_under_way_cannot_be_cancelled_and_says_why() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00125").await;
    walk.open().await;
    let checked = walk.check().await;
    assert_eq!(checked.cancellation, Cancellation::NotCancellable { reason: NotCancellable::Shipped });
    let problem = walk.refused(&walk.confirmation()).await;
    assert_eq!(problem.code, ProblemCode::NotCancellable);
    assert_eq!(problem.not_cancellable, Some(NotCancellable::Shipped));
    assert_eq!(walk.close().await.cancellation, Cancellation::Idle);
}

#[tokio::test]
async fn the_warehouse_may_be_faster_until_the_agent_has_confirmed() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.open().await;
    walk.check().await;
    let moved = shop.app.store.move_logistic_status(&walk.order, AwaitingPrint, Printing).await.unwrap();
    assert_eq!(moved, LogisticMove::Moved { version: 4 });

    assert_eq!(walk.refused(&walk.confirmation()).await.code, ProblemCode::VersionMismatch);
    let shown = walk.refresh().await;
    assert_eq!(shown.cancellation, Cancellation::NotCancellable { reason: NotCancellable::Printing });
    assert_eq!(walk.refused(&walk.confirmation()).await.not_cancellable, Some(NotCancellable::Printing));
}

#[tokio::test]
async fn the_warehouse_leaves_alone_what_was_confirmed() {
    let shop = Shop::open().await;
    let store = &shop.app.store;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.open().await;
    walk.check().await;
    walk.confirm().await;
    assert_eq!(store.move_logistic_status(&walk.order, AwaitingPrint, Printing).await.unwrap(), LogisticMove::Held);
    let waiting = store.next_orders_for_warehouse(AwaitingPrint, 10).await.unwrap();
    assert!(!waiting.contains(&walk.order) && waiting.len() == 3, "{waiting:?}");
    walk.request().await;
    walk.refund(1).await;
    walk.mail().await;
    assert_eq!(store.move_logistic_status(&walk.order, Cancelled, Printing).await.unwrap(), LogisticMove::Held);
    assert_eq!(walk.refresh().await.order.logistic_status, Cancelled);
}

#[tokio::test]
async fn a_total_that_is_not_the_one_shown_is_refused() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.open().await;
    walk.check().await;
    walk.confirm().await;
    assert_eq!(walk.refused(&walk.requesting("31.59")).await.code, ProblemCode::QuoteMismatch);
    assert_eq!(walk.refused(&walk.requesting("31.6")).await.errors[0].pointer, "/expected_total");
    assert_eq!(walk.refresh().await.cancellation, Cancellation::Confirmed);
    walk.done(&walk.requesting("31.60")).await;
}

#[tokio::test]
async fn an_order_that_was_never_paid_is_credited_and_needs_only_its_mail() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00126").await;
    walk.open().await;
    walk.check().await;
    walk.confirm().await;
    assert_eq!(walk.refused(&walk.requesting("9.90")).await.code, ProblemCode::QuoteMismatch);
    let detail = walk.done(&walk.requesting("0.00")).await;
    assert_eq!(detail.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
    // Its goods go back on the shelf by a note of the whole sale, of which nothing is paid out.
    assert_eq!(detail.credit_notes[0].quote.total.to_string(), "9.90");
    assert_eq!(detail.cancellation_note.as_ref(), Some(&detail.credit_notes[0].number));
    assert!(detail.refund_tasks.is_empty() && detail.credit_notes[0].quote.allocation.is_empty());
    assert!(walk.mail().await.messages[0].body.contains("nothing was charged"));
}

/// A credit note for so many of the order's three mugs, and for their shipping.
fn credited(mugs: u32) -> IssueCreditNote {
    let body = json!({
        "lines": [{ "line": "1", "quantity": mugs }], "shipping": [{ "id": "s1", "amount": "4.90" }], "reason": "Perdu"
    });
    IssueCreditNote { number: OrderNumber("ORD00123".to_owned()), body: serde_json::from_value(body).unwrap() }
}

#[tokio::test]
async fn an_order_that_was_refunded_before_needs_only_a_mail_that_says_so() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.done(&credited(3)).await;
    walk.refund(1).await;
    shop.clock.advance(Duration::minutes(1));
    let detail = walk.cancel().await;
    assert_eq!(detail.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
    assert_eq!((detail.credit_notes.len(), detail.refund_tasks.len(), detail.cancellation_note), (1, 1, None));
    let body = walk.mail().await.messages[0].body.clone();
    assert!(body.contains("Nous vous avions déjà remboursé 31,60") && !body.contains("encaissé"), "{body}");
}

#[tokio::test]
async fn a_refund_that_was_under_way_before_is_part_of_the_cancellation() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.done(&credited(3)).await;
    shop.clock.advance(Duration::minutes(1));
    let detail = walk.cancel().await;
    assert_eq!(detail.cancellation, Cancellation::Refunding { contact_channel: BY_PHONE, mail: None });
    assert_eq!(detail.cancellation_note, None);
    walk.refund(1).await;
    let body = walk.mail().await.messages[0].body.clone();
    assert!(body.contains("Nous vous avons remboursé 31,60"), "{body}");
}

#[tokio::test]
async fn the_note_of_a_cancellation_is_told_from_earlier_ones() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    assert_eq!(walk.done(&credited(2)).await.cancellation_note, None);
    walk.refund(1).await;
    shop.clock.advance(Duration::minutes(1));
    assert_eq!(walk.cancel().await.cancellation_note, Some(CreditNoteNumber::new(2026, 2)));
    assert_eq!(walk.refresh().await.cancellation_note, Some(CreditNoteNumber::new(2026, 2)));
    walk.refund(2).await;
    let body = walk.mail().await.messages[0].body.clone();
    assert!(body.contains("Nous vous avons remboursé 8,90"), "{body}");
}

#[tokio::test]
async fn yen_have_no_cents() {
    let shop = Shop::open().await;
    let detail = Walk::of(&shop.awa, "ORD00127").await.cancel().await;
    assert_eq!(detail.refund_tasks[0].task.amount.to_string(), "2090");
}

#[tokio::test]
async fn gift_card_money_is_on_the_card_with_the_cancellation() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00124").await;
    let detail = walk.cancel().await;
    let [card, paypal] = detail.refund_tasks.as_slice() else { panic!("{:?}", detail.refund_tasks) };
    assert!(matches!(&card.task.state, RefundState::Done { reference, .. } if reference == "GC-7781"));
    assert_eq!((card.task.amount.to_string(), card.portal_url.as_deref()), ("14.60".to_owned(), None));
    assert!(paypal.task.is_open());
    let mut db = crate::support::database::connect(&shop).await;
    let row = sqlx::query("SELECT card, amount FROM gift_card_credits").fetch_one(&mut db).await.unwrap();
    assert_eq!((row.get::<String, _>("card"), row.get::<i64, _>("amount")), ("GC-7781".to_owned(), 1460));
}

#[tokio::test]
async fn an_impossible_refund_goes_another_way_that_the_customer_agreed_to() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.cancel().await;
    let impossible = |customer_agreed| RefundOutcome::Impossible {
        reason: ImpossibleReason::ProviderRefused,
        alternative: Alternative::new(AlternativeMethod::Cheque, customer_agreed),
    };
    walk.take_on(1).await;
    let problem = walk.refused(&walk.settling(1, impossible(false))).await;
    assert_eq!(problem.errors[0].pointer, "/alternative/customer_agreed");
    let detail = walk.done(&walk.settling(1, impossible(true))).await;
    assert_eq!(detail.amounts.pending.to_string(), "31.60");
    assert_eq!(detail.refund_tasks[1].portal_url, None);
    assert_eq!(walk.refused(&walk.settling(1, impossible(true))).await.code, ProblemCode::AlreadySettled);
    let settled = walk.refund(2).await;
    assert_eq!(settled.payment_state, PaymentState::Refunded);
    assert_eq!(settled.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
}

#[tokio::test]
async fn a_mail_is_skipped_for_a_reason_only_and_ends_the_cancellation() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.cancel().await;
    assert_eq!(refusal(&walk.skip_mail("told by phone").await).code, ProblemCode::WrongStep);
    walk.refund(1).await;
    assert_eq!(refusal(&walk.skip_mail("  ").await).errors[0].pointer, "/reason");
    let detail: avoir::api::order_detail::OrderDetail = walk.skip_mail(" told by phone ").await.read();
    let outcome = MailOutcome::Skipped { reason: "told by phone".to_owned() };
    assert_eq!(detail.cancellation, Cancellation::Finished { contact_channel: BY_PHONE, outcome });
    assert_eq!((detail.lease, detail.messages), (None, Vec::new()));
    assert_eq!(shop.app.store.mails_on_their_way(MailId(0), 10).await.unwrap(), []);
}

#[tokio::test]
async fn a_mail_to_what_is_no_address_is_not_sent_and_says_why() {
    let shop = Shop::open().await;
    for (place, (email, reason)) in [
        ("", NotSendable::NoAddress),
        ("awa@example.com, ben@example.com", NotSendable::SeveralAddresses),
        ("awa ndiaye@example.com", NotSendable::NoSuchAddress),
        ("éléonore@example.com", NotSendable::AccentsBeforeTheAt),
    ]
    .into_iter()
    .enumerate()
    {
        let mut order = orders().remove(0);
        order.number.0 = format!("MAIL{place}");
        order.customer.email = email.to_owned();
        shop.app.store.insert_orders(&[order]).await.unwrap();
        let mut walk = Walk::of(&shop.awa, &format!("MAIL{place}")).await;
        walk.cancel().await;
        walk.refund(1).await;
        let preview: MessagePreview = shop.awa.call(&PreviewMessage { number: walk.order.clone() }).await.read();
        assert_eq!((preview.to.as_str(), preview.not_sendable), (email, Some(reason)));
        let send = SettleMail { number: walk.order.clone(), body: SettleMailBody::Send {} };
        assert_eq!(walk.refused(&send).await.code, ProblemCode::AddressUnusable);
        let detail = walk.refresh().await;
        assert_eq!(detail.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
        assert_eq!(detail.messages, []);
        let detail: OrderDetail = walk.skip_mail("Pas d’adresse").await.read();
        assert!(matches!(detail.cancellation, Cancellation::Finished { .. }));
    }
    assert_eq!(shop.app.store.mails_on_their_way(MailId(0), 10).await.unwrap(), []);
}

#[tokio::test]
async fn in_the_demo_shop_links_lead_to_stand_ins() {
    let config = avoir::backend::Config { demo: true, ..avoir::backend::Config::default() };
    let shop = Shop::with(config).await;
    let detail = Walk::of(&shop.awa, "ORD00123").await.cancel().await;
    let url = detail.refund_tasks[0].portal_url.clone().unwrap();
    assert_eq!(url, "/demo/portal/hipay/8003121?order=ORD00123&amount=31.60&currency=EUR");
    let hosts = detail.terms(detail.refund_tasks[0].task.provider).hosts;
    assert!(avoir::domain::portal::PortalUrl::parse(&hosts, &url).unwrap().is_stand_in());
}
