//! What no history of refunds can break.

use avoir::domain::credit::{AdjustmentTax, Basis, CreditNoteDraft, LineDraft, Quote, TaxQuote, correction};
use avoir::domain::money::{Amount, total};
use avoir::domain::order::{LineId, TaxBases, TaxBasesRule};
use proptest::prelude::*;

use crate::story::{Move, Story, a_move, history};
use crate::ten_thousand;
use crate::world::{order, paid_order};

/// The parts of a quote come to its sums, and nothing in it is negative that can't be.
fn check_sums(story: &Story, quote: &Quote) -> Result<(), TestCaseError> {
    let sum = |amounts: &mut dyn Iterator<Item = Amount>| total(story.order.currency, amounts);
    let adjusted = quote.adjustment.as_ref().map_or(story.zero(), |adjustment| adjustment.amount);
    let lines = sum(&mut quote.lines.iter().map(|line| line.gross));
    let charges = sum(&mut quote.shipping.iter().chain(&quote.fees).map(|charge| charge.gross));
    prop_assert_eq!(quote.total, lines + charges + adjusted);
    prop_assert_eq!(quote.total, quote.explanation.sum());
    prop_assert_eq!(quote.total, quote.net + quote.tax);
    prop_assert_eq!(quote.tax, sum(&mut quote.taxes.iter().map(|tax| tax.amount)));
    prop_assert!(quote.paid_out() <= quote.total);
    prop_assert!(quote.taxes.iter().all(|tax| tax.amount == tax.explanation.sum() && !tax.amount.is_negative()));
    prop_assert!(quote.allocation.iter().all(|share| share.amount.is_positive()));
    for Item { net, taxes, gross, .. } in items(quote) {
        let tax = sum(&mut taxes.iter().map(|tax| tax.amount));
        prop_assert_eq!(net + tax, gross);
        prop_assert!(!net.is_negative() && taxes.iter().all(|tax| !tax.amount.is_negative()));
    }
    check_bases(story, quote)
}

/// What a line, a parcel or a fee of a note says of its taxes.
struct Item<'a> {
    id: &'a LineId,
    net: Amount,
    taxes: &'a [TaxQuote],
    tax_bases: Option<TaxBasesRule>,
    gross: Amount,
}

fn items(quote: &Quote) -> impl Iterator<Item = Item<'_>> {
    let lines = quote.lines.iter().map(|line| Item {
        id: &line.line,
        net: line.net,
        taxes: &line.taxes,
        tax_bases: line.tax_bases,
        gross: line.gross,
    });
    lines.chain(quote.shipping.iter().chain(&quote.fees).map(|charge| Item {
        id: &charge.id,
        net: charge.net,
        taxes: &charge.taxes,
        tax_bases: charge.tax_bases,
        gross: charge.gross,
    }))
}

/// Parts of a net come to it, no base is below nothing, and where nothing stacks the bases of a note come to its net.
fn check_bases(story: &Story, quote: &Quote) -> Result<(), TestCaseError> {
    let mut is_split = true;
    for Item { net, taxes, tax_bases, .. } in items(quote) {
        prop_assert!(taxes.iter().all(|tax| tax.base.is_some_and(|base| !base.is_negative())));
        let sum = total(story.order.currency, taxes.iter().filter_map(|tax| tax.base));
        match tax_bases {
            // A duty without a rate is on the net beside its parts.
            Some(TaxBasesRule::Split | TaxBasesRule::ClosestSplit) if sum == net => {}
            Some(TaxBasesRule::Split | TaxBasesRule::ClosestSplit) => {
                is_split = false;
                let duty = |tax: &&TaxQuote| tax.rate.is_zero() && tax.base == Some(net);
                prop_assert!(taxes.iter().any(|tax| duty(&tax)));
            }
            None if taxes.is_empty() => {}
            None => prop_assert!(taxes.len() == 1 && sum == net),
            Some(TaxBasesRule::Stated) if sum <= net => {}
            _ => is_split = false,
        }
    }
    // An adjustment follows the items, or, where they come to nothing, the order.
    if is_split
        && items(quote).any(|item| item.gross.is_positive())
        && quote.adjustment.as_ref().is_none_or(|it| it.tax == AdjustmentTax::AsItems)
    {
        let untaxed = quote.untaxed.expect("said of every note");
        prop_assert_eq!(total(story.order.currency, quote.taxes.iter().map(|tax| tax.net)) + untaxed, quote.net);
    }
    Ok(())
}

