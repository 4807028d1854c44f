//! The figures of a draft's lines, parcels and fees.

use super::charges::charges;
use super::ledger::Ledger;
use super::lines::lines;
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::explanation::Parts;
use crate::domain::credit::past::Past;
use crate::domain::credit::place::Place;
use crate::domain::credit::quote::{ChargeQuote, LineQuote};
use crate::domain::credit::refusal::{Cap, RefundRefusal, Report};
use crate::domain::money::Amount;
use crate::domain::order::Order;

/// The items of a draft, as far as they are sound.
pub(in crate::domain::credit) struct Items {
    pub lines: Vec<LineQuote>,
    pub shipping: Vec<ChargeQuote>,
    pub fees: Vec<ChargeQuote>,
}

impl Items {
    /// Problems go to `report`.
    pub fn of(ledger: &mut Ledger<'_>, draft: &CreditNoteDraft, report: &mut Report) -> Self {
        Self {
            lines: lines(&mut ledger.lines, draft, report),
            shipping: charges(&mut ledger.shipping, (Place::Parcel, Cap::Parcel), &draft.shipping, report),
            fees: charges(&mut ledger.fees, (Place::Fee, Cap::Fee), &draft.fees, report),
        }
    }

    /// The items of a draft when all of them are.
    ///
    /// # Errors
    /// Every problem of theirs.
    pub fn sound(order: &Order, past: &Past<'_>, draft: &CreditNoteDraft) -> Result<Self, Vec<RefundRefusal>> {
        let mut report = Report::default();
        let items = Self::of(&mut Ledger::new(order, past.quotes()), draft, &mut report);
        report.sound()?;
        Ok(items)
    }

    /// Their sums.
    pub fn parts(&self, zero: Amount) -> Parts {
        let charges = |charges: &[ChargeQuote]| charges.iter().fold(zero, |sum, charge| sum + charge.gross);
        Parts {
            lines: self.lines.iter().fold(zero, |sum, line| sum + line.gross),
            shipping: charges(&self.shipping),
            fees: charges(&self.fees),
            adjustment: zero,
        }
    }
}
