//! The pop-in, step by step, in the procedure's own words.

use avoir::api::orders::OrderDetail;
use avoir::domain::locale::Locale;

use crate::screen::{Look, held, order, order_with, screen};

fn check(order: OrderDetail, french: &[&str], english: &[&str]) {
    for (locale, words) in [(Locale::Fr, french), (Locale::En, english)] {
        let screen = screen(order.clone(), Look { locale, ..Look::default() });
        for words in words {
            screen.says(words);
        }
    }
}

#[test]
fn switching_mod_on_asks_to_check() {
    check(
        held(order_with(r#"{"allowed_actions":["close","check"]}"#)),
        &["Vérifier la possibilité d’annuler la commande", "Quitter MOD"],
        &["Check whether the order can be cancelled", "Leave MOD"],
    );
}

#[test]
fn an_order_that_can_not_be_cancelled_says_why() {
    let printing = r#"{"logistic_status":"printing","not_cancellable":"printing",
        "cancellation":{"step":"not_cancellable","reason":"printing"},"allowed_actions":["close","check"]}"#;
    check(
        held(order_with(printing)),
        &["Impossible d’annuler la commande", "Raison : l’impression est en cours", "Quitter MOD"],
        &["The order can't be cancelled", "Reason: it is being printed"],
    );
}

#[test]
fn an_order_that_can_be_cancelled_is_confirmed_again() {
    check(
        held(order_with(r#"{"cancellation":{"step":"cancellable"},"allowed_actions":["close","confirm"]}"#)),
        &["Commande annulable", "Confirmer l’annulation de la commande", "l’entrepôt retient la commande"],
        &["The order can be cancelled", "Confirm the cancellation of the order"],
    );
}

#[test]
fn what_is_confirmed_waits_for_the_menu() {
    let confirmed = held(order_with(r#"{"cancellation":{"step":"confirmed"},"allowed_actions":["close","request"]}"#));
    screen(confirmed, Look::default())
        .says("Annulation confirmée : l’entrepôt retient la commande.")
        .says("« Modifier la commande » en haut à gauche, puis « Annuler la commande »")
        .does_not_say("Valider");
}

#[test]
fn settled_refunds_lead_to_the_mail() {
    let ready = r#"{"cancellation":{"step":"message_ready","contact_channel":"phone"},"payment_state":"refunded",
        "amounts":{"gross":"44.60","captured":"44.60","refunded":"44.60","pending":"0.00","refundable":"0.00"},
        "allowed_actions":["close","settle_mail"]}"#;
    check(
        held(order_with(ready)),
        &["Mail de confirmation au client", "Envoyer le mail", "Ne pas envoyer"],
        &["Confirmation mail to the customer", "Send the mail"],
    );
}

#[test]
fn the_pop_in_is_only_there_for_who_has_mod_on() {
    screen(order(), Look::default()).does_not_say("Vérifier la possibilité");
}
