//! What is opened by whoever asks first, on whatever screen, and lasts as long as the desk does.

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

/// The place of such a thing, made where it is to last.
pub struct OpenedOnce<T: Send + Sync + 'static> {
    opened: StoredValue<Option<T>>,
    owner: StoredValue<Option<WeakOwner>>,
}

impl<T: Send + Sync + 'static> Clone for OpenedOnce<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for OpenedOnce<T> {}

impl<T: Copy + Send + Sync + 'static> OpenedOnce<T> {
    /// Empty. What is opened in it is owned by the owner of now.
    pub fn here() -> Self {
        Self {
            opened: StoredValue::new(None),
            owner: StoredValue::new(Owner::current().map(|owner| owner.downgrade())),
        }
    }

    /// It, if somebody has opened it.
    pub fn get(self) -> Option<T> {
        self.opened.get_value()
    }

    /// It, opened now unless it is already.
    pub fn get_or_open(self, open: impl FnOnce() -> T) -> T {
        self.get().unwrap_or_else(|| {
            let opened = match self.owner.get_value().and_then(|owner| owner.upgrade()) {
                Some(owner) => owner.with(open),
                None => open(),
            };
            self.opened.set_value(Some(opened));
            opened
        })
    }
}
