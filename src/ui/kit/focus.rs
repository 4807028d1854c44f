//! The focus. All of this asks the root of the tree, because the document sees no element inside a shadow root.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, Node, ShadowRoot};

/// The element that has the focus, in the tree of this node.
pub fn focused_near(node: &Node) -> Option<HtmlElement> {
    let root = node.get_root_node();
    let active = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => root.dyn_ref::<Document>().and_then(Document::active_element),
    };
    active.and_then(|element| element.dyn_into().ok())
}

/// Whether this element has the focus.
pub fn is_on(element: &HtmlElement) -> bool {
    focused_near(element).is_some_and(|focused| element.is_same_node(Some(&focused)))
}

/// Whether nothing near this node has the focus: a dialog that is left with it holds it for nobody.
pub fn is_lost(node: &Node) -> bool {
    focused_near(node).is_none_or(|focused| matches!(&*focused.tag_name(), "BODY" | "DIALOG"))
}

/// The first element below this one that the selector finds.
pub fn first(within: &Element, selector: &str) -> Option<HtmlElement> {
    within.query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

/// All elements below this one that the selector finds, in order.
pub fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// Focuses the element; one that can't take the focus leaves it where it is.
pub fn focus(element: &HtmlElement) {
    // Fails only for an element that is gone, and then there is nothing to focus.
    let _ = element.focus();
}

/// Focuses a field and selects what is in it, so that what one types takes its place.
pub fn focus_whole(field: &HtmlElement) {
    focus(field);
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Focuses the first field of a form that the selector finds, if the form is still there.
pub fn field(form: NodeRef<html::Form>, selector: &str) {
    if let Some(field) = form.try_get_untracked().flatten().and_then(|form| first(&form, selector)) {
        focus(&field);
    }
}

/// The first element in the same tree that the selector finds.
pub fn first_in_tree(node: &Node, selector: &str) -> Option<HtmlElement> {
    let root = node.get_root_node();
    let found = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.query_selector(selector),
        None => root.dyn_ref::<Document>()?.query_selector(selector),
    };
    found.ok().flatten().and_then(|element| element.dyn_into().ok())
}
