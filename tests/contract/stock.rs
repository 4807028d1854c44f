//! What a credit note says of the units that come back, what the stock log has of it, and a line without its other one.

use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote, PreviewCreditNote};
use avoir::api::history::{History, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::stock::{MovedLine, ReadMovements, StockHistory};
use avoir::domain::credit::{CreditNoteNumber, LineRestock, UnitsByCondition};
use avoir::domain::order::{LineId, OrderNumber};
use avoir::domain::stock::{Discrepancy, LogFlaw, MovementReason, movements};
use axum::body::Body;
use serde_json::{Value, json};

use super::golden;
use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::{Walk, refusal};

/// Three mugs and their shipping, which were not sent yet.
const MUGS: &str = "ORD00123";

fn number() -> OrderNumber {
    OrderNumber(MUGS.to_owned())
}

fn crediting(quantity: i64, restock: Value) -> IssueCreditNote {
    let body = json!({ "lines": [{ "line": "1", "quantity": quantity, "restock": restock }], "reason": "Retour" });
    IssueCreditNote { number: number(), body: serde_json::from_value(body).unwrap() }
}

async fn stock(shop: &Shop) -> StockHistory {
    shop.awa.call(&ReadMovements { sku: "MUG-01".to_owned() }).await.read()
}

#[tokio::test]
async fn units_of_several_conditions_answer_as_pinned() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    let call = crediting(3, json!({ "new": 1, "damaged": 1, "never_left": 1 }));
    let answer = walk.deliver(&call).await;
    golden::check("issue_credit_note.by_condition", &call, &answer);
    let call = ReadHistory { number: number() };
    golden::check("read_history.with_stock", &call, &shop.awa.call(&call).await);
}

#[tokio::test]
async fn the_log_has_what_the_desk_forecast_line_by_line() {
    let shop = Shop::open().await;
    for (quantity, restock) in [(1, json!({ "new": 1 })), (1, json!({ "damaged": 1 })), (1, json!(true))] {
        let mut walk = Walk::of(&shop.awa, MUGS).await;
        let call = crediting(quantity, restock);
        let before = walk.refresh().await;
        let quote = before.case().quote(&call.body).unwrap();
        let forecast: Vec<_> =
            movements(&before.order, &quote).into_iter().map(|line| (line.reason, line.change)).collect();
        let after: OrderDetail = walk.done(&call).await;
        let note = &after.credit_notes.last().unwrap().number;
        let history: History = shop.awa.call(&ReadHistory { number: number() }).await.read();
        let logged = history.stock.iter().rev().filter(|line| line.credit_note == *note);
        assert_eq!(logged.map(|line| (line.reason, line.change)).collect::<Vec<_>>(), forecast);
    }
    let lines = MovedLine::all(&stock(&shop).await.movements);
    assert_eq!(lines.iter().map(|line| line.0.len()).collect::<Vec<_>>(), [1, 2, 1]);
    assert!(lines.iter().all(|line| line.discrepancy().is_none()));
}

#[tokio::test]
async fn a_cancelled_order_says_that_its_goods_never_left() {
    let shop = Shop::open().await;
    Walk::of(&shop.awa, MUGS).await.cancel().await;
    let movements = stock(&shop).await.movements;
    let by = LineRestock::By(UnitsByCondition { never_left: 3, ..UnitsByCondition::default() });
    assert_eq!(movements.iter().map(|line| (line.change, line.restock)).collect::<Vec<_>>(), [(3, by)]);
}

