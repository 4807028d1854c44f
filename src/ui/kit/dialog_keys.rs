//! The rule of the keys in every dialog, and in the forms of a page that say what came of money: **Enter chooses and never
//! decides.** In a field it picks what has the focus and sends nothing; Ctrl+Enter, or the button itself, decides. So one Enter
//! too many, after a reference or a choice, does nothing that can't be taken back. Nor does a Ctrl+Enter too many: a step that
//! has just come, unread, is not decided by keys.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlFormElement, HtmlInputElement};

use super::focus;

/// The buttons that decide.
const DECIDES: &str = ".button-primary:not([aria-disabled]), .button-danger:not([aria-disabled])";

/// On a dialog or form whose step has just come, or in which a key has just decided.
const UNREAD: &str = "data-unread";
/// As long as a key that is pressed twice takes, and a step that is seen at all.
const READING: Duration = Duration::from_millis(800);

/// From now on nobody can have read what this dialog or form says, for a moment.
pub fn is_unread(dialog: &Element) {
    mark(dialog, |moments| moments.push('.'));
    let dialog = dialog.clone();
    set_timeout(move || mark(&dialog, |moments| moments.truncate(moments.len().saturating_sub(1))), READING);
}

/// A sign for each moment that runs: they may overlap.
fn mark(dialog: &Element, change: impl FnOnce(&mut String)) {
    let mut moments = dialog.get_attribute(UNREAD).unwrap_or_default();
    change(&mut moments);
    // Fails for no name but a wrong one.
    let _ = if moments.is_empty() { dialog.remove_attribute(UNREAD) } else { dialog.set_attribute(UNREAD, &moments) };
}

/// PageUp, PageDown, Home and End move the content from wherever the focus is, where more of it is there than is seen, and
/// never the page behind; in a field they are the field's. Answers whether it was one of them.
pub fn turn_page(event: &KeyboardEvent, dialog: Option<HtmlDialogElement>) -> bool {
    // A line or two of what was seen stay in view.
    let pages = match event.key().as_str() {
        "PageDown" => 0.85,
        "PageUp" => -0.85,
        "End" => f64::INFINITY,
        "Home" => f64::NEG_INFINITY,
        _ => return false,
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_box = |field: &Element| matches!(field.get_attribute("type").as_deref(), Some("checkbox" | "radio"));
    let is_the_fields = target.is_some_and(|target| match &*target.tag_name() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => pages.is_infinite() && !is_box(&target),
        _ => false,
    });
    let body = dialog.filter(|_| !is_the_fields && !event.default_prevented());
    if let Some(body) = body.and_then(|dialog| focus::first(&dialog, ".dialog-body")) {
        event.prevent_default();
        let by = match pages.is_infinite() {
            true => f64::from(body.scroll_height()).copysign(pages),
            false => pages * f64::from(body.client_height()),
        };
        body.scroll_by_with_x_and_y(0.0, by);
    }
    true
}

/// The same in a form that stands on a page. One in a dialog leaves the key to the dialog.
pub fn enter_on_the_page(event: &KeyboardEvent, form: Option<HtmlFormElement>) {
    let form = form.map(Element::from);
    if let Some(form) = form.filter(|form| form.closest("dialog").is_ok_and(|dialog| dialog.is_none())) {
        enter(event, Some(form));
    }
}

/// Does what Enter does in this dialog or form.
pub fn enter(event: &KeyboardEvent, dialog: Option<Element>) {
    if event.key() != "Enter" || event.repeat() || event.is_composing() || event.default_prevented() {
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        if let Some(dialog) = dialog.filter(|dialog| !dialog.has_attribute(UNREAD)) {
            is_unread(&dialog);
            press_primary(&dialog, event);
        }
    } else {
        choose(event, dialog.is_some_and(|dialog| dialog.has_attribute(UNREAD)));
    }
}

/// Enter in a field picks it where it can be picked, and does not send the form around it. A choice that has just come,
/// unread, is none, and a button that decides does not: the key was meant for what was there before.
fn choose(event: &KeyboardEvent, is_unread: bool) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let field = target.dyn_ref::<HtmlInputElement>();
    if field.is_some() || (is_unread && target.matches(DECIDES).unwrap_or_default()) {
        event.prevent_default();
    }
    if let Some(field) = field.filter(|_| !is_unread)
        && (field.type_() == "radio" || (field.type_() == "checkbox" && !field.checked()))
    {
        field.click();
    }
}

/// Presses the one button that decides: that of the section or form in which the focus is, where there are several.
fn press_primary(dialog: &Element, event: &KeyboardEvent) {
    let around = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let around = around.and_then(|target| target.closest("section, form").ok().flatten());
    let in_it = around.map(|around| focus::all(&around, DECIDES)).filter(|buttons| buttons.len() == 1);
    if let [button] = in_it.unwrap_or_else(|| focus::all(dialog, DECIDES)).as_slice() {
        button.click();
    }
}
