//! The examples of embedding, as a bundler builds them from the npm package, driven in their pages.

use serde_json::json;

use crate::back_office::BackOffice;
use crate::desk::procedure::modification;
use crate::harness::orders::order;
use crate::harness::things::{heading, link};
use crate::harness::{bundle, journey_in_a_back_office};

const ORDER: &str = "ORD00123";

/// Walks through one of them.
pub fn in_example(page: &str, walk: impl FnOnce(&BackOffice)) {
    journey_in_a_back_office(&[order(ORDER)], |shop| {
        let office = BackOffice { shop, desk: shop.colleague("Awa Diallo") };
        let api = format!("{}/api/v1", shop.line().origin());
        shop.host().serve_folder(bundle::examples());
        shop.host().put("/config.json", "application/json", json!({ "apiBase": api }).to_string());
        shop.host().put("/token", "text/plain", office.desk.token().to_owned());
        office.desk.browser().go(page);
        walk(&office);
        let status = "document.querySelector('[role=status]')?.textContent";
        println!("{page}: {}", office.says(status));
    });
}

/// Outside of the desk, where journeys don't look.
fn the_page_says(office: &BackOffice, text: &str) {
    office.waits_for(&format!(
        "return document.querySelector('body > p[role=status], #app p[role=status]').textContent.includes('{text}')"
    ));
}

#[test]
fn plain_html() {
    in_example("/plain.html#avoir/orders/ORD00123", |office| {
        office.desk.switches_mod_on();
        the_page_says(office, "ORD00123 : open_modification, succeeded");
        assert_eq!(office.says("location.hash"), json!("#avoir/orders/ORD00123"));
    });
}

#[test]
fn react() {
    in_example("/react.html", |office| {
        let desk = &office.desk;
        desk.sees(&heading("Liste des commandes"));
        desk.press(&link("MOD : ouvrir ORD00123"));
        desk.sees_order(ORDER);
        the_page_says(office, "orders/ORD00123 · 0");
        let before = office.says("(window.kept = desk.shadowRoot.querySelector('.desk'), true)");
        desk.switches_mod_on();
        desk.escapes();
        office.does("document.querySelector('#app button').click()");
        desk.sees(&heading("À terminer"));
        // However often the page is drawn again, with another function for tokens each time, the desk is the same.
        assert_eq!((before, office.says("kept.isConnected")), (json!(true), json!(true)));
    });
}

#[test]
fn vue() {
    in_example("/vue.html", |office| {
        let desk = &office.desk;
        desk.sees(&heading("Liste des commandes"));
        desk.press(&link("MOD : ouvrir ORD00123"));
        desk.sees_order(ORDER);
        the_page_says(office, "orders/ORD00123");
        office.does("document.querySelector('#app button').click()");
        desk.sees(&heading("À terminer"));
    });
}

#[test]
fn properties_that_are_bound_before_the_element_is_defined() {
    in_example("/binding.html", |office| {
        let desk = &office.desk;
        desk.sees_order(ORDER);
        desk.finds_disabled(&modification());
        office.does("set('readonly', false)");
        desk.switches_mod_on();
        desk.escapes();
        desk.press(&link("Articles").within(crate::harness::things::any("navigation")));
        the_page_says(office, "items");
    });
}

#[test]
fn a_panel_beside_a_ticket() {
    in_example("/panel.html", |office| {
        let desk = &office.desk;
        desk.sees_order(ORDER);
        desk.no_longer_sees(&link("Liste des commandes"));
        desk.cancels();
        desk.finds_nothing_too_wide_or_too_small();
    });
}
