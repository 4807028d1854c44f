//! What comes of a refund after it was taken on or done. The books stay exact through all of it.

use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::messages::{ListReplies, ReplyList};
use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::ProblemCode;
use avoir::api::refund_tasks::{ListUnfinished, Unfinished, UnfinishedList};
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel, MailOutcome};
use avoir::domain::case::PaymentState;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::{
    Alternative, AlternativeMethod, ExcessResolution, RefundMeans, RefundOutcome, RefundState,
};
use serde_json::json;
use time::Duration;

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::Walk;

const ORDER: &str = "ORD00123";
const BY_PHONE: ContactChannel = ContactChannel::Phone;

fn text(text: &str) -> String {
    text.to_owned()
}

fn bounced(method: Option<(AlternativeMethod, bool)>) -> RefundOutcome {
    let alternative = method.map(|(method, customer_agreed)| Alternative::new(method, customer_agreed));
    RefundOutcome::Bounced { reason: text(" compte fermé "), alternative }
}

fn less(amount: &str) -> RefundOutcome {
    RefundOutcome::RefundedLess { amount: amount.parse().unwrap() }
}

fn done_of(amount: &str) -> RefundOutcome {
    RefundOutcome::Done { reference: text("R-1"), amount: Some(amount.parse().unwrap()), seen: None }
}

fn twice() -> RefundOutcome {
    RefundOutcome::RefundedTwice { reference: text("R-2"), amount: None }
}

fn recovered() -> RefundOutcome {
    RefundOutcome::ExcessRecovered { reference: text("VIR-9") }
}

fn written_off() -> RefundOutcome {
    RefundOutcome::ExcessWrittenOff { reason: text("trop peu") }
}

fn given_up(customer_agreed: bool) -> RefundOutcome {
    RefundOutcome::GivenUp { reason: text("un centime"), customer_agreed }
}

/// What went back, is on its way, was given up, and is left, which come to what was captured.
#[track_caller]
fn books(order: &OrderDetail, expected: [&str; 4]) {
    let amounts = order.amounts;
    assert!(amounts.add_up(), "{amounts:?}");
    let given_up = amounts.given_up.map_or_else(|| text("none"), |amount| amount.to_string());
    let found = [amounts.refunded.to_string(), amounts.pending.to_string(), given_up, amounts.refundable.to_string()];
    assert_eq!(found, expected);
}

/// Cancelled, refunded and told: nothing is left to do.
async fn finished(walk: &mut Walk<'_>) -> OrderDetail {
    walk.cancel().await;
    walk.refund(1).await;
    walk.mail().await
}

async fn unfinished(desk: &Desk) -> Vec<Unfinished> {
    desk.call(&ListUnfinished).await.read::<UnfinishedList>().items
}

async fn last_event(desk: &Desk) -> HistoryEvent {
    let call = ReadHistory { number: OrderNumber(text(ORDER)) };
    desk.call(&call).await.read::<History>().items.remove(0).event
}

async fn settle_pinned(name: &str, walk: &mut Walk<'_>, position: u32, outcome: RefundOutcome) -> OrderDetail {
    let call = walk.settling(position, outcome);
    let answer = walk.deliver(&call).await;
    golden::check(name, &call, &answer);
    let order: OrderDetail = answer.read();
    walk.version = order.version;
    order
}

#[tokio::test]
async fn what_was_taken_on_by_mistake_is_to_do_again_for_anyone() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    let none = walk.refused(&walk.settling(1, RefundOutcome::NotRefunded {})).await;
    assert_eq!(none.code, ProblemCode::RefundNotTakenOn);
    walk.done(&walk.opening_task(1)).await;
    let order = settle_pinned("settle_refund_task.not_refunded", &mut walk, 1, RefundOutcome::NotRefunded {}).await;
    assert_eq!(order.refund_tasks[0].task.state, RefundState::ToDo);
    books(&order, ["0.00", "31.60", "none", "0.00"]);
    assert!(matches!(last_event(&shop.awa).await, HistoryEvent::RefundNotMade { .. }));
    walk.close().await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    ben.open().await;
    assert!(ben.done(&ben.opening_task(1)).await.refund_tasks[0].task.state.is_opened_by(&shop.ben.agent.id));
}

#[tokio::test]
async fn a_note_whose_refund_was_not_made_after_all_can_be_corrected_again() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&credited(1)).await;
    walk.done(&walk.opening_task(1)).await;
    assert_eq!(walk.refused(&correcting(1)).await.code, ProblemCode::RefundUnderWay);
    walk.done(&walk.settling(1, RefundOutcome::NotRefunded {})).await;
    books(&walk.done(&correcting(1)).await, ["0.00", "0.00", "none", "31.60"]);
}

#[tokio::test]
async fn a_note_whose_refund_came_back_or_was_never_made_can_be_corrected_again() {
    for outcome in [bounced(None), RefundOutcome::NeverMade { reason: text("à côté") }] {
        let shop = Shop::open().await;
        let mut walk = Walk::of(&shop.awa, ORDER).await;
        walk.done(&credited(1)).await;
        walk.refund(1).await;
        assert_eq!(walk.refused(&correcting(1)).await.code, ProblemCode::RefundUnderWay);
        walk.done(&walk.settling(1, outcome)).await;
        books(&walk.done(&correcting(1)).await, ["0.00", "0.00", "none", "31.60"]);
    }
}

