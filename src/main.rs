//! The browser's entry. The element's shell (`public/avoir.js`) loads this and calls what `ui::element` exports.

fn main() {
    avoir::ui::element::report_death();
}
