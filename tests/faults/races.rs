//! Several agents, one order: of all who decided on the same version exactly one wins.

use avoir::api::problem::{Problem, ProblemCode};
use avoir::backend::store::InsertError;
use avoir::domain::order::Order;

use crate::fill;
use crate::full::times;
use crate::invariants::{HALF_DONE, OVER_REFUNDED, count};
use crate::support::database::connect;
use crate::support::orders::orders;
use crate::support::shop::Shop;
use crate::support::walk::Walk;

const RACES: usize = 100;
const RUNNERS: usize = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_winner_a_version() {
    let shop = Shop::open().await;
    let mut wins = 0;
    for version in 1..=RACES as u64 {
        let runners = (0..RUNNERS).map(|runner| {
            let desk = [&shop.zoe, &shop.awa, &shop.ben][runner % 3].clone();
            tokio::spawn(async move {
                let walk = Walk::of(&desk, "ORD00123").await;
                desk.write(&walk.opening(desk.agent.name == "Zoé Martin"), &key(version, runner), version).await
            })
        });
        let mut answers = Vec::new();
        for runner in runners.collect::<Vec<_>>() {
            answers.push(runner.await.unwrap());
        }
        // An agent who meets the lead's lease on the right version is refused for that, and does not win either.
        let losers = answers.iter().filter(|answer| answer.status != 200).map(|answer| {
            let problem: Problem = serde_json::from_str(&answer.text).unwrap();
            problem.code
        });
        assert!(losers.clone().all(|code| matches!(code, ProblemCode::VersionMismatch | ProblemCode::LeaseHeld)));
        assert_eq!(losers.count(), RUNNERS - 1, "version {version}");
        wins += 1;
    }
    let reached = Walk::of(&shop.awa, "ORD00123").await.version;
    println!("{RACES} races of {RUNNERS}: {wins} wins, version {reached}");
    assert_eq!(reached, RACES as u64 + 1, "as many versions as wins");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_imports_of_the_same_orders_at_once_one_takes_place() {
    const EACH: usize = 3;
    let (rounds, shop) = (times(20, 1_000), Shop::open().await);
    for round in 0..rounds {
        let imports = (0..RUNNERS).map(|runner| {
            let store = shop.app.store.clone();
            let mut orders: Vec<_> = (0..EACH).map(|order| imported(round * EACH + order)).collect();
            orders.rotate_left(runner % EACH);
            tokio::spawn(async move { store.insert_orders(&orders).await })
        });
        let mut wins = 0;
        for import in imports.collect::<Vec<_>>() {
            match import.await.unwrap() {
                Ok(()) => wins += 1,
                Err(refused) => assert!(matches!(refused, InsertError::Duplicate(_)), "{refused}"),
            }
        }
        assert_eq!(wins, 1, "round {round}");
    }
    println!("{rounds} races of {RUNNERS} imports: one winner each");
    let mut db = connect(&shop).await;
    let orders = count(&mut db, "SELECT COUNT(*) FROM orders WHERE number LIKE 'I%'").await;
    let told = count(&mut db, "SELECT COUNT(*) FROM journal WHERE order_number LIKE 'I%'").await;
    assert_eq!((orders, told), ((rounds * EACH) as i64, (rounds * EACH) as i64));
}

fn imported(index: usize) -> Order {
    let mut order = orders().remove(0);
    order.number.0 = format!("I{index:05}");
    order
}

fn key(version: u64, runner: usize) -> String {
    format!("key-race-{version:06}-{runner:02}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cancelling_many_orders_at_once_numbers_their_credit_notes_without_gaps() {
    const ORDERS: usize = 60;
    let shop = Shop::open().await;
    fill(&shop.app.store, ORDERS).await;
    let walks = (0..ORDERS).map(|index| {
        let desk = shop.awa.clone();
        tokio::spawn(async move { Walk::of(&desk, &format!("F{index:04}")).await.cancel().await })
    });
    let mut numbers = Vec::new();
    for walk in walks.collect::<Vec<_>>() {
        numbers.extend(walk.await.unwrap().credit_notes.into_iter().map(|note| note.number.0));
    }
    numbers.sort();
    let expected: Vec<_> = (1..=ORDERS).map(|sequence| format!("AV-2026-{sequence:06}")).collect();
    assert_eq!(numbers, expected);
    let mut db = connect(&shop).await;
    assert_eq!((count(&mut db, OVER_REFUNDED).await, count(&mut db, HALF_DONE).await), (0, 0));
}
