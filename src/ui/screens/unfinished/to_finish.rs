//! How many orders there are to finish, for the header, which stands before the list of them is fetched.

use leptos::prelude::*;

use super::UnfinishedStore;
use crate::ui::reactive::effect;
use crate::ui::reactive::opened_once::OpenedOnce;

/// The handle that the header and the screens share.
#[derive(Clone, Copy)]
pub struct ToFinish {
    count: RwSignal<Option<usize>>,
    store: OpenedOnce<UnfinishedStore>,
}

impl ToFinish {
    pub fn provide() {
        provide_context(Self { count: RwSignal::new(None), store: OpenedOnce::here() });
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
        self.store.get_or_open(|| {
            let store = UnfinishedStore::open();
            effect(move || self.count.set(store.count().get()));
            store
        })
    }
}
