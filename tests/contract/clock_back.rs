//! A machine whose clock goes back: nothing is locked, lost, done twice or told in another order.

use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, OrderPage, ReadOrder};
use avoir::api::problem::ProblemCode;
use avoir::api::sessions::{Session, SignIn, SignInBody};
use avoir::backend::router;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::order::OrderNumber;
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
    let moments: Vec<_> = history.items.iter().map(|line| line.at).collect();
    assert_eq!(moments[0], shop.clock.now(), "what was written last is first");
    assert!(moments.iter().any(|moment| *moment > moments[0]), "before what is dated later");
}
