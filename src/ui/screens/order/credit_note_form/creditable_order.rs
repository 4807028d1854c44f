//! The order that a form is filled in on, as it was read, with what it has left to give back.

use std::sync::Arc;

use super::form::Seen;
use crate::api::order_detail::OrderDetail;
use crate::domain::case::Case;
use crate::domain::credit::{Refundable, UnitCondition};
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{LineId, Order};

/// The order, and everything that limits a credit note of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditableOrder {
    pub detail: Arc<OrderDetail>,
    pub left: Refundable,
}

impl CreditableOrder {
    pub fn of(detail: Arc<OrderDetail>) -> Self {
        let left = detail.case().refundable();
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

    /// The condition of a line's units unless the agent says otherwise.
    pub fn usual_condition(&self, line: &LineId) -> UnitCondition {
        let sold = self.order().lines.iter().find(|sold| sold.id == *line);
        sold.map_or(UnitCondition::New, |sold| UnitCondition::usual(self.order(), sold))
    }

    /// The order with all that happened to it.
    pub fn case(&self) -> Case<'_> {
        self.detail.case()
    }

    /// What decides whether a draft was made on the same picture.
    pub fn seen(&self) -> Seen {
        Seen { notes: self.detail.credit_notes.len(), refundable: self.left.most }
    }
}
