//! The refund of a credit note, while no cancellation is under way.

use avoir::api::order_detail::OrderDetail;
use avoir::domain::locale::Locale;

use crate::screen::{Look, held, order_with, screen};

const OPENED: &str = r#""state":"opened","at":"2026-11-20T10:05:00Z","by":{"id":"Awa","name":"Awa","role":"agent"}"#;
const TO_DO: &str = r#""state":"to_do""#;

/// An order of which a note gives 19.80 € back, and another one gave 5.00 € back long ago.
fn credited(state: &str, allowed: &str) -> OrderDetail {
    let task = |id, note, amount, state| {
        format!(
            r#"{{"id":"{id}","order":"ORD00123","credit_note":"{note}","payment":"p1","provider":"hipay",
                "transaction":"8003121","amount":"{amount}","means":"original","created_at":"2026-11-20T10:00:00Z",
                {state},"portal_url":"https://merchant.hipay-tpp.com/maccount/transaction/8003121"}}"#
        )
    };
    let earlier =
        task("t1", "AV-2026-000001", "5.00", r#""state":"done","reference":"R-0","at":"2026-11-20T10:01:00Z""#);
    let later = task("t2", "AV-2026-000002", "19.80", state);
    order_with(&format!(
        r#"{{"payment_state":"refund_pending","refund_tasks":[{earlier},{later}],"allowed_actions":[{allowed}],
            "amounts":{{"gross":"44.60","captured":"44.60","refunded":"5.00","pending":"19.80","refundable":"19.80"}}}}"#
    ))
}

#[test]
fn a_question_about_a_refund_is_in_front_without_mod() {
    screen(credited(OPENED, r#""open","settle_refund""#), Look::default())
        .says("Rembourser le client")
        .says("Le remboursement de 19,80 € chez HiPay a-t-il été effectué ?")
        .says("Note de crédit AV-2026-000002")
        .says("Remboursements réglés : 0 sur 1");
}

#[test]
fn a_refund_that_nobody_began_waits_in_payments() {
    screen(credited(TO_DO, r#""open","settle_refund""#), Look::default())
        .says("19,80 € restent à rembourser au client.")
        .says("Reprendre le remboursement")
        .does_not_say("Rembourser le client");
    screen(credited(TO_DO, r#""open","settle_refund""#), Look { locale: Locale::En, ..Look::default() })
        .says("19.80 still to be refunded to the customer.")
        .says("Resume the refund");
}

#[test]
fn who_may_not_settle_it_is_told_and_not_asked() {
    screen(credited(OPENED, ""), Look::default())
        .says("19,80 € restent à rembourser au client.")
        .does_not_say("Reprendre le remboursement")
        .does_not_say("Remboursement effectué");
}

#[test]
fn a_question_about_a_refund_comes_before_what_mod_would_ask() {
    screen(held(credited(OPENED, r#""close","check","settle_refund""#)), Look::default())
        .says("Le remboursement de 19,80 € chez HiPay a-t-il été effectué ?")
        .does_not_say("Vérifier la possibilité d’annuler la commande");
}
