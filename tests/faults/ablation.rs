//! Each lock holds when the others are off. There is no switch for that in the code that ships: what is left
//! out here is left out by calling the layers below it.

use avoir::api::cancellations::RequestCancellation;
use avoir::api::credit_notes::IssueCreditNote;
use avoir::backend::store::{NextCreditNote, OrderRecord};
use avoir::backend::writes::{Execute, WriteContext, carry_out};
use avoir::domain::case::Settings;
use avoir::domain::credit::{Basis, ChargeDraft, CreditNoteDraft};
use avoir::domain::order::LineId;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::fill;
use crate::invariants::{HALF_DONE, OVER_REFUNDED, count};
use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::Walk;

const ORDERS: usize = 30;
const TRIES: usize = 4;

async fn filled() -> Shop {
    let shop = Shop::open().await;
    fill(&shop.app.store, ORDERS).await;
    shop
}

/// Every order checked and confirmed: the next step moves the money.
async fn confirmed() -> Shop {
    let shop = filled().await;
    for index in 0..ORDERS {
        let mut walk = Walk::of(&shop.awa, &number(index)).await;
        walk.open().await;
        walk.check().await;
        walk.confirm().await;
    }
    shop
}

fn number(index: usize) -> String {
    format!("F{index:04}")
}

/// Each order gave money back once, after all that was tried.
async fn no_money_twice(shop: &Shop, tried: usize, done: usize) {
    let mut db = connect(shop).await;
    let tasks = count(&mut db, "SELECT COUNT(*) FROM refund_tasks").await;
    let over = count(&mut db, OVER_REFUNDED).await;
    println!("{ORDERS} orders, {tried} refunds tried, {done} accepted, {tasks} made, {over} too many");
    assert_eq!((done, tasks, over), (ORDERS, ORDERS as i64, 0));
}

/// The key check off: every delivery of one intent comes under another key.
async fn the_version_alone<W: Execute<Body: Sync> + Send + Sync + 'static>(shop: &Shop, intent: fn(&Walk<'_>) -> W) {
    let mut done = 0;
    for index in 0..ORDERS {
        let walk = Walk::of(&shop.awa, &number(index)).await;
        let tries = (0..TRIES).map(|attempt| {
            let (desk, write, version) = (shop.awa.clone(), intent(&walk), walk.version);
            let key = format!("key-{index:06}-{attempt:06}");
            tokio::spawn(async move { desk.write(&write, &key, version).await.status })
        });
        for attempt in tries.collect::<Vec<_>>() {
            done += usize::from(attempt.await.unwrap() == 200);
        }
    }
    no_money_twice(shop, ORDERS * TRIES, done).await;
}

/// If-Match off: every delivery says whatever version there is now, under one key.
async fn the_key_alone<W: Execute>(shop: &Shop, intent: fn(&Walk<'_>) -> W) {
    let mut done = 0;
    for index in 0..ORDERS {
        for _ in 0..TRIES {
            let walk = Walk::of(&shop.awa, &number(index)).await;
            let answer = shop.awa.write(&intent(&walk), &format!("key-{index:012}"), walk.version).await;
            done += usize::from(answer.status == 200 && answer.header("idempotent-replayed").is_none());
        }
    }
    no_money_twice(shop, ORDERS * TRIES, done).await;
}

/// Neither: each try acts on what it read before anyone else wrote, and writes without asking.
async fn the_database_alone<W: Execute>(shop: &Shop, intent: fn(&Walk<'_>) -> W) {
    let mut done = 0;
    for index in 0..ORDERS {
        let walk = Walk::of(&shop.awa, &number(index)).await;
        let mut db = connect(shop).await;
        let stale = OrderRecord::load(&mut db, &walk.order).await.unwrap().unwrap();
        for _ in 0..TRIES {
            done += usize::from(act(shop, &mut db, stale.clone(), &intent(&walk)).await);
        }
    }
    no_money_twice(shop, ORDERS * TRIES, done).await;
}

fn everything(walk: &Walk<'_>) -> RequestCancellation {
    walk.requesting("31.60")
}

/// So little that no limit of the money would notice it four times.
fn a_part(walk: &Walk<'_>) -> IssueCreditNote {
    let shipping =
        vec![ChargeDraft { id: LineId("s1".to_owned()), amount: "1.00".parse().unwrap(), basis: Basis::Gross }];
    IssueCreditNote { number: walk.order.clone(), body: CreditNoteDraft { shipping, ..CreditNoteDraft::default() } }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_key_check_the_version_holds() {
    let shop = confirmed().await;
    the_version_alone(&shop, everything).await;
    assert_eq!(count(&mut connect(&shop).await, HALF_DONE).await, 0);
    the_version_alone(&filled().await, a_part).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_version_check_the_key_holds() {
    let shop = confirmed().await;
    the_key_alone(&shop, everything).await;
    assert_eq!(count(&mut connect(&shop).await, HALF_DONE).await, 0);
    the_key_alone(&filled().await, a_part).await;
}

#[tokio::test]
async fn without_both_the_database_holds() {
    the_database_alone(&confirmed().await, everything).await;
    the_database_alone(&filled().await, a_part).await;
}

async fn act<W: Execute>(shop: &Shop, db: &mut SqliteConnection, stale: OrderRecord, write: &W) -> bool {
    let now = shop.clock.now();
    let mut transaction = db.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let shop_time = shop.clock.zone().at_the_shop(now);
    let series = shop.app.config.shop.series_of(&stale.order);
    let next_credit_note = NextCreditNote::at(&mut transaction, shop_time, series).await.unwrap();
    let context = WriteContext {
        agent: &shop.awa.agent,
        now,
        next_credit_note,
        shop: &shop.app.config.shop,
        zone: shop.app.clock().zone(),
        settings: Settings::default(),
    };
    match carry_out(&mut transaction, stale, context, write).await {
        Ok(_) => transaction.commit().await.is_ok(),
        Err(_) => false,
    }
}

/// Nor any of the code: bare rows, from connections of their own, under fresh names.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_money_rules_alone_hold() {
    let shop = Shop::open().await;
    fill(&shop.app.store, ORDERS).await;
    let tries = (0..TRIES).map(|attempt| {
        let path = shop.folder.path().join("avoir.db");
        tokio::spawn(async move {
            let patience = std::time::Duration::from_secs(30);
            let options = SqliteConnectOptions::new().filename(path).busy_timeout(patience);
            let mut db = SqliteConnection::connect_with(&options).await.unwrap();
            let mut done = 0;
            for index in 0..ORDERS {
                done += usize::from(bare_rows(&mut db, index, attempt).await.is_ok());
            }
            done
        })
    });
    let mut done = 0;
    for attempt in tries.collect::<Vec<_>>() {
        done += attempt.await.unwrap();
    }
    no_money_twice(&shop, ORDERS * TRIES, done).await;
}

async fn bare_rows(db: &mut SqliteConnection, index: usize, attempt: usize) -> Result<(), sqlx::Error> {
    let mut transaction = db.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query(
        "INSERT INTO credit_notes (number, order_number, total, issued_at, issued_by, document) \
         VALUES ($1, $2, 3160, 0, 'Awa', '')",
    )
    .bind(format!("N{index}-{attempt}"))
    .bind(number(index))
    .execute(&mut *transaction)
    .await?;
    sqlx::query(
        "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ($1, $2, $3, $4, 'p1', 3160, 0, 'to_do')",
    )
    .bind(format!("T{index}-{attempt}"))
    .bind(number(index))
    .bind(attempt as i64)
    .bind(format!("N{index}-{attempt}"))
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await
}
