//! A cancelled order whose money was only set aside: nothing to refund, and an authorisation to void.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::shop::Shop;
use crate::harness::things::{button, dialog, heading, menuitem, textbox};

const ORDER: &str = "ORD00123";

/// Up to the pop-in with what is to be voided.
fn cancels(desk: &Desk) {
    desk.opens_order(ORDER);
    desk.comes_to_the_total();
    desk.reads("Rien n'a été encaissé : il n'y aura pas de remboursement à faire.");
    desk.validates("Téléphone");
    desk.sees(&dialog("Annuler l'autorisation"));
}

/// Nothing was captured, so that nothing goes back, whatever is said.
fn no_money_moves(shop: &Shop, task: &str) {
    let ledger = shop.ledger();
    assert_eq!(ledger.tasks(ORDER), [task]);
    assert_eq!((ledger.refunded(ORDER), ledger.pending(ORDER)), (0, 0));
}

#[test]
fn what_was_set_aside_is_voided_at_the_provider_and_the_customer_was_charged_nothing() {
    journey(&[order(ORDER).set_aside()], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.reads("Autorisée");
        cancels(&desk);
        no_money_moves(shop, "stripe 3160 void to_do");
        desk.goes_to_another_tab(
            || desk.press(&button("Ouvrir Stripe")),
            || {
                desk.sees(&heading("Stripe"));
                desk.reads("Montant autorisé, non encaissé");
                desk.press(&button("Annuler l'autorisation"));
                desk.reads("Autorisation annulée");
            },
        );
        desk.reads("L'autorisation de 31,60 € chez Stripe est-elle annulée ?");
        no_money_moves(shop, "stripe 3160 void opened");
        desk.press(&button("Autorisation annulée"));
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.reads("réservés sur votre moyen de paiement n'ont pas été encaissés");
        desk.sends_the_mail();
        no_money_moves(shop, "stripe 3160 void done");
        assert_eq!(shop.ledger().step(ORDER), "finished");
        desk.escapes();
        desk.reads("Non payée");
    });
}

#[test]
fn a_voiding_that_another_agent_began_is_taken_over_in_words_of_its_own() {
    journey(&[order(ORDER).set_aside()], |shop| {
        let awa = shop.agent("Awa Diallo");
        cancels(&awa);
        awa.goes_to_another_tab(|| awa.press(&button("Ouvrir Stripe")), || awa.sees(&heading("Stripe")));

        let zoe = shop.lead("Zoé Petit");
        zoe.opens_order(ORDER);
        zoe.press(&button("Reprendre la main"));
        zoe.sees(&dialog("Annuler l'autorisation"));
        zoe.reads("L'autorisation est peut-être déjà annulée : vérifiez chez Stripe");
        zoe.reads("ne remboursez rien");
        zoe.no_longer_reads("rembourser le client");
        zoe.press(&button("Reprendre à la place de Awa Diallo…"));
        zoe.press(&button("Reprendre cette annulation"));
        zoe.press(&button("Pas annulée"));
        zoe.sees(&button("Ouvrir Stripe"));
        no_money_moves(shop, "stripe 3160 void to_do");

        // What can't be voided any more is left with its reason, and the customer is not told otherwise.
        zoe.press(&button("L'autorisation ne peut plus être annulée"));
        zoe.write(&textbox("Que dit le prestataire ?"), "Expirée vendredi");
        zoe.press(&button("Laisser cette autorisation"));
        zoe.sees(&dialog("Mail de confirmation au client"));
        zoe.no_longer_reads("réservés");
        no_money_moves(shop, "stripe 3160 void given_up");
    });
}

#[test]
fn an_authorisation_that_was_recorded_as_voided_by_mistake_is_voided() {
    journey(&[order(ORDER).set_aside()], |shop| {
        let desk = shop.agent("Awa Diallo");
        cancels(&desk);
        desk.goes_to_another_tab(|| desk.press(&button("Ouvrir Stripe")), || desk.sees(&heading("Stripe")));
        desk.press(&button("Autorisation annulée"));
        desk.sends_the_mail();
        desk.escapes();
        desk.press(&button("Suite de l'annulation"));
        desk.press(&menuitem("Noté par erreur"));
        desk.reads("si l'autorisation y est annulée, il n'y a pas d'erreur");
        desk.write(&textbox("Comment est-ce arrivé ?"), "Onglet fermé trop tôt");
        desk.press(&button("Noter l'erreur et remettre à faire"));
        desk.reads("Commande annulée. Une autorisation reste à annuler chez le prestataire.");
        let ledger = shop.ledger();
        assert_eq!(ledger.tasks(ORDER), ["stripe 3160 void never_made", "stripe 3160 void to_do"]);
        assert_eq!((ledger.refunded(ORDER), ledger.pending(ORDER)), (0, 0));

        desk.press(&button("Reprendre l'annulation"));
        desk.sees(&dialog("Annuler l'autorisation"));
        desk.reads("Notée comme annulée par erreur : vérifiez chez Stripe si l'autorisation est annulée.");
        desk.goes_to_another_tab(
            || desk.press(&button("Ouvrir Stripe")),
            || {
                desk.sees(&heading("Stripe"));
                desk.press(&button("Annuler l'autorisation"));
                desk.reads("Autorisation annulée");
            },
        );
        desk.press(&button("Autorisation annulée"));
        desk.sees(&dialog("Annulation terminée"));
        assert_eq!(ledger.tasks(ORDER), ["stripe 3160 void never_made", "stripe 3160 void done"]);
        assert_eq!((ledger.step(ORDER).as_str(), ledger.mails(ORDER).len()), ("finished", 1));
    });
}
