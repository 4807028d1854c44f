//! Whoever comes back from the bank pastes what its page shows: the amount is compared, and a difference is explained
//! before the refund is recorded as done.

use crate::harness::journey;
use crate::harness::keys::Key::Enter;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading, radio, textbox};

const ORDER: &str = "ORD00123";

#[test]
fn the_page_of_the_bank_is_pasted_and_shows_the_amount_expected() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.cancels();
        desk.opens_portal("HiPay", || {
            desk.browser().leave_page(|| desk.press(&button("Rembourser").in_part()));
            desk.reads("HIPAY-R-8003121-1");
            desk.browser().select_all();
            desk.browser().write_with_control('c');
        });
        let reference = textbox("Référence du remboursement");
        desk.focuses(&reference);
        desk.browser().write_with_control('v');
        desk.finds_in(&reference, "HIPAY-R-8003121-1");
        desk.reads("31,60 € : le montant attendu");
        desk.reads("Le texte collé n'est pas conservé, seulement ce qui y est lu.");
        desk.key_with_control(Enter);
        desk.sees(&dialog("Mail de confirmation au client"));
        let ledger = shop.ledger();
        assert_eq!(ledger.tasks(ORDER), ["hipay 3160 original done"]);
        assert_eq!(ledger.references(ORDER), ["HIPAY-R-8003121-1"]);
        assert_eq!(ledger.seen(ORDER), ["3160 EUR as due"]);
    });
}

#[test]
fn another_amount_is_explained_before_the_refund_is_done() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.cancels();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        let reference = textbox("Référence du remboursement");
        desk.pastes(&reference, "Remboursement effectué\nRéférence : HI-77\nMontant remboursé -20,00 EUR\n");
        desk.finds_in(&reference, "HI-77");
        desk.reads("La page affiche 20,00 € ; ce remboursement est de 31,60 €.");
        desk.press(&button("Remboursement effectué"));
        desk.reads("Dites d'abord pourquoi");
        assert_eq!(shop.ledger().tasks(ORDER), ["hipay 3160 original opened"]);
        desk.press(&radio("Remboursé en partie : 11,60 € restent à rembourser"));
        desk.press(&button("Remboursement effectué"));
        desk.reads("Reste d'un remboursement incomplet");
        let ledger = shop.ledger();
        assert_eq!(ledger.tasks(ORDER), ["hipay 3160 original done", "hipay 1160 original to_do"]);
        assert_eq!(ledger.seen(ORDER), ["2000 EUR partial"]);
        assert_eq!((ledger.refunded(ORDER), ledger.pending(ORDER)), (2000, 1160));
        desk.escapes();
        desk.reads("Vu chez le prestataire : 20,00 € (remboursement partiel)");
    });
}

#[test]
fn of_several_amounts_the_agent_says_which_one_it_is() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.cancels();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        let reference = textbox("Référence du remboursement");
        desk.pastes(&reference, "Transaction ID HI-78\nGross -31.60 EUR\nFee 0.35 EUR\nNet -31.25 EUR");
        desk.press(&button("Remboursement effectué"));
        desk.reads("Choisissez-le parmi ceux de la page.");
        desk.press(&radio("31,60 €").in_part());
        desk.reads("31,60 € : le montant attendu");
        desk.press(&button("Remboursement effectué"));
        desk.sees(&dialog("Mail de confirmation au client"));
        assert_eq!(shop.ledger().seen(ORDER), ["3160 EUR as due"]);
    });
}

#[test]
fn who_pastes_the_reference_alone_is_asked_nothing_more() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.cancels();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        let reference = textbox("Référence du remboursement");
        desk.pastes(&reference, "HI-77");
        desk.finds_in(&reference, "HI-77");
        desk.no_longer_reads("Le texte collé");
        desk.key_with_control(Enter);
        desk.sees(&dialog("Mail de confirmation au client"));
        assert_eq!(
            (shop.ledger().references(ORDER), shop.ledger().seen(ORDER)),
            (vec!["HI-77".to_owned()], Vec::new())
        );
    });
}
