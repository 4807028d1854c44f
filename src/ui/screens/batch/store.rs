//! The store of the orders that are cancelled together: what is known of them, and whether somebody is at work on them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use time::Duration;

use super::orders::{Batch, BatchOrder, Stage, Standing};
use super::runner::{Interruption, Runner};
use crate::client::now;
use crate::domain::cancellation::ContactChannel;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::reactive::draft_storage::{keep_over_reloads, place};
use crate::ui::reactive::on_mount;
use crate::ui::recovered_writes::store::RecoveredWrites;
use crate::ui::session::AgentSession;

/// How long after the last order got on a page that is loaded again goes on by itself. Later the agent says so.
const RECENTLY: Duration = Duration::minutes(2);

/// The handle. It lasts as long as the desk, whatever screen is shown.
#[derive(Clone, Copy)]
pub struct BatchStore {
    runner: Runner,
    batch: RwSignal<Batch>,
    /// The order whose turn it is.
    current: RwSignal<Option<OrderNumber>>,
    /// No other order is begun.
    pause: RwSignal<Option<Pause>>,
    /// All of them are forgotten once none waits.
    is_ending: StoredValue<bool>,
}

/// The reason why no other order is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The agent says when they go on.
    ByAgent,
    Interrupted(Interruption),
}

impl BatchStore {
    /// Brings back what an earlier page of this tab has left, and takes these in as well.
    pub fn open(picked: Vec<BatchOrder>) -> Self {
        let runner = Runner {
            session: AgentSession::expect(),
            connection: Connection::expect(),
            recovered: RecoveredWrites::expect(),
        };
        let this = Self::showing(runner, Batch::default());
        let session = runner.session;
        let place = move || Some(place(&untrack(|| session.agent())?.id.0, "batch"));
        let is_worth_it = |batch: &Batch| batch.stage() != Stage::Empty;
        keep_over_reloads(place, this.batch, is_worth_it, move || {
            if this.batch.with_untracked(|batch| is_recent(batch, now())) {
                this.run();
            } else {
                this.pause.set(Some(Pause::ByAgent));
            }
        });
        on_mount(move || this.take_in(picked));
        this
    }

    fn showing(runner: Runner, batch: Batch) -> Self {
        Self {
            runner,
            batch: RwSignal::new(batch),
            current: RwSignal::new(None),
            pause: RwSignal::new(None),
            is_ending: StoredValue::new(false),
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the page of the batch provides it")
    }

    pub fn batch(&self) -> Signal<Batch> {
        self.batch.into()
    }

    pub fn stage(&self) -> Memo<Stage> {
        let batch = self.batch;
        Memo::new(move |_| batch.with(Batch::stage))
    }

    /// One of the orders, as long as it is there.
    pub fn order(&self, number: OrderNumber) -> Memo<Option<BatchOrder>> {
        let batch = self.batch;
        Memo::new(move |_| batch.with(|batch| batch.orders.iter().find(|order| order.number == number).cloned()))
    }

    /// Whether an order has its turn now.
    pub fn is_running(&self) -> bool {
        self.current.with(Option::is_some)
    }

    /// How many wait for nothing any more, and how many there are; none where there are no orders.
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.batch
            .with(|batch| Some((batch.count(BatchOrder::is_done), batch.orders.len())).filter(|(_, all)| *all > 0))
    }

    /// How many more orders there is room for.
    pub fn room(&self) -> usize {
        self.batch.with(Batch::room)
    }

    pub fn has_turn(&self, number: &OrderNumber) -> bool {
        self.current.with(|current| current.as_ref() == Some(number))
    }

    pub fn take_in(self, picked: Vec<BatchOrder>) {
        if !picked.is_empty() {
            self.is_ending.set_value(false);
            self.batch.update(|batch| batch.take_in(picked));
        }
    }

    pub fn check(self) {
        self.begin(Batch::check);
    }

    pub fn cancel(self, channel: ContactChannel) {
        self.begin(move |batch| batch.cancel(channel));
    }

    pub fn try_again(self) {
        self.begin(Batch::try_again);
    }

    pub fn leave(self, number: &OrderNumber) {
        self.begin(|batch| batch.leave(number));
    }

    pub fn leave_all(self) {
        self.begin(Batch::leave_all);
    }

    /// No other order is begun; the one whose turn it is comes to its end.
    pub fn pause(self) {
        self.pause.set(Some(Pause::ByAgent));
    }

    /// Why no other order is begun, where none is.
    pub fn paused(&self) -> Signal<Option<Pause>> {
        self.pause.into()
    }

    pub fn resume(self) {
        self.begin(|_| {});
    }

    /// Leaves what may still be held, and forgets all of them.
    pub fn end(self) {
        self.is_ending.set_value(true);
        self.begin(Batch::leave_all);
    }

    fn begin(self, change: impl FnOnce(&mut Batch)) {
        if untrack(|| self.runner.session.is_readonly()) {
            return;
        }
        self.batch.update(|batch| {
            change(batch);
            batch.moved_at = Some(now());
        });
        self.pause.set(None);
        self.run();
    }

    /// Goes on until none waits, unless it does already.
    fn run(self) {
        if untrack(|| self.is_running()) {
            return;
        }
        spawn_local(async move {
            while let Some(order) = self.take_turn() {
                match self.runner.bring(&order).await {
                    Ok(standing) => self.end_turn(&order, standing, now()),
                    Err(interruption) => self.interrupt(interruption),
                }
            }
            if self.pause.try_get_untracked() == Some(None) && self.is_ending.try_get_value() == Some(true) {
                self.is_ending.set_value(false);
                self.batch.set(Batch::default());
            }
        });
    }

    /// The next one whose turn it is; none while the agent wants none or may only look, or once the desk is gone.
    fn take_turn(self) -> Option<BatchOrder> {
        let next = self.batch.try_with_untracked(|batch| batch.next().cloned())?;
        let is_open = self.pause.try_get_untracked()?.is_none() && !untrack(|| self.runner.session.is_readonly());
        let order = next.filter(|_| is_open);
        self.current.try_set(order.as_ref().map(|order| order.number.clone()));
        order
    }

    fn end_turn(self, order: &BatchOrder, standing: Standing, at: Timestamp) {
        self.batch.try_update(|batch| batch.comes_to(order, standing, at));
    }

    fn interrupt(self, interruption: Interruption) {
        self.pause.try_set(Some(Pause::Interrupted(interruption)));
        // Unless the desk is gone, because another agent may be at it by now.
        if interruption == Interruption::SignedOut && !self.batch.is_disposed() {
            self.runner.session.sign_in_needed();
        }
    }
}

/// Whether some wait that got on a moment ago.
fn is_recent(batch: &Batch, now: Timestamp) -> bool {
    batch.moved_at.is_some_and(|moved| now - moved < RECENTLY)
}
