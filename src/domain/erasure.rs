//! The erasure of personal data: what stands where it was.

use super::order::{Customer, Order};

/// What stands in the place of a text that was erased.
pub const ERASED: &str = "—";

impl Order {
    /// The same sale, of nobody in particular.
    #[must_use]
    pub fn erased(&self) -> Self {
        let mut left = self.clone();
        left.customer = left.customer.erased();
        (left.billing_address, left.shipping_address, left.buyer) = (None, None, None);
        left.notes.clear();
        left.tags.clear();
        left.parcels.clear();
        for refund in &mut left.earlier_refunds {
            refund.reason = None;
        }
        left
    }
}

impl Customer {
    /// Nobody in particular, who reads the same language.
    #[must_use]
    pub fn erased(&self) -> Self {
        Self { name: ERASED.to_owned(), email: ERASED.to_owned(), phone: None, locale: self.locale.clone() }
    }
}
