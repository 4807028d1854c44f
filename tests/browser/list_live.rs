//! What happens elsewhere comes into the list calmly: no row moves under the agent, and what is new waits until it is
//! asked for.

use crate::harness::journey;
use crate::harness::journey_on_a_bad_line;
use crate::harness::line::Fault;
use crate::harness::orders::{order, sixty};
use crate::harness::things::{button, link, row};

#[test]
fn a_new_order_is_announced_and_moves_no_row_before_it_is_asked_for() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.focuses(&link("ORD00110"));
        desk.reads_nothing_again();
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
        desk.press(&button("Afficher"));
        desk.finds_first(&row("ORD00"), "ORD00300");
        desk.no_longer_reads("nouvelle commande");
    });
}

#[test]
fn without_a_line_the_list_goes_on_with_what_it_has_and_says_so() {
    journey_on_a_bad_line(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.reads("À jour à");
        desk.browser().may_complain_of("/api/v1");
        shop.line().always("GET", "/api/v1/orders", Fault::Lost);
        desk.returns_to_the_page();
        desk.sees(&button("Réessayer"));
        desk.sees(&row("ORD00100"));
        shop.line().mend();
        desk.press(&button("Réessayer"));
        desk.no_longer_sees(&button("Réessayer"));
    });
}
