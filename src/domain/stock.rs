//! The stock log (*Stock logs*): the lines that credit notes cause in it, and whether those that are there are the ones that
//! were due. Whoever keeps the stock itself applies them; here they are only told.

use super::credit::{LineQuote, LineRestock, Quote};
use super::order::{LineId, Order};
use super::wire_words::wire_words;

wire_words! {
    /// The reason of a stock movement, in the words of the *Stock logs*.
    pub enum MovementReason {
        /// "Returned to stock by refunding"
        ReturnedToStockByRefunding = "returned_to_stock_by_refunding",
        /// "API removed": takes the units out again that do not go on the shelf.
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

/// The movements that a note with these figures causes, in the order of its lines. What has no SKU is not kept in stock.
pub fn movements(order: &Order, quote: &Quote) -> Vec<Movement> {
    let of_line = |line: &LineQuote| {
        let (id, sku) = (line.line.clone(), order.sku(&line.line)?.to_owned());
        let movement = move |(reason, change)| Movement { line: id.clone(), sku: sku.clone(), change, reason };
        Some(due(line.quantity, line.restock).map(movement))
    };
    quote.lines.iter().filter_map(of_line).flatten().collect()
}

/// The lines of a note that put units on the shelf for good, each with how many: what correcting it takes back, unlike
/// what was taken out again at once.
pub fn shelved<'a>(order: &'a Order, quote: &'a Quote) -> impl Iterator<Item = (&'a LineId, i64)> {
    let lines = quote.lines.iter().filter(|line| order.sku(&line.line).is_some());
    lines.map(|line| (&line.line, line.shelved())).filter(|(_, units)| *units != 0)
}

/// What so many units of a line come to in the log: all of them come in, and those that do not stay go out again; a
/// correction takes off what had stayed. A part of a line's value moves nothing.
fn due(units: i64, restock: LineRestock) -> impl Iterator<Item = (MovementReason, i64)> {
    let shelved = restock.shelved(units);
    let pair = if units < 0 {
        [(MovementReason::CreditNoteCorrected, shelved), (MovementReason::ApiRemoved, 0)]
    } else {
        [(MovementReason::ReturnedToStockByRefunding, units), (MovementReason::ApiRemoved, shelved - units)]
    };
    pair.into_iter().filter(|(_, change)| *change != 0)
}

/// How the log differs from what a line of a credit note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    pub flaw: LogFlaw,
    /// Units that the stock is too high by; below zero, too low.
    pub off_by: i64,
}

/// What is wrong with a pair of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFlaw {
    /// The other line is alone, because this one is not there, or not with this change.
    Missing(MovementReason, i64),
    /// The note asks for no such line.
    Unasked(MovementReason, i64),
}

