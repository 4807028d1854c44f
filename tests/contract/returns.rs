//! Returns: registered by what left, received as it came, closed or withdrawn, and named by the credit note made of it.

use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, OrderPage};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::refund_tasks::{ListUnfinished, Missing, UnfinishedList};
use avoir::api::returns::{
    CloseReturn, ReceiveReturn, ReceiveReturnBody, RegisterReturn, WithdrawReturn, WithdrawReturnBody,
};
use avoir::api::stock::{ReadMovements, StockHistory};
use avoir::backend::store::ErasureTerms;
use avoir::backend::{Config, settings::ShopSettings};
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{LineId, Order, OrderNumber};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::returns::{
    ReceivedUnits, ReturnDraft, ReturnLineDraft, ReturnNumber, ReturnState, ReturnTermId, WindowStart,
};
use serde_json::json;
use time::Duration;

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00300";

fn number() -> OrderNumber {
    OrderNumber(ORDER.to_owned())
}

fn back(place: u32) -> ReturnNumber {
    ReturnNumber(format!("{ORDER}-RET{place}"))
}

/// Three mugs and two teas, delivered.
fn delivered() -> Order {
    let order =
        order_in("EUR").numbered(ORDER, "2026-11-10T09:30:00Z").for_customer("Awa Ndiaye", "awa@example.com", "fr");
    let order = order.line("1", 3, "26.70", &["4.45"]).of_article("MUG-01", "Mug", "8.90");
    let order = order.line("2", 2, "9.00", &["1.50"]).of_article("TEA-01", "Thé", "4.50");
    let order = order.paid("p1", PaymentProvider::HIPAY, "35.70").in_transaction("8003300", "2026-11-10T09:30:05Z");
    order.at_status(LogisticStatus::Delivered)
}

async fn shop() -> Shop {
    shop_with("").await
}

/// A shop that settled this about itself.
async fn shop_with(settings: &str) -> Shop {
    let mut config = Config::default();
    config.shop.returns = ShopSettings::parse("settings.toml", settings).unwrap().returns;
    let shop = Shop::with(config).await;
    shop.app.store.insert_orders(&[delivered()]).await.unwrap();
    shop
}

fn drafted(lines: &[(&str, u32, &str, &str)]) -> ReturnDraft {
    let line = |(line, quantity, reason, action): &(&str, u32, &str, &str)| ReturnLineDraft {
        line: LineId((*line).to_owned()),
        quantity: *quantity,
        reason: ReturnTermId((*reason).to_owned()),
        action: ReturnTermId((*action).to_owned()),
    };
    ReturnDraft { lines: lines.iter().map(line).collect(), window_overruled: None }
}

fn registering(lines: &[(&str, u32, &str, &str)]) -> RegisterReturn {
    RegisterReturn { number: number(), body: drafted(lines) }
}

fn two_mugs() -> RegisterReturn {
    registering(&[("1", 2, "too_small", "refund")])
}

fn receiving(place: u32, lines: &[(&str, u32, u32)]) -> ReceiveReturn {
    let units = |(line, sound, damaged): &(&str, u32, u32)| ReceivedUnits {
        line: LineId((*line).to_owned()),
        sound: *sound,
        damaged: *damaged,
    };
    ReceiveReturn { back: back(place), body: ReceiveReturnBody { lines: lines.iter().map(units).collect() } }
}

fn withdrawing(place: u32) -> WithdrawReturn {
    WithdrawReturn { back: back(place), body: WithdrawReturnBody { reason: " La cliente garde tout ".to_owned() } }
}

fn crediting(place: u32, quantity: i64) -> IssueCreditNote {
    let total = format!("{:.2}", 8.9 * quantity as f64);
    let body = json!({ "lines": [{ "line": "1", "quantity": quantity, "restock": false }], "restock": true,
        "reason": "Retour", "expected_total": total, "return": back(place) });
    IssueCreditNote { number: number(), body: serde_json::from_value(body).unwrap() }
}

#[track_caller]
fn told(problem: &Problem, code: ProblemCode, fields: &[(&str, &str)]) {
    let errors: Vec<_> = problem.errors.iter().map(|error| (error.pointer.as_str(), error.code.as_str())).collect();
    assert_eq!((problem.code, errors.as_slice()), (code, fields));
}

async fn events(desk: &Desk) -> Vec<HistoryEvent> {
    let history: History = desk.call(&ReadHistory { number: number() }).await.read();
    history.items.into_iter().map(|entry| entry.event).collect()
}

