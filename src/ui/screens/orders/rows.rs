//! The rows on the screen, for whoever moves among them: keys, the search, the way back from an order.

use leptos::prelude::*;
use web_sys::Node;

use super::selection::Selection;
use super::store::{ListProgress, OrderListStore, ShownRows};
use super::table::cell::Pen;
use super::table::row_view::Control;
use super::table::row_window::{RowWindow, Source};
use crate::domain::order::OrderNumber;
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;

/// The handle.
#[derive(Clone, Copy)]
pub struct Rows {
    list: OrderListStore,
    language: Language,
    selection: Selection,
    navigator: Navigator,
    window: StoredValue<Option<RowWindow>, LocalStorage>,
}

impl Rows {
    pub fn new(list: OrderListStore, selection: Selection) -> Self {
        Self {
            list,
            language: Language::expect(),
            selection,
            navigator: Navigator::expect(),
            window: StoredValue::new_local(None),
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the list provides it")
    }

    /// From now on the rows are drawn in this window.
    pub fn open(self, window: RowWindow) {
        self.window.set_value(Some(window));
    }

    pub fn close(self) {
        self.window.try_update_value(|window| *window = None);
    }

    /// Draws what came into view, and reads on where the rows come to their end.
    pub fn scroll(self) {
        self.with(RowWindow::scroll);
        self.read_on();
    }

    /// Draws everything anew, measured if need be.
    pub fn redraw(self, measured: bool) {
        self.with(|window, source| {
            window.redraw(source);
            if measured && !window.measure() {
                window.redraw(source);
            }
        });
        self.read_on();
    }

    /// Draws anew how rows stand: picked or not.
    pub fn stand(self) {
        self.with(|window, source| window.stand_at(window.current(), source));
    }

    /// The rows of another question begin at their top.
    pub fn begin(self) {
        self.with(|window, source| {
            window.scroll_to_top(0);
            window.stand_at(0, source);
        });
    }

    /// Where an earlier look at the list was scrolled to.
    pub fn scroll_back(self, top: i32) {
        self.with(|window, source| {
            window.scroll_to_top(top);
            window.scroll(source);
        });
    }

    /// Moves the focus to this row, if it is there, in the control that has it elsewhere.
    pub fn go_to(self, place: usize) {
        self.with(|window, source| {
            let control = window.focused().map(|(_, control)| control).unwrap_or_default();
            if place < source.count {
                window.go_to(place, control, source);
            }
        });
        self.read_on();
    }

    /// Moves the focus to the row that Tab leads to, once what changed is drawn: for a button that goes away with what it did.
    pub fn go_to_current(self) {
        request_animation_frame(move || {
            self.with(|window, source| {
                let place = window.current();
                if place < source.count {
                    window.go_to(place, Control::Link, source);
                }
            });
        });
    }

    /// Moves the focus to the link of this order; whether it is there.
    pub fn go_to_order(self, number: &OrderNumber) -> bool {
        let Some(place) = self.list.place_of(number) else { return false };
        self.with(|window, source| window.go_to(place, Control::Link, source));
        true
    }

    /// The row that this node is in.
    pub fn at(self, node: &Node) -> Option<(usize, OrderNumber)> {
        self.read(|window| window.order_at(node))
    }

    /// From now on Tab leads to this row.
    pub fn stand_at(self, place: usize) {
        self.with(|window, source| window.stand_at(place, source));
    }

    /// How many rows a page is.
    pub fn page(self) -> usize {
        self.read(|window| Some(window.span(0).page())).unwrap_or(1)
    }

    fn read<T>(self, read: impl FnOnce(&RowWindow) -> Option<T>) -> Option<T> {
        self.window.try_with_value(|window| window.as_ref().and_then(read)).flatten()
    }

    fn read_on(self) {
        const NEAR: usize = 20;
        // Once that failed, the button behind the last row asks again.
        let may = untrack(|| self.list.has_more() && self.list.progress().get() == ListProgress::Idle);
        // Where there is nothing to read, the browser is not made to lay out the rows before their time.
        if !may {
            return;
        }
        let count = self.list.with_untracked(ShownRows::len).unwrap_or(0);
        let end = self.read(|window| Some(window.span(count).drawn().end)).unwrap_or(0);
        if end > 0 && end.saturating_add(NEAR) >= count {
            self.list.read_more();
        }
    }

    fn with(self, act: impl FnOnce(&mut RowWindow, &Source)) {
        let (list, selection, navigator) = (self.list, self.selection, self.navigator);
        let (texts, locale) = untrack(|| (self.language.texts(), self.language.locale()));
        let found = list.finds();
        let source = Source {
            count: list.with_untracked(ShownRows::len).unwrap_or(0),
            row: &|place| list.row(place),
            place_of: &|number| list.place_of(number),
            is_picked: &|number| selection.has(number),
            pen: Pen { locale, texts, found: &found, href: &|route| navigator.href(route) },
        };
        self.window.try_update_value(|window| {
            if let Some(window) = window {
                act(window, &source);
            }
        });
    }
}
