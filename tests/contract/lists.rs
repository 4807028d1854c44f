//! The list of orders: what is found, in which order, page by page.

use avoir::api::order_detail::{OrderDetail, SharedTransaction};
use avoir::api::order_snapshot::ReadSnapshot;
use avoir::api::orders::{ListOrders, OrderPage, OrderSort, ReadOrder};
use avoir::api::problem::ProblemCode;
use avoir::domain::case::PaymentState;
use avoir::domain::eligibility::NotCancellable;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::moment_or_day::MomentOrDay;
use avoir::domain::order::{Order, OrderNumber};
use avoir::domain::payment::{PaymentId, PaymentProvider};
use avoir::domain::timestamp::Timestamp;
use axum::body::Body;

use crate::support::orders::orders;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

async fn page(desk: &Desk, list: &ListOrders) -> OrderPage {
    desk.call(list).await.read()
}

async fn found(desk: &Desk, list: ListOrders) -> Vec<String> {
    let items = page(desk, &list).await.items;
    items.into_iter().map(|row| row.number.0.trim_start_matches("ORD00").to_owned()).collect()
}

fn search(typed: &str) -> ListOrders {
    ListOrders { q: Some(typed.to_owned()), ..ListOrders::default() }
}

#[tokio::test]
async fn search_finds_number_name_mail_transaction_and_amount() {
    let shop = Shop::open().await;
    for (typed, numbers) in [
        ("ord00123", vec!["123"]),
        ("EXAMPLE.CO.UK", vec!["125"]),
        ("leboeuf", vec!["124"]),
        ("lebœuf eleonore", vec!["124"]),
        ("8RX12345", vec!["124"]),
        ("44,60", vec!["124"]),
        ("44.60 €", vec!["124"]),
        ("2 090", vec!["127"]),
        ("%", vec![]),
        ("_", vec!["125"]),
        ("nowhere", vec![]),
        ("  ", vec!["123", "124", "125", "126", "127"]),
    ] {
        assert_eq!(found(&shop.awa, search(typed)).await, numbers, "{typed:?}");
    }
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let shop = Shop::open().await;
    Walk::of(&shop.awa, "ORD00124").await.cancel().await;
    Walk::of(&shop.ben, "ORD00123").await.open().await;
    let all = ListOrders::default();
    let day = MomentOrDay::parse;
    let noon = MomentOrDay::parse("2026-11-17T12:00:00Z");
    for (list, numbers) in [
        (ListOrders { logistic_status: Some(LogisticStatus::Shipped), ..all.clone() }, vec!["125"]),
        (ListOrders { provider: Some(PaymentProvider::GIFT_CARD), ..all.clone() }, vec!["124"]),
        (ListOrders { payment_state: Some(PaymentState::Unpaid), ..all.clone() }, vec!["126"]),
        (ListOrders { payment_state: Some(PaymentState::RefundPending), ..all.clone() }, vec!["124"]),
        (ListOrders { cancellable: Some(true), ..all.clone() }, vec!["123", "126", "127"]),
        (ListOrders { cancellable: Some(false), ..all.clone() }, vec!["124", "125"]),
        (ListOrders { from: noon, ..all.clone() }, vec!["123", "124", "125", "126"]),
        (ListOrders { to: noon, ..all.clone() }, vec!["127"]),
        (ListOrders { from: day("2026-11-19"), ..all.clone() }, vec!["123", "124"]),
        (ListOrders { to: day("2026-11-17"), ..all.clone() }, vec!["126", "127"]),
        (ListOrders { from: day("2026-11-18"), to: day("2026-11-18"), ..all.clone() }, vec!["125"]),
        (ListOrders { min_total: Some("31.60".parse().unwrap()), ..all.clone() }, vec!["123", "124", "127"]),
        (ListOrders { max_total: Some("9.9".parse().unwrap()), ..all.clone() }, vec!["125", "126"]),
    ] {
        assert_eq!(found(&shop.awa, list.clone()).await, numbers, "{list:?}");
    }
    let rows = page(&shop.awa, &all).await.items;
    assert_eq!(rows[0].held_by.as_deref(), Some("Ben Roux"));
    assert_eq!(
        (rows[1].unfinished, rows[1].providers.as_slice()),
        (true, &[PaymentProvider::GIFT_CARD, PaymentProvider::PAYPAL][..])
    );
}

