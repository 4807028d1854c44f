//! The card of a refund that goes another way: where its money goes, or that nobody has said it yet.

use avoir::api::order_detail::OrderDetail;
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel};
use avoir::domain::locale::Locale;
use avoir::domain::refund_task::fixture::account;
use avoir::domain::refund_task::{AlternativeMethod, Destination, RefundMeans, RefundState};

use crate::screen::{Look, Screen, amounts, at_step, done, held, opened_by, refund, screen};

/// An order whose refund of 44.60 goes this way, to this place, and one that is to do still.
fn going(by: AlternativeMethod, to: Option<Destination>, state: RefundState) -> OrderDetail {
    let mut detail = refund("44.60", state);
    detail.task.means = RefundMeans::Alternative(by);
    detail.destination = to.map(|place| place.told(detail.task.is_open()));
    let mut other = refund("1.00", RefundState::ToDo);
    other.task.id.0 = "t2".to_owned();
    let cancellation = Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: None };
    held(OrderDetail {
        amounts: amounts("0.00", "44.60", "0.00"),
        refund_tasks: vec![detail, other],
        ..at_step(cancellation, &[OrderAction::SettleRefundTask])
    })
}

fn by_transfer(to: Option<Destination>, state: RefundState) -> Screen {
    screen(going(AlternativeMethod::BankTransfer, to, state), Look::default())
}

fn to_the_account() -> Option<Destination> {
    Some(Destination::Account(account()))
}

#[test]
fn an_account_is_read_in_groups_and_copied_by_a_press() {
    for state in [RefundState::ToDo, opened_by("Awa"), opened_by("Ben")] {
        by_transfer(to_the_account(), state)
            .says("Titulaire du compte Awa Diallo")
            .says("IBAN FR76 3000 6000 0112 3456 7890 189")
            .has("Copier\u{a0}: IBAN")
            .has("Copier\u{a0}: Titulaire du compte")
            .does_not_say("IBAN manquant");
    }
}

#[test]
fn whoever_has_it_on_can_correct_it_and_nobody_else() {
    by_transfer(to_the_account(), opened_by("Awa")).says("Corriger le compte…");
    for state in [RefundState::ToDo, opened_by("Ben")] {
        by_transfer(to_the_account(), state).does_not_say("Corriger le compte");
    }
}

#[test]
fn an_account_that_nobody_said_is_missing_and_whoever_has_it_on_enters_it() {
    let missing = "IBAN manquant : demandez-le au client avant de faire le virement.";
    for state in [RefundState::ToDo, opened_by("Ben")] {
        by_transfer(None, state)
            .says(missing)
            .says("À noter ici par l’agent qui se charge de ce remboursement.")
            .does_not_say("Noter le compte");
    }
    by_transfer(None, opened_by("Awa"))
        .says(missing)
        .says("Noter le compte")
        .says("27 caractères pour un compte français")
        .does_not_say("je le demanderai au client");
    let by_cheque = going(AlternativeMethod::Cheque, None, opened_by("Awa"));
    screen(by_cheque, Look { locale: Locale::En, ..Look::default() })
        .says("Address missing: ask the customer for it before you send the cheque.")
        .says("Address to send the cheque to")
        .says("Save the address");
}

#[test]
fn means_that_are_handed_over_need_no_place() {
    for method in [AlternativeMethod::GiftCard, AlternativeMethod::Cash, AlternativeMethod::Other] {
        screen(going(method, None, opened_by("Awa")), Look::default()).does_not_say("manquant");
    }
}

#[test]
fn once_it_is_made_the_account_is_masked() {
    by_transfer(to_the_account(), done())
        .says("Compte : FR76 •••• •••• 0189 , Awa Diallo")
        .does_not_say("3000 6000")
        .does_not_say("manquant");
}

#[test]
fn a_cheque_shows_its_address_line_by_line() {
    let address = Destination::Address("Awa Diallo\n12 rue des Lilas\n59000 Lille".to_owned());
    screen(going(AlternativeMethod::Cheque, Some(address), opened_by("Awa")), Look::default())
        .says("Adresse d’envoi du chèque Awa Diallo")
        .says("59000 Lille")
        .says("Corriger l’adresse…");
}
