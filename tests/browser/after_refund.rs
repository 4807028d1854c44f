//! What comes of a refund after it was taken on or made has its own way on, and the sums stay exact.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, heading, menuitem, textbox};

#[test]
fn a_portal_opened_by_mistake_leaves_the_refund_to_do() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        desk.resumes_the_refund();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        desk.press(&button("Pas remboursé"));
        desk.press(&button("Remettre à faire"));
        desk.sees(&button("Ouvrir HiPay"));
        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 1980 original to_do"]);
        assert_eq!((ledger.refunded("ORD00123"), ledger.pending("ORD00123")), (0, 1980));
    });
}

#[test]
fn a_refund_that_came_back_is_given_again_once() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_refunded_two_mugs("ORD00123", "R-1");
        desk.reads("Reste à prévenir le client");

        desk.press(&button("Suite du remboursement"));
        desk.press(&menuitem("Le remboursement est revenu"));
        desk.write(&textbox("Que dit le prestataire ?"), "Compte clos");
        desk.press(&button("Préparer un nouveau remboursement"));
        desk.reads("19,80 € restent à rembourser au client.");
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);
        assert_eq!(shop.ledger().pending("ORD00123"), 1980);

        desk.resumes_the_refund();
        desk.sees(&dialog("Rembourser le client"));
        desk.refunds_at_hipay("R-2");
        desk.no_longer_sees(&any("dialog"));
        assert_eq!((shop.ledger().refunded("ORD00123"), shop.ledger().pending("ORD00123")), (1980, 0));
    });
}

#[test]
fn money_that_went_out_twice_is_named_until_it_is_recovered() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_refunded_two_mugs("ORD00123", "R-1");
        desk.reads("Reste à prévenir le client");

        desk.press(&button("Suite du remboursement"));
        desk.press(&menuitem("Remboursé deux fois"));
        desk.write(&textbox("Référence du second remboursement"), "R-2");
        desk.press(&button("Signaler le second remboursement"));
        desk.reads("19,80 € sont partis en trop.");
        // The sale is refunded once all the same.
        assert_eq!((shop.ledger().refunded("ORD00123"), shop.ledger().pending("ORD00123")), (1980, 0));

        desk.press(&button("Récupéré"));
        desk.write(&textbox("Référence de la récupération"), "BACK-1");
        desk.press(&button("Enregistrer la récupération"));
        desk.no_longer_reads("19,80 € sont partis en trop.");
    });
}

#[test]
fn a_refund_that_was_recorded_by_mistake_is_made_and_its_reference_is_another_ones() {
    let other = order("ORD00124").paid_by(&[("hipay", "8003122", "31.60")]);
    journey(&[order("ORD00123"), other], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_refunded_two_mugs("ORD00123", "R-1");
        desk.reads("Reste à prévenir le client");

        desk.press(&button("Suite du remboursement"));
        desk.press(&menuitem("Noté par erreur"));
        desk.reads("Il y figure ? Il a été fait : ne le refaites pas.");
        desk.press(&button("Noter l'erreur et remettre à faire"));
        desk.reads("Dites-le en quelques mots.");
        desk.write(&textbox("Comment est-ce arrivé ?"), "C'était la commande d'à côté");
        desk.press(&button("Noter l'erreur et remettre à faire"));
        desk.reads("19,80 € restent à rembourser au client.");
        desk.reads("Noté par erreur : ce remboursement n'a pas été fait");
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 1980 original never_made", "hipay 1980 original to_do"]);
        assert_eq!((shop.ledger().refunded("ORD00123"), shop.ledger().pending("ORD00123")), (0, 1980));

        // The reference was that of the other order's refund.
        desk.has_refunded_two_mugs("ORD00124", "R-1");
        desk.reads("Reste à prévenir le client");
        assert_eq!(shop.ledger().references("ORD00124"), ["R-1"]);

        desk.opens_order("ORD00123");
        desk.resumes_the_refund();
        desk.reads("Noté comme fait par erreur : vérifiez chez HiPay que ce n'est vraiment pas remboursé.");
        desk.refunds_at_hipay("R-2");
        desk.no_longer_sees(&any("dialog"));
        assert_eq!(shop.ledger().references("ORD00123"), ["R-2"]);
        assert_eq!((shop.ledger().refunded("ORD00123"), shop.ledger().pending("ORD00123")), (1980, 0));
    });
}
