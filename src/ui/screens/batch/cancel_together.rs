//! The way from the list into *Annuler ensemble*, and how far it is, for the list and the header: both stand before that screen
//! is fetched.

use leptos::prelude::*;

use super::orders::{Batch, BatchOrder};
use super::store::BatchStore;
use crate::ui::reactive::effect;
use crate::ui::reactive::opened_once::OpenedOnce;

/// The handle that the list, the header and the screen share.
#[derive(Clone, Copy)]
pub struct CancelTogether {
    /// Picked, and not taken in yet.
    picked: StoredValue<Vec<BatchOrder>>,
    progress: RwSignal<Option<(usize, usize)>>,
    /// How many more there is room for.
    room: RwSignal<usize>,
    store: OpenedOnce<BatchStore>,
}

impl CancelTogether {
    pub fn provide() {
        provide_context(Self {
            picked: StoredValue::new(Vec::new()),
            progress: RwSignal::new(None),
            room: RwSignal::new(Batch::MOST),
            store: OpenedOnce::here(),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    /// How many wait for nothing any more, and how many there are, once there are some.
    pub fn progress(self) -> Signal<Option<(usize, usize)>> {
        self.progress.into()
    }

    /// How many more orders can be picked for it.
    pub fn room(self) -> usize {
        self.room.get()
    }

    /// These are to be cancelled together; the screen takes them in.
    pub fn pick(self, orders: Vec<BatchOrder>) {
        self.picked.set_value(orders);
    }

    /// Goes on with what an earlier page left.
    pub fn begin(self) {
        self.store();
    }

    /// The store, with what was picked.
    pub(super) fn store(self) -> BatchStore {
        let picked = self.picked.try_update_value(std::mem::take).unwrap_or_default();
        if let Some(store) = self.store.get() {
            store.take_in(picked);
            return store;
        }
        self.store.get_or_open(|| {
            let store = BatchStore::open(picked);
            effect(move || {
                self.progress.set(store.progress());
                self.room.set(store.room());
            });
            store
        })
    }
}
