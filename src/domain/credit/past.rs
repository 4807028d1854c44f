//! The past of an order: what it gave back before.

use super::allocation::PaymentShare;
use super::quote::Quote;
use super::terms::Occasion;

/// The past of an order, and the occasion on which it gives back now.
#[derive(Clone, Debug)]
pub struct Past<'a> {
    /// The figures of every credit note of the order, corrections included.
    pub quotes: Vec<&'a Quote>,
    /// The amounts of the payments that refund tasks use: the done and the open ones, not the impossible ones; and those
    /// that the shop used before.
    pub refunded: Vec<PaymentShare>,
    /// The part of it that was paid beyond what the order cost, and so is on no credit note.
    pub overpaid: Vec<PaymentShare>,
    /// The figures of what the shop gave back before the order came here.
    pub earlier: Vec<Quote>,
    pub occasion: Occasion,
}

impl Past<'_> {
    pub(super) fn quotes(&self) -> impl Iterator<Item = &Quote> {
        self.earlier.iter().chain(self.quotes.iter().copied())
    }
}