/// How these lines of the log differ from those that so many units of a note's line come to. Of a reason that this version
/// does not know it can't be said.
pub fn discrepancy(units: i64, restock: LineRestock, logged: &[(MovementReason, i64)]) -> Option<Discrepancy> {
    if logged.iter().any(|(reason, _)| *reason == MovementReason::Unknown) {
        return None;
    }
    let due: Vec<_> = due(units, restock).collect();
    let missing =
        due.iter().find(|line| !logged.contains(line)).map(|(reason, change)| LogFlaw::Missing(*reason, *change));
    let is_asked = |place: usize, line| due.contains(line) && !logged[..place].contains(line);
    let unasked = logged.iter().enumerate().find(|(place, line)| !is_asked(*place, line));
    let flaw = missing.or(unasked.map(|(_, (reason, change))| LogFlaw::Unasked(*reason, *change)))?;
    let net = |lines: &[(MovementReason, i64)]| -> i64 { lines.iter().map(|(_, change)| change).sum() };
    Some(Discrepancy { flaw, off_by: net(logged) - net(&due) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credit::{
        Basis, CreditNoteDraft, LineDraft, Occasion, Past, Restock, UnitsByCondition, correction, quote,
    };
    use crate::domain::order::fixture::{amount, order};
    use crate::domain::payment::PaymentProvider;

    const RETURNED: MovementReason = MovementReason::ReturnedToStockByRefunding;
    const REMOVED: MovementReason = MovementReason::ApiRemoved;
    const CORRECTED: MovementReason = MovementReason::CreditNoteCorrected;
    const LEAVE: LineRestock = LineRestock::Alike(Restock::Leave);
    const NONE: UnitsByCondition = UnitsByCondition { new: 0, damaged: 0, lost: 0, never_left: 0 };

    /// So many units, what is said of them, what the log has, and what is found.
    type Logged = (i64, LineRestock, &'static [(MovementReason, i64)], Option<Discrepancy>);

    fn shop_order() -> Order {
        order().line("mugs", 3, "26.70", &[]).line("tea", 2, "9.00", &[]).paid("card", PaymentProvider::HIPAY, "35.70")
    }

    fn past(notes: &[Quote]) -> Past<'_> {
        let quotes = notes.iter().collect();
        Past { quotes, refunded: Vec::new(), overpaid: Vec::new(), earlier: Vec::new(), occasion: Occasion::CreditNote }
    }

    fn note(lines: Vec<LineDraft>, restock: Restock) -> Quote {
        let draft = CreditNoteDraft { lines, restock, ..CreditNoteDraft::default() };
        quote(&shop_order(), &past(&[]), &draft).expect("a sound draft")
    }

    fn units(line: &str, quantity: i64, restock: Option<LineRestock>) -> LineDraft {
        let line = LineId(line.to_owned());
        LineDraft { line, quantity: Some(quantity), amount: None, basis: Basis::Gross, restock }
    }

    fn check(note: &Quote, expected: &[(&str, i64, MovementReason)]) {
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
        let lines = vec![units("mugs", 1, Some(LEAVE)), units("tea", 1, None)];
        check(&note(lines, Restock::Return), &[("mugs", 1, RETURNED), ("mugs", -1, REMOVED), ("tea", 1, RETURNED)]);
    }

    #[test]
    fn units_go_on_the_shelf_by_their_condition() {
        for (by, removed) in [
            (UnitsByCondition { new: 3, ..NONE }, 0),
            (UnitsByCondition { never_left: 3, ..NONE }, 0),
            (UnitsByCondition { new: 1, never_left: 2, ..NONE }, 0),
            (UnitsByCondition { new: 2, damaged: 1, ..NONE }, -1),
            (UnitsByCondition { new: 1, damaged: 1, lost: 1, ..NONE }, -2),
            (UnitsByCondition { damaged: 2, lost: 1, ..NONE }, -3),
        ] {
            let note = note(vec![units("mugs", 3, Some(LineRestock::By(by)))], Restock::Leave);
            let pair = [("mugs", 3, RETURNED), ("mugs", removed, REMOVED)];
            check(&note, if removed == 0 { &pair[..1] } else { &pair });
        }
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
        let note = note(vec![units("mugs", 2, None)], Restock::Return);
        assert_eq!((movements(&order, &note), shelved(&order, &note).count()), (Vec::new(), 0));
    }

    #[test]
    fn a_correction_takes_back_what_stayed_on_the_shelf() {
        let mixed = LineRestock::By(UnitsByCondition { new: 1, damaged: 1, never_left: 1, ..NONE });
        let lines = vec![units("mugs", 3, Some(mixed)), units("tea", 1, Some(LEAVE))];
        let wrong = note(lines, Restock::Return);
        let stays: Vec<_> = shelved(&shop_order(), &wrong).map(|(line, units)| (line.0.clone(), units)).collect();
        assert_eq!(stays, [("mugs".to_owned(), 2)]);
        check(&correction(&shop_order(), &past(std::slice::from_ref(&wrong)), &wrong), &[("mugs", -2, CORRECTED)]);
    }

    #[test]
    fn a_line_without_the_other_of_its_pair_is_found() {
        let (all, none) = (LineRestock::Alike(Restock::Return), LEAVE);
        let some = LineRestock::By(UnitsByCondition { new: 2, damaged: 1, ..NONE });
        let (missing, unasked) = (LogFlaw::Missing, LogFlaw::Unasked);
        let found = |flaw, off_by| Some(Discrepancy { flaw, off_by });
        let cases: [Logged; 10] = [
            (3, all, &[(RETURNED, 3)], None),
            (3, none, &[(REMOVED, -3), (RETURNED, 3)], None),
            (3, some, &[(RETURNED, 3), (REMOVED, -1)], None),
            (-3, some, &[(CORRECTED, -2)], None),
            (3, none, &[(RETURNED, 3)], found(missing(REMOVED, -3), 3)),
            (3, some, &[(REMOVED, -1)], found(missing(RETURNED, 3), -3)),
            (3, some, &[(RETURNED, 3), (REMOVED, -3)], found(missing(REMOVED, -1), -2)),
            (3, all, &[(RETURNED, 3), (REMOVED, -3)], found(unasked(REMOVED, -3), -3)),
            (3, all, &[(RETURNED, 3), (RETURNED, 3)], found(unasked(RETURNED, 3), 3)),
            (3, all, &[(RETURNED, 3), (MovementReason::Unknown, -1)], None),
        ];
        for (units, restock, logged, expected) in cases {
            assert_eq!(discrepancy(units, restock, logged), expected, "{units} {restock:?} {logged:?}");
        }
    }
}
