//! What keys do in the rows.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::copying;
use super::rows::Rows;
use super::selection::Selection;
use super::store::OrderListStore;
use crate::domain::order::OrderNumber;
use crate::ui::kit::focus;
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::route::Route;
use crate::ui::shortcuts::{Command, Place, command_of};

/// What keys act on.
#[derive(Clone, Copy)]
pub struct Actions {
    rows: Rows,
    list: OrderListStore,
    selection: Selection,
    navigator: Navigator,
    language: Language,
    said: Callback<String>,
}

pub fn actions(said: Callback<String>) -> Actions {
    Actions {
        rows: Rows::expect(),
        list: OrderListStore::expect(),
        selection: Selection::expect(),
        navigator: Navigator::expect(),
        language: Language::expect(),
        said,
    }
}

/// Does what this key asks for in the row that it was pressed in.
pub fn press(event: &KeyboardEvent, act: Actions) {
    let Some(command) = command_of(event, Place::Rows, true) else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some((target, (place, number))) =
        target.and_then(|target| act.rows.at(target.unchecked_ref::<Node>()).map(|at| (target, at)))
    else {
        return;
    };
    if act.run(command, place, number, &target) {
        event.prevent_default();
    }
}

impl Actions {
    /// Whether there was something to do.
    fn run(self, command: Command, place: usize, number: OrderNumber, target: &Element) -> bool {
        let last = self.list.count().get_untracked().unwrap_or(0).saturating_sub(1);
        let page = self.rows.page();
        let [up, down] = [place.saturating_sub(1), place.saturating_add(1).min(last)];
        match command {
            Command::Up if place == 0 => return leave(target, "input[type=search]"),
            Command::Down if place == last => return leave(target, ".more button"),
            Command::Up => self.rows.go_to(up),
            Command::Down => self.rows.go_to(down),
            Command::PageUp => self.rows.go_to(place.saturating_sub(page)),
            Command::PageDown => self.rows.go_to(place.saturating_add(page).min(last)),
            Command::First => self.rows.go_to(0),
            Command::Last => self.rows.go_to(last),
            // A link opens by itself, and a box has no Enter.
            Command::Open if target.tag_name() == "A" => return false,
            Command::Open | Command::Modify => self.navigator.go(Route::Order(number)),
            Command::Copy => self.copy(number),
            Command::Pick => self.toggle(place),
            Command::PickTo => self.selection.extend_to(place),
            Command::PickUp => self.extend(place, up),
            Command::PickDown => self.extend(place, down),
            Command::PickAll => self.selection.pick_all(),
            Command::PickNone if self.selection.count().get_untracked() > 0 => self.selection.clear(),
            _ => return false,
        }
        true
    }

    fn toggle(self, place: usize) {
        if let Some(row) = self.list.row(place) {
            self.selection.toggle(&row);
        }
    }

    fn extend(self, from: usize, to: usize) {
        if self.selection.count().get_untracked() == 0 {
            self.toggle(from);
        }
        self.selection.extend_to(to);
        self.rows.go_to(to);
    }

    fn copy(self, number: OrderNumber) {
        copying::copy(number.0.clone(), self.language, self.said, move |texts| (texts.orders.copied)(&number.0));
    }
}

/// Goes out of the rows, if there is something.
fn leave(from: &Element, to: &str) -> bool {
    let target = focus::first_in_tree(from, to);
    target.inspect(focus::focus).is_some()
}
