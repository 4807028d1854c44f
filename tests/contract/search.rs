//! What people have in hand leads to the order: what is on it, and what happened to it.

use avoir::api::IDEMPOTENCY_KEY;
use avoir::api::orders::{ListOrders, OrderPage, OrderSort, etag};
use avoir::api::stock::{FindItems, ItemList};
use avoir::backend::Store;
use avoir::domain::order::Order;
use axum::body::Body;
use serde_json::{Value, json};

use crate::support::database;
use crate::support::orders::orders;
use crate::support::shop::{Answer, Desk, Shop};

impl Desk {
    /// A write as it goes over the wire, decided on this version.
    async fn post(&self, path: &str, body: &Value, key: &str, version: u64) -> Answer {
        let request = self.request_to("POST", path).header(IDEMPOTENCY_KEY, key).header("if-match", etag(version));
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        self.send(request.body(body).unwrap()).await
    }
}

/// An order with this number, of this customer.
fn order(number: &str, customer: &str) -> Order {
    let mut order = orders().remove(0);
    order.number.0 = number.to_owned();
    order.customer.name = customer.to_owned();
    order.customer.email = format!("{}@example.com", number.to_lowercase());
    order.payments[0].transaction = format!("T{number}");
    order
}

async fn found(desk: &Desk, list: ListOrders) -> Vec<String> {
    let page: OrderPage = desk.call(&list).await.read();
    page.items.into_iter().map(|row| row.number.0).collect()
}

/// That each of these, typed or pasted, finds the orders of these numbers, newest first.
async fn check(shop: &Shop, typed: &[&str], numbers: &[&str]) {
    for typed in typed {
        let list = ListOrders { q: Some((*typed).to_owned()), ..ListOrders::default() };
        assert_eq!(found(&shop.awa, list).await, numbers, "{typed}");
    }
}

#[tokio::test]
async fn a_telephone_number_is_found_in_every_writing_and_no_other_with_it() {
    let shop = Shop::open().await;
    let with_phone = |number: &str, phone: &str| {
        let mut order = order(number, "Somebody");
        order.customer.phone = Some(phone.to_owned());
        order
    };
    let orders = [
        with_phone("A", "+33 6 39 98 55 01"),
        with_phone("B", "07.39.98.55.01"),
        with_phone("C", "0044 (0)20 7946 0958"),
        with_phone("D", "(415) 555-0132"),
    ];
    shop.app.store.insert_orders(&orders).await.unwrap();
    check(
        &shop,
        &["06 39 98 55 01", "0639985501", "+33 (0)6 39 98 55 01", "0033639985501", "tel:+33639985501"],
        &["A"],
    )
    .await;
    check(&shop, &["07 39 98 55 01", "+33 7 39 98 55 01", "0033 739985501"], &["B"]).await;
    check(&shop, &["020 7946 0958", "+44 20 7946 0958", "Tel. 020-7946-0958"], &["C"]).await;
    check(&shop, &["+1 415 555 0132", "1-415-555-0132", "415.555.0132"], &["D"]).await;
    check(&shop, &["06 39 98 55 02", "+49 30 123456"], &[]).await;
}

#[tokio::test]
async fn names_are_found_whatever_their_accents_dashes_and_apostrophes() {
    let shop = Shop::open().await;
    let orders = [
        order("A", "Marie‑Ève d’Exemple"),
        order("B", "Đặng Thị Mẫu"),
        order("C", "O'Néill"),
        order("D", "Йорданка Ёлкина"),
    ];
    shop.app.store.insert_orders(&orders).await.unwrap();
    check(
        &shop,
        &["marie-eve d'exemple", "MARIE EVE", "d´exemple marie", "marieeve", "Marie–Ève", "D’EXEMPLE"],
        &["A"],
    )
    .await;
    check(&shop, &["dang thi mau", "Đặng", "mẫu dang"], &["B"]).await;
    check(&shop, &["oneill", "O’Neill", "o neill", "oʼneill"], &["C"]).await;
    check(&shop, &["елкина", "ЁЛКИНА", "Иорданка"], &["D"]).await;
}

#[tokio::test]
async fn what_is_found_over_separators_begins_where_a_word_does() {
    let shop = Shop::open().await;
    let mut orders = [
        order("A", "Karim Arnaud"),
        order("FC/2026/0001", "Jeanne d’Exemple"),
        order("FC2026/0002", "Élise Trait-Union"),
        order("D", "Lise Trait Union"),
    ];
    orders[0].customer.email = "karim.arnaud7@exemple.test".to_owned();
    shop.app.store.insert_orders(&orders).await.unwrap();
    check(&shop, &["mar", "imar", "rim-arn", "m-ar", "d7ex", "c20260001"], &[]).await;
    check(&shop, &["karimarnaud", "Karim-Arn", "rim.arn", "rim", "arnaud7exemple", "7@ex", "7exemple"], &["A"]).await;
    check(&shop, &["dexemple", "d’exem", "jeannedex", "FC20260001", "FC-2026-0001", "2026/0001"], &["FC/2026/0001"])
        .await;
    check(&shop, &["fc-2026-0002", "20260002", "elise-trait"], &["FC2026/0002"]).await;
    check(&shop, &["traitunion", "trait-union", "union lise"], &["FC2026/0002", "D"]).await;
    let items = |q: &str| FindItems { q: q.to_owned() };
    for (typed, count) in [("lamp07", 1), ("AMP-07", 1), ("amp07", 0)] {
        let found: ItemList = shop.awa.call(&items(typed)).await.read();
        assert_eq!(found.items.len(), count, "{typed}");
    }
}

