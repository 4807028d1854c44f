//! The browser's index answers as the backend does: the same orders, the same search, the same filters and sorts.

use std::collections::BTreeSet;

use avoir::api::order_snapshot::ReadSnapshot;
use avoir::api::orders::{ListOrders, OrderPage, OrderSort, OrderSummary};
use avoir::backend::demo::shop::demo_orders;
use avoir::client::order_index::{KnownOrders, OrderIndex, OrderQuery, Sort};
use avoir::domain::case::PaymentState;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::money::Amount;
use avoir::domain::order::{Address, Buyer, Invoice, Order, Parcel};
use avoir::domain::payment::PaymentProvider;

use super::snapshot;
use crate::dice::Dice;
use crate::events::Following;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::Walk;

/// All that the backend lists, page after page; the names that nearly match are the backend's alone.
async fn listed(desk: &Desk, mut list: ListOrders) -> Vec<OrderSummary> {
    list.limit = Some(200);
    let mut items = Vec::new();
    loop {
        let page: OrderPage = desk.call(&list).await.read();
        if page.near {
            return Vec::new();
        }
        items.extend(page.items);
        list.cursor = page.next_cursor;
        if list.cursor.is_none() {
            return items;
        }
    }
}

fn found(index: &mut OrderIndex, list: &ListOrders, now: avoir::domain::timestamp::Timestamp) -> Vec<OrderSummary> {
    let query = OrderQuery {
        q: list.q.clone().unwrap_or_default(),
        logistic_status: list.logistic_status,
        provider: list.provider,
        payment_state: list.payment_state,
        min_total: list.min_total,
        max_total: list.max_total,
        cancellable: list.cancellable,
        sort: Sort::from(list.sort),
        ..OrderQuery::all(now)
    };
    let found = index.find(&query);
    if list.logistic_status.is_none() {
        assert_eq!(found.by_status.iter().sum::<usize>(), found.rows.len());
    }
    found.rows.into_iter().map(|row| index.summary(row)).collect()
}

/// Orders as they come from everywhere, with what makes searches hard.
fn hard(orders: &mut [Order], dice: &mut Dice) {
    let names = ["Éléonore Lebœuf", "Đặng Thị Mẫu", "O'Néill-Smith", "Κωνσταντίνος Ω", "李小龙", "Marie‑Ève d’Exemple"];
    for order in orders {
        if dice.once_in(3) {
            order.customer.name = (*dice.pick(&names)).to_owned();
        }
        if dice.once_in(3) {
            order.customer.phone = Some(format!("+33 (0)6 39 98 {:02} {:02}", dice.below(100), dice.below(100)));
        }
        if dice.once_in(5) {
            order.customer.email = "iris.o_brien+a@bücher.example".to_owned();
        }
        if dice.once_in(4) {
            order.lines[0].title = "Lampe 2.5 W & câble #7_x 100%".to_owned();
        }
        if dice.once_in(3) {
            order.invoices = vec![Invoice { number: format!("FA/2026-{}", dice.below(10_000)), issued_on: None }];
            order.buyer = Some(Buyer::company(Some("FR44 732829320".to_owned())));
            order.billing_address =
                Some(Address { company: Some("Éditions d’Exemple & Fils".to_owned()), ..Address::default() });
            let tracking = Some(format!("6A{:011}", dice.below(1_000_000)));
            order.parcels = vec![Parcel {
                id: "c1".to_owned(),
                carrier: None,
                tracking,
                url: None,
                shipped_at: None,
                lines: Vec::new(),
            }];
        }
    }
}

