//! The store of one open order: what is known of it, and the write that is under way. Components show these states
//! and send commands.

mod change;
mod gating;
mod lookups;
mod obstacle;
mod reading;
mod refreshing;
#[cfg(test)]
pub(crate) mod sample;
mod sending;
#[cfg(test)]
mod tests;
mod writing;

use std::mem::discriminant;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use change::Change;
pub use gating::other_means;
pub use lookups::{correction_of, is_refunding, note, waiting_refunds};
pub use obstacle::Obstacle;
use obstacle::Way;
pub use reading::OrderReading;
pub use writing::Writing;

use crate::api::order_detail::OrderDetail;
use crate::domain::action::OrderAction;
use crate::domain::agent::Agent;
use crate::domain::cancellation::Cancellation;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::reactive::draft_storage;
use crate::ui::reactive::reading::{Attempts, Reading};
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
            Some(lease) if me.is_some_and(|me| lease.is_of(&me.id)) => Self::Me,
            Some(lease) => Self::Another(lease.holder.clone()),
            None => Self::Nobody,
        }
    }
}

/// The order as it was last read; `None` until it was.
pub type ShownOrder = Memo<Option<Arc<OrderDetail>>>;

/// The handle on the order, shared by its page and dialogs.
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
    /// For whoever decides on what is above the agent's limits.
    comment: RwSignal<String>,
    /// The order as the agent last looked at it or wrote to it.
    seen: RwSignal<Option<Arc<OrderDetail>>>,
    changes: Memo<Vec<Change>>,
    /// The attempts at reading; a write makes every answer that is still to come a late one.
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

    /// The order in a given state, without asking anyone.
    pub fn showing(number: OrderNumber, reading: OrderReading, writing: Writing) -> Self {
        let session = AgentSession::expect();
        let seen = RwSignal::new(reading.shown().cloned());
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
            comment: RwSignal::default(),
            seen,
            changes: Memo::new(move |_| changed_since(seen, order, session)),
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

    /// When the order on the page was read.
    pub fn read_at(&self) -> Signal<Timestamp> {
        let reading = self.reading;
        Signal::derive(move || reading.with(Reading::read_at).unwrap_or(Timestamp::EPOCH))
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

    /// What is no longer as the agent last saw it: from there to the order as it is, whatever was in between.
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

    /// The browser's name for what this agent typed about this order.
    pub fn draft_place(&self, what: &str) -> Option<String> {
        let agent = untrack(|| self.session.agent())?;
        Some(draft_storage::place(&agent.id.0, &format!("{what}:{}", self.number())))
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
        let way = match self.connection.is_online() {
            _ if self.session.is_readonly() => Way::ReadOnly,
            false => Way::Offline,
            true => Way::Open,
        };
        self.reading.with(|reading| self.writing.with(|writing| obstacle::obstacle(action, reading, writing, way)))
    }
}

fn changed_since(seen: RwSignal<Option<Arc<OrderDetail>>>, order: ShownOrder, session: AgentSession) -> Vec<Change> {
    let me = session.agent().map(|agent| agent.id);
    let changes = |before: Arc<OrderDetail>, now: Arc<OrderDetail>| change::changes(&before, &now, me.as_ref());
    seen.get().zip(order.get()).map(|(before, now)| changes(before, now)).unwrap_or_default()
}

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
