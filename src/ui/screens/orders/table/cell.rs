//! The cells of a row. They are drawn without a view: while one scrolls, all that a row says changes in every frame, and a
//! view would ask for each of its texts whether it did.

use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::api::orders::OrderSummary;
use crate::domain::case::PaymentState;
use crate::domain::eligibility::NotCancellable;
use crate::domain::locale::Locale;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::payment::PaymentProvider;
use crate::ui::kit::{LineText, Precision, written};
use crate::ui::language::Texts;
use crate::ui::route::{Column, Route};
use crate::ui::screens::status_badge;

/// What a row is written with.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    pub locale: Locale,
    pub texts: &'static Texts,
    /// Where what was searched for stands in a text.
    pub found: &'a dyn Fn(&str) -> Vec<Range<usize>>,
    /// The address that a link to a screen has in the page.
    pub href: &'a dyn Fn(&Route) -> String,
}

/// An element made by hand.
pub fn element(tag: &str, class: &str) -> HtmlElement {
    let element = document().create_element(tag).expect("the tags below are those of HTML");
    element.set_class_name(class);
    element.unchecked_into()
}

/// A child of it, made by hand.
pub fn child(parent: &Element, tag: &str, class: &str) -> HtmlElement {
    let child = element(tag, class);
    append(parent, &child);
    child
}

/// A child whose text changes often.
pub fn line(parent: &Element, tag: &str, class: &str) -> LineText {
    LineText::new(child(parent, tag, class).into())
}

fn append(parent: &Element, child: &Element) {
    // Fails only for a child that is around its parent.
    let _ = parent.append_child(child);
}

/// Sets an attribute; the names and values here are never refused.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// One cell, and the places of its texts.
pub struct Cell {
    place: Place,
    /// What it says now: a text that stays is not written again.
    said: Option<Said>,
}

enum Place {
    Date { time: LineText },
    Customer { name: LineText, email: LineText },
    Total { amount: LineText },
    Payment { means: LineText, state: LineText },
    Cancellation { word: HtmlElement, why: LineText },
    Status { badge: LineText },
}

/// Everything of an order that one of the cells says, besides what is always written.
#[derive(Clone, PartialEq, Eq)]
enum Said {
    Payment(Locale, Vec<PaymentProvider>, PaymentState, bool),
    Cancellation(Locale, Standing),
    Status(Locale, LogisticStatus),
}

/// Whether an order can be cancelled, or who is at it.
#[derive(Clone, PartialEq, Eq)]
enum Standing {
    Held(String, Option<String>),
    Unfinished,
    Can,
    Cannot(NotCancellable),
    /// Not known any more.
    Gone,
}

impl Cell {
    /// The cell of this column, at the end of the row.
    pub fn new(row: &Element, column: Column) -> Self {
        let cell = |class: &str| child(row, "td", class);
        let place = match column {
            Column::Date => Place::Date { time: line(&cell("cell-date"), "time", "moment") },
            Column::Customer => {
                let cell = cell("cell-customer");
                let name = line(&cell, "bdi", "untrusted");
                // Read aloud, the name and the address are two words.
                cell.append_with_str_1(" ").unwrap_or_default();
                let email = line(&child(&cell, "span", "under"), "bdi", "untrusted");
                Place::Customer { name, email }
            }
            Column::Total => Place::Total { amount: line(&cell("cell-total figures"), "bdi", "amount") },
            Column::Payment => {
                let cell = cell("cell-payment");
                let means = line(&cell, "span", "");
                cell.append_with_str_1(" ").unwrap_or_default();
                Place::Payment { means, state: line(&cell, "span", "under") }
            }
            Column::Cancellation => {
                let cell = cell("cell-cancellation");
                let word = child(&cell, "span", "");
                cell.append_with_str_1(" ").unwrap_or_default();
                Place::Cancellation { word, why: line(&cell, "span", "why") }
            }
            Column::Status => Place::Status { badge: line(&cell("cell-status"), "span", "badge") },
        };
        Self { place, said: None }
    }