/// What somebody may look for in these orders: parts of what is on them, in every writing.
fn typed(orders: &[Order], dice: &mut Dice) -> String {
    let order = dice.pick(orders);
    let part = |text: &str, dice: &mut Dice| {
        let letters: Vec<char> = text.chars().collect();
        if letters.is_empty() {
            return String::new();
        }
        let start = dice.below(letters.len());
        let length = 1 + dice.below(letters.len() - start).min(7);
        letters[start..start + length].iter().collect::<String>()
    };
    // As somebody types it who leaves out, or changes, what separates words; some begin in the middle of one.
    let otherwise = |text: &str, dice: &mut Dice| {
        let between = *dice.pick(&["", "-", "/", "."]);
        let words: Vec<&str> =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let text = words.join(between);
        let start = if dice.once_in(2) { 0 } else { dice.below(text.chars().count().max(1)) };
        let length = 2 + dice.below(12);
        text.chars().skip(start).take(length).collect::<String>()
    };
    let payment = order.payments.first();
    let texts = [
        order.number.0.clone(),
        order.customer.name.clone(),
        order.customer.email.clone(),
        order.customer.phone.clone().unwrap_or_default(),
        order.lines[0].title.clone(),
        order.lines[0].sku.clone(),
        payment.map(|payment| payment.transaction.clone()).unwrap_or_default(),
        order.invoices.first().map(|invoice| invoice.number.clone()).unwrap_or_default(),
        order.parcels.first().and_then(|parcel| parcel.tracking.clone()).unwrap_or_default(),
        order.billing_address.as_ref().and_then(|address| address.company.clone()).unwrap_or_default(),
    ];
    match dice.below(16) {
        0 => order.gross().to_string().replace('.', ","),
        1 => payment.map(|payment| payment.captured.to_string()).unwrap_or_default(),
        2 => format!("{} {}", order.gross(), order.currency.code()),
        3 => texts[3].replace("+33 (0)", "0"),
        4 => format!("n° {}", texts[0]),
        5 => (*dice.pick(&["#", "_", "%", "&", "2.5", "2,5", "7_x", "100%", "e", "7", "+a", "zzz", "Ω", "龙"]))
            .to_owned(),
        6 => dice.pick(&texts).to_uppercase(),
        7 => dice.pick(&texts).clone(),
        8..=11 => otherwise(dice.pick(&texts).as_str(), dice),
        _ => {
            let words: Vec<String> = (0..1 + dice.below(3)).map(|_| part(dice.pick(&texts).as_str(), dice)).collect();
            words.join(" ")
        }
    }
}

#[tokio::test]
async fn the_index_and_the_backend_find_the_same_orders_in_the_same_order() {
    let shop = Shop::open().await;
    let mut dice = Dice::seeded(20_261_128);
    let mut orders: Vec<_> = demo_orders(1_500, 11, shop.clock.now()).collect();
    hard(&mut orders, &mut dice);
    shop.app.store.insert_orders(&orders).await.unwrap();
    let (start, parts) = snapshot::read(&shop.awa.call(&ReadSnapshot::default()).await);
    let mut index = OrderIndex::new();
    index.begin(&start);
    for part in &parts {
        assert!(!index.is_complete());
        index.append(part).unwrap();
    }
    assert!(index.is_complete());
    let now = shop.clock.now();

    // What changes later is found as if it had been there from the beginning.
    let mut walk = Walk::of(&shop.awa, "ORD00124").await;
    walk.open().await;
    walk.check().await;
    let late: Vec<_> = demo_orders(40, 12, now)
        .map(|mut order| {
            order.number.0 = format!("LATE-{}", order.number.0);
            order
        })
        .collect();
    shop.app.store.insert_orders(&late).await.unwrap();
    orders.extend(late);
    let call = avoir::api::order_events::FollowOrders { after: Some(start.position.clone()) };
    let mut line = Following::by(&shop.app, shop.awa.request(&call).body(axum::body::Body::empty()).unwrap()).await;
    let mut changed = BTreeSet::new();
    while changed.len() < 41 {
        let event = line.next().await.unwrap();
        changed.extend(event.numbers());
        index.apply(&event.orders());
    }

    for count in 0..900 {
        let mut list = ListOrders { sort: *dice.pick(&OrderSort::ALL), ..ListOrders::default() };
        if !dice.once_in(8) {
            list.q = Some(typed(&orders, &mut dice));
        }
        if dice.once_in(4) {
            list.logistic_status = Some(*dice.pick(&LogisticStatus::KNOWN));
        }
        if dice.once_in(5) {
            list.provider = Some(*dice.pick(&[
                PaymentProvider::HIPAY,
                PaymentProvider::PAYPAL,
                PaymentProvider::GIFT_CARD,
                PaymentProvider::CASH,
            ]));
        }
        if dice.once_in(5) {
            list.payment_state = Some(*dice.pick(&PaymentState::KNOWN));
        }
        if dice.once_in(5) {
            list.cancellable = Some(dice.once_in(2));
        }
        if dice.once_in(5) {
            list.min_total = "40.00".parse::<Amount>().ok();
        }
        if dice.once_in(5) {
            list.max_total = "90.00".parse::<Amount>().ok();
        }
        let expected = listed(&shop.awa, list.clone()).await;
        let found = found(&mut index, &list, now);
        assert_eq!(found, expected, "{count}: {list:?}");
    }
}