#[tokio::test]
async fn a_day_of_the_list_is_a_day_of_the_shop() {
    let shop = Shop::open().await;
    // Half past midnight in Paris; the day before by UTC.
    let mut order = orders().remove(0);
    order.number.0 = "ORD00200".to_owned();
    order.placed_at = Timestamp::parse("2026-10-31T23:30:00Z").unwrap();
    shop.app.store.insert_orders(&[order]).await.unwrap();
    for (day, numbers) in [("2026-10-31", vec![]), ("2026-11-01", vec!["200"])] {
        let day = MomentOrDay::parse(day);
        assert_eq!(found(&shop.awa, ListOrders { from: day, to: day, ..ListOrders::default() }).await, numbers);
    }
}

#[tokio::test]
async fn every_sort_pages_through_every_order_once() {
    let shop = Shop::open().await;
    for (sort, numbers) in [
        (OrderSort::Newest, ["123", "124", "125", "126", "127"]),
        (OrderSort::Oldest, ["127", "126", "125", "124", "123"]),
        // By value: 2090 yen are more than 44.60 euros to whoever sorts numbers.
        (OrderSort::TotalUp, ["125", "126", "123", "124", "127"]),
        (OrderSort::TotalDown, ["127", "124", "123", "126", "125"]),
        (OrderSort::NumberUp, ["123", "124", "125", "126", "127"]),
        (OrderSort::NumberDown, ["127", "126", "125", "124", "123"]),
        (OrderSort::CustomerUp, ["123", "124", "125", "126", "127"]),
        (OrderSort::CustomerDown, ["127", "126", "125", "124", "123"]),
    ] {
        let mut seen = Vec::new();
        let mut list = ListOrders { sort, limit: Some(2), ..ListOrders::default() };
        loop {
            let page = page(&shop.awa, &list).await;
            seen.extend(page.items.into_iter().map(|row| row.number.0.trim_start_matches("ORD00").to_owned()));
            list.cursor = page.next_cursor;
            if list.cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, numbers, "{sort:?}");
    }
}

#[tokio::test]
async fn the_first_and_the_last_moment_are_listed_too() {
    let shop = Shop::open().await;
    let edge = |number: &str, placed_at: &str| {
        let mut order = orders().remove(0);
        order.number.0 = number.to_owned();
        order.placed_at = Timestamp::parse(placed_at).unwrap();
        order
    };
    let edges = [edge("FIRST", "0000-01-01T00:00:00Z"), edge("LAST", "9999-12-31T23:59:59.999999Z")];
    shop.app.store.insert_orders(&edges).await.unwrap();
    let all = found(&shop.awa, ListOrders::default()).await;
    assert_eq!((all.first().unwrap().as_str(), all.last().unwrap().as_str()), ("LAST", "FIRST"));
    for order in edges {
        assert_eq!(Walk::of(&shop.awa, &order.number.0).await.refresh().await.order.placed_at, order.placed_at);
    }
}

#[tokio::test]
async fn a_walk_misses_nothing_while_orders_come_in() {
    let shop = Shop::open().await;
    let mut list = ListOrders { sort: OrderSort::Newest, limit: Some(1), ..ListOrders::default() };
    let mut seen = Vec::new();
    for coming in 0.. {
        let page = page(&shop.awa, &list).await;
        seen.extend(page.items.into_iter().map(|row| row.number.0).filter(|number| !number.starts_with("NEW")));
        let mut order = orders().remove(0);
        order.number.0 = format!("NEW{coming}");
        shop.app.store.insert_orders(&[order]).await.unwrap();
        list.cursor = page.next_cursor;
        if list.cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["ORD00123", "ORD00124", "ORD00125", "ORD00126", "ORD00127"]);
}

