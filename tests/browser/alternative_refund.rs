//! Step 10, case 1: the provider does not refund, and another means is agreed with the customer.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, checkbox, dialog, heading, textbox};

/// HiPay doesn't refund any more, and the customer prefers a transfer.
fn comes_to_a_transfer(desk: &Desk) {
    desk.opens_order("ORD00123");
    desk.cancels();
    desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
    desk.says_impossible("Le délai", "Virement bancaire");
}

#[test]
fn an_impossible_refund_is_made_by_the_means_that_the_customer_prefers() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        comes_to_a_transfer(&desk);

        // Not before the customer was asked.
        desk.will_ask_where_to();
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

const PRINTED: &str = "FR76 3000 6000 0112 3456 7890 189";
const ELECTRONIC: &str = "FR7630006000011234567890189";

#[test]
fn a_transfer_goes_to_the_account_that_the_customer_named_and_nobody_reads_it_afterwards() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        comes_to_a_transfer(&desk);
        desk.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        desk.finds_in(&textbox("Titulaire du compte"), "Awa Diallo");
        desk.press(&button("Rembourser par ce moyen"));
        desk.reads("Saisissez l'IBAN du client, ou cochez que vous le lui demanderez.");
        desk.write(&textbox("IBAN"), "fr76 3000 6000 0112 3456 7890 188");
        desk.reads("Les chiffres de contrôle ne correspondent pas");
        desk.browser().select_all();
        desk.browser().write(&PRINTED.to_lowercase());
        desk.reads(&format!("Relisez-le au client : {PRINTED}"));
        let kept =
            desk.browser().run("return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])");
        let kept = kept.as_str().expect("a text");
        assert!(!kept.to_uppercase().replace(' ', "").contains(ELECTRONIC), "{kept}");

        desk.press(&button("Rembourser par ce moyen"));
        desk.takes_it_on();
        desk.reads(PRINTED);
        desk.press(&button("Copier : IBAN"));
        assert_eq!(desk.clipboard(), ELECTRONIC);
        desk.says_refunded(PRINTED);
        desk.reads("C'est l'IBAN du client, pas la référence du remboursement.");
        desk.empties(&textbox("Référence du remboursement"));
        desk.says_refunded("VIR-7");
        desk.sends_the_mail();
        desk.reload();
        desk.sees_order("ORD00123");
        desk.reads("FR76 •••• •••• 0189");
        desk.no_longer_reads("3000 6000");
        assert!(!shop.ledger().mails("ORD00123")[0].contains("0189"));
    });
}

#[test]
fn an_account_that_was_not_known_is_entered_by_whoever_makes_the_transfer() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        comes_to_a_transfer(&desk);
        desk.will_ask_where_to();
        desk.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        desk.press(&button("Rembourser par ce moyen"));
        desk.reads("IBAN manquant : demandez-le au client avant de faire le virement.");
        desk.reads("À noter ici par l'agent qui se charge de ce remboursement.");
        desk.takes_it_on();
        desk.has_focus_on(&textbox("IBAN"));
        desk.press(&button("Noter le compte"));
        desk.reads("Saisissez l'IBAN du client.");
        desk.write(&textbox("IBAN"), PRINTED);
        desk.press(&button("Noter le compte"));
        desk.no_longer_reads("IBAN manquant");
        desk.has_focus_on(&textbox("Référence du remboursement"));
        desk.press(&button("Corriger le compte…"));
        desk.has_focus_on(&textbox("IBAN"));
        desk.finds_in(&textbox("IBAN"), PRINTED);
        desk.press(&button("Laisser tel quel"));
        desk.has_focus_on(&button("Corriger le compte…"));
        let journal = shop.ledger().journal("ORD00123");
        assert_eq!(journal.iter().filter(|event| *event == "refund_account_given").count(), 1, "{journal:?}");
        desk.says_refunded("VIR-7");
        desk.sees(&dialog("Mail de confirmation au client"));
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
