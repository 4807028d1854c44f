//! The draft of a cancellation.

use super::{Story, check_sums, typed, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::full_refund::{full_cancellation, full_credit};
use crate::domain::credit::quote::Quote;
use crate::domain::credit::terms::{AdjustmentTax, Occasion, Payout, Restock};
use crate::domain::credit::unit_condition::{LineRestock, UnitsByCondition};
use crate::domain::order::Order;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentProvider;

fn goods() -> Order {
    order().line("mug", 3, "26.70", &["4.45"]).parcel("s1", "4.90", &["0.82"]).fee("cod", "1.00", &["0.17"])
}

fn draft(story: &Story) -> CreditNoteDraft {
    story.with_past(|past| full_cancellation(&story.order, past))
}

/// Cancels what was paid in full, and sees that nothing is left of anything.
fn check(story: Story, total: &str) -> Quote {
    let quote = check_paid(story, total, total);
    assert!(quote.remaining_after.captured.is_zero());
    quote
}

/// The same, where less goes back than is credited.
fn check_paid(story: Story, total: &str, paid_out: &str) -> Quote {
    let story = story.on(Occasion::Cancellation);
    let quote = story.credit(&draft(&story));
    check_sums(&quote);
    assert_eq!((quote.total, quote.paid_out()), (amount(total), amount(paid_out)));
    assert!(quote.remaining_after.items.is_zero());
    assert_eq!(quote.remaining_after.credited, quote.remaining_after.charged);
    let taxes = story.notes.iter().fold(quote.tax, |sum, note| sum + note.quote.tax);
    let charged = story.order.lines.iter().flat_map(|line| &line.taxes);
    let charges = story.order.shipping.iter().chain(&story.order.fees).flat_map(|charge| &charge.taxes);
    assert_eq!(taxes, charged.chain(charges).fold(amount("0.00"), |sum, tax| sum + tax.amount));
    quote
}

#[test]
fn everything_goes_back() {
    let story = Story::of(goods().paid_by_card());
    assert_eq!(draft(&story), units("mug", 3).parcel("s1", "4.90").fee("cod", "1.00").never_sent());
    check(story, "32.60");
}

#[test]
fn what_was_sent_goes_on_the_shelf_and_nobody_says_that_it_never_left() {
    let mut sent = goods().paid_by_card();
    sent.lines[0].shipped = Some(1);
    let draft = draft(&Story::of(sent));
    assert_eq!((draft.restock, draft.lines[0].restock), (Restock::Return, None));
}

#[test]
fn a_note_of_everything_leaves_the_stock_to_whoever_issues_it() {
    let story = Story::of(goods().paid_by_card());
    let draft = story.with_past(|past| full_credit(&story.order, past, Payout::Full));
    assert_eq!((draft.restock, draft.lines[0].restock), (Restock::Leave, None));
}

#[test]
fn what_went_back_before_is_left_out() {
    let story = Story::of(goods().paid_by_card()).then(units("mug", 1).parcel("s1", "4.90")).then(value("mug", "2.00"));
    assert_eq!(draft(&story), units("mug", 2).fee("cod", "1.00").never_sent());
    check(story, "16.80");
}

#[test]
fn money_withheld_before_goes_back_too() {
    let story = Story::of(goods().paid_by_card()).then(typed("mug", 1, "5.00"));
    assert_eq!(draft(&story).lines, typed("mug", 2, "21.70").never_sent().lines);
    check(story.clone(), "27.60");
    check(story.then(units("mug", 2)), "9.80");
}

#[test]
fn gift_cards_get_their_balance_back() {
    let story = Story::of(goods().paid("gift", PaymentProvider::GIFT_CARD, "30.00").paid(
        "card",
        PaymentProvider::HIPAY,
        "2.60",
    ));
    let quote = check(story, "32.60");
    let shares: Vec<String> = quote.allocation.iter().map(|share| share.amount.to_string()).collect();
    assert_eq!(shares, ["30.00", "2.60"]);
}

#[test]
fn the_whole_sale_is_credited_and_what_was_paid_of_it_goes_back() {
    let quote = check_paid(Story::of(goods().paid("card", PaymentProvider::HIPAY, "30.00")), "32.60", "30.00");
    assert_eq!((quote.net, quote.tax, quote.adjustment), (amount("27.16"), amount("5.44"), None));
    let unpaid = check_paid(Story::of(goods()), "32.60", "0.00");
    assert_eq!(unpaid.allocation, []);
    let part_paid = Story::of(goods().paid("card", PaymentProvider::HIPAY, "30.00"));
    check_paid(part_paid.clone().then(units("mug", 1)), "23.70", "21.10");
    check_paid(part_paid.clone().then(units("mug", 1).on_balance()), "23.70", "23.70");
    check_paid(part_paid.then(units("mug", 1).adjusted("-2.00", AdjustmentTax::None)), "25.70", "23.10");
}

#[test]
fn a_free_order_is_cancelled_with_its_goods() {
    let story = Story::of(order().line("gift", 2, "0.00", &["0.00"]));
    assert_eq!(draft(&story).lines, units("gift", 2).never_sent().lines);
    check(story, "0.00");
}

#[test]
fn earlier_adjustments_are_settled_with_their_taxes() {
    for tax in [AdjustmentTax::None, AdjustmentTax::AsItems] {
        let fee = Story::of(goods().paid_by_card()).then(units("mug", 1).adjusted("-2.00", tax));
        check(fee.clone(), "25.70");
        check(fee.then(CreditNoteDraft::default().adjusted("2.00", AdjustmentTax::None)), "23.70");
        let goodwill = Story::of(goods().paid_by_card()).then(CreditNoteDraft::default().adjusted("6.00", tax));
        check(goodwill.clone(), "26.60");
        check(goodwill.then(units("mug", 2).adjusted("-6.00", AdjustmentTax::None)), "14.80");
    }
}

#[test]
fn the_adjustment_of_a_cancellation_says_what_it_settles() {
    let fee = Story::of(goods().paid_by_card()).then(units("mug", 1).adjusted("-2.00", AdjustmentTax::None));
    let settled = check(fee, "25.70").adjustment.expect("the fee is given back");
    assert_eq!((settled.amount, settled.reason.as_str()), (amount("2.00"), "Règlement des ajustements précédents"));
}

#[test]
fn what_a_cancellation_settles_of_a_tax_is_explained_as_its_rest() {
    let fee = Story::of(goods().paid_by_card()).then(units("mug", 1).adjusted("-2.00", AdjustmentTax::AsItems));
    let quote = check(fee, "25.70");
    let settled = &quote.adjustment.expect("the fee is given back").taxes[0];
    assert_eq!((settled.net, settled.amount), (amount("1.67"), amount("0.33")));
    assert_eq!(settled.explanation, TaxExplanation::Rest { charged: amount("5.44"), given: amount("5.11") });
}

#[test]
fn nothing_is_left_to_cancel_of_what_was_refunded() {
    let story = Story::of(goods().paid_by_card());
    let story = story.clone().then(draft(&story));
    assert_eq!(draft(&story), CreditNoteDraft::default().never_sent());
    check(story, "0.00");
}

impl CreditNoteDraft {
    /// Its units go on the shelf without having left it.
    fn never_sent(mut self) -> Self {
        for line in &mut self.lines {
            let units = line.quantity.map(|units| u32::try_from(units).expect("a few"));
            line.restock = units
                .map(|units| LineRestock::By(UnitsByCondition { never_left: units, ..UnitsByCondition::default() }));
        }
        Self { restock: Restock::Return, ..self }
    }
}
