//! A machine whose clock goes back: nothing is locked, lost, done twice or told in another order.

use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, OrderPage, ReadOrder};
use avoir::api::problem::ProblemCode;
use avoir::api::sessions::{Session, SignIn, SignInBody};
use avoir::backend::{Config, router};
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::order::OrderNumber;
use avoir::domain::timestamp::Timestamp;
use axum::body::Body;
use time::Duration;

use crate::support::shop::{Answer, Shop, bare_request, body, send};
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";

fn number() -> OrderNumber {
    OrderNumber(ORDER.to_owned())
}

fn issuing() -> IssueCreditNote {
    let body = serde_json::json!({ "lines": [{ "line": "1", "quantity": 1 }], "restock": true, "reason": "" });
    IssueCreditNote { number: number(), body: serde_json::from_value(body).unwrap() }
}

#[tokio::test]
async fn a_lease_of_later_is_free_for_anyone() {
    let shop = Shop::open().await;
    Walk::of(&shop.awa, ORDER).await.open().await;
    shop.clock.advance(-Duration::minutes(10));
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    assert_eq!(refusal(&ben.deliver(&ben.opening(false)).await).code, ProblemCode::LeaseHeld, "a small step");
    shop.clock.advance(-Duration::hours(5));
    let listed: OrderPage = shop.ben.call(&ListOrders::default()).await.read();
    assert!(listed.items.iter().all(|order| order.held_by.is_none()));
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    let held = ben.open().await.lease.unwrap();
    assert_eq!(
        (held.holder.id, held.expires_at),
        (shop.ben.agent.id.clone(), shop.clock.now() + Duration::minutes(15))
    );
    let history: History = shop.ben.call(&ReadHistory { number: number() }).await.read();
    let now = shop.clock.now();
    assert_eq!(history.items[1].event, HistoryEvent::ModificationClosed);
    assert!(history.items[..2].iter().all(|line| line.at <= now), "nothing is dated later than it was written");
}

async fn session(shop: &Shop, signed_in: &Answer) -> Answer {
    let cookie = signed_in.header("set-cookie").unwrap().split(';').next().unwrap();
    let request = bare_request("GET", "/session").header("cookie", cookie).body(Body::empty()).unwrap();
    send(&router(shop.app.clone()), request).await
}

#[tokio::test]
async fn a_session_lasts_no_longer_for_it() {
    let shop = Shop::open().await;
    let call = SignIn { body: SignInBody { token: shop.awa.token.clone() } };
    let sign_in =
        || async { send(&router(shop.app.clone()), bare_request("POST", "/session").body(body(&call)).unwrap()).await };
    let of_later = sign_in().await;
    shop.clock.advance(-Duration::days(3));
    assert_eq!(refusal(&session(&shop, &of_later).await).code, ProblemCode::SessionExpired);
    let of_now = sign_in().await;
    assert_eq!(session(&shop, &of_now).await.read::<Session>().agent, shop.awa.agent);
}

#[tokio::test]
async fn a_write_that_is_sent_again_is_done_once_and_notes_stay_in_their_order() {
    let shop = Shop::open().await;
    let first = shop.awa.write(&issuing(), "key-of-the-first-note", 1).await;
    first.read::<OrderDetail>();
    shop.clock.advance(-Duration::days(2));
    assert_eq!(shop.awa.write(&issuing(), "key-of-the-first-note", 1).await.text, first.text);
    let note = CreditNoteNumber::new(2026, 1);
    let correcting =
        CorrectCreditNote { note: note.clone(), body: CorrectCreditNoteBody { reason: "faux".to_owned() } };
    Walk::of(&shop.awa, ORDER).await.done(&correcting).await;
    let order: OrderDetail = shop.awa.call(&ReadOrder { number: number() }).await.read();
    let numbers: Vec<_> = order.credit_notes.iter().map(|note| note.number.clone()).collect();
    assert_eq!(numbers, [note, CreditNoteNumber::new(2026, 2)], "a correction follows what it corrects");
    let history: History = shop.awa.call(&ReadHistory { number: number() }).await.read();
    let dates: Vec<_> = order.credit_notes.iter().map(|note| note.issued_at).collect();
    assert_eq!(dates[1], dates[0], "no note is dated before the one before it");
    let moments: Vec<_> = history.items.iter().map(|line| line.at).collect();
    assert_eq!(moments[0], shop.clock.now(), "what was written last is first");
    assert!(moments.iter().any(|moment| *moment > moments[0]), "before what is dated later");
}

/// Issues a note of one unit; its number and its moment.
async fn note_of(shop: &Shop, order: &str, key: &str) -> String {
    let issuing = IssueCreditNote { number: OrderNumber(order.to_owned()), ..issuing() };
    let version = Walk::of(&shop.awa, order).await.version;
    let order: OrderDetail = shop.awa.write(&issuing, key, version).await.read();
    let note = order.credit_notes.last().unwrap();
    format!("{} {}", note.number, note.issued_at)
}

#[tokio::test]
async fn each_year_has_its_own_dates_and_they_go_on_when_the_clock_has_caught_up() {
    let shop = Shop::at(Timestamp::parse("2026-12-31T22:50:00Z").unwrap(), Config::default()).await;
    assert_eq!(note_of(&shop, ORDER, "note-of-the-old-year-1").await, "AV-2026-000001 2026-12-31T23:50:00+01:00");
    shop.clock.advance(Duration::minutes(20));
    assert_eq!(note_of(&shop, ORDER, "note-of-the-new-year-1").await, "AV-2027-000001 2027-01-01T00:10:00+01:00");
    shop.clock.advance(-Duration::minutes(15));
    assert_eq!(note_of(&shop, ORDER, "note-of-the-old-year-2").await, "AV-2026-000002 2026-12-31T23:55:00+01:00");
    shop.clock.advance(Duration::minutes(6));
    assert_eq!(note_of(&shop, "ORD00125", "note-of-the-new-year-2").await, "AV-2027-000002 2027-01-01T00:10:00+01:00");
    shop.clock.advance(Duration::minutes(20));
    assert_eq!(note_of(&shop, "ORD00127", "note-of-the-new-year-3").await, "AV-2027-000003 2027-01-01T00:21:00+01:00");
}
