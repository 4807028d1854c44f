//! The element of one row. It shows one order after the other as the rows are scrolled.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::cell::{Cell, Pen, child, element, line, set};
use crate::domain::locale::Locale;
use crate::domain::order::OrderNumber;
use crate::ui::kit::{LineText, focus};
use crate::ui::route::{Column, Route};
use crate::ui::screens::orders::store::ShownRow;

/// A row of the table, and the order that it shows.
pub struct RowView {
    pub element: HtmlElement,
    pub place: usize,
    pub number: OrderNumber,
    pick: HtmlInputElement,
    link: HtmlElement,
    name: LineText,
    cells: Vec<Cell>,
    open: HtmlElement,
    /// The language of what its controls say.
    locale: Option<Locale>,
    /// Whether Tab leads to it, and whether it is picked.
    stands: Option<(bool, bool)>,
    is_gone: bool,
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
        let name = line(&link, "bdi", "untrusted");
        let cells = columns.iter().map(|column| Cell::new(&row, *column)).collect();
        let open = child(&child(&row, "td", "cell-mod row-action"), "a", "button mod");
        Self {
            element: row,
            place: usize::MAX,
            number: OrderNumber(String::new()),
            pick,
            link,
            name,
            cells,
            open,
            locale: None,
            stands: None,
            is_gone: false,
        }
    }

    /// Shows this order at this place. What stays is not written again: the browser would look at the row's style anew.
    pub fn show(&mut self, row: &ShownRow, role: Role, pen: Pen) {
        let order = &row.order;
        self.move_to(role.place);
        let is_other_language = self.locale.replace(pen.locale) != Some(pen.locale);
        if is_other_language {
            self.open.set_text_content(Some(pen.texts.orders.mod_short));
        }
        if is_other_language || self.number != order.number {
            self.number = order.number.clone();
            self.say_number(pen);
        }
        self.name.show(&order.number.0, &(pen.found)(&order.number.0));
        for cell in &mut self.cells {
            cell.show(order, row.gone, pen);
        }
        if self.is_gone != row.gone {
            self.is_gone = row.gone;
            let _ = self.element.toggle_attribute_with_force("data-gone", row.gone);
        }
        self.stand(role);
    }

    /// Counted from the first row; the row of headings is the first that is read aloud.
    pub fn move_to(&mut self, place: usize) {
        if self.place != place {
            self.place = place;
            set(&self.element, "aria-rowindex", &place.saturating_add(2).to_string());
        }
    }

    fn say_number(&self, pen: Pen) {
        let (number, words) = (&self.number.0, &pen.texts.orders);
        let address = (pen.href)(&Route::Order(self.number.clone()));
        set(&self.element, "data-order", number);
        set(&self.link, "href", &address);
        set(&self.open, "href", &address);
        set(&self.open, "aria-label", &(words.open_mod)(number));
        set(&self.pick, "aria-label", &(words.pick)(number));
    }

    /// Stands so beside the others; what it shows stays.
    pub fn stand(&mut self, role: Role) {
        let stood = self.stands.replace((role.current, role.picked));
        if stood.is_none_or(|(_, picked)| picked != role.picked) {
            let _ = self.element.toggle_attribute_with_force("data-picked", role.picked);
        }
        // A click changes the box before anybody decides.
        self.pick.set_checked(role.picked);
        if stood.is_none_or(|(current, _)| current != role.current) {
            let order = if role.current { 0 } else { -1 };
            for control in [self.pick.unchecked_ref(), &self.link, &self.open] {
                HtmlElement::set_tab_index(control, order);
            }
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
