//! What is left of an order, and where its money is.

use super::{Story, parcel, units, value};
use crate::domain::credit::allocation::AllocatedShare;
use crate::domain::credit::conservation::Conservation;
use crate::domain::credit::draft::AdjustmentKind;
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::quote::Quote;
use crate::domain::credit::refundable::Refundable;
use crate::domain::credit::terms::{AdjustmentTax, Basis};
use crate::domain::money::Amount;
use crate::domain::order::LineId;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentId;
use crate::domain::payment::PaymentProvider;

/// Two mugs and a bowl with a parcel, of which a mug went back; 10.00 were paid beyond the price.
fn story() -> Story {
    let order = order().line("mug", 2, "24.00", &["4.00"]).line("bowl", 1, "12.00", &["2.00"]);
    let order = order.parcel("parcel", "6.00", &["1.00"]).paid("card", PaymentProvider::HIPAY, "30.00");
    Story::of(order.paid("transfer", PaymentProvider::BANK_TRANSFER, "22.00")).then(units("mug", 1))
}

fn left(story: &Story) -> Refundable {
    story.with_past(|past| Refundable::of(&story.order, past))
}

#[test]
fn what_is_left_is_found_by_its_own_name() {
    let left = left(&story());
    let line = |id: &str| {
        let line = left.line(&LineId(id.to_owned()));
        (line.quantity, line.gross.to_string())
    };
    assert_eq!(line("mug"), (1, "12.00".to_owned()));
    assert_eq!(line("bowl"), (1, "12.00".to_owned()));
    assert_eq!(line("other"), (0, "0.00".to_owned()));
    let parcel = left.charge(&LineId("parcel".to_owned())).expect("it is charged");
    assert_eq!((parcel.on(Basis::Gross), parcel.on(Basis::Net)), (amount("6.00"), amount("5.00")));
    assert!(left.charge(&LineId("other".to_owned())).is_none());
    let payments = ["card", "transfer", "other"].map(|id| left.payment(&PaymentId(id.to_owned())).to_string());
    assert_eq!(payments, ["21.43", "8.57", "0.00"]);
}

#[test]
fn a_payment_gives_the_rest_that_the_others_do_not_and_never_more_than_it_has() {
    let left = left(&story());
    let rest = |total: &str, others: &[&str]| {
        let card = PaymentId("card".to_owned());
        left.rest_for(&card, amount(total), others.iter().map(|text| amount(text))).to_string()
    };
    assert_eq!(rest("20.00", &["5.00"]), "15.00");
    assert_eq!(rest("25.00", &[]), "21.43");
    assert_eq!(rest("20.00", &["15.00", "9.00"]), "0.00");
}

#[test]
fn all_that_was_captured_is_somewhere() {
    let story = story();
    let left = left(&story);
    let check = |found: Conservation, expected: [&str; 6]| {
        let Conservation { captured, refunded, in_note, refundable, overpayment, kept } = found;
        let figures = [captured, refunded, in_note, refundable, overpayment, kept];
        assert_eq!(figures.map(|figure| figure.to_string()), expected);
        assert_eq!(captured, refunded + in_note + refundable + overpayment + kept);
    };
    check(left.conservation(None), ["52.00", "12.00", "0.00", "30.00", "10.00", "0.00"]);
    let quote = story.credit(&units("bowl", 1));
    check(left.conservation(Some(&quote)), ["52.00", "12.00", "12.00", "18.00", "10.00", "0.00"]);
    // Money that no item is left for is kept, not refundable.
    let quote = story.credit(&units("bowl", 1).adjusted("-2.00", AdjustmentTax::None));
    check(left.conservation(Some(&quote)), ["52.00", "12.00", "10.00", "18.00", "10.00", "2.00"]);
}

#[test]
fn no_more_is_refundable_than_is_not_credited_yet_even_where_nothing_went_back() {
    let mut story = Story::of(order().line("mug", 2, "20.00", &[]).paid("card", PaymentProvider::HIPAY, "20.00"));
    let goodwill = story.credit(&units("mug", 1).adjusted("5.00", AdjustmentTax::None));
    let allocated = AllocatedShare { amount: amount("0.00"), ..goodwill.allocation[0].clone() };
    story.issue(Quote { allocation: vec![allocated], ..goodwill }, None);
    let quote = story.credit(&value("mug", "4.00"));
    let Conservation { in_note, refundable, kept, .. } = left(&story).conservation(Some(&quote));
    assert_eq!([in_note, refundable, kept].map(|figure| figure.to_string()), ["4.00", "1.00", "15.00"]);
}

#[test]
fn an_adjustment_goes_one_way_so_far() {
    for (signed, kind) in [("3.00", AdjustmentKind::Goodwill), ("-3.00", AdjustmentKind::Fee)] {
        assert_eq!(AdjustmentKind::of(amount(signed)), Some((kind, amount("3.00"))));
        assert_eq!(kind.signed(amount("3.00")), amount(signed));
    }
    assert_eq!(AdjustmentKind::of(amount("0.00")), None);
    let words: Vec<_> = AdjustmentKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(words, ["goodwill", "fee"]);
}

#[test]
fn a_distance_has_no_sign() {
    let distance = |one: &str, other: &str| Amount::distance(amount(one), amount(other)).to_string();
    assert_eq!(
        [distance("5.00", "2.00"), distance("2.00", "5.00"), distance("-1.00", "1.00")],
        ["3.00", "3.00", "2.00"]
    );
}

#[test]
fn a_share_of_tax_says_how_much_of_its_item_went_back_so_far() {
    let story = Story::of(order().line("mug", 1, "12.00", &["2.00"]).paid("card", PaymentProvider::HIPAY, "12.00"));
    let story = story.then(value("mug", "3.00"));
    let quote = story.credit(&value("mug", "4.00"));
    assert_eq!(quote.lines[0].taxes[0].explanation.so_far(), Some(amount("7.00")));
    let rest = story.credit(&value("mug", "9.00"));
    let rest = &rest.lines[0].taxes[0].explanation;
    assert!(matches!(rest, TaxExplanation::Rest { .. }) && rest.so_far().is_none(), "{rest:?}");
    assert!(story.quote(&parcel("parcel", "1.00")).is_err());
}