#[tokio::test]
async fn a_return_is_registered_received_with_other_units_and_closed() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let call = registering(&[("1", 2, "too_small", "refund"), ("2", 1, "faulty", "exchange")]);
    let answer = walk.deliver(&call).await;
    golden::check("register_return", &call, &answer);
    assert_eq!(walk.refresh().await.returns[0].lines[0].reason.text.fr, "Trop petit");

    let mut walk = Walk::of(&shop.ben, ORDER).await;
    let call = receiving(1, &[("1", 2, 1)]);
    let answer = walk.deliver(&call).await;
    golden::check("receive_return", &call, &answer);
    let order = walk.refresh().await;
    let receipt = order.returns[0].state.receipt().unwrap();
    assert_eq!((receipt.units(), receipt.received_by.as_str()), ([2, 1, 1], "Ben Roux"));
    let unfinished: UnfinishedList = shop.awa.call(&ListUnfinished).await.read();
    let [waiting] = &unfinished.items[..] else { panic!("{unfinished:?}") };
    assert_eq!((&waiting.returns, waiting.started_by.as_str()), (&vec![back(1)], "Ben Roux"));
    assert!(waiting.waits_for(Missing::Return) && !waiting.waits_for(Missing::Refund));

    let call = CloseReturn { back: back(1) };
    let answer = walk.deliver(&call).await;
    golden::check("close_return", &call, &answer);
    let order = walk.refresh().await;
    assert!(matches!(order.returns[0].state, ReturnState::Closed { receipt: Some(_), .. }));
    assert_eq!(shop.awa.call(&ListUnfinished).await.read::<UnfinishedList>().items, []);
    let events = events(&shop.awa).await;
    let [HistoryEvent::ReturnClosed { .. }, HistoryEvent::ReturnReceived { sound, damaged, missing, .. }, rest @ ..] =
        &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!([*sound, *damaged, *missing], [2, 1, 1]);
    assert_eq!(rest[0], HistoryEvent::ReturnRegistered { number: back(1), units: 3 });
    assert_eq!(order.amounts.pending.to_string(), "0.00", "a return moves no money");
    let found = ListOrders { q: Some(back(1).0), ..ListOrders::default() };
    assert_eq!(shop.awa.call(&found).await.read::<OrderPage>().items.len(), 1);
}

#[tokio::test]
async fn a_withdrawn_return_says_why_and_gives_its_units_free() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&two_mugs()).await;
    let full = registering(&[("1", 3, "too_small", "refund")]);
    let problem = refusal(&walk.deliver(&full).await);
    told(&problem, ProblemCode::ValidationFailed, &[("/lines/0/quantity", "quantity_exceeds_returnable")]);
    let call = withdrawing(1);
    let answer = walk.deliver(&call).await;
    golden::check("withdraw_return", &call, &answer);
    walk.refresh().await;
    assert_eq!(walk.done(&full).await.returns.len(), 2);
}

#[tokio::test]
async fn what_is_wrong_with_a_registration_is_told_field_by_field() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let call = registering(&[("1", 0, "moon", "refund"), ("1", 1, "faulty", "burn"), ("9", 1, "faulty", "refund")]);
    let answer = walk.deliver(&call).await;
    golden::check("register_return.wrong", &call, &answer);
    let fields = [
        ("/lines/0/quantity", "quantity_not_positive"),
        ("/lines/0/reason", "unknown_term"),
        ("/lines/1/line", "asked_twice"),
        ("/lines/1/action", "unknown_term"),
        ("/lines/2/line", "unknown_item"),
    ];
    told(&refusal(&answer), ProblemCode::ValidationFailed, &fields);
    let empty = refusal(&walk.deliver(&registering(&[])).await);
    told(&empty, ProblemCode::ValidationFailed, &[("/lines", "nothing_asked")]);
    let more = refusal(&walk.deliver(&registering(&[("2", 3, "faulty", "refund")])).await);
    told(&more, ProblemCode::ValidationFailed, &[("/lines/0/quantity", "quantity_exceeds_returnable")]);
}

#[tokio::test]
async fn what_never_left_does_not_come_back_and_what_was_under_way_does() {
    let shop = shop().await;
    for (place, (status, shipped, is_taken)) in [
        (LogisticStatus::Preparing, None, false),
        (LogisticStatus::Cancelled, None, false),
        (LogisticStatus::Cancelled, Some(1), true),
        (LogisticStatus::Shipped, None, true),
    ]
    .into_iter()
    .enumerate()
    {
        let order = OrderNumber(format!("ORD0031{place}"));
        let mut imported = delivered().numbered(&order.0, "2026-11-10T09:30:00Z").at_status(status);
        imported.payments[0].transaction = format!("80031{place}");
        imported.lines[0].shipped = shipped;
        shop.app.store.insert_orders(&[imported]).await.unwrap();
        let mut walk = Walk::of(&shop.awa, &order.0).await;
        let call = RegisterReturn { number: order, body: drafted(&[("1", 1, "faulty", "refund")]) };
        assert_eq!(walk.deliver(&call).await.status == 200, is_taken, "{status:?} {shipped:?}");
    }
}

