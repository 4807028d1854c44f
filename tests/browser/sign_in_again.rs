//! A session that ends in the middle costs nothing: the screen stays, and what was begun goes on, once.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::order;
use crate::harness::shop::Shop;
use crate::harness::things::{button, dialog, heading, radio, textbox};

const EXPIRED: &str = "Votre session a expiré";

/// Chooses the contact channel; the session is over when it is validated.
#[track_caller]
fn loses_the_session_while_validating(shop: &Shop, desk: &Desk) {
    desk.opens_order("ORD00123");
    desk.comes_to_the_total();
    desk.press(&radio("Magasin"));
    desk.is_signed_out_unnoticed(shop);
    desk.press(&button("Valider"));
    desk.sees(&dialog(EXPIRED));
}

/// Comes back from the bank with a reference; the session is over when it is to be recorded.
#[track_caller]
fn loses_the_session_at_the_bank(shop: &Shop, desk: &Desk) {
    desk.opens_order("ORD00123");
    desk.cancels();
    desk.opens_portal("HiPay", || {});
    desk.write(&textbox("Référence du remboursement"), "R-77");
    desk.is_signed_out_unnoticed(shop);
    desk.press(&button("Remboursement effectué"));
    desk.sees(&dialog(EXPIRED));
}

#[test]
fn a_session_that_ends_during_a_write_goes_on_with_one_effect() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        loses_the_session_while_validating(shop, &desk);
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [] as [i64; 0]);
        desk.gives_token();
        // Nothing has to be said again: the write goes on by itself, under the key that it had.
        desk.sees(&dialog("Rembourser le client"));
        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 3160 original to_do"]);
        assert_eq!(ledger.credit_notes("ORD00123"), [3160]);
        assert_eq!(ledger.journal("ORD00123").iter().filter(|event| *event == "order_cancelled").count(), 1);
    });
}

#[test]
fn a_write_that_found_nobody_signed_in_is_forgotten_by_a_reload() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        loses_the_session_while_validating(shop, &desk);

        desk.reload();
        desk.sees(&heading("Se connecter"));
        desk.gives_token();
        desk.sees_order("ORD00123");
        desk.no_longer_reads("On ne sait pas encore");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [] as [i64; 0]);
        desk.asks_to_cancel();
        desk.validates("Magasin");
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [3160]);
    });
}

#[test]
fn what_was_typed_is_still_there_after_signing_in_again() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        loses_the_session_at_the_bank(shop, &desk);
        desk.gives_token();
        desk.sees(&dialog("Mail de confirmation au client"));
        assert_eq!(shop.ledger().refunded("ORD00123"), 3160);
        assert_eq!(shop.ledger().references("ORD00123"), ["R-77"]);
    });
}

#[test]
fn another_agent_does_not_go_on_with_what_someone_else_began() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        let other = shop.agent("Ben Morel");
        loses_the_session_at_the_bank(shop, &desk);
        desk.write(&textbox("Jeton d'accès"), other.token());
        desk.key(Key::Enter);
        desk.reads("Ce jeton est celui d'un autre agent.");
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);
    });
}

/// Follows a new sign-in link of this agent's in another tab, and comes back to the first.
#[track_caller]
fn signs_in_by_link(shop: &Shop, desk: &Desk, name: &str) {
    let open = format!("window.open('{}')", shop.sign_in_link(name));
    // Nobody typed it, so it asks first.
    let signs_in = || {
        desk.press(&button("Se connecter"));
        desk.sees(&heading("Liste des commandes"));
    };
    desk.goes_to_another_tab(|| drop(desk.browser().run(&open)), signs_in);
}

#[test]
fn a_sign_in_link_opened_in_another_tab_takes_up_what_was_interrupted() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        loses_the_session_at_the_bank(shop, &desk);
        desk.reads("ouvrez un nouveau lien de connexion dans un autre onglet");
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);

        signs_in_by_link(shop, &desk, "Awa Diallo");
        desk.no_longer_sees(&dialog(EXPIRED));
        desk.sees(&dialog("Mail de confirmation au client"));
        assert_eq!(
            (shop.ledger().refunded("ORD00123"), shop.ledger().references("ORD00123")),
            (3160, vec!["R-77".to_owned()])
        );
    });
}

#[test]
fn who_signs_in_by_a_link_does_not_go_on_with_anothers_write() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        drop(shop.agent("Ben Morel"));
        loses_the_session_at_the_bank(shop, &desk);
        signs_in_by_link(shop, &desk, "Ben Morel");
        desk.reads("Un autre agent est connecté dans ce navigateur. Cet écran est celui de Awa Diallo.");
        desk.sees(&dialog(EXPIRED));
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);

        // Awa's own link still takes it up.
        signs_in_by_link(shop, &desk, "Awa Diallo");
        desk.sees(&dialog("Mail de confirmation au client"));
        assert_eq!(shop.ledger().refunded("ORD00123"), 3160);
    });
}

#[test]
fn a_screen_writes_nothing_in_the_name_of_who_signed_in_elsewhere() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        drop(shop.agent("Ben Morel"));
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        desk.press(&radio("Magasin"));
        signs_in_by_link(shop, &desk, "Ben Morel");
        desk.sees(&dialog(EXPIRED));
        desk.reads("Un autre agent est connecté dans ce navigateur. Cet écran est celui de Awa Diallo.");

        signs_in_by_link(shop, &desk, "Awa Diallo");
        desk.no_longer_sees(&dialog(EXPIRED));
        desk.press(&button("Valider"));
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [3160]);
    });
}