    pub fn show(&mut self, order: &OrderSummary, gone: bool, pen: Pen) {
        let locale = pen.locale;
        match &mut self.place {
            Place::Date { time } => {
                set(time.element(), "datetime", &order.placed_at.to_string());
                time.show_own(&written(order.placed_at, Precision::DateTime, locale));
            }
            Place::Customer { name, email } => {
                name.show(&order.customer, &(pen.found)(&order.customer));
                email.show(&order.email, &(pen.found)(&order.email));
            }
            Place::Total { amount } => {
                let text = order.total.display(order.currency, locale);
                amount.show(&text, &(pen.found)(&text));
            }
            Place::Payment { means, state } => {
                let said = Said::Payment(locale, order.providers.clone(), order.payment_state, order.paid_in_part);
                if self.said.as_ref() != Some(&said) {
                    let words = &pen.texts.domain;
                    let named: Vec<String> = order.providers.iter().map(|provider| words.provider(*provider)).collect();
                    let named = named.join(" + ");
                    means.show_own(if named.is_empty() { pen.texts.orders.no_payment } else { &named });
                    state.show_own(words.payment(order.payment_state, order.paid_in_part));
                    self.said = Some(said);
                }
            }
            Place::Cancellation { word, why } => {
                let standing = Standing::of(order, gone, locale);
                let said = Said::Cancellation(locale, standing.clone());
                if self.said.as_ref() != Some(&said) {
                    standing.write(word, why, pen.texts);
                    self.said = Some(said);
                }
            }
            Place::Status { badge } => {
                let said = Said::Status(locale, order.logistic_status);
                if self.said.as_ref() != Some(&said) {
                    set(badge.element(), "data-tone", status_badge::tone(order.logistic_status).as_str());
                    badge.show_own((pen.texts.domain.logistic_status)(order.logistic_status));
                    self.said = Some(said);
                }
            }
        }
    }
}

impl Standing {
    fn of(order: &OrderSummary, gone: bool, locale: Locale) -> Self {
        match (&order.held_by, order.not_cancellable) {
            _ if gone => Self::Gone,
            (Some(name), _) => {
                Self::Held(name.clone(), order.held_until.map(|until| written(until, Precision::Time, locale)))
            }
            _ if order.unfinished => Self::Unfinished,
            (None, None) => Self::Can,
            (None, Some(reason)) => Self::Cannot(reason),
        }
    }

    /// The word in the cell, and behind it the reason, which is seen on focus or under the pointer and always read aloud.
    fn write(&self, word: &Element, why: &mut LineText, texts: &Texts) {
        let words = &texts.orders;
        let badge = |text: &str| {
            word.set_class_name("badge");
            set(word, "data-tone", "warning");
            word.set_text_content(Some(text));
        };
        let plain = |class: &str, text: &str| {
            word.set_class_name(class);
            let _ = word.remove_attribute("data-tone");
            word.set_text_content(Some(text));
        };
        let reason = match self {
            Self::Held(name, until) => {
                badge("");
                word.set_text_content(Some(words.held_by));
                word.append_with_str_1(" ").unwrap_or_default();
                line(word, "bdi", "untrusted").show(name, &[]);
                until.as_ref().map(|until| format!("{} {until}", words.held_until)).unwrap_or_default()
            }
            Self::Unfinished => {
                badge(words.unfinished);
                words.unfinished_hint.to_owned()
            }
            Self::Can => {
                plain("can", words.cancellable);
                words.can_hint.to_owned()
            }
            Self::Cannot(reason) => {
                plain("cannot", words.not_cancellable);
                (texts.domain.not_cancellable)(*reason).to_owned()
            }
            Self::Gone => {
                plain("cannot", words.gone);
                words.gone_hint.to_owned()
            }
        };
        why.show_own(&reason);
        let _ = why.element().toggle_attribute_with_force("hidden", reason.is_empty());
    }
}
