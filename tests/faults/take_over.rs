//! Several agents, one refund: at every version one of them takes it on, takes it over or says what came of it, and what
//! is said is said by whoever had it on.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::ReadOrder;
use avoir::api::refund_tasks::{OpenRefundTask, OpenRefundTaskBody, SettleRefundTask};
use avoir::domain::agent::AgentId;
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::{RefundOutcome, RefundState, RefundTaskId};

use crate::fill;
use crate::full::times;
use crate::invariants::{OVER_REFUNDED, count};
use crate::support::database::connect;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::Walk;

const RUNNERS: usize = 9;
/// The races for one refund before somebody says that it is done.
const RACES_A_REFUND: usize = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_agent_a_version_has_a_refund_on_and_alone_says_what_came_of_it() {
    let refunds = times(10, 100);
    let shop = Shop::open().await;
    fill(&shop.app.store, refunds).await;
    let mut races = 0;
    for refund in 0..refunds {
        let number = OrderNumber(format!("F{refund:04}"));
        let mut walk = Walk::of(&shop.awa, &number.0).await;
        walk.cancel().await;
        walk.close().await;
        for race in 1.. {
            let order = read(&shop.awa, &number).await;
            if !order.refund_tasks[0].task.is_open() {
                break;
            }
            races += 1;
            let winners = race_for(&shop, &order, race).await;
            assert_eq!(winners, 1, "{number}, version {}", order.version);
            assert_eq!(read(&shop.awa, &number).await.version, order.version + 1);
        }
        only_the_holder_spoke(&shop.awa, &number).await;
    }
    let mut db = connect(&shop).await;
    assert_eq!(count(&mut db, OVER_REFUNDED).await, 0);
    println!("{races} races of {RUNNERS} for {refunds} refunds: one winner each");
    assert!(races >= refunds * RACES_A_REFUND);
}

async fn read(desk: &Desk, number: &OrderNumber) -> OrderDetail {
    desk.call(&ReadOrder { number: number.clone() }).await.read()
}

/// Nine decide on the same version: three agents, each to take it on, to take it over, and to say what came of it.
async fn race_for(shop: &Shop, order: &OrderDetail, race: usize) -> usize {
    let task = &order.refund_tasks[0].task;
    let runners = (0..RUNNERS).map(|runner| {
        let desk = [&shop.awa, &shop.ben, &shop.zoe][(runner + race) % 3].clone();
        let (id, version) = (task.id.clone(), order.version);
        let holder = match &task.state {
            RefundState::Opened { by, .. } => Some(by.id.clone()),
            _ => None,
        };
        let is_last = race >= RACES_A_REFUND;
        let key = format!("key-take-over-{}-{race:03}-{runner:02}", id.0);
        tokio::spawn(async move {
            let answer = match (runner / 3, holder) {
                (0, _) => desk.write(&opening(id, None), &key, version).await,
                (1, holder) if !is_last => desk.write(&opening(id, holder), &key, version).await,
                (_, _) if is_last => {
                    let reference = format!("{key}-R");
                    let body = RefundOutcome::done(reference);
                    desk.write(&SettleRefundTask { id, body }, &key, version).await
                }
                (..) => desk.write(&SettleRefundTask { id, body: RefundOutcome::NotRefunded {} }, &key, version).await,
            };
            assert!([200, 409, 412].contains(&answer.status), "{} {}", answer.status, answer.text);
            usize::from(answer.status == 200)
        })
    });
    let mut winners = 0;
    for runner in runners.collect::<Vec<_>>() {
        winners += runner.await.unwrap();
    }
    winners
}

fn opening(id: RefundTaskId, take_over_from: Option<AgentId>) -> OpenRefundTask {
    OpenRefundTask { id, body: OpenRefundTaskBody { take_over_from } }
}

/// Every line of the journal about what came of the refund is by the agent who had it on then.
async fn only_the_holder_spoke(desk: &Desk, number: &OrderNumber) {
    let history: History = desk.call(&ReadHistory { number: number.clone() }).await.read();
    let mut holder: Option<String> = None;
    for entry in history.items.into_iter().rev() {
        match entry.event {
            HistoryEvent::RefundOpened { .. } => {
                assert!(
                    holder.is_none() || holder == entry.agent,
                    "taken without a word: {holder:?} {:?}",
                    entry.agent
                );
                holder = entry.agent;
            }
            HistoryEvent::RefundTakenOver { from, .. } => {
                assert_eq!(holder, Some(from));
                holder = entry.agent;
            }
            HistoryEvent::RefundNotMade { .. } | HistoryEvent::RefundDone { .. } => {
                assert_eq!(holder.take(), entry.agent);
            }
            _ => {}
        }
    }
}