#[tokio::test]
async fn one_slip_in_a_name_finds_it_where_nothing_has_that_name() {
    let shop = Shop::open().await;
    let orders = [order("A", "Claire Dupont"), order("B", "Marie-Ève O'Neill"), order("C", "Claude Dupuis")];
    shop.app.store.insert_orders(&orders).await.unwrap();
    check(&shop, &["dupond", "Duppont", "dupnot", "claire dupom", "Clairre Dupont", "clarie dupont"], &["A"]).await;
    check(&shop, &["Maria-Eve", "O’Neil", "oneall", "marei"], &["B"]).await;
    check(&shop, &["dubond", "clai duqont x", "T1234", "%_%_%_%_"], &[]).await;
    let page = |typed: &str| {
        let list = ListOrders { q: Some(typed.to_owned()), ..ListOrders::default() };
        let shop = &shop;
        async move { shop.awa.call(&list).await.read::<OrderPage>().near }
    };
    assert!(page("dupond").await);
    assert!(!page("dupont").await, "found by the letter");
    assert!(!page("dubond").await, "nothing is near");
}

#[tokio::test]
async fn what_happened_to_an_order_leads_to_it() {
    let shop = Shop::open().await;
    let path = "/orders/ORD00123/credit-notes";
    let note = json!({"lines": [{"line": "1", "quantity": 1}], "reason": "Cassé", "expected_total": "8.90"});
    assert_eq!(shop.awa.post(path, &note, "search-note-0000001", 1).await.status, 200);
    check(&shop, &["AV-2026-000001", "av 2026 000001", "n° AV-2026-000001"], &["ORD00123"]).await;
    let (opened, outcome) = ("/refund-tasks/ORD00123-R1/opened", "/refund-tasks/ORD00123-R1/outcome");
    assert_eq!(shop.awa.post(opened, &json!(null), "search-note-0000002", 2).await.status, 200);
    let done = json!({"outcome": "done", "reference": "RF/2026-88031"});
    assert_eq!(shop.awa.post(outcome, &done, "search-note-0000003", 3).await.status, 200);
    check(&shop, &["RF/2026-88031", "rf2026 88031", "88031"], &["ORD00123"]).await;
}

#[tokio::test]
async fn articles_lead_to_the_orders_they_are_on() {
    let shop = Shop::open().await;
    check(&shop, &["LAMP-07", "lamp07", "lamp 07"], &["ORD00124", "ORD00127"]).await;
    check(&shop, &["lampe lumen", "Lampe « Lumen »"], &["ORD00124"]).await;
    let find = |q: &str| FindItems { q: q.to_owned() };
    for typed in ["lamp-07", "LAMP 07", "lamp07"] {
        let items: ItemList = shop.awa.call(&find(typed)).await.read();
        assert_eq!(items.items.len(), 1, "{typed}");
    }
}

#[tokio::test]
async fn an_amount_is_found_whole_and_in_its_currency() {
    let shop = Shop::open().await;
    check(&shop, &["31,60", "31.60 €", "€31.60", "31,60 EUR", "-31,60"], &["ORD00123"]).await;
    // A payment of it.
    check(&shop, &["30,00 €", "14.60"], &["ORD00124"]).await;
    check(&shop, &["31.60 USD", "1.60", "31.6012"], &[]).await;
    check(&shop, &["2 090 ¥", "¥2,090", "2090 JPY"], &["ORD00127"]).await;
}

#[tokio::test]
async fn numbers_sort_by_their_value_page_by_page() {
    let shop = Shop::open().await;
    let numbers = ["FC-9", "FC-10", "FC-100", "999", "1000", "10001"];
    let orders: Vec<Order> = numbers.iter().map(|number| order(number, "Zzz Tri")).collect();
    shop.app.store.insert_orders(&orders).await.unwrap();
    let mut seen = Vec::new();
    let mut list = ListOrders {
        q: Some("zzz tri".to_owned()),
        sort: OrderSort::NumberUp,
        limit: Some(2),
        ..ListOrders::default()
    };
    loop {
        let page: OrderPage = shop.awa.call(&list).await.read();
        seen.extend(page.items.into_iter().map(|row| row.number.0));
        list.cursor = page.next_cursor;
        if list.cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["999", "1000", "10001", "FC-9", "FC-10", "FC-100"]);
}

/// A database of an earlier version has none of this: it is filled in when the database is opened.
#[tokio::test]
async fn orders_of_an_earlier_version_are_found_as_well() {
    let shop = Shop::open().await;
    let note = json!({"lines": [{"line": "1", "quantity": 1}], "reason": "Cassé", "expected_total": "8.90"});
    assert_eq!(shop.awa.post("/orders/ORD00123/credit-notes", &note, "search-note-0000001", 1).await.status, 200);
    let mut db = database::connect(&shop).await;
    for statement in [
        "UPDATE orders SET search_text = '', joined_text = '', amounts = '', number_rank = '', customer_rank = ''",
        "UPDATE items SET search_text = '', joined_text = ''",
        "UPDATE search_upkeep SET rules = 1",
    ] {
        sqlx::query(statement).execute(&mut db).await.unwrap();
    }
    check(&shop, &["ORD00123", "31.60"], &[]).await;
    Store::open(shop.folder.path().join("avoir.db"), shop.clock.clone()).await.unwrap();
    check(&shop, &["ORD00123", "31.60", "AV-2026-000001", "2026000001", "awa ndiaye", "awan"], &["ORD00123"]).await;
    let by_number = ListOrders { sort: OrderSort::NumberDown, ..ListOrders::default() };
    assert_eq!(found(&shop.awa, by_number).await.first().map(String::as_str), Some("ORD00127"));
    for typed in ["lamp", "lamp07"] {
        let items: ItemList = shop.awa.call(&FindItems { q: typed.to_owned() }).await.read();
        assert_eq!(items.items.len(), 1, "{typed}");
    }
}
