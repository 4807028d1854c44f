//! Keys within the rows of the unfinished refunds.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::ui::kit::focus;

/// How many rows PageUp and PageDown go.
const LEAP: usize = 10;

/// Where a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowMove {
    Row(usize),
    /// Above the first row.
    Above,
}

/// Goes by this key, if it is one for rows: the focus moves to the same control of another row. `above` finds what comes
/// before the first row.
pub fn go_by(event: &KeyboardEvent, frame: Option<impl AsRef<Element>>, above: &str) {
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
    if plain && frame.is_some_and(|frame| go(frame.as_ref(), &event.key(), above)) {
        event.prevent_default();
    }
}

/// From the heading, where one arrives, into the first row.
pub fn enter_by(event: &KeyboardEvent, page: Option<impl AsRef<Element>>) {
    if event.key() != "ArrowDown" {
        return;
    }
    if let Some(first) = page.and_then(|page| focus::first(page.as_ref(), ".row-link")) {
        event.prevent_default();
        focus::focus(&first);
    }
}

/// Whether there was a row to go to.
fn go(frame: &Element, key: &str, above: &str) -> bool {
    let Some(focused) = focus::focused_near(frame) else { return false };
    let rows = focus::all(frame, ".row");
    let Some(current) = rows.iter().position(|row| row.contains(Some(focused.unchecked_ref()))) else { return false };
    let control = if focused.class_list().contains("button") { ".row-action .button" } else { ".row-link" };
    let target = match step(key, current, rows.len()) {
        Some(RowMove::Row(index)) => rows.get(index).and_then(|row| focus::first(row, control)),
        Some(RowMove::Above) => focus::first_in_tree(frame, above),
        None => None,
    };
    if let Some(target) = &target {
        focus::focus(target);
    }
    target.is_some()
}

/// The step for a key, from one of `count` rows.
fn step(key: &str, current: usize, count: usize) -> Option<RowMove> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" if current < last => Some(RowMove::Row(current + 1)),
        "ArrowUp" if current == 0 => Some(RowMove::Above),
        "ArrowUp" => Some(RowMove::Row(current - 1)),
        "PageDown" => Some(RowMove::Row((current + LEAP).min(last))),
        "PageUp" => Some(RowMove::Row(current.saturating_sub(LEAP))),
        "Home" => Some(RowMove::Row(0)),
        "End" => Some(RowMove::Row(last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_row_by_row_and_leave_at_the_ends() {
        assert_eq!(step("ArrowDown", 0, 3), Some(RowMove::Row(1)));
        assert_eq!(step("ArrowDown", 2, 3), None);
        assert_eq!(step("ArrowUp", 2, 3), Some(RowMove::Row(1)));
        assert_eq!(step("ArrowUp", 0, 3), Some(RowMove::Above));
    }

    #[test]
    fn pages_and_ends_stay_within_the_rows() {
        assert_eq!(step("PageDown", 5, 8), Some(RowMove::Row(7)));
        assert_eq!(step("PageUp", 5, 8), Some(RowMove::Row(0)));
        assert_eq!(step("End", 0, 8), Some(RowMove::Row(7)));
        assert_eq!(step("Home", 7, 8), Some(RowMove::Row(0)));
        assert_eq!(step("Home", 0, 0), None);
        assert_eq!(step("a", 0, 8), None);
    }
}
