//! Who signs out leaves nothing behind that the next agent at this browser could read.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, heading, menuitem, textbox};

const SECRET: &str = "Cliente hospitalisée";

/// All that is kept in the tab and in the browser.
const KEPT: &str = "return JSON.stringify(sessionStorage) + JSON.stringify(localStorage)";

#[test]
fn who_signs_out_leaves_no_typed_word_behind() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&textbox("Motif"), SECRET);
        let kept = || desk.browser().run(KEPT).to_string();
        assert!(kept().contains(SECRET), "kept over a reload for who typed it");
        desk.browser().go("/");
        desk.press(&button("Awa Diallo"));
        desk.press(&menuitem("Se déconnecter"));
        desk.sees(&heading("Se connecter"));
        assert!(!kept().contains(SECRET));
    });
}
