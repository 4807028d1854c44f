//! Two agents on one order: who holds it is shown, nobody else can write, and a lead takes over.

use serde_json::json;

use crate::desk::credit_form::quantity;
use crate::desk::procedure::{check_button, confirm_button, modification};
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{alert, button, dialog, row, textbox};

#[test]
fn an_order_that_is_held_shows_by_whom_and_lets_nobody_else_write() {
    journey(&[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let ben = shop.agent("Ben Morel");
        // Ben has the order open before Awa takes it: his screen is out of date.
        ben.opens_order("ORD00123");
        awa.opens_order("ORD00123");
        awa.switches_mod_on();

        ben.press(&modification());
        ben.sees(&alert("Refusé"));
        ben.reads("Awa Diallo");
        ben.finds_off(&modification());
        ben.finds_disabled(&modification());
        ben.searches_order("ORD00123");
        ben.sees(&row("ORD00123").saying("Awa Diallo"));
        assert_eq!(shop.ledger().holder("ORD00123").as_deref(), Some("Awa Diallo"));
        assert_eq!(shop.ledger().journal("ORD00123"), ["modification_opened"]);
    });
}

#[test]
fn a_lead_takes_over_and_the_next_write_of_who_had_it_is_refused_by_name() {
    journey(&[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let zoe = shop.lead("Zoé Petit");
        awa.opens_order("ORD00123");
        awa.switches_mod_on();
        awa.sees(&check_button());

        zoe.opens_order("ORD00123");
        zoe.reads("Awa Diallo");
        zoe.press(&button("Reprendre la main"));
        zoe.sees(&check_button());
        assert_eq!(shop.ledger().holder("ORD00123").as_deref(), Some("Zoé Petit"));

        awa.checks();
        awa.sees(&alert("Zoé Petit"));
        assert_eq!(shop.ledger().journal("ORD00123"), ["modification_opened", "modification_taken_over"]);

        zoe.checks();
        zoe.sees(&dialog("Commande annulable"));
        zoe.press(&confirm_button());
        zoe.no_longer_sees(&confirm_button());
        assert_eq!(shop.ledger().step("ORD00123"), "confirmed");
    });
}

#[test]
fn taking_over_a_refund_tells_both_agents_of_each_other() {
    journey(&[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let zoe = shop.lead("Zoé Petit");
        awa.opens_order("ORD00123");
        awa.cancels();
        awa.opens_portal("HiPay", || {});

        zoe.opens_order("ORD00123");
        zoe.press(&button("Reprendre la main"));
        zoe.reads("vérifiez chez HiPay avant de rembourser");
        zoe.reads("Pris en charge par Awa Diallo");

        awa.says_refunded("R-1");
        awa.sees(&alert("donnez la référence à Zoé Petit (R-1)"));
        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 3160 original opened"]);

        // What came of it is asked of whoever has it on.
        zoe.no_longer_sees(&button("Remboursement effectué"));
        zoe.press(&button("Reprendre à la place de Awa Diallo…"));
        zoe.press(&button("Reprendre ce remboursement"));
        // It may be made all the same, and stays to be looked for, over a reload as well.
        zoe.reads("Vous l'avez repris à Awa Diallo");
        zoe.reload();
        zoe.reads("Vous l'avez repris à Awa Diallo");
        zoe.reads("vérifiez chez HiPay avant de rembourser");
        zoe.says_refunded("R-1");
        zoe.sends_the_mail();
        assert!(ledger.journal("ORD00123").contains(&"refund_taken_over".to_owned()));
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 3160 original done"]);
        assert_eq!((ledger.refunded("ORD00123"), ledger.step("ORD00123")), (3160, "finished".to_owned()));
    });
}

#[test]
fn a_lead_whose_page_is_a_step_behind_is_told_to_take_over_again() {
    journey(&[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let zoe = shop.lead("Zoé Petit");
        awa.opens_order("ORD00123");
        awa.switches_mod_on();
        zoe.opens_order("ORD00123");
        zoe.sees(&button("Reprendre la main"));
        zoe.reads_nothing_again();
        awa.checks();
        awa.sees(&dialog("Commande annulable"));

        zoe.press(&button("Reprendre la main"));
        zoe.sees(&alert("Refusé : la reprise de la main. Rien n'a été modifié."));
        zoe.reads("Appuyez de nouveau sur « Reprendre la main ».");
        assert_eq!(shop.ledger().holder("ORD00123").as_deref(), Some("Awa Diallo"));
        zoe.press(&button("Reprendre la main"));
        zoe.sees(&dialog("Commande annulable"));
        let ledger = shop.ledger();
        assert_eq!(ledger.holder("ORD00123").as_deref(), Some("Zoé Petit"));
        let taken_over = ["modification_opened", "cancellation_checked", "modification_taken_over"];
        assert_eq!(ledger.journal("ORD00123"), taken_over);
    });
}

#[test]
fn a_note_that_a_colleague_has_just_issued_is_named_before_another_is_added() {
    journey(&[order("ORD00123")], |shop| {
        let (awa, ben) = (shop.agent("Awa Diallo"), shop.agent("Ben Morel"));
        awa.opens_the_form("ORD00123");
        awa.write(&quantity("Mug en grès"), "1");
        ben.has_issued_two_mugs("ORD00123", false);
        awa.returns_to_the_page();
        awa.reads("Ben Morel vient d'émettre AV-");
        awa.reads("appuyez deux fois sur « Ajouter »");
        let add = button("Ajouter ·").in_part();
        awa.press(&add);
        awa.reads("appuyez encore une fois sur « Ajouter »");
        assert_eq!(shop.ledger().credit_notes("ORD00123").len(), 1);
        // Once more of another note, also where the draft was changed in between.
        awa.write(&textbox("Motif"), "Un mug ébréché");
        ben.has_issued(
            "ORD00123",
            &json!({
                "shipping": [{ "id": "s1", "amount": "1.00" }], "reason": "Retard", "expected_total": "1.00",
            }),
        );
        awa.returns_to_the_page();
        awa.reads("appuyez deux fois sur « Ajouter »");
        awa.press(&add);
        awa.reads("appuyez encore une fois sur « Ajouter »");
        assert_eq!(shop.ledger().credit_notes("ORD00123").len(), 2);
        awa.press(&add);
        awa.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().credit_notes("ORD00123").len(), 3);
    });
}
