//! Step 10, case 1: the provider does not refund, and another means is agreed with the customer.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, checkbox, dialog, heading};

#[test]
fn an_impossible_refund_is_made_by_the_means_that_the_customer_prefers() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        desk.says_impossible("Le délai", "Virement bancaire");

        // Not before the customer was asked.
        desk.press(&button("Rembourser par ce moyen"));
        desk.reads("Voyez d'abord avec le client ce qu'il préfère.");
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 3160 original opened"]);

        desk.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        desk.press(&button("Rembourser par ce moyen"));
        desk.sees(&dialog("Rembourser le client"));
        desk.sees(&button("Je m'en charge"));
        let replaced = ["hipay 3160 original impossible", "hipay 3160 bank_transfer to_do"];
        assert_eq!(shop.ledger().tasks("ORD00123"), replaced);
        desk.takes_it_on();
        desk.reads("Le remboursement de 31,60 € par virement bancaire a-t-il été effectué ?");
        let taken_on = ["hipay 3160 original impossible", "hipay 3160 bank_transfer opened"];
        assert_eq!(shop.ledger().tasks("ORD00123"), taken_on);
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);

        desk.says_refunded("VIR-7");
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.reads("par virement bancaire");
        desk.sends_the_mail();
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.pending("ORD00123")), (3160, 0));
        assert!(ledger.mails("ORD00123")[0].contains("par virement bancaire"));
    });
}

#[test]
fn a_mail_that_is_not_sent_needs_a_reason_that_is_kept() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.refunds_at_hipay("R-1");
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.press(&button("Ne pas envoyer"));
        desk.press(&button("Terminer sans envoyer"));
        desk.reads("Indiquez pourquoi le mail n'est pas envoyé.");
        desk.browser().write("Prévenue au téléphone");
        desk.press(&button("Terminer sans envoyer"));
        desk.sees(&dialog("Annulation terminée"));
        desk.reads("Prévenue au téléphone");
        let ledger = shop.ledger();
        assert_eq!(ledger.step("ORD00123"), "finished");
        assert_eq!(ledger.mails("ORD00123"), [] as [String; 0]);
        assert!(ledger.journal("ORD00123").contains(&"mail_skipped".to_owned()));
    });
}

#[test]
fn a_mail_to_nobody_is_not_offered_and_says_why() {
    journey(&[order("ORD00123").email(""), order("ORD00124").email("awa diallo@example.com")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.refunds_at_hipay("R-1");
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.reads("Ce mail ne peut pas être envoyé");
        desk.reads("La commande n'a pas d'adresse e-mail. Prévenez le client autrement.");
        desk.no_longer_sees(&button("Envoyer le mail"));
        desk.press(&button("Terminer sans envoyer"));
        desk.sees(&dialog("Annulation terminée"));
        desk.reads("Pas d'adresse e-mail");

        desk.opens_order("ORD00124");
        desk.cancels();
        desk.refunds_at_hipay("R-2");
        desk.reads("L'adresse de la commande n'est pas une adresse e-mail. Prévenez le client autrement.");
        desk.no_longer_sees(&button("Envoyer le mail"));
        let ledger = shop.ledger();
        for number in ["ORD00123", "ORD00124"] {
            assert_eq!(ledger.mails(number), [] as [String; 0]);
        }
        assert_eq!(ledger.step("ORD00123"), "finished");
    });
}
