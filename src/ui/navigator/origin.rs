//! The screen of many orders from which the agent came to the one shown.

use crate::ui::reactive::draft_storage::storage;
use crate::ui::route::Route;

/// In the tab's storage, which a reload leaves.
const PLACE: &str = "avoir:origin";

/// Only which screen it was: what was searched for there may be a customer's name, and stays out of every storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    #[default]
    Orders,
    Unfinished,
}

impl Origin {
    /// The screen, if it is one of many orders.
    pub const fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Orders(_) => Some(Self::Orders),
            Route::Unfinished => Some(Self::Unfinished),
            _ => None,
        }
    }

    /// What this tab kept; [`Self::Orders`] in a new one.
    pub(super) fn kept() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(PLACE).ok().flatten());
        if kept.as_deref() == Some(Self::Unfinished.as_str()) { Self::Unfinished } else { Self::Orders }
    }

    /// Keeps it for a reload. Where nothing can be kept, the way back is to the list.
    pub(super) fn keep(self) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(PLACE, self.as_str());
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Unfinished => "unfinished",
        }
    }
}
