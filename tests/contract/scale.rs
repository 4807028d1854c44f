//! How the list bears 100,000 orders.

use std::time::{Duration, Instant};

use avoir::api::orders::{ListOrders, OrderPage, OrderSort};
use avoir::api::sessions::{SignIn, SignInBody};
use avoir::domain::case::PaymentState;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::money::Amount;
use avoir::domain::order::{Order, OrderLine};
use avoir::domain::payment::PaymentProvider;

use crate::support::orders::orders;
use crate::support::shop::Shop;
use crate::support::walk::Walk;

const ORDERS: usize = 100_000;

/// Agents wait for no list: not on two slow cores, not in a build for debugging.
const PATIENCE: Duration = Duration::from_millis(1_500);

fn many() -> Vec<Order> {
    let template = orders().remove(0);
    let order = |index: usize| {
        let mut order = template.clone();
        order.number.0 = format!("S{index:06}");
        order.placed_at = template.placed_at + time::Duration::minutes(-(index as i64));
        order.customer.name = format!("Customer {}", index * 7919 % ORDERS);
        order.customer.email = format!("{index}@example.com");
        order.payments[0].transaction = format!("T-{}", index * 104_729 % 1_000_003);
        order.customer.phone = Some(format!(
            "+33 6 {:02} {:02} {:02} {:02}",
            index / 10_000 % 100,
            index / 100 % 100,
            index % 100,
            index * 37 % 100
        ));
        order.lines = (0..3).map(|line| article(&template.lines[0], index * 3 + line)).collect();
        order.lines[0].total = Amount::from_minor(1 + (index * 31 % 90_000) as i64, order.currency);
        order
    };
    (0..ORDERS).map(order).collect()
}

/// One of five thousand.
fn article(template: &OrderLine, index: usize) -> OrderLine {
    let mut line = template.clone();
    let kind = index * 7919 % 5_000;
    line.id.0 = format!("{index}");
    line.sku = format!("SKU-{kind:05}");
    line.title =
        format!("{} {} en {}", ["Lampe", "Mug", "Coussin"][kind % 3], kind, ["grès", "lin", "chêne"][kind % 7 % 3]);
    line
}

#[tokio::test]
#[ignore = "measures, for a minute: cargo xtask test scale"]
async fn a_hundred_thousand_orders_stay_quick() {
    let shop = Shop::open().await;
    let orders = many();
    let started = Instant::now();
    shop.app.store.insert_orders(&orders).await.unwrap();
    println!("import: {:?}", started.elapsed());
    let all = ListOrders::default();
    let search = |typed: &str| ListOrders { q: Some(typed.to_owned()), ..ListOrders::default() };
    for (name, list) in [
        ("newest", all.clone()),
        ("by customer", ListOrders { sort: OrderSort::CustomerUp, ..all.clone() }),
        ("largest", ListOrders { sort: OrderSort::TotalDown, ..all.clone() }),
        ("a number", ListOrders { q: Some("S099999".to_owned()), ..all.clone() }),
        ("nothing found", ListOrders { q: Some("nowhere at all".to_owned()), ..all.clone() }),
        ("a telephone number", search("06 09 99 99 63")),
        ("a telephone number of nobody", search("+33 7 09 99 99 63")),
        ("an article", search("coussin 4711 chêne")),
        ("eight words of nobody", search("one two three four five six seven eight")),
        ("a name with a slip", search("Custommer")),
        ("four long names of nobody", search("maximiliana constantinopolis bartholomaeus wolfeschlegelstein")),
        ("a mail address", search("Customer <99999@example.com>")),
        ("a word of all", search("example")),
        ("by number", ListOrders { sort: OrderSort::NumberUp, ..all.clone() }),
        ("an amount", ListOrders { q: Some("12,34".to_owned()), ..all.clone() }),
        ("rare status", ListOrders { logistic_status: Some(LogisticStatus::Shipped), ..all.clone() }),
        (
            "rare state, by total",
            ListOrders { payment_state: Some(PaymentState::Unpaid), sort: OrderSort::TotalUp, ..all.clone() },
        ),
        ("rare provider", ListOrders { provider: Some(PaymentProvider::ADYEN), ..all.clone() }),
        (
            "a range of totals",
            ListOrders {
                min_total: Some("899.00".parse().unwrap()),
                max_total: Some("899.10".parse().unwrap()),
                ..all.clone()
            },
        ),
    ] {
        let started = Instant::now();
        let page: OrderPage = shop.awa.call(&list).await.read();
        let first = started.elapsed();
        println!("{name}: {} rows in {first:?}", page.items.len());
        assert!(first < PATIENCE, "{name} took {first:?}");
    }
    let mut list = ListOrders { limit: Some(200), ..all };
    let started = Instant::now();
    let mut pages = 0;
    loop {
        list.cursor = shop.awa.call(&list).await.read::<OrderPage>().next_cursor;
        pages += 1;
        if list.cursor.is_none() {
            break;
        }
    }
    println!("all {pages} pages: {:?}", started.elapsed());
}

/// The time within which nine of ten writes and sign-ins are answered, however many search.
const AT_ONCE: Duration = Duration::from_millis(100);

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures, for two minutes: cargo xtask test scale"]
async fn forty_searches_leave_writes_and_sign_ins_alone() {
    let shop = Shop::open().await;
    shop.app.store.insert_orders(&many()).await.unwrap();
    let searches = (0..40).map(|_| {
        let desk = shop.ben.clone();
        tokio::spawn(async move {
            let (mut found, mut refused) = (0_u32, 0_u32);
            let end = Instant::now() + Duration::from_secs(20);
            while Instant::now() < end {
                let list = ListOrders { q: Some("one two nowhere at all".to_owned()), ..ListOrders::default() };
                match desk.call(&list).await.status {
                    200 => found += 1,
                    503 => refused += 1,
                    other => panic!("{other}"),
                }
            }
            (found, refused)
        })
    });
    let searches: Vec<_> = searches.collect();
    let (mut writes, mut sign_ins) = (Vec::new(), Vec::new());
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    for _ in 0..150 {
        let begin = Instant::now();
        walk.open().await;
        writes.push(begin.elapsed());
        let begin = Instant::now();
        let sign_in = SignIn { body: SignInBody { token: shop.awa.token.clone() } };
        assert_eq!(shop.awa.call(&sign_in).await.status, 200);
        sign_ins.push(begin.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let (mut found, mut refused) = (0, 0);
    for search in searches {
        let (one_found, one_refused) = search.await.unwrap();
        found += one_found;
        refused += one_refused;
    }
    println!("{found} searches answered, {refused} told to come back");
    for (name, mut times) in [("writes", writes), ("sign-ins", sign_ins)] {
        times.sort();
        let (half, most, all) = (times[times.len() / 2], times[times.len() * 9 / 10], times[times.len() - 1]);
        println!("{name}: half within {half:?}, nine of ten within {most:?}, all within {all:?}");
        assert!(most < AT_ONCE, "{name}: {most:?}");
    }
}
