//! À terminer: what somebody started and did not finish is found, and finished by whoever is there.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{dialog, heading, link, row};

#[test]
fn a_cancellation_left_by_one_agent_is_picked_up_by_another() {
    journey(&[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let ben = shop.agent("Ben Morel");
        awa.opens_order("ORD00123");
        awa.cancels();
        awa.escapes();
        awa.sees(&link("1 commande à terminer").in_part());
        awa.switches_mod_off();

        ben.press(&link("À terminer").in_part());
        ben.sees(&heading("À terminer"));
        ben.sees(&row("ORD00123").saying("Rembourser : HiPay"));
        ben.sees(&row("ORD00123").saying("Awa Diallo"));
        ben.press(&link("Reprendre ORD00123"));
        ben.sees(&dialog("Rembourser le client"));
        ben.refunds_at_hipay("R-1");
        ben.sends_the_mail();
        ben.escapes();
        ben.sees(&link("À terminer"));

        ben.press(&link("À terminer").in_part());
        ben.reads("Tout est terminé");
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.step("ORD00123")), (3160, "finished".to_owned()));
    });
}
