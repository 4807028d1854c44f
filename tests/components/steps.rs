//! The pop-in, step by step, in the procedure's own words.

use avoir::api::order_detail::OrderDetail;
use avoir::domain::locale::Locale;

use avoir::ui::screens::order::cancellation::{CancellationDialog, CancellationDraft};
use avoir::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use avoir::ui::screens::order::parts::replies::ReplyBook;
use avoir::ui::screens::order::refunds::OutcomeDrafts;
use leptos::prelude::*;

use crate::credit_notes::note;
use crate::screen::{Look, Screen, held, order, order_with, screen, view_of};

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

/// The pop-in, once the agent asked for it.
fn asked_for(order: OrderDetail, locale: Locale) -> Screen {
    view_of(order, Look { locale, ..Look::default() }, || {
        ReplyBook::provide();
        Dialogs::provide();
        OutcomeDrafts::provide();
        CancellationDraft::provide();
        Dialogs::expect().show(OpenDialog::Cancellation);
        view! { <CancellationDialog/> }.into_any()
    })
}

/// An order whose payment went back before, by this refund.
fn refunded_before(state: &str, rest: &str) -> OrderDetail {
    order_with(&format!(
        r#"{{"refund_tasks":[{{"id":"t1","order":"ORD00123","credit_note":"AV-2026-000001","payment":"p1",
            "provider":"hipay","transaction":"8003121","amount":"44.60","means":"original",
            "created_at":"2026-11-20T10:00:00Z",{state},"portal_url":null}}],{rest}}}"#
    ))
}

const DONE: &str = r#""state":"done","reference":"R-1","at":"2026-11-20T10:01:00Z""#;
const CONFIRMED: &str = r#""cancellation":{"step":"confirmed"},"allowed_actions":["close","request"]"#;

#[test]
fn the_last_step_shows_the_total_that_goes_back() {
    let confirmed = held(order_with(&format!("{{{CONFIRMED}}}")));
    asked_for(confirmed, Locale::Fr)
        .says("Montant total à rembourser 44,60 €")
        .says("émet la note de crédit")
        .does_not_say("encaissé");
}

#[test]
fn an_order_that_was_never_paid_has_nothing_to_refund() {
    let unpaid = held(order_with(&format!(r#"{{"payments":[],{CONFIRMED}}}"#)));
    asked_for(unpaid, Locale::Fr).says("Rien n’a été encaissé").does_not_say("émet la note de crédit");
}

#[test]
fn what_was_refunded_before_is_not_said_to_be_never_captured() {
    for state in [DONE, r#""state":"to_do""#] {
        let confirmed = held(refunded_before(state, CONFIRMED));
        asked_for(confirmed.clone(), Locale::Fr)
            .says("Tout ce qui a été encaissé est déjà remboursé ou en cours de remboursement")
            .does_not_say("Rien n’a été encaissé")
            .does_not_say("émet la note de crédit");
        asked_for(confirmed, Locale::En)
            .says("All that was captured is refunded already, or about to be")
            .does_not_say("Nothing was captured")
            .does_not_say("issues the credit note");
    }
}

#[test]
fn nothing_is_validated_without_a_total() {
    // A discount that is not spread over the lines is nothing that this version can compute with.
    let unknown = held(order_with(&format!(r#"{{"order_discount":"5.00",{CONFIRMED}}}"#)));
    let computed = held(order_with(&format!("{{{CONFIRMED}}}")));
    let inert = |screen: &Screen| screen.html.matches("aria-disabled=\"true\"").count();
    let waiting = asked_for(unknown, Locale::Fr);
    waiting.says("Le total à rembourser n’a pas pu être calculé").does_not_say("Montant total à rembourser");
    assert_eq!(inert(&waiting), inert(&asked_for(computed, Locale::Fr)) + 1);
}

#[test]
fn the_summary_names_the_note_of_the_cancellation_alone() {
    let finished = format!(
        r#""cancellation":{{"step":"finished","contact_channel":"phone","mail":"sent"}},"credit_notes":[{}]"#,
        note()
    );
    asked_for(refunded_before(DONE, &finished), Locale::Fr)
        .says("Annulation terminée")
        .says("Total remboursé 44,60 €")
        .does_not_say("Note de crédit");
    let issued = format!(r#"{finished},"cancellation_note":"AV-2026-000002""#);
    asked_for(refunded_before(DONE, &issued), Locale::Fr).says("Note de crédit AV-2026-000002");
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
