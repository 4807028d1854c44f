//! The rules of refunding, each by its name.

mod adjustments;
mod caps;
mod charges;
mod corrections;
mod for_nothing;
mod full_refund;
mod overpayments;
mod payout;
mod reduce;
mod refundable;
mod split;
mod tax_bases;
mod taxes;
mod units;
mod untaxed;
mod values;
mod wire;

use super::allocation::{PaymentShare, Strategy};
use super::draft::{AdjustmentDraft, ChargeDraft, CreditNoteDraft, LineDraft};
use super::engine::quote;
use super::note::CreditNote;
use super::note_number::CreditNoteNumber;
use super::past::Past;
use super::place::Place;
use super::quote::Quote;
use super::refusal::{RefundProblem, RefundRefusal};
use super::terms::{AdjustmentTax, Basis, Occasion, Payout};
use crate::domain::credit::note::fixture::note;
use crate::domain::money::Amount;
use crate::domain::order::fixture::amount;
use crate::domain::order::{LineId, Order};
use crate::domain::payment::PaymentId;

/// An order and the credit notes it has seen.
#[derive(Clone)]
struct Story {
    order: Order,
    notes: Vec<CreditNote>,
    /// What went back beside them, because more was paid than the order cost.
    overpaid: Vec<PaymentShare>,
    occasion: Occasion,
}

impl Story {
    fn of(order: Order) -> Self {
        Self { order, notes: Vec::new(), overpaid: Vec::new(), occasion: Occasion::CreditNote }
    }

    fn on(self, occasion: Occasion) -> Self {
        Self { occasion, ..self }
    }

    /// The credit note is issued.
    fn then(mut self, draft: CreditNoteDraft) -> Self {
        let quote = self.credit(&draft);
        self.issue(quote, None);
        self
    }

    /// Counts like the backend does.
    fn next_number(&self) -> u32 {
        u32::try_from(self.notes.len() + 1).expect("a few notes")
    }

    fn issue(&mut self, quote: Quote, corrects: Option<CreditNoteNumber>) {
        let number = CreditNoteNumber::new(2026, self.next_number());
        self.notes.push(CreditNote { number, corrects, ..note(quote) });
    }

    /// What a sound draft comes to.
    fn credit(&self, draft: &CreditNoteDraft) -> Quote {
        self.quote(draft).expect("a sound draft")
    }

    fn quote(&self, draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
        self.with_past(|past| quote(&self.order, past, draft))
    }

    /// The refunds of every note are done.
    fn with_past<T>(&self, ask: impl FnOnce(&Past<'_>) -> T) -> T {
        let shares = self.notes.iter().flat_map(|note| &note.quote.allocation);
        let of_notes = shares.map(|share| PaymentShare { payment: share.payment.clone(), amount: share.amount });
        let refunded = of_notes.chain(self.overpaid.iter().cloned()).collect();
        let quotes = self.notes.iter().map(|note| &note.quote).collect();
        ask(&Past { quotes, refunded, overpaid: self.overpaid.clone(), earlier: Vec::new(), occasion: self.occasion })
    }
}

fn check(story: &Story, draft: &CreditNoteDraft, total: &str) {
    let quote = story.credit(draft);
    assert_eq!(quote.total, amount(total));
    check_sums(&quote);
}

fn check_refused(story: &Story, draft: &CreditNoteDraft, place: Place, problem: RefundProblem) {
    assert_eq!(story.quote(draft), Err(vec![RefundRefusal { place, problem }]));
}

/// That the parts of a quote come to its sums.
fn check_sums(quote: &Quote) {
    let nothing = quote.total.zero_alike();
    let sum = |amounts: &mut dyn Iterator<Item = Amount>| amounts.fold(nothing, |sum, amount| sum + amount);
    let parts = &quote.explanation;
    assert_eq!(parts.lines, sum(&mut quote.lines.iter().map(|line| line.gross)));
    assert_eq!(parts.shipping, sum(&mut quote.shipping.iter().map(|charge| charge.gross)));
    assert_eq!(parts.fees, sum(&mut quote.fees.iter().map(|charge| charge.gross)));
    assert_eq!(parts.adjustment, quote.adjustment.as_ref().map_or(nothing, |adjustment| adjustment.amount));
    assert_eq!(quote.total, parts.sum());
    assert_eq!(quote.total, quote.net + quote.tax);
    assert_eq!(quote.tax, sum(&mut quote.taxes.iter().map(|tax| tax.amount)));
    assert!(quote.paid_out().minor().abs() <= quote.total.minor().abs());
    for tax in &quote.taxes {
        assert_eq!(tax.amount, tax.explanation.sum());
    }
}

fn units(line: &str, quantity: i64) -> CreditNoteDraft {
    CreditNoteDraft::default().units(line, quantity)
}

fn value(line: &str, gross: &str) -> CreditNoteDraft {
    CreditNoteDraft::default().value(line, gross)
}

fn typed(line: &str, quantity: i64, gross: &str) -> CreditNoteDraft {
    CreditNoteDraft::default().line(line, Some(quantity), Some(gross), Basis::Gross)
}

fn net_value(line: &str, net: &str) -> CreditNoteDraft {
    CreditNoteDraft::default().line(line, None, Some(net), Basis::Net)
}

fn parcel(id: &str, gross: &str) -> CreditNoteDraft {
    CreditNoteDraft::default().parcel(id, gross)
}

impl CreditNoteDraft {
    fn units(self, line: &str, quantity: i64) -> Self {
        self.line(line, Some(quantity), None, Basis::Gross)
    }

    fn value(self, line: &str, gross: &str) -> Self {
        self.line(line, None, Some(gross), Basis::Gross)
    }

    fn line(mut self, line: &str, quantity: Option<i64>, typed: Option<&str>, basis: Basis) -> Self {
        self.lines.push(LineDraft {
            line: LineId(line.to_owned()),
            quantity,
            amount: typed.map(amount),
            basis,
            restock: None,
        });
        self
    }

    fn parcel(mut self, id: &str, gross: &str) -> Self {
        self.shipping.push(ChargeDraft { id: LineId(id.to_owned()), amount: amount(gross), basis: Basis::Gross });
        self
    }

    fn fee(mut self, id: &str, gross: &str) -> Self {
        self.fees.push(ChargeDraft { id: LineId(id.to_owned()), amount: amount(gross), basis: Basis::Gross });
        self
    }

    fn adjusted(self, by: &str, tax: AdjustmentTax) -> Self {
        let adjustment = AdjustmentDraft { amount: amount(by), reason: "geste commercial".to_owned(), tax };
        Self { adjustment: Some(adjustment), ..self }
    }

    fn on_balance(self) -> Self {
        Self { payout: Payout::Balance, ..self }
    }

    fn split_by(self, strategy: Strategy) -> Self {
        Self { allocation: strategy.into(), ..self }
    }

    fn split_as(self, shares: &[(&str, &str)]) -> Self {
        let share = |&(payment, text): &(&str, &str)| PaymentShare {
            payment: PaymentId(payment.to_owned()),
            amount: amount(text),
        };
        Self { allocation: shares.iter().map(share).collect::<Vec<_>>().into(), ..self }
    }

    fn expecting(self, total: &str) -> Self {
        Self { expected_total: Some(amount(total)), ..self }
    }
}
