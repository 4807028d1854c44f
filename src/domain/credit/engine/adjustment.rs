//! Goodwill and fees: they come after all items, and hold the tax that their treatment says.

use super::tax_books::{TaxBook, Taxed};
use crate::domain::credit::draft::AdjustmentDraft;
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::place::{AdjustmentPart, Place};
use crate::domain::credit::quote::{AdjustedTax, AdjustmentQuote, TaxTotal};
use crate::domain::credit::refusal::{BindingCap, Cap};
use crate::domain::credit::terms::AdjustmentTax;
use crate::domain::money::Amount;

/// The adjustment, of which the taxes are kept between nothing and what was charged of each, all credit notes
/// counted. Where the items alone would exceed that, because an earlier adjustment holds some of their tax,
/// there is an adjustment of nothing that moves the surplus from tax to net.
pub(in crate::domain::credit) fn adjust(
    draft: Option<&AdjustmentDraft>,
    books: &[TaxBook<'_>],
    items: &[TaxTotal],
    (items_gross, order_gross): (Amount, Amount),
    caps: &mut Vec<BindingCap>,
) -> Option<AdjustmentQuote> {
    let (amount, treatment) = match draft {
        Some(draft) => (draft.amount, draft.tax),
        None => (items_gross.zero_alike(), AdjustmentTax::None),
    };
    let mut taxes = Vec::new();
    for book in books {
        let now = book.of(items);
        let given = book.given + now;
        let (due, explanation) = match treatment {
            AdjustmentTax::None => (Taxed::none(amount), None),
            AdjustmentTax::Rest => {
                let rest = TaxExplanation::Rest { charged: book.charged.amount, given: given.amount };
                (book.charged - given, Some(rest))
            }
            AdjustmentTax::AsItems => {
                let (like, gross) =
                    if items_gross.is_positive() { (now, items_gross) } else { (book.charged, order_gross) };
                (like.share(amount, gross), Some(TaxExplanation::AsItems { amount, tax: like.amount, gross }))
            }
        };
        let bounded = due.clamp(Taxed::none(amount) - given, book.charged - given);
        if bounded.is_none() && due.is_none() {
            continue;
        }
        let explanation = match explanation {
            Some(explanation) if bounded.amount == due.amount => explanation,
            _ => TaxExplanation::Bounded { charged: book.charged.amount, given: given.amount, share: due.amount },
        };
        if bounded.amount != due.amount {
            let (asked, limit) = (due.amount, bounded.amount);
            caps.push(BindingCap { place: Place::Adjustment(AdjustmentPart::All), cap: Cap::Tax, asked, limit });
        }
        let Taxed { net, amount } = bounded;
        taxes.push(AdjustedTax { name: book.name.to_owned(), rate: book.rate, net, amount, explanation });
    }
    if amount.is_zero() && taxes.is_empty() {
        return None;
    }
    let reason = draft.map(|draft| draft.reason.clone()).unwrap_or_default();
    let tax = taxes.iter().fold(amount.zero_alike(), |sum, tax| sum + tax.amount);
    Some(AdjustmentQuote { amount, reason, tax: treatment, net: amount - tax, taxes })
}
