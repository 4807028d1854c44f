//! The element of one row. It shows one order after the other as the rows are scrolled.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::cell::{Cell, Pen, child, element, set};
use crate::domain::order::OrderNumber;
use crate::ui::kit::{focus, write_untrusted};
use crate::ui::route::{Column, Route};
use crate::ui::screens::orders::store::ShownRow;

/// A row of the table, and the order that it shows.
pub struct RowView {
    pub element: HtmlElement,
    pub place: usize,
    pub number: OrderNumber,
    pick: HtmlInputElement,
    link: HtmlElement,
    name: HtmlElement,
    cells: Vec<Cell>,
    open: HtmlElement,
}

/// How a row stands beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    pub place: usize,
    /// It is the one that Tab leads to.
    pub current: bool,
    pub picked: bool,
}

impl RowView {
    pub fn new(columns: &[Column]) -> Self {
        let row = element("tr", "row");
        let pick: HtmlInputElement = child(&child(&row, "td", "cell-pick"), "input", "").unchecked_into();
        pick.set_type("checkbox");
        let head = child(&row, "th", "cell-number");
        set(&head, "scope", "row");
        let link = child(&head, "a", "row-link");
        let name = child(&link, "bdi", "untrusted");
        let cells = columns.iter().map(|column| Cell::new(&row, *column)).collect();
        let open = child(&child(&row, "td", "cell-mod row-action"), "a", "button mod");
        Self { element: row, place: usize::MAX, number: OrderNumber(String::new()), pick, link, name, cells, open }
    }

    /// Shows this order at this place.
    pub fn show(&mut self, row: &ShownRow, role: Role, pen: Pen) {
        let order = &row.order;
        self.place = role.place;
        set(&self.element, "aria-rowindex", &role.place.saturating_add(2).to_string());
        if self.number != order.number {
            self.number = order.number.clone();
            let address = Route::Order(order.number.clone()).to_string();
            set(&self.element, "data-order", &order.number.0);
            set(&self.link, "href", &address);
            set(&self.open, "href", &address);
        }
        let words = &pen.texts.orders;
        set(&self.open, "aria-label", &(words.open_mod)(&order.number.0));
        set(&self.pick, "aria-label", &(words.pick)(&order.number.0));
        self.open.set_text_content(Some(words.mod_short));
        write_untrusted(&self.name, &order.number.0, &(pen.found)(&order.number.0));
        for cell in &mut self.cells {
            cell.show(order, row.gone, pen);
        }
        let _ = self.element.toggle_attribute_with_force("data-gone", row.gone);
        self.stand(role);
    }

    /// Stands so beside the others; what it shows stays.
    pub fn stand(&self, role: Role) {
        let _ = self.element.toggle_attribute_with_force("data-picked", role.picked);
        self.pick.set_checked(role.picked);
        let order = if role.current { 0 } else { -1 };
        for control in [self.pick.unchecked_ref(), &self.link, &self.open] {
            HtmlElement::set_tab_index(control, order);
        }
    }

    /// Gives the focus to the same control as the one that has it elsewhere.
    pub fn take_focus(&self, control: Control) {
        focus::focus(match control {
            Control::Link => &self.link,
            Control::Open => &self.open,
            Control::Pick => self.pick.unchecked_ref(),
        });
    }

    /// Which of its controls this is.
    pub fn control(&self, focused: &HtmlElement) -> Control {
        if *focused == self.open {
            Control::Open
        } else if focused == self.pick.unchecked_ref::<HtmlElement>() {
            Control::Pick
        } else {
            Control::Link
        }
    }
}

/// One of the controls in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Control {
    #[default]
    Link,
    /// *MOD*
    Open,
    Pick,
}
