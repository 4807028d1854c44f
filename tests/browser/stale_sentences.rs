//! No screen says what is no longer so: every banner follows the order, whoever changed it and whatever was pressed last.

use crate::desk::credit_notes::resume_button;
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{any, button, checkbox, dialog, menuitem, textbox};

#[test]
fn the_banner_of_a_credit_note_ends_with_its_refund_and_its_mail() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        desk.reads("19,80 € restent à rembourser au client.");
        desk.resumes_the_refund();
        desk.refunds_at_hipay("R-1");
        desk.no_longer_sees(&any("dialog"));
        desk.no_longer_reads("restent à rembourser");
        desk.reads("19,80 € remboursés. Reste à prévenir le client.");
        // A fresh page says the same: nothing of it was a click's.
        desk.reload();
        desk.reads("19,80 € remboursés. Reste à prévenir le client.");
        desk.reads("Le client n'en est pas encore prévenu. « Écrire au client » le fait.");
        desk.press(&button("Écrire au client").within(any("group").saying("Reste à prévenir")));
        desk.press(&button("Envoyer le mail"));
        desk.no_longer_sees(&any("dialog"));
        desk.no_longer_reads("Reste à prévenir");
        desk.reads("Mail au client :");
        desk.no_longer_sees(&button("Écrire au client"));
        desk.reads("Tout est réglé : 19,80 € remboursés");
    });
}

#[test]
fn the_banner_of_a_credit_note_goes_with_the_note_that_is_taken_back() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        desk.reads("19,80 € restent à rembourser au client.");
        desk.press(&button("Annuler cette note").within(any("group").saying("restent à rembourser")));
        desk.write(&textbox("Pourquoi la note est annulée"), "Mauvaise commande");
        desk.press(&button("Annuler la note de crédit"));
        // The note that reverses it: the form before it says "Annuler" as well.
        desk.sees(&dialog("Note de crédit AV-2026-000002").in_part());
        desk.escapes();
        desk.no_longer_reads("restent à rembourser");
        desk.no_longer_sees(&resume_button());
        // The button that had begun it is gone with what it was for: the notes are what there is to see.
        desk.has_focus_on(&button("AV-2026-000001").in_part());
    });
}

#[test]
fn the_banner_of_a_refund_goes_when_another_agent_settles_it() {
    journey(&[order("ORD00123")], |shop| {
        let (awa, ben) = (shop.agent("Awa Diallo"), shop.agent("Ben Morel"));
        awa.has_issued_two_mugs("ORD00123", true);
        awa.opens_order("ORD00123");
        awa.reads("19,80 € restent à rembourser au client.");
        ben.opens_order("ORD00123");
        ben.resumes_the_refund();
        ben.refunds_at_hipay("R-1");
        awa.returns_to_the_page();
        awa.no_longer_reads("restent à rembourser");
        awa.reads("19,80 € remboursés. Reste à prévenir le client.");
    });
}

#[test]
fn the_banner_of_a_confirmed_cancellation_goes_with_mod() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        desk.escapes();
        desk.reads("L'entrepôt retient la commande. Rien n'est encore annulé");
        desk.reads("Ensuite MOD repasse sur OFF");
        desk.leaves_mod();
        desk.sees(&any("listitem").saying("Annulation abandonnée, MOD passé sur OFF : rien n'est annulé"));
        desk.no_longer_reads("Rien n'est encore annulé");
        desk.no_longer_reads("Ensuite MOD repasse sur OFF");
        desk.keeps_a_focus();
    });
}

#[test]
fn what_another_agent_did_and_undid_is_not_told_as_it_was_in_between() {
    journey(&[order("ORD00123")], |shop| {
        let (awa, zoe) = (shop.agent("Awa Diallo"), shop.lead("Zoé Petit"));
        awa.opens_order("ORD00123");
        awa.switches_mod_on();
        awa.escapes();
        zoe.opens_order("ORD00123");
        zoe.press(&button("Reprendre la main"));
        zoe.sees(&dialog("La modification de la commande est sur ON"));
        awa.returns_to_the_page();
        awa.reads("Zoé Petit a repris la main");
        zoe.leaves_mod();
        awa.returns_to_the_page();
        awa.no_longer_reads("a repris la main");
        awa.reads("MOD est repassé sur OFF");
    });
}

#[test]
fn a_finished_cancellation_says_so_until_money_went_out_twice() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.refunds_at_hipay("R-1");
        desk.sends_the_mail();
        desk.escapes();
        desk.reads("Commande annulée. Tout est réglé.");
        desk.press(&button("Suite du remboursement"));
        desk.press(&menuitem("Remboursé deux fois"));
        desk.write(&textbox("Référence du second remboursement"), "R-2");
        desk.press(&button("Signaler le second remboursement"));
        desk.no_longer_reads("Tout est réglé");
        desk.reads("Commande annulée, mais 31,60 € sont partis en trop");
    });
}

#[test]
fn the_history_names_the_way_by_which_a_refund_was_taken_on() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.opens_portal("HiPay", || {});
        desk.says_impossible("Le délai", "Virement bancaire");
        desk.will_ask_where_to();
        desk.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        desk.press(&button("Rembourser par ce moyen"));
        desk.takes_it_on();
        desk.escapes();
        desk.sees(&any("listitem").saying("Remboursement pris en charge").saying("Virement bancaire"));
    });
}
