//! The pop-in, step by step, in the procedure's own words.

use std::iter;

use avoir::api::order_detail::OrderDetail;
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel, MailOutcome};
use avoir::domain::case::{OrderAmounts, PaymentState};
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::locale::Locale;
use avoir::domain::order::fixture::amount;
use avoir::domain::payment::Authorization;
use avoir::domain::refund_task::RefundState;
use avoir::domain::timestamp::Timestamp;

use avoir::ui::screens::order::cancellation::{CancellationDialog, CancellationDraft};
use avoir::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use avoir::ui::screens::order::parts::replies::ReplyBook;
use avoir::ui::screens::order::parts::ticket::TicketDraft;
use avoir::ui::screens::order::refunds::OutcomeDrafts;
use leptos::prelude::*;

use crate::credit_notes::note;
use crate::screen::{
    Look, Screen, allowing, amounts, at_step, done, held, not_cancellable, order, refund, screen, view_of,
};

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
        held(allowing(&[OrderAction::CloseModification, OrderAction::CheckCancellation])),
        &["Vérifier la possibilité d’annuler la commande", "Quitter MOD"],
        &["Check whether the order can be cancelled", "Leave MOD"],
    );
}

#[test]
fn an_order_that_can_not_be_cancelled_says_why() {
    check(
        held(not_cancellable()),
        &["Impossible d’annuler la commande", "Raison : l’impression est en cours", "Quitter MOD"],
        &["The order can’t be cancelled", "Reason: it is being printed"],
    );
}

#[test]
fn an_order_that_can_be_cancelled_is_confirmed_again() {
    check(
        held(at_step(Cancellation::Cancellable, &[OrderAction::CloseModification, OrderAction::ConfirmCancellation])),
        &["Commande annulable", "Confirmer l’annulation de la commande", "L’entrepôt retient alors la commande"],
        &["The order can be cancelled", "Go on with the cancellation"],
    );
}

#[test]
fn what_is_confirmed_waits_for_the_menu() {
    screen(confirmed(), Look::default())
        .says("L’entrepôt retient la commande.")
        .says("ou « Modifier la commande » puis « Annuler la commande »")
        .does_not_say("Valider");
}

/// The pop-in, once the agent asked for it.
pub fn asked_for(order: OrderDetail, locale: Locale) -> Screen {
    view_of(order, Look { locale, ..Look::default() }, || {
        ReplyBook::provide();
        TicketDraft::provide();
        Dialogs::provide();
        OutcomeDrafts::provide();
        CancellationDraft::provide();
        Dialogs::expect().show(OpenDialog::Cancellation);
        view! { <CancellationDialog/> }.into_any()
    })
}

/// An order that waits for its cancellation to be asked for.
fn confirmed() -> OrderDetail {
    held(at_step(Cancellation::Confirmed, &[OrderAction::CloseModification, OrderAction::RequestCancellation]))
}

/// The same, when its payment went back before by a refund in this state.
fn refunded_before(state: RefundState) -> OrderDetail {
    OrderDetail { refund_tasks: vec![refund("44.60", state)], ..confirmed() }
}

#[test]
fn the_last_step_shows_the_total_that_goes_back() {
    asked_for(confirmed(), Locale::Fr)
        .says("Mouvements de stock à venir Mug +4 en stock +4 Remis en stock par remboursement Jamais partis : 4")
        .says("Montant total à rembourser 44,60 €")
        .says("émet la note de crédit")
        .does_not_say("encaissé");
}

#[test]
fn an_order_that_was_never_paid_has_nothing_to_refund() {
    let mut unpaid = confirmed();
    unpaid.order.payments.clear();
    asked_for(unpaid, Locale::Fr).says("Rien n’a été encaissé").does_not_say("émet la note de crédit");
}

/// Read at the beginning of 1970.
fn set_aside_until(expires_at: Timestamp) -> OrderDetail {
    let mut order = confirmed();
    let payment = &mut order.order.payments[0];
    payment.authorized = Some(Authorization { amount: payment.captured, expires_at: Some(expires_at) });
    payment.captured = amount("0.00");
    order.amounts = OrderAmounts::of(&order.order, iter::empty());
    order.payment_state = order.amounts.payment_state();
    order
}

#[test]
fn what_is_set_aside_is_to_be_voided_until_it_expires() {
    let day = time::Duration::days(1);
    asked_for(set_aside_until(Timestamp::EPOCH + day), Locale::Fr).says("annulez cette autorisation");
    asked_for(set_aside_until(Timestamp::EPOCH + -day), Locale::Fr)
        .says("Rien n’a été encaissé")
        .does_not_say("annulez cette autorisation");
}

#[test]
fn what_was_refunded_before_is_not_said_to_be_never_captured() {
    for state in [done(), RefundState::ToDo] {
        asked_for(refunded_before(state.clone()), Locale::Fr)
            .says("Tout ce qui a été encaissé est déjà remboursé ou en cours de remboursement")
            .does_not_say("Rien n’a été encaissé")
            .does_not_say("émet la note de crédit");
        asked_for(refunded_before(state), Locale::En)
            .says("Everything that was captured has been refunded or is being refunded")
            .does_not_say("Nothing was captured")
            .does_not_say("issues the credit note");
    }
}

#[test]
fn nothing_is_validated_without_a_total() {
    // A discount that is not spread over the lines is nothing that this version can compute with.
    let mut unknown = confirmed();
    unknown.order.order_discount = Some(amount("5.00"));
    let inert = |screen: &Screen| screen.html.matches("aria-disabled=\"true\"").count();
    let waiting = asked_for(unknown, Locale::Fr);
    waiting.says("Le total à rembourser n’a pas pu être calculé").does_not_say("Montant total à rembourser");
    assert_eq!(inert(&waiting), inert(&asked_for(confirmed(), Locale::Fr)) + 1);
}

#[test]
fn the_summary_names_the_note_of_the_cancellation_alone() {
    let mut finished = refunded_before(done());
    finished.cancellation =
        Cancellation::Finished { contact_channel: ContactChannel::Phone, outcome: MailOutcome::Sent };
    finished.credit_notes = vec![note()];
    asked_for(finished.clone(), Locale::Fr)
        .says("Annulation terminée")
        .says("Total remboursé 44,60 €")
        .does_not_say("Note de crédit");
    finished.cancellation_note = Some(CreditNoteNumber::new(2026, 2));
    asked_for(finished, Locale::Fr).says("Note de crédit AV-2026-000002");
}

#[test]
fn settled_refunds_lead_to_the_mail() {
    let ready = Cancellation::MessageReady { contact_channel: ContactChannel::Phone };
    let ready = OrderDetail {
        payment_state: PaymentState::Refunded,
        amounts: amounts("44.60", "0.00", "0.00"),
        ..at_step(ready, &[OrderAction::CloseModification, OrderAction::SettleMail])
    };
    check(
        held(ready),
        &["Mail de confirmation au client", "Envoyer le mail", "Ne pas envoyer"],
        &["Confirmation email to the customer", "Send the email"],
    );
}

#[test]
fn the_pop_in_is_only_there_for_who_has_mod_on() {
    screen(order(), Look::default()).does_not_say("Vérifier la possibilité");
}
