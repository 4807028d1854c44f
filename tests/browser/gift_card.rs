//! *Gift cards*: what was paid by gift card goes back onto the card by cancelling the order, and only so.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::dialog;

#[test]
fn cancelling_gives_the_gift_card_its_balance_back_and_no_other_payment() {
    let paid = [("gift_card", "GC-2210", "10.00"), ("hipay", "8003121", "21.60")];
    journey(&[order("ORD00123").paid_by(&paid)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        desk.reads("La part payée par carte-cadeau retourne sur le solde de la carte dès que vous validez.");
        assert_eq!(shop.ledger().gift_card("GC-2210"), 0);

        desk.validates("Chat");
        desk.sees(&dialog("Rembourser le client"));
        desk.reads("21,60 €");
        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["gift_card 1000 original done", "hipay 2160 original to_do"]);
        assert_eq!((ledger.gift_card("GC-2210"), ledger.pending("ORD00123")), (1000, 2160));

        desk.refunds_at_hipay("R-1");
        desk.sends_the_mail();
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.gift_card("GC-2210")), (3160, 1000));
        assert_eq!(ledger.credit_notes("ORD00123"), [3160]);
        let mail = &ledger.mails("ORD00123")[0];
        assert!(mail.contains("carte-cadeau") && mail.contains("HiPay"), "{mail}");
    });
}

#[test]
fn an_order_paid_by_gift_card_alone_leaves_nothing_to_do_at_a_bank() {
    journey(&[order("ORD00123").paid_by(&[("gift_card", "GC-1", "31.60")])], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        desk.validates("E-mail");
        desk.sends_the_mail();
        assert_eq!((shop.ledger().gift_card("GC-1"), shop.ledger().pending("ORD00123")), (3160, 0));
    });
}
