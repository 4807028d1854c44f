//! A second click, and a finger that rests on Enter, have no second effect: not on this step, not on the next.

use crate::desk::Desk;
use crate::desk::procedure::{check_button, confirm_button, modification};
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{Thing, button, dialog, radio};

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
        press(&desk, &button("Remboursement effectué"), &dialog("Mail de confirmation au client"));
        press(&desk, &button("Envoyer le mail"), &dialog("Annulation terminée"));

        let ledger = shop.ledger();
        assert_eq!(ledger.operations(ORDER), OPERATIONS);
        assert_eq!((ledger.refunded(ORDER), ledger.credit_notes(ORDER)), (3160, vec![3160]));
        assert_eq!((ledger.journal(ORDER).len(), ledger.mails(ORDER).len()), (8, 1));
    });
}

#[test]
fn a_double_click_writes_once() {
    check(|desk, control, next| {
        desk.double_click(control);
        desk.sees(next);
    });
}

#[test]
fn enter_held_down_writes_once_and_does_not_go_on_to_the_next_step() {
    check(|desk, control, next| {
        desk.focuses(control);
        desk.browser().put_finger_on_enter();
        desk.browser().rest_on_enter();
        desk.sees(next);
        // The finger is still there when the next step is.
        desk.browser().rest_on_enter();
        desk.sees(next);
        desk.browser().take_finger_off_enter();
    });
}