#[tokio::test]
async fn a_return_goes_one_way() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let unknown = refusal(&walk.deliver(&receiving(1, &[("1", 1, 0)])).await);
    assert_eq!(unknown.code, ProblemCode::ReturnNotFound, "nothing is received before it is registered");
    walk.done(&two_mugs()).await;
    let close = CloseReturn { back: back(1) };
    assert_eq!(refusal(&walk.deliver(&close).await).code, ProblemCode::ReturnWrongState);
    for (count, fields) in [
        (receiving(1, &[("1", 0, 0)]), [("/lines", "nothing_came")]),
        (receiving(1, &[("2", 1, 0)]), [("/lines/0/line", "unknown_item")]),
        (receiving(1, &[("1", 1, 3)]), [("/lines/0/damaged", "quantity_exceeds_returnable")]),
    ] {
        told(&refusal(&walk.deliver(&count).await), ProblemCode::ValidationFailed, &fields);
    }
    walk.done(&receiving(1, &[("1", 2, 0)])).await;
    assert_eq!(refusal(&walk.deliver(&receiving(1, &[("1", 2, 0)])).await).code, ProblemCode::ReturnWrongState);
    assert_eq!(refusal(&walk.deliver(&withdrawing(1)).await).code, ProblemCode::ReturnWrongState);
    walk.done(&close).await;
    let twice = walk.deliver(&close).await;
    golden::check("close_return.twice", &close, &twice);
    let mut nothing_said = withdrawing(1);
    nothing_said.body.reason = " ".to_owned();
    told(&refusal(&walk.deliver(&nothing_said).await), ProblemCode::ValidationFailed, &[("/reason", "required")]);
}

#[tokio::test]
async fn what_the_customer_keeps_is_closed_without_a_parcel() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&registering(&[("1", 1, "arrived_damaged", "keep")])).await;
    assert_eq!(refusal(&walk.deliver(&receiving(1, &[("1", 1, 0)])).await).code, ProblemCode::ReturnWrongState);
    let order = walk.done(&CloseReturn { back: back(1) }).await;
    assert!(matches!(order.returns[0].state, ReturnState::Closed { receipt: None, .. }));
}

#[tokio::test]
async fn behind_the_window_a_lead_says_why() {
    let shop = shop_with("[returns]\ndays = 14\naddress = [\"Maison Lumen\", \"69001 Lyon\"]").await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let window = walk.refresh().await.return_window.unwrap();
    assert_eq!((window.since, window.last_day.to_string().as_str()), (WindowStart::Placed, "2026-11-24"));
    shop.clock.advance(Duration::days(4) + Duration::hours(12));
    walk.done(&registering(&[("2", 1, "faulty", "refund")])).await;
    shop.clock.advance(Duration::hours(1));
    let answer = walk.deliver(&two_mugs()).await;
    golden::check("register_return.window_over", &two_mugs(), &answer);
    told(&refusal(&answer), ProblemCode::ReturnWindowOver, &[("/window_overruled", "required")]);
    let mut overruling = two_mugs();
    overruling.body.window_overruled = Some(" Hospitalisée ".to_owned());
    assert_eq!(refusal(&walk.deliver(&overruling).await).code, ProblemCode::NotPermitted);
    let mut lead = Walk::of(&shop.zoe, ORDER).await;
    told(
        &refusal(&lead.deliver(&two_mugs()).await),
        ProblemCode::ReturnWindowOver,
        &[("/window_overruled", "required")],
    );
    let order = lead.done(&overruling).await;
    assert_eq!(order.returns[1].window_overruled.as_deref(), Some("Hospitalisée"));
    assert_eq!(order.return_address, ["Maison Lumen", "69001 Lyon"]);
    let reason = "Hospitalisée".to_owned();
    assert_eq!(events(&shop.awa).await[0], HistoryEvent::ReturnWindowOverruled { number: back(2), reason });
}

#[tokio::test]
async fn the_window_is_counted_from_what_the_order_knows() {
    let shop = shop_with("[returns]\ndays = 14").await;
    let order = OrderNumber("ORD00301".to_owned());
    let mut imported = delivered().numbered(&order.0, "2026-11-10T09:30:00Z").at_status(LogisticStatus::Preparing);
    imported.payments[0].transaction = "8003301".to_owned();
    shop.app.store.insert_orders(&[imported]).await.unwrap();
    for (from, to, since, last_day) in [
        (LogisticStatus::Preparing, LogisticStatus::Shipped, WindowStart::Shipped, "2026-12-04"),
        (LogisticStatus::Shipped, LogisticStatus::Delivered, WindowStart::Delivered, "2026-12-05"),
    ] {
        shop.app.store.move_logistic_status(&order, from, to).await.unwrap();
        let window = Walk::of(&shop.awa, &order.0).await.refresh().await.return_window.unwrap();
        assert_eq!((window.since, window.last_day.to_string().as_str()), (since, last_day));
        shop.clock.advance(Duration::days(1));
    }
}