/// What notes gave back of an item never is on more than was charged for it, and all of it is on all of that.
fn check_bases_in_all(story: &Story) -> Result<(), TestCaseError> {
    let order = &story.order;
    let lines = order.lines.iter().map(|line| (&line.id, line.total, &line.taxes, line.quantity));
    let charges = order.shipping.iter().chain(&order.fees).map(|charge| (&charge.id, charge.total, &charge.taxes, 0));
    for (id, item_total, taxes, units) in lines.chain(charges) {
        let amounts: Vec<Amount> = taxes.iter().map(|tax| tax.amount).collect();
        let net = order.gross_of(item_total, taxes) - total(order.currency, amounts.iter().copied());
        let Some(bases) = TaxBases::of(net, taxes, units) else { continue };
        let charged = bases.of_part(net, net, &amounts);
        let of_item = || story.notes.iter().flat_map(|note| items(&note.quote)).filter(|item| item.id == id);
        let given_net = total(order.currency, of_item().map(|item| item.net));
        for (position, charged) in charged.into_iter().enumerate() {
            let given = total(order.currency, of_item().filter_map(|item| item.taxes[position].base));
            prop_assert!(given <= charged);
            let given_tax = total(order.currency, of_item().map(|item| item.taxes[position].amount));
            let is_all = given_net == net
                && taxes
                    .iter()
                    .enumerate()
                    .all(|(at, tax)| total(order.currency, of_item().map(|item| item.taxes[at].amount)) == tax.amount);
            prop_assert!(!is_all || given == charged, "{given} of {charged}, {given_tax}");
        }
    }
    Ok(())
}

