//! The reading of the order again, and what a late answer or a failure does to what is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{OrderStore, Writing};
use crate::api::order_detail::OrderDetail;
use crate::api::orders::ReadOrder;
use crate::client::{Failure, now};
use crate::domain::timestamp::Timestamp;
use crate::ui::reactive::reading::OnFailure;
use crate::ui::reactive::watch;
use crate::ui::recovered_writes::store::RecoveredWrite;

impl OrderStore {
    /// Asks for the order again, or for the outcome of a write that is not known. Where the session is over nothing is
    /// sent, because another agent may have signed in elsewhere in this browser.
    pub fn refresh(&self) {
        if self.session.owner().is_some() {
            return;
        }
        let this = *self;
        match self.writing.try_get_untracked() {
            None | Some(Writing::Pending { .. } | Writing::NotKnown { asking: true, .. }) => {}
            Some(Writing::NotKnown { write, .. }) => self.deliver(write, None),
            Some(Writing::LeftBehind(_)) => match self.recovered.look_up_order(&self.number()) {
                Some(_) => spawn_local(async move { this.read().await }),
                None => spawn_local(async move { this.found_out().await }),
            },
            Some(_) => spawn_local(async move { this.read().await }),
        }
    }

    /// Waits for what became of what earlier pages left behind. Once that is known, the order is shown as it is then.
    pub fn follow_recovered(&self) {
        let (this, recovered) = (*self, self.recovered());
        watch(
            move || recovered.with(|found| found.iter().any(RecoveredWrite::is_open)),
            move |_, is_open| {
                if !is_open {
                    spawn_local(this.found_out());
                }
            },
        );
    }

    pub(super) async fn read(self) {
        // The agent may have left the page while this waited.
        let Some(number) = self.number.try_get_value() else { return };
        let (client, call) = (self.session.client(), ReadOrder { number });
        self.take(client.read(&call), now).await;
    }

    /// Shows what the backend answers, unless that comes late.
    pub(super) async fn take(
        self,
        answer: impl Future<Output = Result<OrderDetail, Failure>>,
        clock: fn() -> Timestamp,
    ) {
        match self.attempts.latest(answer).await {
            None => {}
            Some(Ok(order)) => self.show_news(order, clock()),
            Some(Err(failure)) => {
                if failure == Failure::SignedOut {
                    self.session.sign_in_needed();
                }
                self.reading.try_update(|reading| reading.fail(failure, OnFailure::Keep));
            }
        }
    }

    /// Shows an order that was read; what others changed on it is told by what the agent saw before.
    fn show_news(self, order: OrderDetail, read_at: Timestamp) {
        self.reading.try_update(|reading| reading.show_version(order, read_at));
        if self.seen.try_with_untracked(Option::is_none) == Some(true) {
            self.has_seen_it();
        }
    }

    /// The agent knows the order as it is shown.
    pub(super) fn has_seen_it(self) {
        if let Some(shown) = self.reading.try_with_untracked(|reading| reading.shown().cloned()) {
            self.seen.try_set(shown);
        }
    }

    /// The writes of an earlier page are known, so the order is read once more and may be written to again.
    async fn found_out(self) {
        self.read().await;
        self.writing.try_update(|writing| {
            if matches!(writing, Writing::LeftBehind(_)) {
                *writing = Writing::Idle;
            }
        });
    }
}
