//! A refund that was made and recorded under a wrong reference is given its own, and no reference settles two refunds.

use crate::harness::journey;
use crate::harness::keys::Key::Enter;
use crate::harness::orders::order;
use crate::harness::things::{any, button, heading, menuitem, textbox};

/// As HiPay shows the refund of ORD00123, and that of ORD00124.
const OWN: &str = "HIPAY-R-8003121-1";
const OF_THE_OTHER: &str = "HIPAY-R-8003122-1";

#[test]
fn a_wrong_reference_is_corrected_by_keyboard_and_is_free_for_the_order_it_belongs_to() {
    let other = order("ORD00124").paid_by(&[("hipay", "8003122", "31.60")]);
    journey(&[order("ORD00123"), other], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_refunded_two_mugs("ORD00123", OF_THE_OTHER);
        desk.reads("Reste à prévenir le client");

        let reference = textbox("Vraie référence du remboursement");
        desk.press(&button("Suite du remboursement"));
        desk.press(&menuitem("Corriger la référence"));
        desk.has_focus_on(&reference);
        desk.browser().write(OF_THE_OTHER);
        desk.key_with_control(Enter);
        desk.reads("C'est la référence déjà notée.");
        desk.empties(&reference);
        desk.browser().write("8003121");
        // Enter alone chooses and never decides.
        desk.key(Enter);
        desk.key_with_control(Enter);
        desk.reads("C'est la transaction du paiement, pas la référence du remboursement.");
        assert_eq!(shop.ledger().references("ORD00123"), [OF_THE_OTHER]);
        desk.empties(&reference);
        desk.browser().write(OWN);
        desk.key_with_control(Enter);
        desk.no_longer_sees(&reference);
        desk.sees(
            &any("listitem").saying("Référence du remboursement corrigée").saying(&format!("{OF_THE_OTHER} → {OWN}")),
        );
        assert_eq!(shop.ledger().references("ORD00123"), [OWN]);
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 1980 original done"]);
        assert_eq!((shop.ledger().refunded("ORD00123"), shop.ledger().pending("ORD00123")), (1980, 0));

        desk.has_refunded_two_mugs("ORD00124", OF_THE_OTHER);
        desk.reads("Reste à prévenir le client");
        assert_eq!(shop.ledger().references("ORD00124"), [OF_THE_OTHER]);
    });
}

#[test]
fn who_records_a_mistake_is_led_to_the_correction_where_the_reference_alone_is_wrong() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_refunded_two_mugs("ORD00123", "R-1");
        desk.reads("Reste à prévenir le client");
        desk.press(&button("Suite du remboursement"));
        desk.press(&menuitem("Noté par erreur"));
        desk.reads("Seule la référence est fausse ? Choisissez « Corriger la référence ».");
        desk.write(&textbox("Comment est-ce arrivé ?"), "C'était la commande d'à côté");
        desk.key_with_control(Enter);
        desk.reads("19,80 € restent à rembourser au client.");
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 1980 original never_made", "hipay 1980 original to_do"]);
    });
}

#[test]
fn the_reference_of_another_providers_refund_is_refused_with_its_order() {
    let other = order("ORD00124").paid_by(&[("stripe", "pi_3PX", "31.60")]);
    journey(&[order("ORD00123"), other], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_refunded_two_mugs("ORD00123", OWN);
        desk.reads("Reste à prévenir le client");

        desk.has_issued_two_mugs("ORD00124", true);
        desk.opens_order("ORD00124");
        desk.resumes_the_refund();
        desk.opens_portal("Stripe", || desk.sees(&heading("Stripe")));
        desk.says_refunded(OWN);
        desk.reads("Elle a déjà servi sur la commande ORD00123.");
        desk.has_focus_on(&textbox("Référence du remboursement"));
        desk.reads("Regardez quelle référence ce prestataire affiche pour CE remboursement");
        desk.no_longer_reads("laissez vide");
        assert_eq!(shop.ledger().references("ORD00124"), [""; 0]);
        desk.empties(&textbox("Référence du remboursement"));
        desk.says_refunded("re_3PXR1");
        desk.no_longer_sees(&any("dialog"));
        assert_eq!(shop.ledger().references("ORD00124"), ["re_3PXR1"]);
    });
}
