//! Which payment gives back how much: by a rule, as typed, and never a gift card unless the order is cancelled.

use crate::desk::credit_form::{amount_paid, quantity, shipping, value};
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{alert, button, radio, textbox};

const MUG: &str = "Mug en grès";

#[test]
fn two_payments_share_by_rule_or_as_typed() {
    let paid = [("hipay", "8003121", "21.60"), ("paypal", "PP-1", "10.00")];
    journey(&[order("ORD00123").paid_by(&paid)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.press(&shipping());
        desk.sees(&button("Expliquer : PayPal : 1,55 €"));
        desk.adds("4,90 € sur 2 paiements");
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 335 original to_do", "paypal 155 original to_do"]);

        desk.press(&button("Ajouter une note de crédit"));
        desk.write(&quantity(MUG), "1");
        desk.press(&radio("Montants saisis"));
        desk.empties(&textbox("Part de HiPay"));
        desk.write(&textbox("Part de HiPay"), "0,90");
        desk.sees(&alert("La répartition fait"));
        desk.press(&button("Tout le reste sur PayPal"));
        desk.finds_in(&textbox("Part de PayPal"), "8,00");
        desk.adds("8,90 € sur 2 paiements");
        let tasks = shop.ledger().tasks("ORD00123");
        assert_eq!(tasks[2..], ["hipay 90 original to_do", "paypal 800 original to_do"]);
    });
}

#[test]
fn a_gift_card_is_left_alone_and_the_form_says_so() {
    let paid = [("gift_card", "GC-1", "10.00"), ("hipay", "8003121", "21.60")];
    journey(&[order("ORD00123").paid_by(&paid)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.reads("n'est recréditée qu'en annulant la commande");
        // All but what the gift card paid: that stays on the article.
        desk.press(&amount_paid());
        desk.sees(&button("Ajouter · 21,60 € sur HiPay"));
        desk.finds_in(&value(MUG), "16,70");
        desk.press(&amount_paid());
        desk.write(&quantity(MUG), "3");
        desk.press(&shipping());
        desk.sees(&alert("Hors carte-cadeau, il reste 21,60 €."));
        desk.press(&button("Prendre 21,60 €"));
        desk.has_focus_on(&radio("Au prorata de ce qui reste"));
        desk.finds_in(&value(MUG), "16,70");
        desk.adds("21,60 € sur HiPay");
        let ledger = shop.ledger();
        assert_eq!(
            (ledger.tasks("ORD00123"), ledger.gift_card("GC-1")),
            (vec!["hipay 2160 original to_do".to_owned()], 0)
        );
    });
}
