//! Goodwill and fees: they come after all items, and hold the tax that their treatment says.

use super::tax_books::{Holding, TaxBooks};
use super::taxed::Taxed;
use crate::domain::credit::draft::AdjustmentDraft;
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::place::{AdjustmentPart, Place};
use crate::domain::credit::quote::{AdjustedTax, AdjustmentQuote, TaxTotal};
use crate::domain::credit::refusal::{BindingCap, Cap};
use crate::domain::credit::terms::AdjustmentTax;
use crate::domain::money::Amount;

/// An adjustment as it is quoted, and what of it is outside of all taxes.
pub(in crate::domain::credit) struct Adjusted {
    pub quote: AdjustmentQuote,
    pub untaxed: Amount,
}

/// The adjustment, of which the taxes are kept between nothing and what was charged of each, all credit notes
/// counted. Where the items alone would exceed that, because an earlier adjustment holds some of their tax,
/// there is an adjustment of nothing that moves the surplus from tax to net.
pub(in crate::domain::credit) fn adjust(
    draft: Option<&AdjustmentDraft>,
    books: Option<&TaxBooks<'_>>,
    items: &[TaxTotal],
    of_items: Holding,
    caps: &mut Vec<BindingCap>,
) -> Option<Adjusted> {
    let (amount, treatment) = match draft {
        Some(draft) => (draft.amount, draft.tax),
        None => (of_items.gross.zero_alike(), AdjustmentTax::None),
    };
    let as_items =
        (treatment == AdjustmentTax::AsItems).then(|| AsItems::of(amount, books?, items, of_items)).flatten();
    let mut taxes = Vec::new();
    for (position, book) in books.into_iter().flat_map(|books| &books.books).enumerate() {
        let given = book.given + book.of(items);
        let (due, explanation) = match (&as_items, treatment) {
            (Some(as_items), _) => as_items.of_tax(position),
            (None, AdjustmentTax::Rest) => {
                let rest = TaxExplanation::Rest { charged: book.charged.amount, given: given.amount };
                (book.charged - given, Some(rest))
            }
            (None, _) => (Taxed::none(amount), None),
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
    let quote = AdjustmentQuote { amount, reason, tax: treatment, net: amount - tax, taxes };
    let untaxed = untaxed(&quote, books, as_items.as_ref());
    Some(Adjusted { quote, untaxed })
}

/// How an adjustment holds tax that holds it as something else does.
struct AsItems {
    amount: Amount,
    like: Vec<Taxed>,
    whole: Holding,
    due: Vec<Taxed>,
    untaxed: Amount,
}

impl AsItems {
    /// Like the items of the note or, where it has none, like the order; nothing is like what is free.
    fn of(amount: Amount, books: &TaxBooks<'_>, items: &[TaxTotal], of_items: Holding) -> Option<Self> {
        let (like, whole): (Vec<Taxed>, Holding) = if of_items.gross.is_positive() {
            (books.books.iter().map(|book| book.of(items)).collect(), of_items)
        } else {
            (books.books.iter().map(|book| book.charged).collect(), books.whole)
        };
        if whole.gross.is_zero() {
            return None;
        }
        let share = |part: Amount| amount.share(part.minor(), whole.gross.minor());
        let taxes: Vec<Amount> = like.iter().map(|like| share(like.amount)).collect();
        let net = taxes.iter().fold(amount, |net, &tax| net - tax);
        let bases: Vec<Amount> = like.iter().map(|like| like.net).chain([whole.untaxed]).collect();
        let bases = if whole.is_split_into(&like) {
            net.spread(&bases)
        } else {
            bases.into_iter().map(|base| if base == whole.net { net } else { share(base) }).collect()
        };
        let untaxed = bases.last().copied().unwrap_or(net);
        let due = bases.into_iter().zip(taxes).map(|(net, amount)| Taxed { net, amount }).collect();
        Some(Self { amount, like, whole, due, untaxed })
    }

    fn of_tax(&self, position: usize) -> (Taxed, Option<TaxExplanation>) {
        let (amount, gross) = (self.amount, self.whole.gross);
        (self.due[position], Some(TaxExplanation::AsItems { amount, tax: self.like[position].amount, gross }))
    }
}

/// What of an adjustment no tax is on. Where several taxes are on one net, it is in the base of each.
fn untaxed(quote: &AdjustmentQuote, books: Option<&TaxBooks<'_>>, as_items: Option<&AsItems>) -> Amount {
    let is_split = match (as_items, books) {
        (Some(as_items), _) => as_items.whole.is_split_into(&as_items.like),
        (None, Some(books)) => books.is_split(),
        (None, None) => true,
    };
    match as_items {
        _ if is_split => quote.taxes.iter().fold(quote.net, |rest, tax| rest - tax.net),
        Some(as_items) => as_items.untaxed,
        None => quote.taxes.first().map_or(quote.net, |tax| quote.net - tax.net),
    }
}
