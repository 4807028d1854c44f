//! One way into a cancellation and one way on: the menu begins it, each pop-in names its order, what is held says until
//! when, and what is over is not begun again.

use crate::desk::procedure::{confirm_button, modification};
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, heading, link, menuitem, radio, textbox};

#[test]
fn the_menu_begins_the_cancellation_with_its_check() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.opens_the_menu();
        desk.reads("Passe MOD (modification de la commande) sur ON et vérifie. Rien n'est encore annulé.");
        desk.press(&menuitem("Annuler la commande"));
        desk.sees(&dialog("Commande annulable"));
        desk.sees(&confirm_button());
        assert_eq!(shop.ledger().step("ORD00123"), "cancellable");
    });
}

#[test]
fn the_menu_says_of_a_shipped_order_that_it_is_too_late() {
    journey(&[order("ORD00123").logistic_status("shipped")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.opens_the_menu();
        desk.finds_disabled(&menuitem("Annuler la commande"));
        desk.reads("Trop tard : déjà expédiée.");
    });
}

#[test]
fn what_is_held_says_until_when_and_keeps_the_channel_over_a_fresh_load() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        desk.sees(&any("dialog").saying("ORD00123"));
        desk.reads("Fermer (Échap) garde l'étape : la commande est à vous jusqu'à");
        desk.press(&radio("Magasin"));
        desk.escapes();
        desk.reads("Retenue jusqu'à");
        desk.reads("Ensuite MOD repasse sur OFF, l'entrepôt reprend la commande et rien n'est annulé.");
        desk.reload();
        desk.press(&button("Reprendre l'annulation"));
        desk.sees(&dialog("Annuler la commande"));
        desk.press(&button("Valider"));
        desk.sees(&dialog("Rembourser le client"));
    });
}

#[test]
fn who_opens_the_portal_again_comes_back_to_the_reference() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        desk.goes_to_another_tab(|| desk.press(&link("Rouvrir HiPay").in_part()), || desk.reads("Aucun remboursement"));
        desk.has_focus_on(&textbox("Référence du remboursement"));
    });
}

#[test]
fn a_finished_cancellation_names_its_reference_and_is_not_modified_again() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.refunds_at_hipay("R-1");
        desk.sends_the_mail();
        desk.sees(&any("dialog").saying("R-1"));
        // The reply was offered a step ago: it is folded away until somebody wants it.
        desk.no_longer_sees(&button("Copier la réponse").within(any("dialog")));
        desk.browser()
            .run("document.querySelector('avoir-desk').shadowRoot.querySelector('dialog[open] summary').click()");
        desk.sees(&button("Copier la réponse").within(any("dialog")));
        desk.press(&button("Chercher une commande").in_part().within(any("dialog")));
        desk.sees(&heading("Liste des commandes"));
        desk.opens_order("ORD00123");
        desk.finds_disabled(&modification());
        desk.reads("Commande annulée : il n'y a plus rien à modifier.");
    });
}
