//! The refund of a credit note, while no cancellation is under way.

use avoir::api::order_detail::OrderDetail;
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel};
use avoir::domain::case::PaymentState;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::locale::Locale;
use avoir::domain::money::Currency;
use avoir::domain::refund_task::{Difference, Excess, RefundCause, RefundMeans, RefundState, SeenAmount, SetAside};
use avoir::domain::timestamp::Timestamp;

use crate::screen::{Look, allowing, amounts, done, held, opened_by, refund, screen};

/// An order of which a note gives 19.80 € back, and another one gave 5.00 € back long ago.
fn credited(state: RefundState, allowed: &[OrderAction]) -> OrderDetail {
    let mut later = refund("19.80", state);
    later.task.id.0 = "t2".to_owned();
    later.task.cause = RefundCause::CreditNote(CreditNoteNumber::new(2026, 2));
    OrderDetail {
        payment_state: PaymentState::RefundPending,
        amounts: amounts("5.00", "19.80", "19.80"),
        refund_tasks: vec![refund("5.00", done()), later],
        ..allowing(allowed)
    }
}

const MAY_SETTLE: [OrderAction; 2] = [OrderAction::OpenModification, OrderAction::SettleRefundTask];

#[test]
fn a_question_about_a_refund_is_in_front_without_mod() {
    screen(credited(opened_by("Awa"), &MAY_SETTLE), Look::default())
        .says("Rembourser le client")
        .says("Le remboursement de 19,80 € chez HiPay a-t-il été effectué ?")
        .says("Note de crédit AV-2026-000002")
        .says("Remboursements réglés : 0 sur 1");
}

#[test]
fn a_refund_that_the_agent_began_a_while_ago_says_when() {
    let begun = |at: &str| {
        let RefundState::Opened { by, .. } = opened_by("Awa") else { unreachable!("it is taken on") };
        RefundState::Opened { at: Timestamp::parse(at).unwrap(), by }
    };
    // The page was read at the start of 1970.
    screen(credited(begun("1969-12-31T23:35:00Z"), &MAY_SETTLE), Look::default())
        .says("Vous aviez déjà pris en charge ce remboursement : vérifiez qu’il n’est pas déjà fait. Commencé : 1969-12-31T23:35:00Z");
    screen(credited(begun("1969-12-31T23:59:00Z"), &MAY_SETTLE), Look::default())
        .does_not_say("vérifiez qu’il n’est pas déjà fait. Commencé :")
        // On the page behind it says so from the beginning: its card is out of sight there.
        .says("Commencé : 1969-12-31T23:59:00Z . Vous aviez déjà pris en charge");
}

#[test]
fn a_refund_that_nobody_began_waits_in_payments() {
    screen(credited(RefundState::ToDo, &MAY_SETTLE), Look::default())
        .says("19,80 € restent à rembourser au client.")
        .says("Reprendre le remboursement")
        .does_not_say("Rembourser le client");
    screen(credited(RefundState::ToDo, &MAY_SETTLE), Look { locale: Locale::En, ..Look::default() })
        .says("19.80 still to be refunded to the customer.")
        .says("Resume the refund");
}

#[test]
fn who_may_not_settle_it_is_told_and_not_asked() {
    screen(credited(opened_by("Awa"), &[]), Look::default())
        .says("19,80 € restent à rembourser au client.")
        .does_not_say("Reprendre le remboursement")
        .does_not_say("Remboursement effectué");
}

#[test]
fn a_question_about_a_refund_comes_before_what_mod_would_ask() {
    let allowed = [OrderAction::CloseModification, OrderAction::CheckCancellation, OrderAction::SettleRefundTask];
    screen(held(credited(opened_by("Awa"), &allowed)), Look::default())
        .says("Le remboursement de 19,80 € chez HiPay a-t-il été effectué ?")
        .does_not_say("Vérifier la possibilité d’annuler la commande");
}

/// What is set aside is voided and not refunded, and its card says so.
#[test]
fn what_is_set_aside_asks_whether_it_is_voided() {
    let with = |state: RefundState| {
        let mut detail = refund("29.90", state);
        detail.task.means = RefundMeans::Void;
        detail.task.cause = RefundCause::SetAside(SetAside { by: "Awa".to_owned() });
        OrderDetail {
            cancellation: Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: None },
            amounts: amounts("0.00", "0.00", "0.00"),
            refund_tasks: vec![detail],
            ..held(allowing(&MAY_SETTLE))
        }
    };
    screen(with(opened_by("Awa")), Look::default())
        .says("Annuler l’autorisation : HiPay")
        .says("L’autorisation de 29,90 € chez HiPay est-elle annulée ?")
        .says("Autorisation annulée")
        .says("Pas annulée")
        .does_not_say("Remboursement de 29,90")
        .does_not_say("Remboursements réglés");
    screen(with(RefundState::ToDo), Look { locale: Locale::En, ..Look::default() })
        .says("The authorisation can’t be voided any more")
        .does_not_say("The customer waives the rest");
}

#[test]
fn a_refund_of_which_the_providers_page_showed_another_amount_says_so() {
    let shown = |amount: &str, difference: Option<Difference>, excess: Option<Excess>| {
        let seen = Some(SeenAmount { amount: amount.parse().unwrap(), currency: Currency::EUR, difference });
        let state = RefundState::Done { reference: "R-1".to_owned(), at: Timestamp::EPOCH, less: None, excess, seen };
        screen(credited(state, &MAY_SETTLE), Look::default())
    };
    shown("19.80", None, None).does_not_say("Vu chez le prestataire");
    shown("19.45", Some(Difference::Fees {}), None).says("Vu chez le prestataire : 19,45 € (frais du prestataire)");
    let words = "Arrondi de la caisse".to_owned();
    shown("19.85", Some(Difference::Other { words }), None).says("Arrondi de la caisse");
    let (amount, noticed_by) = ("1.00".parse().unwrap(), "Awa".to_owned());
    let excess =
        Excess { amount, reference: String::new(), noticed_at: Timestamp::EPOCH, noticed_by, resolution: None };
    shown("20.80", Some(Difference::Mistyped {}), Some(excess))
        .says("Effectué en trop")
        .says("1,00 € sont partis en trop.")
        .does_not_say("Effectué deux fois");
}
