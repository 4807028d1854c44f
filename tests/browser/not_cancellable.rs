//! Steps 2 and 6, case 1: an order that has left “En attente d’impression” can't be cancelled any more.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, row};

/// The list says so, the check says so and why, the customer gets the canned reply, and leaving MOD leaves the
/// order as it was.
fn check(wire: &str, logistic_status: &str, reason: &str, in_the_reply: &str) {
    journey(&[order("ORD00123").logistic_status(wire)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.searches_order("ORD00123");
        desk.reads_in_the_list("ORD00123", logistic_status);
        desk.sees(&row("ORD00123").saying("Non annulable"));
        desk.presses_mod("ORD00123");
        desk.switches_mod_on();
        // What the status says already is said before the check, which is made all the same.
        desk.sees(&dialog("La modification de la commande est sur ON").saying("D'après son état").saying(reason));
        desk.checks();

        desk.sees(&dialog("Impossible d'annuler la commande"));
        desk.reads(reason);
        desk.press(&button("Copier la réponse"));
        desk.reads("Copié");
        let reply = desk.clipboard();
        assert!(reply.contains("ORD00123") && reply.contains(in_the_reply), "{reply}");

        desk.leaves_mod();
        let ledger = shop.ledger();
        assert_eq!(ledger.journal("ORD00123"), ["modification_opened", "cancellation_checked", "modification_closed"]);
        assert_eq!((ledger.step("ORD00123"), ledger.holder("ORD00123")), ("idle".to_owned(), None));
        assert_eq!(ledger.logistic_status("ORD00123"), wire);
        assert_eq!(ledger.credit_notes("ORD00123"), [] as [i64; 0]);
    });
}

#[test]
fn an_order_being_printed_can_not_be_cancelled() {
    check("printing", "Impression en cours", "l'impression est en cours", "en cours d’impression");
}

#[test]
fn an_order_being_prepared_can_not_be_cancelled() {
    check("preparing", "En préparation", "la commande est en préparation", "en cours de préparation");
}

#[test]
fn an_order_that_was_shipped_can_not_be_cancelled() {
    check("shipped", "Expédiée", "la commande est expédiée", "a déjà été expédiée");
}
