//! *Retours* on the order's page: what comes back and why, how far it is, and what can be done about it.

use avoir::api::order_detail::OrderDetail;
use avoir::domain::action::OrderAction;
use avoir::domain::locale::Locale;
use avoir::domain::order::LineId;
use avoir::domain::returns::fixture::registered;
use avoir::domain::returns::{ActionKind, OrderReturn, ReturnEvent};
use avoir::domain::timestamp::Timestamp;

use crate::screen::{Look, allowing, screen};

const MAY: [OrderAction; 4] =
    [OrderAction::ReceiveReturn, OrderAction::CloseReturn, OrderAction::WithdrawReturn, OrderAction::IssueCreditNote];

fn with(back: OrderReturn, allowed: &[OrderAction]) -> OrderDetail {
    let return_address = vec!["Maison Lumen".to_owned()];
    OrderDetail { returns: vec![back], return_address, ..allowing(allowed) }
}

fn two(kind: ActionKind) -> OrderReturn {
    registered(&[("1", 2)], kind)
}

#[test]
fn a_registered_return_is_read_in_the_agents_language_and_can_be_received() {
    screen(with(two(ActionKind::Refund), &MAY), Look::default())
        .says("ORD00123-RET1")
        .says("Annoncé")
        .says("2 × Mug")
        .says("too_small (fr) → refund (fr)")
        .says("Réceptionner")
        .says("Créditer ce retour")
        .says("Retirer le retour")
        .says("Copier l’étiquette de retour")
        .does_not_say("Clore le retour");
    let look = Look { locale: Locale::En, ..Look::default() };
    screen(with(two(ActionKind::Refund), &MAY), look).says("Announced").says("too_small (en) → refund (en)");
}

#[test]
fn a_received_return_says_what_was_in_the_parcel_and_can_be_closed() {
    screen(with(two(ActionKind::Refund).with(&[("1", 1, 2)]), &MAY), Look::default())
        .says("Reçu")
        .says("Intacts : 1 · abîmés : 2 · manquants : 0")
        .says("Clore le retour")
        .does_not_say("Réceptionner")
        .does_not_say("Retirer le retour");
}

#[test]
fn what_is_exchanged_is_not_credited_and_what_is_kept_is_not_received() {
    screen(with(two(ActionKind::Exchange), &MAY), Look::default()).does_not_say("Créditer ce retour");
    screen(with(two(ActionKind::Keep), &MAY), Look::default())
        .says("Clore le retour")
        .does_not_say("Réceptionner")
        .does_not_say("Copier l’étiquette de retour");
}

#[test]
fn a_withdrawn_return_says_why_and_offers_nothing() {
    let mut back = two(ActionKind::Refund);
    let event = ReturnEvent::Withdrawn { reason: "La cliente garde tout".to_owned() };
    back.state = back.after(event, Timestamp::EPOCH, "Awa").expect("it is registered");
    assert_eq!(back.taken(&LineId("1".to_owned())), 0);
    screen(with(back, &MAY), Look::default())
        .says("Retiré : La cliente garde tout")
        .does_not_say("Réceptionner")
        .does_not_say("Créditer ce retour");
}

#[test]
fn a_return_is_registered_where_something_can_come_back() {
    let offer = "Enregistrer un retour";
    screen(allowing(&[OrderAction::RegisterReturn]), Look::default()).says(offer).says("Aucun retour.");
    screen(allowing(&[]), Look::default()).does_not_say(offer);
}

#[test]
fn behind_the_window_a_return_says_why_it_was_taken() {
    let back = OrderReturn { window_overruled: Some("Hospitalisée".to_owned()), ..two(ActionKind::Refund) };
    screen(with(back, &[]), Look::default()).says("Pris hors délai : Hospitalisée").does_not_say("Réceptionner");
}
