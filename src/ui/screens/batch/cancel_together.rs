//! The way from the list into *Annuler ensemble*, and how far it is, for the header: both stand before that screen is fetched.

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::orders::BatchOrder;
use super::store::BatchStore;
use crate::ui::reactive::effect;

/// The handle that the list, the header and the screen share.
#[derive(Clone, Copy)]
pub struct CancelTogether {
    /// Picked, and not taken in yet.
    picked: StoredValue<Vec<BatchOrder>>,
    progress: RwSignal<Option<(usize, usize)>>,
    store: StoredValue<Option<BatchStore>>,
    /// The desk's own: the store lives as long as the desk, whichever screen opened it.
    desk: StoredValue<Option<WeakOwner>>,
}

impl CancelTogether {
    pub fn provide() {
        provide_context(Self {
            picked: StoredValue::new(Vec::new()),
            progress: RwSignal::new(None),
            store: StoredValue::new(None),
            desk: StoredValue::new(Owner::current().map(|desk| desk.downgrade())),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    /// How many wait for nothing any more, and how many there are, once there are some.
    pub fn progress(self) -> Signal<Option<(usize, usize)>> {
        self.progress.into()
    }

    /// These are to be cancelled together; the screen takes them in.
    pub fn pick(self, orders: Vec<BatchOrder>) {
        self.picked.set_value(orders);
    }

    /// Goes on with what an earlier page left.
    pub fn begin(self) {
        self.store();
    }

    /// The store, with what was picked. Whoever asks first opens it.
    pub(super) fn store(self) -> BatchStore {
        let picked = self.picked.try_update_value(std::mem::take).unwrap_or_default();
        if let Some(store) = self.store.get_value() {
            store.take_in(picked);
            return store;
        }
        let open = || {
            let store = BatchStore::open(picked);
            effect(move || self.progress.set(store.progress()));
            store
        };
        let store = match self.desk.get_value().and_then(|desk| desk.upgrade()) {
            Some(desk) => desk.with(open),
            None => open(),
        };
        self.store.set_value(Some(store));
        store
    }
}
