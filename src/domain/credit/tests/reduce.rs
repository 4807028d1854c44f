//! A draft that asks for too much, brought down.

use super::{Story, net_value, parcel, typed, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::full_refund::{full_cancellation, full_credit};
use crate::domain::credit::reduce::reduce_to;
use crate::domain::credit::refundable::Refundable;
use crate::domain::credit::terms::{AdjustmentTax, Basis, Occasion, Payout};
use crate::domain::order::Order;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentProvider;

fn goods() -> Order {
    order().line("mug", 3, "30.00", &["5.00"]).line("book", 1, "20.00", &[]).parcel("s1", "5.00", &[])
}

fn lower(story: &Story, draft: &CreditNoteDraft, most: &str) -> CreditNoteDraft {
    story.with_past(|past| reduce_to(&story.order, past, draft, amount(most))).expect("sound items")
}

fn check(draft: &CreditNoteDraft, most: &str, lowered: &CreditNoteDraft) {
    let story = Story::of(goods().paid_by_card());
    assert_eq!(&lower(&story, draft, most), lowered);
    super::check(&story, lowered, most);
}

#[test]
fn the_last_line_gives_way_first_and_keeps_its_units_while_it_gives_something() {
    let all = units("mug", 3).units("book", 1).parcel("s1", "5.00");
    check(&all, "55.00", &all);
    check(&all, "50.00", &typed_after(units("mug", 3), "book", 1, "15.00").parcel("s1", "5.00"));
    check(&all, "35.00", &units("mug", 3).parcel("s1", "5.00"));
    check(&all, "20.00", &typed("mug", 3, "15.00").parcel("s1", "5.00"));
    check(&all, "2.00", &parcel("s1", "2.00"));
}

#[test]
fn goodwill_gives_way_before_any_item_and_a_fee_stays() {
    let goodwill = |by| units("mug", 1).adjusted(by, AdjustmentTax::None);
    check(&goodwill("4.00"), "12.00", &goodwill("2.00"));
    check(&goodwill("4.00"), "10.00", &units("mug", 1));
    check(&goodwill("4.00"), "9.00", &typed("mug", 1, "9.00"));
    check(&goodwill("-1.00"), "5.00", &typed("mug", 1, "6.00").adjusted("-1.00", AdjustmentTax::None));
}

#[test]
fn a_typed_value_is_lowered_and_one_without_taxes_is_gross_then() {
    check(&value("mug", "20.00"), "19.99", &value("mug", "19.99"));
    check(&net_value("mug", "20.00").parcel("s1", "5.00"), "20.00", &value("mug", "15.00").parcel("s1", "5.00"));
    let mut net_parcel = parcel("s1", "5.00");
    net_parcel.shipping[0].basis = Basis::Net;
    check(&net_parcel, "4.00", &parcel("s1", "4.00"));
}

#[test]
fn what_gift_cards_keep_out_stays_on_the_items_until_cancelling() {
    let story = Story::of(goods().paid("gift", PaymentProvider::GIFT_CARD, "15.00").paid(
        "card",
        PaymentProvider::HIPAY,
        "40.00",
    ));
    let draft = story.with_past(|past| full_credit(&story.order, past, Payout::Full));
    assert_eq!(draft, typed_after(units("mug", 3), "book", 1, "5.00").parcel("s1", "5.00"));
    super::check(&story, &draft, "40.00");
    let story = story.then(draft).on(Occasion::Cancellation);
    assert_eq!(story.with_past(|past| Refundable::of(&story.order, past)).items, amount("15.00"));
    let rest = story.credit(&story.with_past(|past| full_cancellation(&story.order, past)));
    assert_eq!((rest.total, rest.allocation[0].payment.0.as_str()), (amount("15.00"), "gift"));
}

#[test]
fn less_captured_than_charged_lowers_no_items_but_for_gift_cards() {
    let story = Story::of(goods().paid("gift", PaymentProvider::GIFT_CARD, "10.00").paid(
        "card",
        PaymentProvider::HIPAY,
        "40.00",
    ));
    let draft = story.with_past(|past| full_credit(&story.order, past, Payout::Full));
    let adjustment = draft.adjustment.as_ref().expect("the difference");
    let words = "Différence avec le montant encaissé";
    assert_eq!((adjustment.amount, adjustment.reason.as_str()), (amount("-5.00"), words));
    assert_eq!(draft.lines, typed_after(units("mug", 3), "book", 1, "10.00").lines);
    super::check(&story, &draft, "40.00");
}

/// `draft`, with units at a typed amount.
fn typed_after(mut draft: CreditNoteDraft, line: &str, quantity: i64, gross: &str) -> CreditNoteDraft {
    draft.lines.extend(typed(line, quantity, gross).lines);
    draft
}
