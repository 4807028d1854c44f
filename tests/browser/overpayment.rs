//! Money above the price of an order (*trop-perçu*) goes back by a refund of its own, on no credit note.

use crate::harness::journey;
use crate::harness::orders::{Order, order};
use crate::harness::things::{any, button, dialog, textbox};

/// 31,60 € were transferred twice.
fn paid_twice(number: &str) -> Order {
    order(number).paid_by(&[("bank_transfer", "VIR-1", "31.60"), ("bank_transfer", "VIR-2", "31.60")])
}

#[test]
fn money_above_the_price_goes_back_on_no_note() {
    journey(&[paid_twice("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.reads("Trop-perçu : 31,60 €");
        desk.press(&button("Rembourser le trop-perçu"));
        desk.sees(&dialog("Rembourser le trop-perçu"));
        desk.press(&button("Rembourser 31,60 €"));
        desk.reads("Indiquez d'où vient le trop-perçu.");
        assert_eq!(shop.ledger().tasks("ORD00123"), Vec::<String>::new());

        desk.write(&textbox("Motif"), "Payé deux fois");
        desk.press(&button("Rembourser 31,60 €"));
        desk.sees(&dialog("Rembourser le client"));
        desk.takes_it_on();
        desk.says_refunded("VIR-9");
        desk.no_longer_sees(&any("dialog"));
        desk.no_longer_reads("Trop-perçu : 31,60 €");

        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["bank_transfer 3160 original done"]);
        assert_eq!((ledger.refunded("ORD00123"), ledger.pending("ORD00123")), (3160, 0));
        assert!(ledger.credit_notes("ORD00123").is_empty());
    });
}

#[test]
fn cancelling_gives_back_what_was_paid_twice_and_credits_the_sale_once() {
    journey(&[paid_twice("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        desk.reads("63,20 €");
        desk.reads("Trop-perçu");
        desk.validates("Téléphone");
        desk.sees(&dialog("Rembourser le client"));
        let ledger = shop.ledger();
        assert_eq!(ledger.credit_notes("ORD00123"), [3160]);
        assert_eq!(ledger.pending("ORD00123"), 6320);
    });
}
