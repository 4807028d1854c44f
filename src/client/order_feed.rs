//! The browser's own orders, kept true: a snapshot is read in slices, events follow it, and what breaks off goes on after a
//! pause that grows.

mod reading;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use self::reading::{Outcome, follow, load};
use super::browser::{is_visible, sleep};
use super::order_index::{KnownOrders, OrderIndex};
use super::{Client, Failure};
use crate::domain::timestamp::Timestamp;

/// In milliseconds.
const FIRST_PAUSE: u32 = 1_000;
const LONGEST_PAUSE: u32 = 60_000;
/// Between two looks whether a pause is over.
const LOOK: u32 = 600;

/// What happens to the orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedNews {
    /// So many of the orders that will come are there.
    Loading { have: usize, expected: usize },
    /// The index has what was known of orders then, to be asked again.
    Changed { as_of: Timestamp },
    /// All of it was made anew: rows are others than before.
    Replaced { as_of: Timestamp },
    /// Nothing changed up to this time.
    Heard { as_of: Timestamp },
    /// The line broke off; it is tried again.
    Lost,
    /// Nobody is signed in any more. It goes on once [`FollowedOrders::wake`] is called.
    SignedOut,
}

/// Orders that follow the backend until it is dropped.
pub trait FollowedOrders {
    /// Asks them something. They are not to be asked from within.
    fn ask(&self, ask: &mut dyn FnMut(&mut dyn KnownOrders));

    /// Ends a pause: the network, the agent or the session is back.
    fn wake(&self);
}

/// Begins to follow them for this client's agent, and tells what happens outside of any question to them.
pub type Follow = fn(Client, Box<dyn Fn(FeedNews)>) -> Box<dyn FollowedOrders>;

/// The orders of the one index.
struct OrderFeed {
    shared: Rc<Shared>,
}

/// What the reading and its handle both know.
struct Shared {
    index: RefCell<OrderIndex>,
    told: Box<dyn Fn(FeedNews)>,
    is_over: Cell<bool>,
    is_woken: Cell<bool>,
}

/// A [`Follow`].
pub fn follow_orders(client: Client, told: Box<dyn Fn(FeedNews)>) -> Box<dyn FollowedOrders> {
    let shared = Rc::new(Shared {
        index: RefCell::new(OrderIndex::new()),
        told,
        is_over: Cell::new(false),
        is_woken: Cell::new(false),
    });
    spawn_local(go_on(client, shared.clone()));
    Box::new(OrderFeed { shared })
}

impl FollowedOrders for OrderFeed {
    fn ask(&self, ask: &mut dyn FnMut(&mut dyn KnownOrders)) {
        ask(&mut *self.shared.index.borrow_mut());
    }

    fn wake(&self) {
        self.shared.is_woken.set(true);
    }
}

impl Drop for OrderFeed {
    fn drop(&mut self) {
        self.shared.is_over.set(true);
        // Nothing of it is left for the next agent.
        *self.shared.index.borrow_mut() = OrderIndex::new();
    }
}

impl Shared {
    fn tell(&self, news: FeedNews) {
        if !self.is_over.get() {
            (self.told)(news);
        }
    }

    /// Waits, but no longer than until somebody wakes it or takes the orders away.
    async fn pause(&self, milliseconds: u32) {
        self.is_woken.set(false);
        let mut waited = 0;
        while waited < milliseconds && !self.is_woken.get() && !self.is_over.get() {
            sleep(LOOK).await;
            waited = waited.saturating_add(LOOK);
        }
    }

    /// Waits while nobody looks at the page: browsers have few connections, and other pages need them.
    async fn until_visible(&self) {
        while !is_visible() && !self.is_over.get() {
            sleep(LOOK).await;
        }
    }
}

async fn go_on(client: Client, shared: Rc<Shared>) {
    let mut position: Option<String> = None;
    let mut pause = FIRST_PAUSE;
    while !shared.is_over.get() {
        shared.until_visible().await;
        let outcome = match &mut position {
            None => match load(&client, &shared).await {
                Ok(begin) => {
                    position = Some(begin);
                    continue;
                }
                Err(outcome) => outcome,
            },
            Some(position) => follow(&client, &shared, position, || pause = FIRST_PAUSE).await,
        };
        match outcome {
            Outcome::Hidden => {}
            Outcome::Reset => position = None,
            Outcome::Failed(Failure::SignedOut) => {
                shared.tell(FeedNews::SignedOut);
                shared.pause(u32::MAX).await;
            }
            Outcome::Failed(_) => {
                shared.tell(FeedNews::Lost);
                shared.pause(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}