#[tokio::test]
async fn a_correction_takes_off_the_shelf_what_was_put_there_and_no_more() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.done(&crediting(3, json!({ "new": 1, "damaged": 1, "lost": 1 }))).await;
    let body = CorrectCreditNoteBody { reason: "Une autre commande".to_owned() };
    walk.done(&CorrectCreditNote { note: CreditNoteNumber::new(2026, 1), body }).await;
    let movements = stock(&shop).await.movements;
    let changes: Vec<_> = movements.iter().map(|line| (line.change, line.reason, line.units)).collect();
    let (back, removed) = (MovementReason::ReturnedToStockByRefunding, MovementReason::ApiRemoved);
    assert_eq!(changes, [(-1, MovementReason::CreditNoteCorrected, -3), (-2, removed, 3), (3, back, 3)]);
    assert!(MovedLine::all(&movements).iter().all(|line| line.discrepancy().is_none()));
    walk.done(&crediting(3, json!({ "new": 3 }))).await;
}

#[tokio::test]
async fn what_is_said_of_the_units_is_refused_where_it_is_wrong() {
    let shop = Shop::open().await;
    for (quantity, restock, pointer, code) in [
        (2, json!({ "new": 1 }), "/lines/0/restock", "conditions_differ"),
        (1, json!({ "new": 1, "lost": 1 }), "/lines/0/restock", "conditions_differ"),
        (4, json!({ "new": 4 }), "/lines/0/quantity", "quantity_exceeds_refundable"),
        (1, json!({ "soiled": 1 }), "/lines/0/restock/soiled", "unknown_field"),
        (1, json!({ "new": -1 }), "/lines/0/restock/new", "invalid"),
        (1, json!({ "new": "1" }), "/lines/0/restock/new", "wrong_type"),
        (1, json!("new"), "/lines/0/restock", "wrong_type"),
    ] {
        let body = json!({ "lines": [{ "line": "1", "quantity": quantity, "restock": restock }] }).to_string();
        for path in ["/orders/ORD00123/credit-notes/preview", "/orders/ORD00123/credit-notes"] {
            let request = shop.awa.request_to("POST", path);
            let request = request.header("idempotency-key", "key-wrong-000001").header("if-match", "\"v1\"");
            let problem = refusal(&shop.awa.send(request.body(Body::from(body.clone())).unwrap()).await);
            let told = (problem.errors[0].pointer.as_str(), problem.errors[0].code.as_str());
            assert_eq!(told, (pointer, code), "{body}");
        }
    }
    assert_eq!(stock(&shop).await.movements, []);
}

#[tokio::test]
async fn a_part_of_a_lines_value_has_no_units() {
    let shop = Shop::open().await;
    let body = json!({ "lines": [{ "line": "1", "amount": "5.00", "restock": { "new": 1 } }] });
    let call = PreviewCreditNote { number: number(), body: serde_json::from_value(body).unwrap() };
    assert_eq!(refusal(&shop.awa.call(&call).await).errors[0].pointer, "/lines/0/restock");
}

/// As in the log of a shop that lost one, or whose other program wrote there.
#[tokio::test]
async fn a_line_without_the_other_of_its_pair_is_told() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.done(&crediting(2, json!({ "new": 1, "damaged": 1 }))).await;
    walk.done(&crediting(1, json!({ "lost": 1 }))).await;
    let mut db = connect(&shop).await;
    sqlx::raw_sql(
        "DROP TRIGGER stock_movement_kept; \
         DELETE FROM stock_movements WHERE credit_note = 'AV-2026-000001' AND reason = 'api_removed'; \
         DELETE FROM stock_movements WHERE credit_note = 'AV-2026-000002' AND reason = 'returned_to_stock_by_refunding'",
    )
    .execute(&mut db)
    .await
    .unwrap();
    let lines = MovedLine::all(&stock(&shop).await.movements);
    assert!(lines.iter().all(|line| line.0.iter().all(|movement| movement.line == LineId("1".to_owned()))));
    let told: Vec<_> = lines.iter().map(MovedLine::discrepancy).collect();
    let returned = LogFlaw::Missing(MovementReason::ReturnedToStockByRefunding, 1);
    let removed = LogFlaw::Missing(MovementReason::ApiRemoved, -1);
    let expected = [Discrepancy { flaw: returned, off_by: -1 }, Discrepancy { flaw: removed, off_by: 1 }];
    assert_eq!(told, expected.map(Some));
}