#[tokio::test]
async fn a_refund_that_came_back_unfinishes_the_cancellation_and_is_given_again() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let before = finished(&mut walk).await;
    assert!(before.allowed_actions.contains(&OrderAction::ReviseRefundTask));
    assert_eq!(unfinished(&shop.awa).await, []);
    shop.clock.advance(Duration::days(3));
    let order = settle_pinned("settle_refund_task.bounced", &mut walk, 1, bounced(None)).await;
    let mail = Some(MailOutcome::Sent);
    assert_eq!(order.cancellation, Cancellation::Refunding { contact_channel: BY_PHONE, mail });
    assert_eq!(order.payment_state, PaymentState::RefundPending);
    assert_eq!((order.messages.len(), order.lease.is_none()), (1, true));
    books(&order, ["0.00", "31.60", "none", "0.00"]);
    let [item] = unfinished(&shop.ben).await.try_into().unwrap();
    assert_eq!((item.number.0.as_str(), item.pending.to_string()), (ORDER, text("31.60")));

    let replies: ReplyList = shop.awa.call(&ListReplies { number: OrderNumber(text(ORDER)) }).await.read();
    let bodies: String = replies.items.iter().map(|reply| reply.body.as_str()).collect();
    assert!(!bodies.contains("avons remboursé") && !bodies.contains("have refunded"), "{bodies}");

    let order = walk.refund(2).await;
    let outcome = MailOutcome::Sent;
    assert_eq!(order.cancellation, Cancellation::Finished { contact_channel: BY_PHONE, outcome });
    assert_eq!((order.messages, order.lease), (before.messages, None), "the mail is not sent again");
    books(&walk.refresh().await, ["31.60", "0.00", "none", "0.00"]);
    assert_eq!(unfinished(&shop.awa).await, []);
}

#[tokio::test]
async fn a_refund_that_came_back_goes_another_way_that_the_customer_agreed_to() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    finished(&mut walk).await;
    let transfer = |agreed| bounced(Some((AlternativeMethod::BankTransfer, agreed)));
    let problem = walk.refused(&walk.settling(1, transfer(false))).await;
    assert_eq!(problem.errors[0].pointer, "/alternative/customer_agreed");
    let silent = RefundOutcome::Bounced { reason: text("  "), alternative: None };
    assert_eq!(walk.refused(&walk.settling(1, silent)).await.errors[0].pointer, "/reason");
    let order = walk.done(&walk.settling(1, transfer(true))).await;
    assert_eq!(order.refund_tasks[1].task.means, RefundMeans::Alternative(AlternativeMethod::BankTransfer));
    let RefundState::Bounced { reason, reference, .. } = &order.refund_tasks[0].task.state else { panic!() };
    assert_eq!((reason.as_str(), reference.as_str()), ("compte fermé", "R-ORD00123-1"));
    assert_eq!(walk.refused(&walk.settling(1, bounced(None))).await.code, ProblemCode::OutcomeDoesNotFit);
    walk.refund(2).await;
    assert_eq!(walk.done(&walk.settling(2, bounced(None))).await.refund_tasks.len(), 3, "it may come back again");
}

#[tokio::test]
async fn of_less_that_went_back_the_rest_is_given_by_itself() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    walk.take_on(1).await;
    for wrong in ["31.61", "0.00", "-1.00", "31.5"] {
        assert_eq!(walk.refused(&walk.settling(1, done_of(wrong))).await.errors[0].pointer, "/amount", "{wrong}");
    }
    let order = settle_pinned("settle_refund_task.less", &mut walk, 1, done_of("31.59")).await;
    assert!(matches!(order.cancellation, Cancellation::Refunding { .. }), "a cent is left");
    books(&order, ["31.59", "0.01", "none", "0.00"]);
    let order = walk.refund(2).await;
    assert_eq!(order.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
    books(&order, ["31.60", "0.00", "none", "0.00"]);
}

#[tokio::test]
async fn a_rest_is_given_up_where_the_customer_agreed_and_stays_named() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    finished(&mut walk).await;
    assert_eq!(walk.refused(&walk.settling(1, less("31.60"))).await.errors[0].pointer, "/amount");
    let order = walk.done(&walk.settling(1, less("31.59"))).await;
    books(&order, ["31.59", "0.01", "none", "0.00"]);
    assert_eq!(walk.refused(&walk.settling(2, given_up(false))).await.errors[0].pointer, "/customer_agreed");
    let order = settle_pinned("settle_refund_task.given_up", &mut walk, 2, given_up(true)).await;
    books(&order, ["31.59", "0.00", "0.01", "0.00"]);
    assert!(matches!(order.cancellation, Cancellation::Finished { .. }));
    assert_eq!(order.payment_state, PaymentState::PartiallyRefunded);
    assert_eq!(walk.refused(&walk.settling(2, given_up(true))).await.code, ProblemCode::AlreadySettled);
    assert_eq!(walk.refused(&walk.settling(1, less("31.00"))).await.code, ProblemCode::OutcomeDoesNotFit);
}

