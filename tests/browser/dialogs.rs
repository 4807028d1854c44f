//! Every pop-in has a name, takes the focus, keeps it, gives it back, and loses nothing when Escape closes it.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, menuitem, radio};

/// Held by the pop-in; Escape closes it and changes nothing; the page offers to come back to it.
fn check(desk: &Desk, title: &str) {
    desk.is_held_by_dialog(title);
    desk.escapes();
    desk.keeps_a_focus();
    desk.press(&button("Reprendre l'annulation"));
    desk.sees(&dialog(title));
}

#[test]
fn every_pop_in_of_a_cancellation_holds_the_focus_and_can_be_left_and_taken_up() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.switches_mod_on();
        check(&desk, "La modification de la commande est sur ON");
        desk.checks();
        check(&desk, "Commande annulable");
        desk.confirms();
        desk.asks_to_cancel();
        desk.is_held_by_dialog("Annuler la commande");
        desk.press(&radio("Téléphone"));
        desk.press(&button("Valider"));
        check(&desk, "Rembourser le client");
        desk.opens_portal("HiPay", || {});
        desk.press(&button("Remboursement impossible"));
        desk.is_held_by_dialog("Rembourser le client");
        desk.press(&button("Revenir à la question"));
        desk.says_refunded("R-1");
        check(&desk, "Mail de confirmation au client");
        desk.sends_the_mail();
        desk.is_held_by_dialog("Annulation terminée");
        assert_eq!(shop.ledger().operations("ORD00123").len(), 7);
    });
}

#[test]
fn the_focus_comes_to_the_way_back_into_the_pop_in() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.switches_mod_on();
        desk.escapes();
        desk.has_focus_on(&button("Reprendre l'annulation"));
    });
}

#[test]
fn escape_in_the_menu_closes_the_menu_alone_and_the_arrows_go_round_in_it() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_menu();
        desk.has_focus_on(&menuitem("Annuler la commande"));
        desk.keys(&[Key::Down, Key::Up, Key::Home]);
        desk.has_focus_on(&menuitem("Annuler la commande"));
        desk.key(Key::Escape);
        desk.no_longer_sees(&any("menuitem"));
        desk.has_focus_on(&button("Modifier la commande"));
    });
}