#[tokio::test]
async fn a_cursor_serves_its_own_filter_and_sort_alone() {
    let shop = Shop::open().await;
    let list = ListOrders { limit: Some(1), ..ListOrders::default() };
    let cursor = page(&shop.awa, &list).await.next_cursor;
    for other in [
        ListOrders { cursor: cursor.clone(), sort: OrderSort::Oldest, ..ListOrders::default() },
        ListOrders { cursor: cursor.clone(), q: Some("awa".to_owned()), ..ListOrders::default() },
        ListOrders { cursor: Some("AAAA".to_owned()), ..ListOrders::default() },
    ] {
        assert_eq!(refusal(&shop.awa.call(&other).await).code, ProblemCode::CursorInvalid, "{other:?}");
    }
}

#[tokio::test]
async fn a_filter_that_can_not_be_read_is_refused() {
    let shop = Shop::open().await;
    for query in [
        "logistic_status=lost",
        "sort=sideways",
        "limit=0",
        "limit=201",
        "min_total=4,5",
        "from=yesterday",
        "to=9999-12-31T23:59:59-01:00",
        "cancellable=maybe",
    ] {
        let request = shop.awa.request_to("GET", &format!("/orders?{query}")).body(axum::body::Body::empty()).unwrap();
        assert_eq!(refusal(&shop.awa.send(request).await).code, ProblemCode::QueryInvalid, "{query}");
    }
}

#[tokio::test]
async fn an_import_is_all_or_nothing() {
    let shop = Shop::open().await;
    let mut orders = orders();
    orders[0].number.0 = "ORD00999".to_owned();
    let refused = shop.app.store.insert_orders(&orders).await.unwrap_err();
    assert_eq!(refused.to_string(), "order ORD00124 is there already");
    assert_eq!(found(&shop.awa, search("ORD00999")).await, Vec::<String>::new());
    let twice = [orders[0].clone(), orders[0].clone()];
    assert!(shop.app.store.insert_orders(&twice).await.is_err());
}

#[tokio::test]
async fn an_order_says_which_others_name_its_transaction_and_is_refunded_all_the_same() {
    let shop = Shop::open().await;
    let copy = |number: &str| Order { number: OrderNumber(number.to_owned()), ..orders().remove(0) };
    let before = shop.awa.call(&ReadOrder { number: OrderNumber("ORD00123".to_owned()) }).await;
    assert_eq!(before.read::<OrderDetail>().shared_transactions, []);
    shop.app.store.insert_orders(&[copy("COPY-1"), copy("COPY-2")]).await.unwrap();
    let reading = ReadOrder { number: OrderNumber("ORD00123".to_owned()) };
    let known = shop.awa.request(&reading).header("if-none-match", before.header("etag").unwrap());
    let now: OrderDetail = shop.awa.send(known.body(Body::empty()).unwrap()).await.read();
    let orders = ["COPY-1", "COPY-2"].map(|number| OrderNumber(number.to_owned())).to_vec();
    assert_eq!(now.shared_transactions, [SharedTransaction { payment: PaymentId("p1".to_owned()), orders }]);
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.cancel().await;
    walk.refund(1).await;
}

#[tokio::test]
async fn an_order_of_which_nobody_knows_where_it_is_stands_among_the_others() {
    let shop = Shop::open().await;
    let mut lost = orders().remove(0);
    (lost.number, lost.logistic_status) = (OrderNumber("LOST".to_owned()), LogisticStatus::Unknown);
    shop.app.store.insert_orders(&[lost]).await.unwrap();
    for sort in [OrderSort::StatusUp, OrderSort::StatusDown] {
        let rows = page(&shop.awa, &ListOrders { sort, ..ListOrders::default() }).await.items;
        let place = if sort.is_descending() { 0 } else { rows.len() - 1 };
        assert_eq!((rows[place].number.0.as_str(), rows[place].logistic_status), ("LOST", LogisticStatus::Unknown));
        assert_eq!(rows[place].not_cancellable, Some(NotCancellable::UnknownStatus));
    }
    assert_eq!(shop.awa.call(&ReadSnapshot::default()).await.status, 200);
    let read: OrderDetail = shop.awa.call(&ReadOrder { number: OrderNumber("LOST".to_owned()) }).await.read();
    assert_eq!(read.order.logistic_status, LogisticStatus::Unknown);
    let mut walk = Walk::of(&shop.awa, "LOST").await;
    walk.open().await;
    walk.check().await;
    let refused = refusal(&walk.deliver(&walk.confirmation()).await);
    assert_eq!(refused.code, ProblemCode::NotCancellable);
}
