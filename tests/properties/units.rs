//! Units of a line, refunded one note at a time.

use avoir::domain::credit::{
    Basis, CreditNoteDraft, LineDraft, LineQuote, LineRestock, Occasion, Payout, Restock, TaxExplanation,
};
use avoir::domain::money::Amount;
use avoir::domain::order::{LineId, Order};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::story::{Move, Story, history};
use crate::ten_thousand;
use crate::world::paid_order;

/// An order, and the units of its first line split over notes.
fn split_line() -> impl Strategy<Value = (Order, Vec<i64>)> {
    (paid_order(), vec(1..=6_i64, 1..=6)).prop_map(|(mut order, notes)| {
        order.lines[0].quantity = notes.iter().sum::<i64>().try_into().unwrap();
        (order, notes)
    })
}

/// A cancellation may come to nothing, as a share of very little may.
fn story(order: &Order) -> Story {
    Story { occasion: Occasion::Cancellation, ..Story::of(order.clone()) }
}

fn first_line(quantity: i64, amount: Option<Amount>) -> CreditNoteDraft {
    let line = LineDraft {
        line: LineId("l0".to_owned()),
        quantity: Some(quantity),
        amount,
        basis: Basis::Gross,
        restock: None,
    };
    CreditNoteDraft { lines: vec![line], ..CreditNoteDraft::default() }
}

/// Issues notes of so many units, each at its share or at a typed amount.
fn refund(story: &mut Story, notes: impl IntoIterator<Item = (i64, Option<Amount>)>) {
    for (quantity, amount) in notes {
        let quote = story.quote(&first_line(quantity, amount)).unwrap();
        story.issue(quote);
    }
}

/// What the notes gave back of the first line: gross, then each tax.
fn given(story: &Story) -> Vec<Amount> {
    let lines = || story.notes.iter().map(|note| &note.quote.lines[0]);
    let sum = |of: &dyn Fn(&LineQuote) -> Amount| lines().map(of).fold(story.zero(), |sum, amount| sum + amount);
    let taxes = story.order.lines[0].taxes.len();
    [sum(&|line| line.gross)].into_iter().chain((0..taxes).map(|at| sum(&|line| line.taxes[at].amount))).collect()
}

/// What was charged for it, in the same way.
fn charged(order: &Order) -> Vec<Amount> {
    let line = &order.lines[0];
    let gross = order.gross_of(line.total, &line.taxes);
    [gross].into_iter().chain(line.taxes.iter().map(|tax| tax.amount)).collect()
}

/// Whether some tax was kept from its rounded share.
fn is_bounded(story: &Story) -> bool {
    let mut taxes = story.notes.iter().flat_map(|note| &note.quote.lines[0].taxes);
    taxes.any(|tax| matches!(tax.explanation, TaxExplanation::Bounded { .. }))
}

fn shares(notes: &[i64]) -> impl Iterator<Item = (i64, Option<Amount>)> {
    notes.iter().map(|&quantity| (quantity, None))
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn any_split_of_the_units_comes_to_the_line_and_its_taxes((order, notes) in split_line()) {
        let mut story = story(&order);
        refund(&mut story, shares(&notes));
        prop_assert_eq!(given(&story), charged(&order));
        prop_assert!(story.refundable().lines[0].1.gross.is_zero());
    }

    #[test]
    fn the_order_of_the_notes_does_not_matter((order, notes) in split_line(), count in 0..6_usize) {
        let some = &notes[..count.min(notes.len())];
        let (mut forwards, mut backwards) = (story(&order), story(&order));
        refund(&mut forwards, shares(some));
        refund(&mut backwards, some.iter().rev().map(|&quantity| (quantity, None)));
        let (one, other) = (given(&forwards), given(&backwards));
        prop_assert_eq!(one[0], other[0]);
        // Several taxes that all round up would come to more than a refund of a few minor units.
        if !is_bounded(&forwards) && !is_bounded(&backwards) {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn a_unit_never_costs_a_minor_unit_more_than_another((order, _) in split_line()) {
        let mut story = story(&order);
        let units = i64::from(order.lines[0].quantity);
        refund(&mut story, shares(&vec![1; units.try_into().unwrap()]));
        let each = story.notes.iter().map(|note| note.quote.lines[0].gross.minor());
        prop_assert!(each.clone().max().unwrap() - each.min().unwrap() <= 1);
    }

    /// Typed amounts off by less than a minor unit a unit are rounding: the last unit tops them up exactly.
    #[test]
    fn the_last_unit_absorbs_rounding((order, notes) in split_line(), offs in vec(-1_000..=1_000_i64, 6)) {
        let mut story = story(&order);
        let (&last, others) = notes.split_last().unwrap();
        let line = &order.lines[0];
        let (gross, units) = (charged(&order)[0], i64::from(line.quantity));
        for (&quantity, off) in others.iter().zip(&offs) {
            // Anything strictly closer to the exact part of the line than a minor unit a unit.
            let near = gross.minor() * quantity * 1_000 + off * (quantity * units - 1).max(0);
            let cost = (gross.minor() + units - 1) / units * quantity;
            let most = story.refundable().lines[0].1.gross.minor().min(cost);
            let typed = gross.with_minor((near / (units * 1_000)).clamp(0, most));
            if (typed.minor() * units - gross.minor() * quantity).abs() >= quantity * units {
                return Ok(());
            }
            refund(&mut story, [(quantity, Some(typed))]);
        }
        refund(&mut story, [(last, None)]);
        prop_assert_eq!(given(&story), charged(&order));
    }

    /// Money withheld on purpose is left behind by every unit refund, and is all that is left behind.
    #[test]
    fn what_is_withheld_on_purpose_stays((order, notes) in split_line(), held in 1..10_000_i64) {
        let mut story = story(&order);
        let (&first, others) = notes.split_first().unwrap();
        let share = story.quote(&first_line(first, None)).unwrap().lines[0].gross;
        let typed = share.with_minor((share.minor() - held).max(0));
        refund(&mut story, [(first, Some(typed))]);
        let withheld = story.notes[0].quote.lines[0].withheld;
        refund(&mut story, shares(others));
        let left = story.refundable().lines[0].1;
        if !others.is_empty() {
            prop_assert_eq!(left.gross, withheld);
        }
        prop_assert_eq!(left.withheld, withheld);
    }
    /// What is withheld is what is left of a line once all its units are back, whatever its value gave in between.
    #[test]
    fn what_is_left_without_units_is_what_is_withheld(order in paid_order(), history in history(), at in 0..4_usize) {
        let without_adjustments: Vec<Vec<_>> = history
            .into_iter()
            .map(|moves| moves.into_iter().filter(|it| !matches!(it, Move::Adjustment { .. })).collect())
            .collect();
        let story = Story::after(order, &without_adjustments);
        let Some((line, left)) = story.refundable().lines.get(at).cloned() else { return Ok(()) };
        if left.quantity > 0 {
            let units = LineDraft { line, quantity: Some(left.quantity), amount: None, basis: Basis::Gross, restock: Some(LineRestock::Alike(Restock::Return)) };
            let draft = CreditNoteDraft { lines: vec![units], payout: Payout::Balance, ..CreditNoteDraft::default() };
            let remaining = story.quote(&draft).unwrap().lines[0].remaining;
            prop_assert_eq!(remaining.withheld, remaining.gross);
        } else {
            prop_assert_eq!(left.withheld, left.gross);
        }
    }
}
