//! The money of a credit note goes back outside of a cancellation: without MOD, in the same pop-in, and never lost.

use crate::desk::credit_notes::resume_button;
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{any, button, checkbox, dialog, heading, link, row, textbox};

#[test]
fn an_unfinished_credit_note_is_picked_up_from_its_list_and_refunded() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.press(&link("À terminer").in_part());
        desk.sees(&row("ORD00123").saying("Rembourser : HiPay"));
        desk.sees(&row("ORD00123").saying("Note de crédit AV-"));
        desk.press(&link("Reprendre ORD00123"));

        desk.sees(&dialog("Rembourser le client"));
        desk.reads("19,80 €");
        desk.refunds_at_hipay("R-1");
        desk.no_longer_sees(&any("dialog"));
        desk.reads("19,80 € remboursés. Reste à prévenir le client.");
        desk.has_focus_on(&any("group").saying("Reste à prévenir le client"));

        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 1980 original done"]);
        assert_eq!((ledger.refunded("ORD00123"), ledger.pending("ORD00123")), (1980, 0));
        assert_eq!(ledger.references("ORD00123"), ["R-1"]);
        // Nobody had to switch MOD on, and nothing is cancelled.
        assert_eq!((ledger.step("ORD00123"), ledger.holder("ORD00123")), ("idle".to_owned(), None));
        assert_eq!(ledger.journal("ORD00123"), ["credit_note_issued", "refund_opened", "refund_done"]);
        assert!(ledger.mail_files().is_empty());
        desk.press(&link("À terminer").within(any("main")));
        desk.reads("Tout est terminé");
    });
}

#[test]
fn a_reload_after_the_bank_finds_the_question_in_front() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", false);
        desk.opens_order("ORD00123");
        // What nobody has begun does not impose itself.
        desk.sees(&resume_button());
        desk.no_longer_sees(&any("dialog"));
        desk.resumes_the_refund();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        desk.write(&textbox("Référence du remboursement"), "R-1");

        desk.reload();
        desk.sees(&dialog("Rembourser le client"));
        desk.finds_in(&textbox("Référence du remboursement"), "R-1");
        desk.reads("Le remboursement de 19,80 € chez HiPay a-t-il été effectué ?");
        // At another machine too.
        let elsewhere = shop.another_machine_of(&desk);
        elsewhere.opens_order_at_its_refund("ORD00123");

        // Put away, it waits where it can be found.
        desk.escapes();
        desk.has_focus_on(&button("Reprendre le remboursement"));
        desk.resumes_the_refund();
        desk.press(&button("Remboursement effectué"));
        desk.reads("Reste à prévenir le client");
        elsewhere.reload();
        elsewhere.sees_order("ORD00123");
        elsewhere.no_longer_sees(&any("dialog"));
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 1980 original done"]);
        assert_eq!(shop.ledger().references("ORD00123"), ["R-1"]);
    });
}

#[test]
fn an_impossible_refund_of_a_note_goes_as_the_customer_prefers() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        desk.resumes_the_refund();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        desk.says_impossible("Le délai", "Virement bancaire");
        desk.will_ask_where_to();
        desk.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        desk.press(&button("Rembourser par ce moyen"));
        desk.takes_it_on();
        desk.reads("Le remboursement de 19,80 € par virement bancaire a-t-il été effectué ?");
        let taken_on = ["hipay 1980 original impossible", "hipay 1980 bank_transfer opened"];
        assert_eq!(shop.ledger().tasks("ORD00123"), taken_on);

        // Whoever else comes to it neither makes it again nor takes it back.
        let ben = shop.agent("Ben Morel");
        ben.opens_order("ORD00123");
        ben.resumes_the_refund();
        ben.reads("Le remboursement est peut-être déjà fait : voyez avec cet agent avant de rembourser.");
        ben.reads("Pris en charge par Awa Diallo");

        desk.says_refunded("VIR-7");
        desk.reads("Reste à prévenir le client");
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.pending("ORD00123")), (1980, 0));
        assert_eq!(ledger.references("ORD00123"), ["VIR-7"]);
    });
}

#[test]
fn while_another_agent_has_mod_on_nobody_else_settles_the_refund() {
    journey(&[order("ORD00123")], |shop| {
        let (awa, ben) = (shop.agent("Awa Diallo"), shop.agent("Ben Morel"));
        awa.has_issued_two_mugs("ORD00123", true);
        awa.opens_order("ORD00123");
        awa.resumes_the_refund();

        ben.opens_order("ORD00123");
        ben.switches_mod_on();
        awa.press(&button("Ouvrir HiPay"));
        awa.reads("Ben Morel");
        awa.finds_disabled(&button("Ouvrir HiPay"));
        awa.escapes();
        awa.no_longer_sees(&resume_button());
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 1980 original to_do"]);

        // Who has it on can, and goes on with the order afterwards.
        ben.escapes();
        ben.resumes_the_refund();
        ben.refunds_at_hipay("R-2");
        ben.reads("Reste à prévenir le client");
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 1980 original done"]);
    });
}
