//! The flaw of one field of a body.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pointer::{place_at, pointer_to};
use crate::domain::credit::{Cap, Limit, Place, RefundProblem, RefundRefusal};
use crate::domain::money::Amount;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldError {
    /// RFC 6901.
    pub pointer: String,
    pub code: String,
    /// The limit that was met, where one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Cap>,
    /// The amount, or the number of units, that the limit leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refundable: Option<String>,
    /// The total that the backend came to, where another one was expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Amount>,
    /// The line of a text that is wrong, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// A refund's problem as it crosses the wire: what was asked for stands in the draft that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldProblem {
    Exceeds(Limit),
    QuoteMismatch {
        computed: Amount,
    },
    NothingToRefund,
    ReasonMissing,
    /// One that has no words of its own here.
    Other,
}

impl FieldError {
    /// A field that is wrong in a way that no limit explains.
    pub fn new(pointer: &str, code: &str) -> Self {
        Self {
            pointer: pointer.to_owned(),
            code: code.to_owned(),
            cap: None,
            refundable: None,
            computed: None,
            line: None,
        }
    }

    /// The place in the draft that was sent.
    pub fn place(&self) -> Place {
        place_at(&self.pointer)
    }

    pub fn problem(&self) -> ToldProblem {
        let told = match self.code.as_str() {
            "amount_exceeds_refundable" => self.amount_limit().map(ToldProblem::Exceeds),
            "quantity_exceeds_refundable" => self.units_limit().map(ToldProblem::Exceeds),
            "quote_mismatch" => self.computed.map(|computed| ToldProblem::QuoteMismatch { computed }),
            "nothing_to_refund" => Some(ToldProblem::NothingToRefund),
            "reason_missing" => Some(ToldProblem::ReasonMissing),
            _ => None,
        };
        told.unwrap_or(ToldProblem::Other)
    }

    fn amount_limit(&self) -> Option<Limit> {
        Some(Limit::Amount(self.cap?, self.refundable.as_deref()?.parse().ok()?))
    }

    fn units_limit(&self) -> Option<Limit> {
        Some(Limit::Units(self.refundable.as_deref()?.parse().ok()?))
    }
}

impl From<&RefundRefusal> for FieldError {
    fn from(refusal: &RefundRefusal) -> Self {
        Self::of(pointer_to(refusal.place), &refusal.problem)
    }
}

impl FieldError {
    /// The problem of the field at this pointer.
    pub fn of(pointer: String, problem: &RefundProblem) -> Self {
        let (cap, refundable) = match problem.limit() {
            Some(Limit::Units(units)) => (Some(Cap::Unit), Some(units.to_string())),
            Some(Limit::Amount(cap, amount)) => (Some(cap), Some(amount.to_string())),
            None => (None, None),
        };
        let computed = match *problem {
            RefundProblem::QuoteMismatch { computed, .. } => Some(computed),
            _ => None,
        };
        Self { cap, refundable, computed, ..Self::new(&pointer, problem.code()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credit::LinePart;
    use crate::domain::order::fixture::amount;

    fn told(problem: RefundProblem) -> ToldProblem {
        let place = Place::Line(0, LinePart::Amount);
        let error = FieldError::from(&RefundRefusal { place, problem });
        assert_eq!(error.place(), place);
        error.problem()
    }

    #[test]
    fn a_limit_is_read_back_as_the_one_that_was_met() {
        let (asked, refundable) = (amount("5.00"), amount("4.90"));
        for cap in [Cap::Unit, Cap::Parcel] {
            let problem = RefundProblem::AmountExceedsRefundable { cap, asked, refundable };
            assert_eq!(told(problem), ToldProblem::Exceeds(Limit::Amount(cap, refundable)));
        }
        let problem = RefundProblem::QuantityExceedsRefundable { asked: 4, refundable: 3 };
        assert_eq!(told(problem), ToldProblem::Exceeds(Limit::Units(3)));
    }

    #[test]
    fn a_problem_without_a_limit_is_read_back_by_its_code() {
        let (expected, computed) = (amount("5.00"), amount("4.90"));
        assert_eq!(told(RefundProblem::QuoteMismatch { expected, computed }), ToldProblem::QuoteMismatch { computed });
        assert_eq!(told(RefundProblem::NothingToRefund), ToldProblem::NothingToRefund);
        assert_eq!(told(RefundProblem::ReasonMissing), ToldProblem::ReasonMissing);
        assert_eq!(told(RefundProblem::AskedTwice), ToldProblem::Other);
    }
}
