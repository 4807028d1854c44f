//! The procedure from its first step to its last, with the refund made in the provider's portal.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading, textbox};

#[test]
fn the_whole_procedure_refunds_the_customer_once_and_tells_them() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.searches_order("ORD00123");
        desk.reads_in_the_list("ORD00123", "En attente d'impression");
        desk.presses_mod("ORD00123");
        desk.switches_mod_on();
        desk.checks();
        desk.confirms();
        desk.asks_to_cancel();
        desk.reads("31,60 €");
        desk.validates("Téléphone");

        // 9. Cliquez sur le lien de paiement : il mène à la page de la banque.
        desk.sees(&dialog("Rembourser le client"));
        desk.opens_portal("HiPay", || {
            assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 3160 original opened"]);
            desk.sees(&heading("HiPay"));
            desk.reads("8003121");
            desk.browser().leave_page(|| desk.press(&button("Rembourser").in_part()));
            desk.reads("HIPAY-R-8003121-1");
        });

        // 10. Revenez : la question est devant.
        desk.reads("Le remboursement de 31,60 € chez HiPay a-t-il été effectué ?");
        desk.says_refunded("HIPAY-R-8003121-1");
        desk.sends_the_mail();
        desk.reads(", à ");
        desk.escapes();
        desk.reads("Commande annulée. Tout est réglé.");
        desk.reads("Le client reçoit déjà un mail qui le dit");

        let ledger = shop.ledger();
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 3160 original done"]);
        assert_eq!(ledger.credit_notes("ORD00123"), [3160]);
        assert_eq!(ledger.logistic_status("ORD00123"), "cancelled");
        assert_eq!(
            ledger.journal("ORD00123"),
            [
                "modification_opened",
                "cancellation_checked",
                "cancellation_confirmed",
                "order_cancelled",
                "refund_opened",
                "refund_done",
                "mail_sent",
                "modification_closed",
            ]
        );
        assert_eq!(ledger.mails("ORD00123").len(), 1);
        shop.stop_the_backend();
        let files = ledger.mail_files();
        assert_eq!(files.len(), 1, "{files:?}");
        assert!(files[0].contains("To: ") && files[0].contains("awa@example.com"), "{}", files[0]);
    });
}

#[test]
fn what_was_copied_for_the_bank_is_not_taken_for_the_reference() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        let reference = textbox("Référence du remboursement");
        for (pasted, told) in [("31,60", "C'est le montant"), ("8003121", "C'est la transaction du paiement")] {
            desk.empties(&reference);
            desk.says_refunded(pasted);
            desk.reads(told);
            desk.has_focus_on(&reference);
            assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 3160 original opened"]);
        }
        // A provider may show it like that: said once more, it is meant.
        desk.press(&button("Remboursement effectué"));
        desk.sees(&dialog("Mail de confirmation au client"));
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 3160 original done"]);
    });
}
