//! One open order: what is known of it, and the write that is under way. Components show these states and
//! send commands; which key a command gets, and when none may be sent, is decided here alone.

mod change;
mod lookups;
mod obstacle;
mod reading;
#[cfg(test)]
pub(crate) mod sample;
mod writing;

use std::mem::discriminant;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use change::Change;
pub use lookups::{correction_of, is_refunding, note, waiting_refunds};
pub use obstacle::Obstacle;
pub use reading::OrderReading;
pub use writing::Writing;

use crate::api::order_detail::OrderDetail;
use crate::api::orders::ReadOrder;
use crate::client::command::OrderCommand;
use crate::client::pending_write::{Outcome, PendingWrite};
use crate::client::{Failure, new_key, now};
use crate::domain::action::OrderAction;
use crate::domain::agent::Agent;
use crate::domain::cancellation::Cancellation;
use crate::domain::order::OrderNumber;
use crate::ui::connection::Connection;
use crate::ui::reactive::reading::{Attempts, OnFailure, Reading};
use crate::ui::reactive::watch;
use crate::ui::recovered_writes::store::{RecoveredWrite, RecoveredWrites};
use crate::ui::session::AgentSession;

/// Who has the order's lease, as the agent at the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    Me,
    Another(Agent),
    Nobody,
}

impl Holder {
    fn of(order: Option<&OrderDetail>, me: Option<&Agent>) -> Self {
        match order.and_then(|order| order.lease.as_ref()) {
            Some(lease) if me.is_some_and(|me| me.id == lease.holder.id) => Self::Me,
            Some(lease) => Self::Another(lease.holder.clone()),
            None => Self::Nobody,
        }
    }
}

/// The order as it was last read; `None` until it was.
pub type ShownOrder = Memo<Option<Arc<OrderDetail>>>;

/// The handle that everything on the order's page shares.
#[derive(Clone, Copy)]
pub struct OrderStore {
    session: AgentSession,
    connection: Connection,
    recovered: RecoveredWrites,
    number: StoredValue<OrderNumber>,
    reading: RwSignal<OrderReading>,
    order: ShownOrder,
    holder: Memo<Holder>,
    step: Memo<Cancellation>,
    writing: RwSignal<Writing>,
    changes: RwSignal<Vec<Change>>,
    /// Of reading; a write makes every answer that is still to come a late one.
    attempts: Attempts,
}

impl OrderStore {
    /// Opens the order and reads it.
    pub fn open(number: OrderNumber) -> Self {
        let left_behind = RecoveredWrites::expect().look_up_order(&number).map(Writing::LeftBehind);
        let store = Self::showing(number, Reading::Loading, left_behind.unwrap_or_default());
        spawn_local(store.read());
        store
    }

