//! Enter chooses and never decides: whatever pop-in is open and whatever has the focus in it, an Enter too many cancels,
//! refunds, credits and sends nothing.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::keys::Key::{Enter, Tab};
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, radio, textbox};

/// Presses Enter twice in each field of the pop-in.
#[track_caller]
fn hammers_on_the_fields(desk: &Desk) {
    for field in desk.fields_in_front() {
        desk.set_focus_on_field(field);
        desk.keys(&[Enter, Enter]);
    }
    desk.browser().rests();
}

#[test]
fn enter_in_a_field_of_a_cancellation_decides_nothing() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.comes_to_the_total();
        hammers_on_the_fields(&desk);
        assert_eq!(shop.ledger().step("ORD00123"), "confirmed");
        desk.press(&radio("Téléphone"));
        desk.key_with_control(Enter);
        desk.opens_portal("HiPay", || {});
        desk.write(&textbox("Référence du remboursement"), "R-1");
        hammers_on_the_fields(&desk);
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);
        desk.press(&button("Remboursement impossible"));
        hammers_on_the_fields(&desk);
        desk.press(&button("Revenir à la question"));
        desk.press(&button("Pas remboursé"));
        hammers_on_the_fields(&desk);
        desk.press(&button("Retour"));
        desk.write(&textbox("Référence du remboursement"), "R-1");
        desk.key_with_control(Enter);
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.reads("Nous avons bien annulé votre commande");
        // Where the focus comes to rest by itself, too.
        desk.keys(&[Enter, Enter]);
        desk.browser().rests();
        assert!(shop.ledger().mails("ORD00123").is_empty());
        desk.key_with_control(Enter);
        desk.sees(&dialog("Annulation terminée"));
        desk.keys(&[Enter, Enter]);
        desk.sees(&dialog("Annulation terminée"));
    });
}

/// What comes after a step was read by nobody when the key is pressed twice.
#[test]
fn a_key_that_decides_pressed_twice_decides_once() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        let twice = || {
            desk.key_with_control(Enter);
            desk.browser().press_with_control(Enter);
        };
        desk.opens_order("ORD00123");
        desk.switches_mod_on();
        desk.key(Enter);
        desk.sees(&dialog("Commande annulable"));
        // On the button that has just come in the place of the one that was pressed.
        desk.browser().press(Enter);
        desk.browser().rests();
        assert_eq!(shop.ledger().step("ORD00123"), "cancellable");
        desk.confirms();
        desk.asks_to_cancel();
        desk.press(&radio("Téléphone"));
        twice();
        desk.sees(&dialog("Rembourser le client"));
        desk.browser().rests();
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 3160 original to_do"]);
        desk.opens_portal("HiPay", || {});
        // Nothing is said of the refund: it isn't recorded as made.
        twice();
        desk.reads("Sans référence, ce remboursement sera difficile à retrouver");
        desk.write(&textbox("Référence du remboursement"), "R-1");
        twice();
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.browser().rests();
        assert!(shop.ledger().mails("ORD00123").is_empty());
    });
}

#[test]
fn enter_in_a_field_of_a_credit_note_decides_nothing() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&textbox("Quantité : Mug en grès"), "2");
        hammers_on_the_fields(&desk);
        assert!(shop.ledger().credit_notes("ORD00123").is_empty());
        desk.escapes();
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        let number = shop.ledger().note_numbers("ORD00123")[0].clone();
        desk.opens_note(&number);
        desk.press(&button("Annuler cette note").within(any("dialog")));
        desk.write(&textbox("Pourquoi la note est annulée"), "Erreur");
        hammers_on_the_fields(&desk);
        assert_eq!(shop.ledger().credit_notes("ORD00123").len(), 1);
    });
}

#[test]
fn enter_in_a_field_of_an_overpayment_decides_nothing() {
    let twice = [("bank_transfer", "VIR-1", "31.60"), ("bank_transfer", "VIR-2", "31.60")];
    journey(&[order("ORD00123").paid_by(&twice)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.press(&button("Rembourser le trop-perçu"));
        desk.sees(&dialog("Rembourser le trop-perçu"));
        desk.write(&textbox("Motif"), "Virement reçu deux fois");
        hammers_on_the_fields(&desk);
        desk.sees(&dialog("Rembourser le trop-perçu"));
        assert_eq!(shop.ledger().tasks("ORD00123"), [] as [String; 0]);
        desk.key_with_control(Enter);
        desk.sees(&dialog("Rembourser le client"));
        // What is made by hand is taken on by its own button, and by no Enter too many in the fields behind it.
        desk.takes_it_on();
        hammers_on_the_fields(&desk);
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);
    });
}

#[test]
fn after_an_end_the_focus_is_on_the_message() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_refunded_two_mugs("ORD00123", "R-1");
        desk.has_focus_on(&any("group").saying("Reste à prévenir le client"));
        desk.keys(&[Enter, Enter]);
        desk.no_longer_sees(&any("dialog"));
        desk.key(Tab);
    });
}

#[test]
fn a_pop_in_that_was_closed_doubts_again_what_it_doubted() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.opens_portal("HiPay", || {});
        for _ in 0..2 {
            desk.focuses(&textbox("Référence du remboursement"));
            desk.key_with_control(Enter);
            desk.reads("Sans référence, ce remboursement sera difficile à retrouver");
            desk.escapes();
            desk.press(&button("Reprendre l'annulation"));
            desk.sees(&dialog("Rembourser le client"));
        }
        assert_eq!(shop.ledger().refunded("ORD00123"), 0);
        // Who comes back from another answer stands where it was chosen.
        for (answer, back) in [("Pas remboursé", "Retour"), ("Remboursement impossible", "Revenir à la question")] {
            desk.press(&button(answer));
            desk.press(&button(back));
            desk.has_focus_on(&button(answer));
        }
    });
}