#[tokio::test]
async fn a_note_of_a_return_names_it_and_so_does_the_stock() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&two_mugs()).await;
    walk.done(&receiving(1, &[("1", 1, 1)])).await;
    let call = crediting(1, 3);
    let answer = walk.deliver(&call).await;
    golden::check("issue_credit_note.of_a_return", &call, &answer);
    let order = walk.refresh().await;
    assert_eq!(order.credit_notes[0].for_return, Some(back(1)));
    assert_eq!(order.case().refunded_beyond(&order.returns[0]), 1);
    let history: StockHistory = shop.awa.call(&ReadMovements { sku: "MUG-01".to_owned() }).await.read();
    let moved: Vec<_> = history.movements.iter().map(|moved| (moved.change, moved.for_return.clone())).collect();
    assert_eq!(moved, [(-3, Some(back(1))), (3, Some(back(1)))]);

    let note = order.credit_notes[0].number.clone();
    let body = CorrectCreditNoteBody { reason: "Trop".to_owned() };
    let order = walk.done(&CorrectCreditNote { note, body }).await;
    assert_eq!(order.credit_notes[1].for_return, Some(back(1)), "what takes it back is about the same");
    assert_eq!(order.case().refunded_beyond(&order.returns[0]), 0);
}

#[tokio::test]
async fn no_note_is_about_a_return_that_is_withdrawn_or_not_of_the_order() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let unknown = refusal(&walk.deliver(&crediting(1, 1)).await);
    told(&unknown, ProblemCode::ValidationFailed, &[("/return", "unknown_return")]);
    walk.done(&two_mugs()).await;
    walk.done(&withdrawing(1)).await;
    let withdrawn = refusal(&walk.deliver(&crediting(1, 1)).await);
    told(&withdrawn, ProblemCode::ValidationFailed, &[("/return", "withdrawn_return")]);
}

#[tokio::test]
async fn an_order_is_erased_once_its_returns_are_done_and_so_are_their_reasons() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&two_mugs()).await;
    let soon = shop.clock.now() + Duration::days(1);
    let terms = ErasureTerms { without_notes: soon, with_notes: soon };
    assert_eq!(shop.app.store.erase(&[number()], terms).await.unwrap(), 0);
    walk.done(&withdrawing(1)).await;
    assert_eq!(shop.app.store.erase(&[number()], terms).await.unwrap(), 1);
    let order: OrderDetail = walk.refresh().await;
    let ReturnState::Withdrawn { reason, .. } = &order.returns[0].state else { panic!() };
    assert_eq!((reason.as_str(), order.returns[0].lines[0].quantity), ("—", 2));
}

#[tokio::test]
async fn what_came_back_damaged_is_not_put_on_the_shelf_by_any_note_of_the_return() {
    let shop = shop().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&two_mugs()).await;
    let restocking = |quantity: i64, restock: serde_json::Value| {
        let mut call = crediting(1, quantity);
        call.body.lines[0].restock = serde_json::from_value(restock).unwrap();
        call
    };
    let beyond = [("/lines/0/restock", "restock_exceeds_sound")];
    let before_it_came = refusal(&walk.deliver(&restocking(1, json!(true))).await);
    told(&before_it_came, ProblemCode::ValidationFailed, &beyond);
    walk.done(&receiving(1, &[("1", 1, 1)])).await;
    for (restock, code) in [
        (json!(true), "restock_exceeds_sound"),
        (json!({ "new": 2 }), "restock_exceeds_sound"),
        (json!({ "new": 1, "never_left": 1 }), "never_left_exceeds_others"),
    ] {
        let problem = refusal(&walk.deliver(&restocking(2, restock)).await);
        told(&problem, ProblemCode::ValidationFailed, &[("/lines/0/restock", code)]);
    }
    walk.done(&restocking(1, json!({ "new": 1 }))).await;
    told(&refusal(&walk.deliver(&restocking(1, json!({ "new": 1 }))).await), ProblemCode::ValidationFailed, &beyond);
    walk.done(&restocking(1, json!({ "damaged": 1 }))).await;
    let history: StockHistory = shop.awa.call(&ReadMovements { sku: "MUG-01".to_owned() }).await.read();
    assert_eq!(history.movements.iter().map(|moved| moved.change).collect::<Vec<_>>(), [-1, 1, 1]);
}