    /// The order as these say, without asking anyone.
    pub fn showing(number: OrderNumber, reading: OrderReading, writing: Writing) -> Self {
        let session = AgentSession::expect();
        let reading = RwSignal::new(reading);
        let order = Memo::new(move |_| reading.with(|reading| reading.shown().cloned()));
        let step =
            move |_: Option<&Cancellation>| order.get().map(|order| order.cancellation.clone()).unwrap_or_default();
        Self {
            session,
            connection: Connection::expect(),
            recovered: RecoveredWrites::expect(),
            number: StoredValue::new(number),
            reading,
            order,
            holder: Memo::new(move |_| Holder::of(order.get().as_deref(), session.agent().as_ref())),
            step: Memo::new_with_compare(step, |before, now| before.map(discriminant) != now.map(discriminant)),
            writing: RwSignal::new(writing),
            changes: RwSignal::default(),
            attempts: Attempts::default(),
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn number(&self) -> OrderNumber {
        self.number.get_value()
    }

    pub fn reading(&self) -> Signal<OrderReading> {
        self.reading.into()
    }

    pub fn writing(&self) -> Signal<Writing> {
        self.writing.into()
    }

    /// What was found of the writes to this order that earlier pages left behind.
    pub fn recovered(&self) -> Signal<Vec<RecoveredWrite>> {
        let (found, number) = (self.recovered.all(), self.number);
        Signal::derive(move || {
            let mut found = found.get();
            found.retain(|finding| number.with_value(|number| number == finding.order()));
            found
        })
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

    /// What others did to the order since the agent last looked or wrote.
    pub fn changes(&self) -> Signal<Vec<Change>> {
        self.changes.into()
    }

    /// The order, which changes with anything in it.
    pub fn order(&self) -> Option<Arc<OrderDetail>> {
        self.order.get()
    }

    /// The order for a view of a part of it, which changes only when that part does: the focus in the view, and
    /// what is unfolded there, stay. Parts are compared in place rather than taken out, so that all are of one type.
    pub fn part(&self, is_same: impl Fn(&OrderDetail, &OrderDetail) -> bool + Send + Sync + 'static) -> ShownOrder {
        part(self.order, Box::new(is_same))
    }

    /// Where the browser keeps what was typed of this order, for each agent apart.
    pub fn draft_place(&self, what: &str) -> Option<String> {
        let agent = untrack(|| self.session.agent())?;
        Some(format!("avoir:{what}:{}:{}", agent.id.0, self.number()))
    }

    /// Who has MOD on.
    pub const fn holder(&self) -> Memo<Holder> {
        self.holder
    }

    /// The step of the cancellation. It changes with the step alone, not with what is noted of it.
    pub const fn step(&self) -> Memo<Cancellation> {
        self.step
    }

    /// Whether the backend lets this agent do this now.
    pub fn allows(&self, action: OrderAction) -> bool {
        self.reading.with(|reading| reading.shown().is_some_and(|order| order.allowed_actions.contains(&action)))
    }

    /// What stands in the way of doing this now, if something does.
    pub fn obstacle(&self, action: OrderAction) -> Option<Obstacle> {
        let online = self.connection.is_online();
        self.reading.with(|reading| self.writing.with(|writing| obstacle::obstacle(action, reading, writing, online)))
    }

    /// Asks for the order again: on focus, after the network came back, after a refusal. What the agent typed
    /// stays. A write of unknown outcome is looked up instead; while one is on its way, its own answer comes. Where
    /// the session is over, nothing is sent: another agent may have signed in elsewhere in this browser.
    pub fn refresh(&self) {
        if self.session.owner().is_some() {
            return;
        }
        let this = *self;
        match self.writing.try_get_untracked() {
            None | Some(Writing::Pending { .. } | Writing::NotKnown { asking: true, .. }) => {}
            Some(Writing::NotKnown { write, .. }) => self.settle(write, None),
            Some(Writing::LeftBehind(_)) => match self.recovered.look_up_order(&self.number()) {
                Some(_) => spawn_local(async move { this.read().await }),
                None => spawn_local(async move { this.found_out().await }),
            },
            Some(_) => spawn_local(async move { this.read().await }),
        }
    }

    /// Sends a command, unless the outcome of another is open: a second click does nothing.
    pub fn send(&self, command: OrderCommand) {
        self.begin(command, None);
    }

    /// Sends a command, and does something outside of the page as soon as it took effect.
    pub fn send_then(&self, command: OrderCommand, then: impl FnOnce() + 'static) {
        self.begin(command, Some(Box::new(then)));
    }

    /// Delivers the write of open outcome again, under the key it has.
    pub fn resume(&self) {
        match self.writing.with_untracked(Writing::to_resume) {
            Some(write) => self.settle(write, None),
            None => self.refresh(),
        }
    }

    /// The agent has read what became of the last write, and what others changed.
    pub fn acknowledge(&self) {
        if self.writing.with_untracked(Writing::is_settled) {
            self.writing.set(Writing::Idle);
        }
        self.changes.set(Vec::new());
    }

    fn begin(&self, command: OrderCommand, then: Option<Then>) {
        let Some(version) = self.reading.with_untracked(|reading| Some(reading.shown()?.version)) else { return };
        if !self.writing.with_untracked(Writing::is_settled) {
            return;
        }
        match new_key() {
            Some(key) => self.settle(PendingWrite { order: self.number(), command, key, version }, then),
            None => self.writing.set(Writing::NotSent { command }),
        }
    }

    fn settle(&self, write: PendingWrite, then: Option<Then>) {
        self.attempts.begin();
        self.writing.update(|writing| writing.deliver(write.clone()));
        let this = *self;
        let client = self.session.client();
        spawn_local(async move {
            let doubt = || {
                this.writing.try_update(Writing::doubt);
            };
            let outcome = client.settle(&write, doubt).await;
            let done = matches!(outcome, Outcome::Done(_));
            this.settled(write, outcome).await;
            if let Some(then) = then.filter(|_| done) {
                then();
            }
        });
    }

    async fn settled(self, write: PendingWrite, mut outcome: Outcome) {
        match &mut outcome {
            Outcome::Done(order) => {
                self.attempts.begin();
                self.changes.try_set(Vec::new());
                self.reading.try_update(|reading| reading.show_version(order.as_ref().clone(), now()));
                self.connection.wrote();
            }
            // The screen first shows what is true now, then why the write was refused.
            Outcome::Refused(_) => self.read().await,
            // Not when the agent has signed out meanwhile, and another one is at the desk.
            Outcome::SignedOut if !self.writing.is_disposed() => self.session.sign_in_needed(),
            Outcome::SignedOut | Outcome::NotSent | Outcome::NotKnown => {}
        }
        self.writing.try_set(Writing::after(write, outcome));
    }

    async fn read(self) {
        // The agent may have left the page while this waited.
        let Some(number) = self.number.try_get_value() else { return };
        let (client, call) = (self.session.client(), ReadOrder { number });
        let Some(answer) = self.attempts.latest(client.read(&call)).await else { return };
        match answer {
            Ok(order) => self.show_news(order),
            Err(failure) => {
                if failure == Failure::SignedOut {
                    self.session.sign_in_needed();
                }
                self.reading.try_update(|reading| reading.fail(failure, OnFailure::Keep));
            }
        }
    }

    /// Shows an order that was read, and what others changed on it.
    fn show_news(self, order: OrderDetail) {
        let me = untrack(|| self.session.agent()).map(|agent| agent.id);
        let news = self.reading.try_with_untracked(|reading| match reading.shown() {
            Some(before) if before.version <= order.version => change::changes(before, &order, me.as_ref()),
            _ => Vec::new(),
        });
        if let Some(news) = news.filter(|news| !news.is_empty()) {
            self.changes.try_update(|changes| changes.extend(news));
        }
        self.reading.try_update(|reading| reading.show_version(order, now()));
    }

    /// What became of the writes of a page that is gone is known: their order as it is now, and all is as ever.
    async fn found_out(self) {
        self.read().await;
        self.writing.try_update(|writing| {
            if matches!(writing, Writing::LeftBehind(_)) {
                *writing = Writing::Idle;
            }
        });
    }
}

type Then = Box<dyn FnOnce()>;
type IsSame = Box<dyn Fn(&OrderDetail, &OrderDetail) -> bool + Send + Sync>;

fn part(order: ShownOrder, is_same: IsSame) -> ShownOrder {
    Memo::new_owning(move |before: Option<Option<Arc<OrderDetail>>>| {
        let now = order.get();
        let is_known = match (&before, &now) {
            (Some(Some(before)), Some(now)) => is_same(before, now),
            (Some(None), None) => true,
            _ => false,
        };
        (now, !is_known)
    })
}