/// No item, tax or payment gave back more than was charged, and what is left is what is missing.
fn check_caps(story: &Story) -> Result<(), TestCaseError> {
    let (order, left) = (&story.order, story.refundable());
    for (line, (_, line_left)) in order.lines.iter().zip(&left.lines) {
        let of =
            |quote: &Quote| quote.lines.iter().filter(|quoted| quoted.line == line.id).cloned().collect::<Vec<_>>();
        let quotes: Vec<_> = story.notes.iter().flat_map(|note| of(&note.quote)).collect();
        let gross = order.gross_of(line.total, &line.taxes);
        let given = total(order.currency, quotes.iter().map(|quoted| quoted.gross));
        prop_assert!(!line_left.gross.is_negative() && !line_left.net.is_negative());
        prop_assert_eq!(given + line_left.gross, gross);
        prop_assert!(quotes.iter().map(|quoted| quoted.quantity).sum::<i64>() <= line.quantity.into());
        for (position, tax) in line.taxes.iter().enumerate() {
            let given = total(order.currency, quotes.iter().map(|quoted| quoted.taxes[position].amount));
            prop_assert!(given <= tax.amount);
        }
        prop_assert!(!line_left.withheld.is_negative() && line_left.withheld <= line_left.gross);
    }
    for payment in &order.payments {
        let shares = story.notes.iter().flat_map(|note| &note.quote.allocation);
        let given = shares.filter(|share| share.payment == payment.id).map(|share| share.amount);
        let beside = story.overpaid.iter().filter(|share| share.payment == payment.id).map(|share| share.amount);
        prop_assert!(total(order.currency, given.chain(beside)) <= payment.captured);
    }
    let (on_notes, beside) = story.paid_out();
    prop_assert!(story.sum(|quote| quote.total) <= order.gross());
    prop_assert!(on_notes <= order.gross().min(order.captured()));
    prop_assert!(beside <= (order.captured() - order.gross()).max(story.zero()));
    // Nobody is refunded what they still owe, and what is neither refunded nor owed is still there.
    prop_assert_eq!(left.captured, order.gross().min(order.captured()) - on_notes);
    prop_assert!(left.captured <= left.uncredited);
    let overpayments = total(order.currency, left.overpayments.iter().map(|share| share.amount));
    prop_assert_eq!(overpayments, (order.captured() - order.gross()).max(story.zero()) - beside);
    for tax in ["VAT", "ECO", "CITY"] {
        let of =
            |quote: &Quote| quote.taxes.iter().find(|total| total.name == tax).map_or(story.zero(), |it| it.amount);
        let charged = order.lines.iter().flat_map(|line| &line.taxes);
        let charged = charged.chain(order.shipping.iter().chain(&order.fees).flat_map(|charge| &charge.taxes));
        let charged = total(order.currency, charged.filter(|it| it.name == tax).map(|it| it.amount));
        prop_assert!(story.sum(of) <= charged);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn the_parts_of_a_note_come_to_its_sums(order in order(), history in history()) {
        let story = Story::after(order, &history);
        for note in &story.notes {
            check_sums(&story, &note.quote)?;
        }
        check_bases_in_all(&story)?;
    }

    #[test]
    fn nothing_gives_back_more_than_was_charged_or_captured(order in order(), history in history()) {
        check_caps(&Story::after(order, &history))?;
    }

    #[test]
    fn what_is_left_follows_from_the_note_before(order in order(), mut history in history()) {
        // What goes back beside the notes may go after the last of them.
        for moves in &mut history {
            moves.retain(|it| !matches!(it, Move::Overpayment { .. }));
        }
        let story = Story::after(order, &history);
        if let Some(note) = story.notes.last() {
            let left = story.refundable();
            prop_assert_eq!(note.quote.remaining_after.items, left.items);
            let over = left.overpayments.iter().map(|share| share.amount);
            let still_there = left.payments.iter().zip(over).map(|(share, over)| share.amount + over);
            let after = &note.quote.remaining_after;
            prop_assert_eq!(after.captured, total(story.order.currency, still_there.clone()));
            prop_assert_eq!(after.payments.iter().map(|share| share.amount).collect::<Vec<_>>(), still_there.collect::<Vec<_>>());
            prop_assert_eq!(note.quote.remaining_after.credited, story.sum(|quote| quote.total));
        }
    }

    /// Whatever went before, what takes the rest of a line takes the exact rest of every tax.
    #[test]
    fn the_last_refund_clears_every_remainder(order in paid_order(), history in history()) {
        let without_adjustments: Vec<Vec<_>> = history
            .into_iter()
            .map(|moves| moves.into_iter().filter(|it| !matches!(it, Move::Adjustment { .. })).collect())
            .collect();
        let mut story = Story::after(order, &without_adjustments);
        let lines = story.refundable().lines.into_iter().filter(|(_, left)| left.gross.is_positive());
        let rest = |(line, left): (_, avoir::domain::credit::LineLeft)| LineDraft {
            line,
            quantity: (left.quantity > 0).then_some(left.quantity),
            amount: Some(left.gross),
            basis: Basis::Gross,
            restock: None,
        };
        let draft = CreditNoteDraft { lines: lines.map(rest).collect(), ..CreditNoteDraft::default() };
        if draft.lines.is_empty() {
            return Ok(());
        }
        let quote = story.quote(&draft).unwrap();
        story.issue(quote);
        for (position, line) in story.order.lines.iter().enumerate() {
            prop_assert!(story.refundable().lines[position].1.gross.is_zero());
            for (at, tax) in line.taxes.iter().enumerate() {
                let lines = story.notes.iter().flat_map(|note| &note.quote.lines).filter(|it| it.line == line.id);
                let given = total(story.order.currency, lines.map(|it| it.taxes[at].amount));
                prop_assert_eq!(given, tax.amount);
            }
        }
    }

    #[test]
    fn a_correction_undoes_its_note(order in paid_order(), history in history(), last in a_move()) {
        let mut story = Story::after(order, &history);
        let before = story.refundable();
        let Ok(quote) = story.quote(&story.draft(&[last])) else { return Ok(()) };
        story.issue(quote);
        let note = story.notes.last().unwrap().clone();
        let reversed = story.with_past(|past| correction(&story.order, past, &note.quote));
        story.issue(reversed);
        prop_assert_eq!(story.refundable(), before);
    }
}
