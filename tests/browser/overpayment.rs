//! *Trop-perçu*: what was paid beyond the price of an order goes back by a refund of its own, and the goods can still be
//! credited.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, textbox};

/// Transferred twice.
const TWICE: [(&str, &str, &str); 2] = [("bank_transfer", "VIR-1", "31.60"), ("bank_transfer", "VIR-2", "31.60")];

#[test]
fn what_was_paid_twice_goes_back_without_a_note_and_leaves_the_goods_to_be_credited() {
    journey(&[order("ORD00123").paid_by(&TWICE)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.reads("Trop-perçu : 31,60 €");
        desk.press(&button("Rembourser le trop-perçu"));
        desk.sees(&dialog("Rembourser le trop-perçu"));
        desk.press(&button("Rembourser 31,60 €"));
        desk.reads("Indiquez d'où vient le trop-perçu.");
        assert_eq!(shop.ledger().tasks("ORD00123"), [] as [String; 0]);

        desk.write(&textbox("Motif"), "Virement reçu deux fois");
        desk.press(&button("Rembourser 31,60 €"));
        desk.sees(&dialog("Rembourser le client"));
        desk.reads("Trop-perçu : Virement reçu deux fois");
        desk.takes_it_on();
        desk.says_refunded("R-1");
        desk.no_longer_sees(&any("dialog"));
        desk.no_longer_sees(&button("Rembourser le trop-perçu"));

        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["bank_transfer 3160 original done"]);
        assert_eq!(ledger.credit_notes("ORD00123"), [] as [i64; 0]);
        assert_eq!(ledger.journal("ORD00123"), ["overpayment_refunded", "refund_opened", "refund_done"]);

        // All that the order cost can still be credited.
        desk.has_issued_two_mugs("ORD00123", true);
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [1980]);
        assert_eq!(shop.ledger().movements("MUG-01"), ["2 returned_to_stock_by_refunding"]);
    });
}

#[test]
fn cancelling_gives_back_what_was_paid_too_much_beside_the_note() {
    journey(&[order("ORD00123").paid_by(&TWICE)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        desk.reads("63,20 €");
        desk.reads("Trop-perçu");
        desk.validates("Téléphone");
        desk.sees(&dialog("Rembourser le client"));

        let ledger = shop.ledger();
        assert_eq!(ledger.credit_notes("ORD00123"), [3160]);
        assert_eq!(
            ledger.tasks("ORD00123"),
            ["bank_transfer 3160 original to_do", "bank_transfer 3160 original to_do"]
        );
        assert_eq!(ledger.pending("ORD00123"), 6320);
    });
}
