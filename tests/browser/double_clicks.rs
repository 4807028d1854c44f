//! A second click, and a finger that rests on Enter, have no second effect: not on this step, not on the next.

use crate::desk::Desk;
use crate::desk::procedure::{check_button, confirm_button, modification};
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{Thing, button, checkbox, dialog, radio, textbox};

const ORDER: &str = "ORD00123";

/// What is written on the way, once each.
const OPERATIONS: [&str; 7] = [
    "open_modification",
    "check_cancellation",
    "confirm_cancellation",
    "request_cancellation",
    "open_refund_task",
    "settle_refund_task",
    "settle_mail",
];

/// Walks the whole way, pressing each button that writes by `press`, and counts what came of it.
fn check(press: impl Fn(&Desk, &Thing, &Thing)) {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        press(&desk, &modification(), &dialog("La modification de la commande est sur ON"));
        press(&desk, &check_button(), &dialog("Commande annulable"));
        press(&desk, &confirm_button(), &button("Modifier la commande"));
        desk.asks_to_cancel();
        desk.press(&radio("Téléphone"));
        press(&desk, &button("Valider"), &dialog("Rembourser le client"));
        desk.opens_portal("HiPay", || {});
        desk.write(&textbox("Référence du remboursement"), "R-1");
        press(&desk, &button("Remboursement effectué"), &dialog("Mail de confirmation au client"));
        press(&desk, &button("Envoyer le mail"), &dialog("Annulation terminée"));

        let ledger = shop.ledger();
        assert_eq!(ledger.operations(ORDER), OPERATIONS);
        assert_eq!((ledger.refunded(ORDER), ledger.credit_notes(ORDER)), (3160, vec![3160]));
        assert_eq!((ledger.journal(ORDER).len(), ledger.mails(ORDER).len()), (8, 1));
    });
}

/// The ways beside the usual one: another means, and no mail.
fn check_the_other_way(press: impl Fn(&Desk, &Thing, &Thing)) {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let lead = shop.lead("Zoé Petit");
        desk.opens_order(ORDER);
        desk.cancels();
        lead.opens_order(ORDER);
        press(&lead, &button("Reprendre la main"), &dialog("Rembourser le client"));
        lead.opens_portal("HiPay", || {});
        lead.says_impossible("Le prestataire refuse", "Chèque");
        lead.will_ask_where_to();
        lead.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        press(&lead, &button("Rembourser par ce moyen"), &button("Je m'en charge"));
        press(&lead, &button("Je m'en charge"), &button("Remboursement effectué"));
        lead.says_refunded("CHQ-1");
        lead.reads("Nous avons bien annulé votre commande");
        lead.press(&button("Ne pas envoyer"));
        lead.write(&textbox("Pourquoi le mail n'est-il pas envoyé ?"), "Prévenu au téléphone");
        press(&lead, &button("Terminer sans envoyer"), &dialog("Annulation terminée"));

        let ledger = shop.ledger();
        assert_eq!(ledger.tasks(ORDER), ["hipay 3160 original impossible", "hipay 3160 cheque done"]);
        let journal = ledger.journal(ORDER);
        for event in ["modification_taken_over", "refund_impossible", "refund_done", "mail_skipped"] {
            assert_eq!(journal.iter().filter(|found| *found == event).count(), 1, "{event} in {journal:?}");
        }
    });
}

fn double_click(desk: &Desk, control: &Thing, next: &Thing) {
    desk.double_click(control);
    desk.sees(next);
}

fn leave_a_finger_on_enter(desk: &Desk, control: &Thing, next: &Thing) {
    desk.focuses(control);
    desk.has_read_the_step();
    desk.browser().put_finger_on_enter();
    desk.browser().rest_on_enter();
    desk.sees(next);
    // The finger is still there when the next step is.
    desk.browser().rest_on_enter();
    desk.sees(next);
    desk.browser().take_finger_off_enter();
}

#[test]
fn a_double_click_writes_once() {
    check(double_click);
}

#[test]
fn enter_held_down_writes_once_and_does_not_go_on_to_the_next_step() {
    check(leave_a_finger_on_enter);
}

#[test]
fn a_double_click_writes_once_on_the_other_way_too() {
    check_the_other_way(double_click);
}

#[test]
fn enter_held_down_writes_once_on_the_other_way_too() {
    check_the_other_way(leave_a_finger_on_enter);
}
