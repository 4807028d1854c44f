//! The stock movements of a credit note (*Stock logs*). Whoever keeps the stock itself applies
//! these; here they are only told.

use super::credit::{CreditNote, LineQuote, Restock};
use super::order::{LineId, Order};
use super::wire_words::wire_words;

wire_words! {
    /// The reason of a stock movement, in the words of the *Stock logs*.
    pub enum MovementReason {
        /// "Returned to stock by refunding"
        ReturnedToStockByRefunding = "returned_to_stock_by_refunding",
        /// "API removed": takes the units out again, where the inventory isn't to be updated.
        ApiRemoved = "api_removed",
        /// The credit note was wrong: takes back what it had put on the shelf.
        CreditNoteCorrected = "credit_note_corrected",
    } else {
        Unknown
    }
}

/// One line of an item's stock history, as a credit note causes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub line: LineId,
    pub sku: String,
    /// Units; above zero they came in.
    pub change: i64,
    pub reason: MovementReason,
}

/// The movements that issuing `note` causes, in the order of its lines.
pub fn movements(order: &Order, note: &CreditNote) -> Vec<Movement> {
    let movement = |quote: &LineQuote, sku: &str, change, reason| Movement {
        line: quote.line.clone(),
        sku: sku.to_owned(),
        change,
        reason,
    };
    if note.corrects.is_some() {
        let taken_back = |(quote, sku): (&LineQuote, &str)| {
            movement(quote, sku, quote.quantity, MovementReason::CreditNoteCorrected)
        };
        return shelved(order, note).map(taken_back).collect();
    }
    let mut movements = Vec::new();
    for (quote, sku) in moved(order, note) {
        movements.push(movement(quote, sku, quote.quantity, MovementReason::ReturnedToStockByRefunding));
        if quote.restock == Restock::Leave {
            movements.push(movement(quote, sku, -quote.quantity, MovementReason::ApiRemoved));
        }
    }
    movements
}

/// The lines whose units stay on the shelf by `note`, each with its SKU: what correcting it takes back, unlike what
/// was taken out again at once.
pub fn shelved<'a>(order: &'a Order, note: &'a CreditNote) -> impl Iterator<Item = (&'a LineQuote, &'a str)> {
    moved(order, note).filter(|(quote, _)| quote.restock == Restock::Return)
}

/// The lines whose units move, each with its SKU: what has none is not kept in stock, and a part of a line's value
/// stays on paper.
fn moved<'a>(order: &'a Order, note: &'a CreditNote) -> impl Iterator<Item = (&'a LineQuote, &'a str)> {
    let units = note.quote.lines.iter().filter(|quote| quote.quantity != 0);
    units.filter_map(|quote| Some((quote, order.sku(&quote.line)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credit::{Basis, CreditNoteDraft, LineDraft, Occasion, Past, correction, fixture, quote};
    use crate::domain::order::fixture::{amount, order};
    use crate::domain::payment::PaymentProvider;

    const RETURNED: MovementReason = MovementReason::ReturnedToStockByRefunding;
    const REMOVED: MovementReason = MovementReason::ApiRemoved;
    const CORRECTED: MovementReason = MovementReason::CreditNoteCorrected;

    fn shop_order() -> Order {
        order().line("mugs", 3, "26.70", &[]).line("tea", 2, "9.00", &[]).paid("card", PaymentProvider::HIPAY, "35.70")
    }

    fn past(notes: &[CreditNote]) -> Past<'_> {
        let quotes = notes.iter().map(|note| &note.quote).collect();
        Past { quotes, refunded: Vec::new(), overpaid: Vec::new(), earlier: Vec::new(), occasion: Occasion::CreditNote }
    }

    fn note(lines: Vec<LineDraft>, restock: Restock) -> CreditNote {
        let draft = CreditNoteDraft { lines, restock, ..CreditNoteDraft::default() };
        CreditNote { restock, ..fixture::note(quote(&shop_order(), &past(&[]), &draft).unwrap()) }
    }

    fn units(line: &str, quantity: i64, restock: Option<Restock>) -> LineDraft {
        let line = LineId(line.to_owned());
        LineDraft { line, quantity: Some(quantity), amount: None, basis: Basis::Gross, restock }
    }

    fn check(note: &CreditNote, expected: &[(&str, i64, MovementReason)]) {
        let movements = movements(&shop_order(), note);
        let told: Vec<_> = movements.iter().map(|told| (told.line.0.as_str(), told.change, told.reason)).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn units_go_back_on_the_shelf() {
        check(&note(vec![units("mugs", 2, None)], Restock::Return), &[("mugs", 2, RETURNED)]);
    }

    #[test]
    fn units_that_do_not_go_back_come_in_and_go_out_again() {
        check(&note(vec![units("mugs", 2, None)], Restock::Leave), &[("mugs", 2, RETURNED), ("mugs", -2, REMOVED)]);
    }

    #[test]
    fn a_line_may_differ_from_its_note() {
        let lines = vec![units("mugs", 1, Some(Restock::Leave)), units("tea", 1, None)];
        check(&note(lines, Restock::Return), &[("mugs", 1, RETURNED), ("mugs", -1, REMOVED), ("tea", 1, RETURNED)]);
    }

    #[test]
    fn a_part_of_the_value_moves_nothing() {
        let value = LineDraft { quantity: None, amount: Some(amount("5.00")), ..units("mugs", 0, None) };
        check(&note(vec![value], Restock::Return), &[]);
    }

    #[test]
    fn what_has_no_sku_is_not_kept_in_stock() {
        let mut order = shop_order();
        order.lines[0].sku.clear();
        assert_eq!(movements(&order, &note(vec![units("mugs", 2, None)], Restock::Return)), []);
    }

    #[test]
    fn a_correction_takes_back_what_stayed_on_the_shelf() {
        let wrong = note(vec![units("mugs", 2, None), units("tea", 1, Some(Restock::Leave))], Restock::Return);
        let quote = correction(&shop_order(), &past(std::slice::from_ref(&wrong)), &wrong.quote);
        let corrects = Some(wrong.number.clone());
        check(&CreditNote { corrects, quote, ..wrong }, &[("mugs", -2, CORRECTED)]);
    }
}
