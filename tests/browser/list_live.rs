//! What happens elsewhere comes into the list calmly: no row moves under the agent, and what is new waits until it is
//! asked for.

use serde_json::Value;

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::orders::{order, sixty};
use crate::harness::things::{button, link, row};

/// Where each row is in the window.
fn places(desk: &Desk) -> Value {
    let rows = "document.querySelector('avoir-desk').shadowRoot.querySelectorAll('.orders .row')";
    desk.browser().run(&format!("return [...{rows}].map((row) => row.getBoundingClientRect().top)"))
}

#[test]
fn a_new_order_is_announced_and_moves_no_row_before_it_is_asked_for() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.focuses(&link("ORD00110"));
        desk.reads_nothing_again();
        let place = places(&desk);
        shop.gets(&[order("ORD00300").placed_at("2026-11-21T08:00:00Z")]);
        let ben = shop.agent("Ben Morel");
        ben.opens_order("ORD00101");
        ben.switches_mod_on();
        desk.returns_to_the_page();
        desk.reads("1 nouvelle commande");
        // What a row says is new at once.
        desk.sees(&row("ORD00101").saying("MOD ON : Ben Morel"));
        desk.finds_first(&row("ORD00"), "ORD00100");
        desk.has_focus_on(&link("ORD00110"));
        // Not by a pixel: a click hits the row that it was aimed at.
        assert_eq!(places(&desk), place);
        desk.press(&button("Afficher"));
        desk.finds_first(&row("ORD00"), "ORD00300");
        desk.no_longer_reads("nouvelle commande");
    });
}

#[test]
fn without_the_backend_the_list_goes_on_with_what_it_has_and_says_so() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.sees(&Desk::facet("En préparation 20"));
        desk.reads("À jour à");
        shop.stop_the_backend();
        desk.reads("Mises à jour interrompues depuis");
        desk.browser().write("/");
        desk.browser().write("ORD0012");
        desk.reads("10 commandes");
        desk.is_at("/orders?q=ORD0012");
        shop.start_the_backend();
        desk.returns_to_the_page();
        desk.no_longer_reads("Mises à jour interrompues depuis");
    });
}
