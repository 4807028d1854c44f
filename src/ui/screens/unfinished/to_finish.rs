//! How many orders there are to finish, for the header, which stands before the list of them is fetched.

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::UnfinishedStore;
use crate::ui::reactive::effect;

/// The handle that the header and the screens share.
#[derive(Clone, Copy)]
pub struct ToFinish {
    count: RwSignal<Option<usize>>,
    store: StoredValue<Option<UnfinishedStore>>,
    /// The desk's own: the store lives as long as the desk, whichever screen opened it.
    desk: StoredValue<Option<WeakOwner>>,
}

impl ToFinish {
    pub fn provide() {
        provide_context(Self {
            count: RwSignal::new(None),
            store: StoredValue::new(None),
            desk: StoredValue::new(Owner::current().map(|desk| desk.downgrade())),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    /// How many there are, once that is known.
    pub fn count(self) -> Signal<Option<usize>> {
        self.count.into()
    }

    /// Begins to count.
    pub fn begin(self) {
        self.store();
    }

    /// The store, which whoever asks first opens.
    pub(super) fn store(self) -> UnfinishedStore {
        if let Some(store) = self.store.get_value() {
            return store;
        }
        let open = || {
            let store = UnfinishedStore::open();
            effect(move || self.count.set(store.count().get()));
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
