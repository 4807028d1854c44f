//! The row that has the focus: when it goes away, because its order is finished, the one in its place takes it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

use crate::ui::kit::focus;

/// Its place among the rows, as long as one of them has the focus, or had it when it went away.
#[derive(Clone, Copy)]
pub struct FocusedRow(StoredValue<Option<usize>>);

impl FocusedRow {
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Notes which row has the focus now.
    pub fn note(self, table: NodeRef<html::Table>) {
        let Some(table) = table.try_get_untracked().flatten() else { return };
        let focused = focus::focused_near(&table);
        let rows = focus::all(&table, ".row");
        let place = focused.and_then(|focused| rows.iter().position(|row| row.contains(Some(&focused))));
        self.0.try_set_value(place);
    }

    /// What had the focus has lost it: to something else, or by going away.
    pub fn lose(self, table: NodeRef<html::Table>, event: &FocusEvent) {
        let Some(left) = event.target().and_then(|target| target.dyn_into::<Node>().ok()) else { return };
        request_animation_frame(move || {
            if left.is_connected() {
                self.note(table);
            }
        });
    }

    /// Other rows are there: gives the focus to the one in its place, if it is lost.
    pub fn keep(self, table: NodeRef<html::Table>) {
        let Some(place) = self.0.get_value() else { return };
        request_animation_frame(move || {
            let Some(table) = table.try_get_untracked().flatten().filter(|table| focus::is_lost(table)) else { return };
            let rows = focus::all(&table, ".row");
            let row = rows.get(place).or_else(|| rows.last());
            if let Some(link) = row.and_then(|row| focus::first(row, ".row-link")) {
                focus::focus(&link);
            }
        });
    }
}
