//! What an order gave back before.

use super::allocation::PaymentShare;
use super::quote::Quote;
use super::terms::Occasion;

/// What an order gave back before, and on which occasion it gives back now.
#[derive(Clone, Debug)]
pub struct Past<'a> {
    /// Of every credit note of the order, corrections included.
    pub quotes: Vec<&'a Quote>,
    /// What refund tasks use of each payment: the done and the open ones, not the impossible ones.
    pub refunded: Vec<PaymentShare>,
    pub occasion: Occasion,
}

impl<'a> Past<'a> {
    pub(super) fn quotes(&self) -> impl Iterator<Item = &'a Quote> + use<'a, '_> {
        self.quotes.iter().copied()
    }
}
