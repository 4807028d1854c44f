//! The transaction pop-in: the way to the bank, and the question for whoever comes back.

use avoir::api::order_detail::OrderDetail;
use avoir::domain::refund_task::{AlternativeMethod, RefundMeans};

use crate::screen::{Look, held, order_with, screen};

const TASK: &str = r#"{"id":"t1","order":"ORD00123","credit_note":"AV-2026-000001","payment":"p1","provider":"hipay","transaction":"8003121",
    "amount":"44.60","means":"original","created_at":"2026-11-20T10:00:00Z","#;

/// An order whose one refund is in this state, with this link.
fn refunding(state: &str, portal_url: &str) -> OrderDetail {
    held(order_with(&format!(
        r#"{{"cancellation":{{"step":"refunding","contact_channel":"phone"}},"payment_state":"refund_pending",
            "amounts":{{"gross":"44.60","captured":"44.60","refunded":"0.00","pending":"44.60","refundable":"0.00"}},
            "allowed_actions":["close","settle_refund"],"refund_tasks":[{TASK}{state},"portal_url":{portal_url}}}]}}"#
    )))
}

const TO_DO: &str = r#""state":"to_do""#;
const OPENED: &str = r#""state":"opened","at":"2026-11-20T10:00:00Z","by":{"id":"Awa","name":"Awa","role":"agent"}"#;
const HIPAY: &str = r#""https://merchant.hipay-tpp.com/maccount/transaction/8003121""#;

#[test]
fn the_card_has_all_that_finds_the_transaction_and_the_way_there() {
    screen(refunding(TO_DO, HIPAY), Look::default())
        .says("Remboursements réglés : 0 sur 1")
        .says("Montant exact 44,60 €")
        .says("Transaction 8003121")
        .says("Valeur de la commande 44,60 €")
        .says("Client Awa Diallo")
        .says("Ouvrir HiPay")
        .does_not_say("a-t-il été effectué");
}

#[test]
fn the_portal_opens_apart_and_learns_nothing_of_where_the_agent_came_from() {
    screen(refunding(OPENED, HIPAY), Look::default())
        .has("target=\"_blank\"")
        .has("rel=\"noopener noreferrer\"")
        .has("referrerpolicy=\"no-referrer\"");
}

#[test]
fn who_comes_back_is_asked_what_came_of_it() {
    screen(refunding(OPENED, HIPAY), Look::default())
        .says("Le remboursement de 44,60 € chez HiPay a-t-il été effectué ?")
        .says("Remboursement effectué")
        .says("Remboursement impossible")
        .says("Rouvrir HiPay");
}

#[test]
fn who_takes_it_up_learns_that_somebody_else_went_to_the_provider() {
    let opened_by_ben = OPENED.replace("Awa", "Ben");
    screen(refunding(&opened_by_ben, HIPAY), Look::default())
        .says("Le remboursement est peut-être déjà fait : vérifiez chez HiPay avant de rembourser.")
        .says("Pris en charge par Ben")
        .says("Rouvrir HiPay")
        .does_not_say("ne s’est pas ouvert");
    screen(refunding(OPENED, HIPAY), Look::default()).does_not_say("peut-être déjà fait").says("ne s’est pas ouvert");
}

#[test]
fn a_link_that_is_not_the_providers_own_is_set_aside() {
    for url in [r#""javascript:alert(1)""#, r#""https://hipay.com.evil.example/""#, r#""http://hipay.com/""#] {
        screen(refunding(TO_DO, url), Look::default())
            .says("Lien non sûr, écarté.")
            .says("Cherchez la transaction dans le portail HiPay avec la référence ci-dessus")
            .has_not("target=\"_blank\"")
            .has_not("evil.example")
            .has_not("javascript:");
    }
}

#[test]
fn a_stand_in_for_a_portal_is_marked_as_one() {
    screen(refunding(TO_DO, r#""/demo/portal/hipay/8003121""#), Look::default()).says("aucun argent ne bouge");
    screen(refunding(TO_DO, HIPAY), Look::default()).does_not_say("aucun argent ne bouge");
}

#[test]
fn money_that_goes_by_hand_is_taken_on_before_it_is_asked_for() {
    let by_transfer = |state: &str| {
        let mut order = refunding(state, "null");
        order.refund_tasks[0].task.means = RefundMeans::Alternative(AlternativeMethod::BankTransfer);
        screen(order, Look::default())
    };
    by_transfer(TO_DO).says("Je m’en charge").does_not_say("a-t-il été effectué").does_not_say("Faites le virement");
    by_transfer(OPENED)
        .says("Faites le virement bancaire de ce montant exact, puis répondez ici.")
        .says("Le remboursement de 44,60 € par virement bancaire a-t-il été effectué ?")
        .does_not_say("Je m’en charge")
        .does_not_say("peut-être déjà fait");
    by_transfer(&OPENED.replace("Awa", "Ben"))
        .says("Le remboursement est peut-être déjà fait : voyez avec cet agent avant de rembourser.")
        .says("Pris en charge par Ben");
}
