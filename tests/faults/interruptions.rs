//! A write that is dropped in the middle, wherever that is, happened whole or not at all; sent again under its
//! key it has happened once.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use avoir::api::cancellations::RequestCancellation;
use avoir::api::operations::OperationKey;
use avoir::backend::writes::{Delivery, IfMatch, deliver};
use avoir::domain::order::OrderNumber;
use sqlx::Connection;
use tokio::sync::Notify;

use crate::fill;
use crate::invariants::{HALF_DONE, OVER_REFUNDED, count};
use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::Walk;

/// Half as many are more than a write pauses.
const ORDERS: usize = 60;

/// To open, check, confirm and cancel an order.
const WRITES_EACH: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_dropped_in_the_middle_is_whole_or_nothing() {
    let shop = Shop::open().await;
    fill(&shop.app.store, ORDERS).await;
    let (mut db, mut other) = (connect(&shop).await, connect(&shop).await);
    let (mut in_a_pause, mut nothing, mut whole) = (0, 0, 0);
    for index in 0..ORDERS {
        let mut walk = Walk::of(&shop.awa, &format!("F{index:04}")).await;
        walk.open().await;
        walk.check().await;
        walk.confirm().await;
        // The first waits behind another write: however fast the machine, it is dropped before it could happen.
        let turn = if index == 0 { Some(other.begin_with("BEGIN IMMEDIATE").await.unwrap()) } else { None };
        let write = deliver(&shop.app, &shop.awa.agent, delivery(&walk, index));
        let done = (WRITES_EACH * (index + 1)) as i64;
        let has_happened = async || count(&mut db, "SELECT COUNT(*) FROM operations").await == done;
        in_a_pause += usize::from(if index.is_multiple_of(2) {
            drop_in_pause(index / 2, write).await
        } else {
            drop_once(has_happened, write).await
        });
        drop(turn);
        assert_eq!(count(&mut db, HALF_DONE).await, 0, "of {index}");
        let again = deliver(&shop.app, &shop.awa.agent, delivery(&walk, index)).await.unwrap();
        assert_eq!(again.answer.version, walk.version + 1);
        *(if again.replayed { &mut whole } else { &mut nothing }) += 1;
    }
    println!("{ORDERS} writes, {in_a_pause} dropped in a pause; {whole} had happened unheard, {nothing} had not");
    assert!(nothing > 0 && whole > 0, "{nothing} had not happened, {whole} had");
    assert_eq!(count(&mut db, "SELECT COUNT(*) FROM refund_tasks").await, ORDERS as i64);
    assert_eq!((count(&mut db, OVER_REFUNDED).await, count(&mut db, HALF_DONE).await), (0, 0));
}

/// Drops a write in this pause, counted from 0, while the database is at work on it. Answers whether there was one:
/// the database may be done before it is waited for, and then only the answer is dropped.
async fn drop_in_pause(last: usize, write: impl Future) -> bool {
    let mut write = pin!(write);
    for _ in 0..last {
        if to_its_next_pause(write.as_mut()).await.is_none() {
            return false;
        }
    }
    poll(write.as_mut(), &Arc::default()).is_pending()
}

/// Drops a write once it has happened, in the pause before it hears of that; answers whether there was one.
async fn drop_once(mut has_happened: impl AsyncFnMut() -> bool, write: impl Future) -> bool {
    let mut write = pin!(write);
    while to_its_next_pause(write.as_mut()).await.is_some() {
        if has_happened().await {
            return true;
        }
    }
    false
}

/// Goes on with a write until the pause that comes next is over; `None` when it came to its end instead.
async fn to_its_next_pause(write: Pin<&mut impl Future>) -> Option<()> {
    // One for each pause: what woke an earlier one does not end this one.
    let over = Arc::new(PauseOver::default());
    if poll(write, &over).is_ready() {
        return None;
    }
    over.0.notified().await;
    Some(())
}

fn poll<F: Future>(write: Pin<&mut F>, over: &Arc<PauseOver>) -> Poll<F::Output> {
    write.poll(&mut Context::from_waker(&Waker::from(over.clone())))
}

#[derive(Default)]
struct PauseOver(Notify);

impl Wake for PauseOver {
    fn wake(self: Arc<Self>) {
        self.0.notify_one();
    }
}

fn delivery(walk: &Walk<'_>, index: usize) -> Delivery<RequestCancellation> {
    let OrderNumber(subject) = walk.order.clone();
    Delivery {
        key: OperationKey::parse(&format!("key-dropped-{index:06}")).unwrap(),
        if_match: IfMatch::Version(4),
        subject,
        body: walk.requesting("31.60").body,
    }
}
