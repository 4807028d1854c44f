//! A refund task for tests.

use super::{BankAccount, RefundCause, RefundMeans, RefundState, RefundTask, RefundTaskId};
use crate::domain::agent::fixture::agent;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::{PaymentId, PaymentProvider};
use crate::domain::timestamp::Timestamp;

/// 31.60 of the first credit note, to give back to a card.
pub fn task() -> RefundTask {
    RefundTask {
        id: RefundTaskId("t1".to_owned()),
        order: order().number,
        cause: RefundCause::CreditNote(CreditNoteNumber::new(2026, 1)),
        payment: PaymentId("card".to_owned()),
        provider: PaymentProvider::HIPAY,
        transaction: "8003121".to_owned(),
        amount: amount("31.60"),
        means: RefundMeans::Original,
        destination: None,
        state: RefundState::ToDo,
        created_at: Timestamp::EPOCH,
    }
}

/// An account that a transfer can go to.
pub fn account() -> BankAccount {
    let iban = "FR7630006000011234567890189".parse().expect("it is a right one");
    BankAccount { holder: "Awa Diallo".to_owned(), iban }
}

/// Somebody is at the provider.
pub fn opened() -> RefundState {
    RefundState::Opened { at: Timestamp::EPOCH, by: agent("Awa") }
}
