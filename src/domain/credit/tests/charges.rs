//! Shipping, by parcel, and fees.

use super::{Story, check, check_refused, parcel};
use crate::domain::credit::draft::{ChargeDraft, CreditNoteDraft};
use crate::domain::credit::place::{ChargePart, Place};
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::Basis;
use crate::domain::order::LineId;
use crate::domain::order::fixture::{amount, order};

fn two_parcels() -> Story {
    let order = order().net().line("mug", 1, "10.00", &[]).parcel("s1", "10.00", &["2.30"]).parcel("s2", "5.00", &[]);
    Story::of(order.fee("cod", "3.00", &["0.60"]).paid_by_card())
}

fn exceeds(cap: Cap, asked: &str, refundable: &str) -> RefundProblem {
    RefundProblem::AmountExceedsRefundable { cap, asked: amount(asked), refundable: amount(refundable) }
}

#[test]
fn a_parcels_shipping_is_given_back_with_its_tax_up_to_what_is_left_of_it() {
    let quote = two_parcels().credit(&parcel("s1", "6.15"));
    assert_eq!((quote.net, quote.tax, quote.shipping[0].remaining), (amount("5.00"), amount("1.15"), amount("6.15")));
    let story = two_parcels().then(parcel("s1", "6.15"));
    check(&story, &parcel("s1", "6.15").parcel("s2", "5.00"), "11.15");
    check_refused(
        &story,
        &parcel("s1", "6.16"),
        Place::Parcel(0, ChargePart::Amount),
        exceeds(Cap::Parcel, "6.16", "6.15"),
    );
}

#[test]
fn a_net_amount_of_shipping_is_given_back_with_its_tax() {
    let net = ChargeDraft { id: LineId("s1".to_owned()), amount: amount("5.00"), basis: Basis::Net };
    check(&two_parcels(), &CreditNoteDraft { shipping: vec![net], ..CreditNoteDraft::default() }, "6.15");
}

#[test]
fn a_fee_is_given_back_up_to_what_is_left_of_it() {
    let fee = |gross| CreditNoteDraft::default().fee("cod", gross);
    check(&two_parcels(), &fee("3.60"), "3.60");
    check_refused(&two_parcels(), &fee("3.61"), Place::Fee(0, ChargePart::Amount), exceeds(Cap::Fee, "3.61", "3.60"));
}

#[test]
fn free_shipping_can_not_be_refunded() {
    let story = Story::of(order().line("mug", 1, "10.00", &[]).parcel("s1", "0.00", &[]).paid_by_card());
    check_refused(
        &story,
        &parcel("s1", "0.00"),
        Place::Parcel(0, ChargePart::Amount),
        RefundProblem::AmountNotPositive,
    );
    check_refused(
        &story,
        &parcel("s1", "0.01"),
        Place::Parcel(0, ChargePart::Amount),
        exceeds(Cap::Parcel, "0.01", "0.00"),
    );
}

#[test]
fn a_parcel_is_found_among_the_parcels_only() {
    check_refused(&two_parcels(), &parcel("mug", "1.00"), Place::Parcel(0, ChargePart::Id), RefundProblem::UnknownItem);
    let twice = parcel("s1", "1.00").parcel("s1", "1.00");
    check_refused(&two_parcels(), &twice, Place::Parcel(1, ChargePart::Id), RefundProblem::AskedTwice);
}
