//! Between any two steps the warehouse may act: then the backend says no, the screen says why, and nothing is
//! half done.

use avoir::backend::store::LogisticMove;
use avoir::domain::logistic_status::LogisticStatus::{AwaitingPrint, Printing};

use crate::desk::procedure::confirm_button;
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::order;
use crate::harness::things::{alert, dialog};

#[test]
fn an_order_printed_after_the_check_is_not_cancelled() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.switches_mod_on();
        desk.checks();
        desk.sees(&dialog("Commande annulable"));
        assert!(matches!(
            shop.ledger().warehouse_moves("ORD00123", AwaitingPrint, Printing),
            LogisticMove::Moved { .. }
        ));

        desk.press(&confirm_button());
        desk.sees(&alert("Refusé"));
        desk.reads("Impression en cours");
        desk.reads("Répondez au client avec la réponse prédéfinie, puis quittez MOD.");
        desk.no_longer_reads("recommencez");
        let ledger = shop.ledger();
        assert_eq!(ledger.logistic_status("ORD00123"), "printing");
        assert!(!ledger.journal("ORD00123").contains(&"cancellation_confirmed".to_owned()));
        assert_eq!((ledger.credit_notes("ORD00123").len(), ledger.tasks("ORD00123").len()), (0, 0));

        // The way out is the one of an order that can't be cancelled.
        desk.leaves_mod();
        assert_eq!(shop.ledger().step("ORD00123"), "idle");
    });
}

#[test]
fn a_confirmed_order_can_not_be_printed_until_the_agent_leaves() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_menu();
        assert_eq!(shop.ledger().warehouse_moves("ORD00123", AwaitingPrint, Printing), LogisticMove::Held);
        desk.key(Key::Escape);
        desk.switches_mod_off();
        assert!(matches!(
            shop.ledger().warehouse_moves("ORD00123", AwaitingPrint, Printing),
            LogisticMove::Moved { .. }
        ));
    });
}
