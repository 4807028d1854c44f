//! The connection to the backend: whether there is a network, and when what is shown may have aged.

use leptos::prelude::*;

use crate::api::operations::{OperationKey, OperationKind};
use crate::client::pending_write::{Outcome, PendingWrite};
use crate::domain::order::OrderNumber;

/// How far a write is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteStatus {
    Sent,
    Succeeded,
    Refused,
    /// Whether it took effect is not known, or it waits for somebody to sign in.
    Unknown,
}

impl WriteStatus {
    /// How far a write is that came to this.
    pub const fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Done(_) => Self::Succeeded,
            Outcome::Refused(_) | Outcome::NotSent => Self::Refused,
            Outcome::SignedOut | Outcome::NotKnown => Self::Unknown,
        }
    }
}

/// What happens to a write of this desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteNews {
    pub kind: OperationKind,
    pub order: OrderNumber,
    pub operation: OperationKey,
    pub status: WriteStatus,
}

impl WriteNews {
    pub fn of(write: &PendingWrite, status: WriteStatus) -> Self {
        Self { kind: write.command.kind(), order: write.order.clone(), operation: write.key.clone(), status }
    }
}

/// The handle.
#[derive(Clone, Copy)]
pub struct Connection {
    online: RwSignal<bool>,
    returns: RwSignal<u32>,
    writes: RwSignal<u32>,
    order_changes: RwSignal<u32>,
    told: StoredValue<Option<Callback<WriteNews>>>,
}

impl Connection {
    /// The one that there is until the browser says otherwise.
    pub fn online() -> Self {
        Self {
            online: RwSignal::new(true),
            returns: RwSignal::new(0),
            writes: RwSignal::new(0),
            order_changes: RwSignal::new(0),
            told: StoredValue::new(None),
        }
    }

    /// Has this told of every write. A signal would lose the first of two news of one moment.
    pub fn tell_writes_to(&self, told: Callback<WriteNews>) {
        self.told.set_value(Some(told));
    }

    /// A write was sent, or has come to an outcome.
    pub fn tell(&self, news: WriteNews) {
        if let Some(told) = self.told.try_get_value().flatten() {
            told.run(news);
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    pub fn is_online(&self) -> bool {
        self.online.get()
    }

    pub fn set_online(&self, online: bool) {
        self.online.set(online);
    }

    /// Rises whenever what is on the screen may have aged: the agent comes back to the page, the network or a
    /// session is there again. Screens read again when it does.
    pub fn returns(&self) -> Signal<u32> {
        self.returns.into()
    }

    pub fn returned(&self) {
        self.returns.try_update(|returns| *returns = returns.wrapping_add(1));
    }

    /// Rises whenever a write took effect: what is counted elsewhere on the screen follows.
    pub fn writes(&self) -> Signal<u32> {
        self.writes.into()
    }

    /// Rises whenever orders changed somewhere, as far as this desk follows them.
    pub fn order_changes(&self) -> Signal<u32> {
        self.order_changes.into()
    }

    pub fn orders_changed(&self) {
        self.order_changes.try_update(|changes| *changes = changes.wrapping_add(1));
    }

    pub fn wrote(&self) {
        self.writes.try_update(|writes| *writes = writes.wrapping_add(1));
    }
}
