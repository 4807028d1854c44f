//! On a telephone as on a desk: nothing is wider than the screen, and everything can be hit.

use crate::desk::Desk;
use crate::desk::procedure::{check_button, confirm_button};
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, checkbox, dialog, heading, link, radio};

fn check(desk: &Desk) {
    desk.finds_nothing_too_wide_or_too_small();
}

fn walk(width: u32, height: u32) {
    // A long name without a gap is the worst that a narrow screen can meet.
    let long = order("ORD00123").customer(&"Wolfeschlegelsteinhausenberger".repeat(4));
    journey(&[long, order("ORD00124").logistic_status("shipped")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.browser().resize(width, height);
        shop.ledger().end_all_sessions();
        desk.reload();
        desk.sees(&heading("Se connecter"));
        check(&desk);
        desk.gives_token();
        desk.sees(&heading("Liste des commandes"));
        desk.sees(&link("MOD : ouvrir ORD00123"));
        check(&desk);
        desk.opens_order("ORD00123");
        check(&desk);
        desk.switches_mod_on();
        check(&desk);
        desk.sees_whatever_it_tabs_to();
        desk.press(&check_button());
        desk.sees(&confirm_button());
        check(&desk);
        desk.confirms();
        desk.asks_to_cancel();
        desk.press(&radio("Téléphone"));
        check(&desk);
        desk.sees_whatever_it_tabs_to();
        desk.is_signed_out_unnoticed(shop);
        desk.press(&button("Valider"));
        desk.sees(&dialog("Votre session a expiré"));
        check(&desk);
        desk.gives_token();
        desk.sees(&button("Ouvrir HiPay"));
        check(&desk);
        desk.opens_portal("HiPay", || {});
        check(&desk);
        desk.sees_whatever_it_tabs_to();
        desk.press(&button("Remboursement impossible"));
        desk.sees(&button("Rembourser par ce moyen"));
        check(&desk);
        desk.sees_whatever_it_tabs_to();
        desk.press(&button("Revenir à la question"));
        desk.escapes();
        desk.browser().go("/orders");
        desk.press(&checkbox("Sélectionner ORD00124"));
        desk.press(&button("Annuler ensemble"));
        desk.press(&button("Vérifier la commande"));
        desk.reads("la commande est expédiée");
        check(&desk);
        desk.browser().go("/unfinished");
        desk.sees(&link("Reprendre ORD00123"));
        check(&desk);
        desk.press(&link("Reprendre ORD00123"));
        desk.says_refunded("R-1");
        desk.sees(&button("Envoyer le mail"));
        check(&desk);
        desk.sends_the_mail();
        check(&desk);
        desk.browser().go("/nowhere");
        desk.sees(&heading("Cette adresse ne mène nulle part"));
        check(&desk);
    });
}

#[test]
fn every_screen_fits_a_telephone() {
    walk(390, 844);
}

#[test]
fn every_screen_fits_320_pixels() {
    walk(320, 640);
}

#[test]
fn every_screen_fits_a_desk() {
    walk(1280, 800);
}
