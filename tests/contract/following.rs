//! Who follows the orders misses nothing, and learns nothing that is not theirs to know.

use avoir::api::order_events::FollowOrders;
use avoir::api::order_snapshot::{ReadSnapshot, SnapshotStart};
use avoir::api::sessions::{SignIn, SignInBody, SignOut};
use avoir::backend::store::ErasureTerms;
use avoir::domain::logistic_status::LogisticStatus::{AwaitingPrint, Printing};
use avoir::domain::order::OrderNumber;
use axum::body::Body;
use serde_json::{Value, json};
use time::Duration;

use super::golden;
use crate::events::Following;
use crate::support::orders::orders;
use crate::support::shop::{Desk, Shop, bare_request, body};
use crate::support::walk::Walk;

async fn follow(shop: &Shop, desk: &Desk, after: Option<&str>) -> Following {
    let call = FollowOrders { after: after.map(str::to_owned) };
    Following::by(&shop.app, desk.request(&call).body(Body::empty()).unwrap()).await
}

async fn move_on(shop: &Shop, number: &str) {
    let number = OrderNumber(number.to_owned());
    shop.app.store.move_logistic_status(&number, AwaitingPrint, Printing).await.unwrap();
}

#[tokio::test]
async fn a_write_is_told_to_all_who_follow() {
    let shop = Shop::open().await;
    let (mut awa, mut ben) = (follow(&shop, &shop.awa, None).await, follow(&shop, &shop.ben, None).await);
    Walk::of(&shop.awa, "ORD00124").await.open().await;
    for line in [&mut awa, &mut ben] {
        let event = line.next().await.unwrap();
        let [order] = event.orders().try_into().unwrap();
        assert_eq!(order.summary.held_by.as_deref(), Some("Awa Diallo"));
        assert_eq!(order.names, ["33600000000", "gc-7781", "8rx12345ab678901c", "lamp-07", "lampe \"lumen\""]);
        assert_eq!(order.payments.iter().map(ToString::to_string).collect::<Vec<_>>(), ["14.60", "30.00"]);
        let data: Value = serde_json::from_str(&event.data).unwrap();
        let request = json!({ "method": "GET", "path": "/orders/events", "body": null });
        let response = json!({ "status": 200, "event": event.name, "data": data });
        golden::check_document("follow_orders", &json!({ "request": request, "response": response }));
    }
    move_on(&shop, "ORD00123").await;
    assert_eq!(awa.next().await.unwrap().orders()[0].summary.logistic_status, Printing);
}

#[tokio::test]
async fn a_gap_is_filled_with_what_changed_in_it_and_nothing_else() {
    let shop = Shop::open().await;
    let mut line = follow(&shop, &shop.awa, None).await;
    move_on(&shop, "ORD00123").await;
    let position = line.next().await.unwrap().id;
    drop(line);
    let mut walk = Walk::of(&shop.awa, "ORD00124").await;
    walk.open().await;
    walk.close().await;
    shop.app.store.insert_orders(&[new_order()]).await.unwrap();
    let mut line = follow(&shop, &shop.ben, Some(&position)).await;
    assert_eq!(line.next().await.unwrap().numbers(), ["ORD00124", "NEW1"]);
    let by_header = shop.ben.request(&FollowOrders::default()).header("last-event-id", &position);
    let mut line = Following::by(&shop.app, by_header.body(Body::empty()).unwrap()).await;
    assert_eq!(line.next().await.unwrap().numbers(), ["ORD00124", "NEW1"]);
}

fn new_order() -> avoir::domain::order::Order {
    let mut order = orders().remove(0);
    order.number.0 = "NEW1".to_owned();
    order.payments[0].transaction = "TNEW1".to_owned();
    order
}

#[tokio::test]
async fn nothing_is_lost_between_a_snapshot_and_the_events_behind_it() {
    let shop = Shop::open().await;
    let snapshot = shop.awa.call(&ReadSnapshot::default()).await;
    let start: SnapshotStart = serde_json::from_str(snapshot.text.lines().next().unwrap()).unwrap();
    move_on(&shop, "ORD00123").await;
    shop.app.store.insert_orders(&[new_order()]).await.unwrap();
    let mut line = follow(&shop, &shop.awa, Some(&start.position)).await;
    assert_eq!(line.next().await.unwrap().numbers(), ["ORD00123", "NEW1"]);
}

#[tokio::test]
async fn what_cannot_be_told_one_by_one_asks_for_a_snapshot() {
    let shop = Shop::open().await;
    let here = follow(&shop, &shop.awa, None).await.position;
    let (history, changes) = here.rsplit_once('-').unwrap();
    let ahead = format!("{history}-{}", changes.parse::<u64>().unwrap() + 1);
    for position in ["00-1", &ahead] {
        let mut line = follow(&shop, &shop.awa, Some(position)).await;
        let event = line.next().await.unwrap();
        assert_eq!((event.name.as_str(), event.id.as_str()), ("reset", here.as_str()), "{position}");
        assert_eq!(line.next().await, None);
    }
    let wrong = FollowOrders { after: Some("no position".to_owned()) };
    assert_eq!(shop.awa.call(&wrong).await.status, 400);
}

#[tokio::test]
async fn an_erasure_is_told_like_any_change() {
    let shop = Shop::open().await;
    let mut line = follow(&shop, &shop.awa, None).await;
    let terms = {
        let long_after = shop.clock.now() + Duration::days(3);
        ErasureTerms { without_notes: long_after, with_notes: long_after }
    };
    let number = OrderNumber("ORD00125".to_owned());
    assert_eq!(shop.app.store.erase(&[number], terms).await.unwrap(), 1);
    let [order] = line.next().await.unwrap().orders().try_into().unwrap();
    assert_eq!((order.summary.number.0.as_str(), order.summary.email.contains('@')), ("ORD00125", false));
}

#[tokio::test]
async fn the_line_ends_with_the_session_and_tells_nothing_after_it() {
    let shop = Shop::open().await;
    let sign_in = SignIn { body: SignInBody { token: shop.awa.token.clone() } };
    let signed_in = shop.awa.call(&sign_in).await;
    let cookie = signed_in.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let with_cookie = |verb: &str, path: &str| bare_request(verb, path).header("cookie", &cookie);
    let mut line = Following::by(&shop.app, with_cookie("GET", "/orders/events").body(Body::empty()).unwrap()).await;
    let out = with_cookie("DELETE", "/session").body(body(&SignOut)).unwrap();
    assert!(shop.ben.send(out).await.status < 300);
    move_on(&shop, "ORD00123").await;
    assert_eq!(line.next().await.unwrap().name, "end");
    assert_eq!(line.next().await, None);
}

#[tokio::test]
async fn an_agent_who_follows_at_many_screens_is_told_to_come_back() {
    let shop = Shop::open().await;
    let mut lines = Vec::new();
    for _ in 0..12 {
        lines.push(follow(&shop, &shop.awa, None).await);
    }
    assert_eq!(shop.awa.call(&FollowOrders::default()).await.status, 503);
    drop(follow(&shop, &shop.ben, None).await);
    lines.clear();
    // Whoever has left is noticed when there is something to tell.
    move_on(&shop, "ORD00123").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    follow(&shop, &shop.awa, None).await;
}
