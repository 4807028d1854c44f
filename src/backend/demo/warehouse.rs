//! The demo shop's warehouse: it prints, packs and sends while agents work, so that an order moves on under their
//! hands, as in life.

mod speed;

use std::time::Duration;

use tracing::debug;

use crate::backend::background::Rounds;
use crate::backend::store::{LogisticMove, Store, StoreError};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;

pub use speed::{InvalidSpeed, Speed};

/// The steps of fulfilment, each by the status it starts from.
const STAGES: [LogisticStatus; 4] =
    [LogisticStatus::AwaitingPrint, LogisticStatus::Printing, LogisticStatus::Preparing, LogisticStatus::Shipped];

/// The orders of a stage that are tried before the next stage has its turn; agents hold but a few.
const TRIES: u32 = 10;

/// Moves orders on, one at a time, the stages by turns and in each the oldest first.
#[derive(Clone, Debug)]
pub struct Warehouse {
    store: Store,
    stage: usize,
    /// The time from one order to the next.
    every: Duration,
    /// Nothing should move before anyone has looked.
    has_waited: bool,
}

/// An order that was moved on, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub order: OrderNumber,
    pub to: LogisticStatus,
}

impl Warehouse {
    pub const fn new(store: Store, every: Duration) -> Self {
        Self { store, stage: 0, every, has_waited: false }
    }

    /// Moves one order on; `None` when there is none that it may move.
    ///
    /// # Errors
    /// [`StoreError`]; then no order was moved.
    pub async fn move_one(&mut self) -> Result<Option<Moved>, StoreError> {
        for turn in 0..STAGES.len() {
            let stage = (self.stage + turn) % STAGES.len();
            if let Some(moved) = self.move_from(STAGES[stage]).await? {
                self.stage = stage + 1;
                return Ok(Some(moved));
            }
        }
        Ok(None)
    }

    async fn move_from(&self, from: LogisticStatus) -> Result<Option<Moved>, StoreError> {
        let Some(to) = from.next() else { return Ok(None) };
        for order in self.store.next_orders_for_warehouse(from, TRIES).await? {
            // Anything else means that an agent was quicker; their hold is respected.
            if let LogisticMove::Moved { .. } = self.store.move_logistic_status(&order, from, to).await? {
                return Ok(Some(Moved { order, to }));
            }
        }
        Ok(None)
    }
}

impl Rounds for Warehouse {
    type Error = StoreError;

    async fn next_round(&mut self) -> Result<(), StoreError> {
        if std::mem::replace(&mut self.has_waited, true)
            && let Some(Moved { order, to }) = self.move_one().await?
        {
            debug!("warehouse: {order} is now {}", to.as_str());
        }
        Ok(())
    }

    fn pause(&self, _: bool) -> Duration {
        self.every
    }
}
