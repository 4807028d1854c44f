//! The step of a cancellation is the backend's: a reload, another tab and another machine land on the same one.

use crate::desk::Desk;
use crate::desk::procedure::{check_button, confirm_button};
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::shop::Shop;
use crate::harness::things::{Thing, button, checkbox, dialog};

const ORDER: &str = "ORD00123";
const REFUND: &str = "Rembourser le client";
const IMPOSSIBLE: &str = "Impossible d'annuler la commande";

#[test]
fn every_step_is_found_again_by_reload_other_tab_and_other_machine() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let elsewhere = shop.another_machine_of(&desk);
        desk.opens_order(ORDER);
        desk.switches_mod_on();
        check(shop, &desk, &elsewhere, "La modification de la commande est sur ON", &check_button());
        desk.checks();
        check(shop, &desk, &elsewhere, "Commande annulable", &confirm_button());
        desk.confirms();
        finds_confirmed(&desk);
        desk.reload();
        finds_confirmed(&desk);
        elsewhere.opens_order(ORDER);
        finds_confirmed(&elsewhere);
        desk.asks_to_cancel();
        desk.validates("Téléphone");
        check(shop, &desk, &elsewhere, REFUND, &button("Ouvrir HiPay"));
        desk.opens_portal("HiPay", || {});
        check(shop, &desk, &elsewhere, REFUND, &asking("Le remboursement de 31,60 € chez HiPay a-t-il été effectué ?"));
        desk.says_impossible("Le délai", "Virement bancaire");
        desk.will_ask_where_to();
        desk.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        desk.press(&button("Rembourser par ce moyen"));
        check(shop, &desk, &elsewhere, REFUND, &button("Je m'en charge"));
        desk.takes_it_on();
        let by_transfer = asking("Le remboursement de 31,60 € par virement bancaire a-t-il été effectué ?");
        check(shop, &desk, &elsewhere, REFUND, &by_transfer);
        desk.says_refunded("VIR-7");
        check(shop, &desk, &elsewhere, "Mail de confirmation au client", &button("Envoyer le mail"));
        desk.sends_the_mail();
        elsewhere.opens_order(ORDER);
        elsewhere.reads("Commande annulée. Tout est réglé.");
        let ledger = shop.ledger();
        assert_eq!((ledger.operations(ORDER).len(), ledger.credit_notes(ORDER)), (9, vec![3160]));
        assert_eq!(ledger.tasks(ORDER), ["hipay 3160 original impossible", "hipay 3160 bank_transfer done"]);
    });
}

#[test]
fn the_verdict_that_an_order_can_not_be_cancelled_is_found_again_everywhere() {
    journey(&[order(ORDER).logistic_status("printing")], |shop| {
        let desk = shop.agent("Awa Diallo");
        let elsewhere = shop.another_machine_of(&desk);
        desk.opens_order(ORDER);
        desk.switches_mod_on();
        desk.checks();
        check(shop, &desk, &elsewhere, IMPOSSIBLE, &dialog(IMPOSSIBLE).saying("l'impression est en cours"));
        elsewhere.leaves_mod();
        assert_eq!((shop.ledger().step(ORDER), shop.ledger().holder(ORDER)), ("idle".to_owned(), None));
    });
}

/// The pop-in with the refund, at this question.
fn asking(question: &str) -> Thing {
    dialog(REFUND).saying(question)
}

/// Held for the agent, with the next step open in the menu.
fn finds_confirmed(desk: &Desk) {
    desk.sees(&button("Modifier la commande"));
    desk.reads("Choix d'annuler confirmé");
}

/// That the step with this pop-in and this button is where the agent lands, wherever they come from, without
/// anything being written on the way.
fn check(shop: &Shop, desk: &Desk, elsewhere: &Desk, title: &str, next: &Thing) {
    let lands = |desk: &Desk| {
        desk.sees(&dialog(title));
        desk.sees(next);
    };
    lands(desk);
    let written = shop.ledger().operations(ORDER);
    desk.reload();
    lands(desk);

    let here = desk.browser().tab();
    desk.browser().open_tab();
    desk.browser().go(&format!("/orders/{ORDER}"));
    lands(desk);
    desk.browser().close_tab();
    desk.browser().switch_to(&here);

    elsewhere.browser().go(&format!("/orders/{ORDER}"));
    lands(elsewhere);
    assert_eq!(shop.ledger().operations(ORDER), written);
}
