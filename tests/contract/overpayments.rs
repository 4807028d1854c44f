//! Money above the price of an order: it goes back by refunds of its own, and never as a credit of the goods.

use avoir::api::credit_notes::IssueCreditNote;
use avoir::api::overpayments::{RefundOverpayment, RefundOverpaymentBody};
use avoir::api::problem::ProblemCode;
use avoir::domain::action::OrderAction;
use avoir::domain::agent::Role;
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{Order, OrderNumber};
use avoir::domain::payment::PaymentId;
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::RefundCause;
use serde_json::json;

use crate::support::shop::Shop;
use crate::support::walk::Walk;

fn number() -> OrderNumber {
    OrderNumber("TWICE".to_owned())
}

/// 49.90, transferred twice.
pub fn paid_twice() -> Order {
    order_in("EUR")
        .numbered("TWICE", "2026-11-20T09:14:00Z")
        .for_customer("Awa Ndiaye", "awa@example.com", "fr")
        .line("1", 1, "49.90", &["8.32"])
        .of_article("MUG-01", "Mug", "49.90")
        .paid("p1", PaymentProvider::BANK_TRANSFER, "49.90")
        .in_transaction("VIR-1", "2026-11-20T09:14:05Z")
        .paid("p2", PaymentProvider::BANK_TRANSFER, "49.90")
        .in_transaction("VIR-2", "2026-11-20T09:15:05Z")
}

pub fn refunding(payment: &str, amount: &str) -> RefundOverpayment {
    let body = RefundOverpaymentBody {
        payment: PaymentId(payment.to_owned()),
        amount: amount.parse().unwrap(),
        reason: " Paid twice ".to_owned(),
    };
    RefundOverpayment { number: number(), body }
}

fn crediting() -> IssueCreditNote {
    let body = json!({ "lines": [{ "line": "1", "quantity": 1 }], "restock": true, "reason": "Retour" });
    IssueCreditNote { number: number(), body: serde_json::from_value(body).unwrap() }
}

async fn shop() -> Shop {
    let shop = Shop::open().await;
    shop.app.store.insert_orders(&[paid_twice()]).await.unwrap();
    shop
}

#[tokio::test]
async fn the_second_payment_goes_back_and_the_goods_can_still_be_credited() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, "TWICE").await;
    let before = walk.refresh().await;
    let amounts = before.amounts;
    assert_eq!((amounts.overpayment.to_string(), amounts.refundable.to_string()), ("49.90".into(), "99.80".into()));
    assert!(before.allowed_actions.contains(&OrderAction::RefundOverpayment));

    let order = walk.done(&refunding("p2", "49.90")).await;
    let task = &order.refund_tasks[0].task;
    let RefundCause::Overpayment(overpayment) = &task.cause else { panic!("{task:?}") };
    assert_eq!((overpayment.reason.as_str(), overpayment.by.as_str()), ("Paid twice", "Awa Diallo"));
    assert!(order.credit_notes.is_empty() && !order.allowed_actions.contains(&OrderAction::RefundOverpayment));
    assert_eq!(order.amounts.overpayment.to_string(), "0.00");

    let order = walk.done(&crediting()).await;
    let share = &order.credit_notes[0].quote.allocation[0];
    assert_eq!((share.payment.0.as_str(), share.amount.to_string()), ("p1", "49.90".into()));
    assert_eq!(order.amounts.refundable.to_string(), "0.00");
}

#[tokio::test]
async fn no_more_goes_back_than_was_paid_beyond_the_price() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, "TWICE").await;
    for (call, code, pointer) in [
        (refunding("p2", "49.91"), ProblemCode::AmountExceedsRefundable, "/amount"),
        (refunding("p2", "0.00"), ProblemCode::ValidationFailed, "/amount"),
        (refunding("p3", "1.00"), ProblemCode::ValidationFailed, "/payment"),
    ] {
        let problem = walk.refused(&call).await;
        assert_eq!((problem.code, problem.errors[0].pointer.as_str()), (code, pointer));
    }
    let mut without_reason = refunding("p2", "1.00");
    without_reason.body.reason = " ".to_owned();
    assert_eq!(walk.refused(&without_reason).await.errors[0].pointer, "/reason");
    walk.done(&refunding("p1", "20.00")).await;
    let problem = walk.refused(&refunding("p2", "29.91")).await;
    assert_eq!(problem.errors[0].refundable.as_deref(), Some("29.90"));
}

#[tokio::test]
async fn cancelling_credits_the_sale_and_gives_the_rest_back_beside_it() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, "TWICE").await;
    walk.open().await;
    walk.check().await;
    walk.confirm().await;
    assert_eq!(walk.refused(&walk.requesting("49.90")).await.code, ProblemCode::QuoteMismatch);
    let order = walk.done(&walk.requesting("99.80")).await;
    assert_eq!(order.credit_notes[0].quote.total.to_string(), "49.90");
    let tasks: Vec<_> = order
        .tasks()
        .map(|task| (task.payment.0.as_str(), task.amount.to_string(), task.cause.credit_note().is_some()))
        .collect();
    assert_eq!(tasks, [("p1", "49.90".to_owned(), true), ("p2", "49.90".to_owned(), false)]);
    assert_eq!(order.amounts.refundable.to_string(), "0.00");
}

#[tokio::test]
async fn a_refund_that_no_note_credits_waits_to_be_finished_too() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, "TWICE").await;
    walk.done(&refunding("p2", "49.90")).await;
    let unfinished = shop.app.store.unfinished(Role::Agent).await.unwrap();
    let found: Vec<_> = unfinished.iter().map(|it| (it.number.0.as_str(), it.started_by.as_str())).collect();
    assert_eq!(found, [("TWICE", "Awa Diallo")]);
    walk.refund(1).await;
    assert!(shop.app.store.unfinished(Role::Agent).await.unwrap().is_empty());
}