#[tokio::test]
async fn only_a_rest_is_given_up() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    assert_eq!(walk.refused(&walk.settling(1, given_up(true))).await.code, ProblemCode::OutcomeDoesNotFit);
}

#[tokio::test]
async fn money_that_went_out_twice_is_named_to_leads_until_it_is_recovered() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    finished(&mut walk).await;
    let order = settle_pinned("settle_refund_task.twice", &mut walk, 1, twice()).await;
    assert!(matches!(order.cancellation, Cancellation::Finished { .. }), "the customer has their money");
    assert_eq!(order.payment_state, PaymentState::Refunded);
    books(&order, ["31.60", "0.00", "none", "0.00"]);
    assert!(!order.allowed_actions.contains(&OrderAction::IssueCreditNote), "nothing more is offered");
    assert_eq!(unfinished(&shop.awa).await, []);
    let [item] = unfinished(&shop.zoe).await.try_into().unwrap();
    let excess = item.excess.map(|excess| excess.to_string());
    assert_eq!((excess.as_deref(), item.started_by.as_str()), (Some("31.60"), shop.awa.agent.name.as_str()));
    golden::check("list_unfinished.excess", &ListUnfinished, &shop.zoe.call(&ListUnfinished).await);

    for outcome in [bounced(None), less("31.59"), twice()] {
        assert_eq!(walk.refused(&walk.settling(1, outcome)).await.code, ProblemCode::OutcomeDoesNotFit);
    }
    let nameless = RefundOutcome::ExcessRecovered { reference: text(" ") };
    assert_eq!(walk.refused(&walk.settling(1, nameless)).await.errors[0].pointer, "/reference");
    let order = walk.done(&walk.settling(1, recovered())).await;
    let RefundState::Done { excess: Some(excess), .. } = &order.refund_tasks[0].task.state else { panic!() };
    assert!(matches!(&excess.resolution, Some(ExcessResolution::Recovered { reference, .. }) if reference == "VIR-9"));
    assert_eq!(unfinished(&shop.zoe).await, []);
    books(&order, ["31.60", "0.00", "none", "0.00"]);
    walk.done(&walk.settling(1, bounced(None))).await;
}

#[tokio::test]
async fn only_a_lead_writes_off_what_went_out_twice() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&credited(3)).await;
    walk.refund(1).await;
    walk.done(&walk.settling(1, twice())).await;
    assert_eq!(walk.refused(&walk.settling(1, written_off())).await.code, ProblemCode::NotPermitted);
    let mut lead = Walk::of(&shop.zoe, ORDER).await;
    let order = settle_pinned("settle_refund_task.written_off", &mut lead, 1, written_off()).await;
    books(&order, ["31.60", "0.00", "none", "0.00"]);
    assert!(matches!(last_event(&shop.zoe).await, HistoryEvent::ExcessWrittenOff { .. }));
    assert_eq!(unfinished(&shop.zoe).await, []);
}

#[tokio::test]
async fn what_is_on_a_gift_card_does_not_come_back() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00124").await;
    walk.cancel().await;
    for outcome in [bounced(None), less("1.00"), twice()] {
        assert_eq!(walk.refused(&walk.settling(1, outcome)).await.code, ProblemCode::OutcomeDoesNotFit);
    }
}

#[tokio::test]
async fn an_agent_at_the_order_is_not_interrupted() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&credited(1)).await;
    walk.refund(1).await;
    walk.open().await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    assert_eq!(ben.refused(&ben.settling(1, bounced(None))).await.code, ProblemCode::LeaseHeld);
}

#[tokio::test]
async fn the_second_reference_finds_the_order_too() {
    use avoir::api::orders::{ListOrders, OrderPage};

    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    finished(&mut walk).await;
    let second = RefundOutcome::RefundedTwice { reference: text("RF-SECOND-77"), amount: None };
    walk.done(&walk.settling(1, second)).await;
    let list = ListOrders { q: Some(text("rf-second-77")), ..ListOrders::default() };
    let page: OrderPage = shop.awa.call(&list).await.read();
    assert_eq!(page.items.len(), 1);
}

/// A credit note for so many of the order's three mugs, all of its shipping with the last.
fn credited(mugs: u32) -> IssueCreditNote {
    let shipping = if mugs == 3 { json!([{ "id": "s1", "amount": "4.90" }]) } else { json!([]) };
    let body = json!({ "lines": [{ "line": "1", "quantity": mugs }], "shipping": shipping, "reason": "Perdu" });
    IssueCreditNote { number: OrderNumber(text(ORDER)), body: serde_json::from_value(body).unwrap() }
}

fn correcting(note: u32) -> CorrectCreditNote {
    CorrectCreditNote { note: CreditNoteNumber::new(2026, note), body: CorrectCreditNoteBody { reason: text("faux") } }
}
