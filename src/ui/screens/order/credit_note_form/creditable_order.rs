//! What a form is filled in on: the order as it was read, and what it has left to give back.

use std::sync::Arc;

use super::form::Seen;
use crate::api::order_detail::OrderDetail;
use crate::domain::credit::{
    Basis, ChargeLeft, CreditNoteDraft, LineLeft, Past, Quote, RefundRefusal, Refundable, quote,
};
use crate::domain::money::{Amount, Currency, total};
use crate::domain::order::{LineId, Order};
use crate::domain::payment::{PaymentId, PaymentProvider};

/// The order, and everything that limits a credit note of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditableOrder {
    pub detail: Arc<OrderDetail>,
    pub left: Refundable,
}

impl CreditableOrder {
    pub fn of(detail: Arc<OrderDetail>) -> Self {
        let left = detail.with_past(detail.credit_occasion(), |past| Refundable::of(&detail.order, past));
        Self { detail, left }
    }

    pub fn order(&self) -> &Order {
        &self.detail.order
    }

    pub fn currency(&self) -> Currency {
        self.detail.order.currency
    }

    pub fn zero(&self) -> Amount {
        Amount::zero(self.currency())
    }

    /// Asks the refund engine about a credit note of the order.
    pub fn with_past<T>(&self, ask: impl FnOnce(&Past<'_>) -> T) -> T {
        self.detail.with_past(self.detail.credit_occasion(), ask)
    }

    pub fn quote(&self, draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
        self.with_past(|past| quote(self.order(), past, draft))
    }

    /// What a line has left.
    pub fn line(&self, id: &LineId) -> LineLeft {
        let nothing = LineLeft { quantity: 0, net: self.zero(), gross: self.zero(), withheld: self.zero() };
        self.left.lines.iter().find(|(known, _)| known == id).map_or(nothing, |(_, left)| *left)
    }

    /// What a parcel or fee has left.
    pub fn charge(&self, id: &LineId) -> Option<&ChargeLeft> {
        self.left.shipping.iter().chain(&self.left.fees).find(|charge| charge.id == *id)
    }

    /// What a payment has left.
    pub fn payment(&self, id: &PaymentId) -> Amount {
        let share = self.left.payments.iter().find(|share| share.payment == *id);
        share.map_or_else(|| self.zero(), |share| share.amount)
    }

    /// What the order and its payments have left, gift cards included: what the customer would get if all went back.
    pub fn owed(&self) -> Amount {
        let sum = |amounts: &mut dyn Iterator<Item = Amount>| total(self.currency(), amounts);
        let credited = sum(&mut self.detail.credit_notes.iter().map(|note| note.quote.total));
        let captured = sum(&mut self.left.payments.iter().map(|share| share.amount));
        (self.order().gross() - credited).min(captured).max(self.zero())
    }

    /// Whether there are gift cards that only cancelling gives back to (seed 003).
    pub fn keeps_gift_cards_out(&self) -> bool {
        !self.detail.credits_gift_cards && self.has_gift_card()
    }

    pub fn has_gift_card(&self) -> bool {
        self.order().payments.iter().any(|payment| payment.provider == PaymentProvider::GiftCard)
    }

    /// What decides whether a draft was made on the same picture.
    pub fn seen(&self) -> Seen {
        Seen { notes: self.detail.credit_notes.len(), refundable: self.left.most }
    }
}

/// What is left of a parcel or fee, with taxes or without.
pub const fn on(charge: &ChargeLeft, basis: Basis) -> Amount {
    match basis {
        Basis::Gross => charge.gross,
        Basis::Net => charge.net,
    }
}
