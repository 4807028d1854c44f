//! The reading of the order again, and what a late answer or a failure does to what is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{OrderStore, Writing, change};
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

    /// Shows an order that was read, and what others changed on it.
    fn show_news(self, order: OrderDetail, read_at: Timestamp) {
        let me = untrack(|| self.session.agent()).map(|agent| agent.id);
        let news = self.reading.try_with_untracked(|reading| match reading.shown() {
            Some(before) if before.version <= order.version => change::changes(before, &order, me.as_ref()),
            _ => Vec::new(),
        });
        if let Some(news) = news.filter(|news| !news.is_empty()) {
            self.changes.try_update(|changes| changes.extend(news));
        }
        self.reading.try_update(|reading| reading.show_version(order, read_at));
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
