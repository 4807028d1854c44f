//! Whether a click is meant for the row that it hits. Rows that come while a click is on its way are not what was aimed at.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The milliseconds in which nobody can have seen the new rows and clicked on one.
const BLIND: f64 = 400.0;

/// The handle.
#[derive(Clone, Copy, Default)]
pub struct Aim {
    /// When rows came under a pointer that rests.
    lost: StoredValue<Option<f64>>,
}

impl Aim {
    /// Other rows are shown.
    pub fn lose(self) {
        self.lost.set_value(Some(js_sys::Date::now()));
    }

    /// The pointer moves over what is shown.
    pub fn take(self) {
        self.lost.set_value(None);
    }

    /// Whether this click was meant for what stood here before.
    pub fn missed(self, event: &MouseEvent) -> bool {
        // A key's click has no place, and goes to what has the focus.
        let is_by_pointer = event.detail() > 0;
        is_by_pointer && self.lost.get_value().is_some_and(|lost| js_sys::Date::now() - lost < BLIND)
    }
}
