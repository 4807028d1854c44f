//! What amounts and rates imply.

use super::{TaxBases, TaxBasesRule};
use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::order::fixture::{amount, order};

/// A line with this net and these taxes.
fn line(net: &str, taxes: &[&str]) -> Order {
    order().net().line("set", 1, net, taxes)
}

fn bases_of(order: &Order) -> Option<TaxBases> {
    let line = &order.lines[0];
    TaxBases::of(line.total, &line.taxes, line.quantity)
}

/// The bases of the whole line.
#[track_caller]
fn check(order: &Order, rule: TaxBasesRule, expected: &[&str]) {
    let line = &order.lines[0];
    let bases = bases_of(order).expect("bases to tell apart");
    let taxes: Vec<Amount> = line.taxes.iter().map(|tax| tax.amount).collect();
    let amounts = bases.of_part(line.total, line.total, &taxes);
    assert_eq!((bases.rule, amounts), (rule, expected.iter().map(|text| amount(text)).collect()));
}

#[test]
fn one_tax_has_the_whole_net_whatever_its_rate_says() {
    assert_eq!(bases_of(&line("9.70", &["2.00"])), None);
    assert_eq!(bases_of(&line("9.70", &[])), None);
}

#[test]
fn bases_that_come_to_the_net_are_parts_of_it() {
    check(&line("6.00", &["MwSt@0.07:0.14", "MwSt@0.19:0.76"]), TaxBasesRule::Split, &["2.00", "4.00"]);
    check(&line("70.50", &["TVA@0.055:2.50", "TVA@0.20:5.00"]), TaxBasesRule::Split, &["45.49", "25.01"]);
    let three = line("130.00", &["TVA@0.021:0.21", "TVA@0.055:1.10", "TVA@0.20:20.00"]);
    check(&three, TaxBasesRule::Split, &["10.00", "20.00", "100.00"]);
}

#[test]
fn taxes_that_are_due_on_the_whole_net_stack() {
    check(&line("86.97", &["GST@0.05:4.35", "QST@0.09975:8.68"]), TaxBasesRule::Stacked, &["86.97", "86.97"]);
    // As when each of fifty units was rounded for itself.
    let units = order().net().line("pen", 50, "49.50", &["GST@0.05:2.50", "QST@0.09975:5.00"]);
    check(&units, TaxBasesRule::Stacked, &["49.50", "49.50"]);
}

#[test]
fn a_tax_on_the_tax_beside_it_compounds() {
    check(&line("100.00", &["A@0.10:10.00", "B@0.05:5.50"]), TaxBasesRule::Compound, &["100.00", "110.00"]);
    check(&line("100.00", &["B@0.05:5.50", "A@0.10:10.00"]), TaxBasesRule::Compound, &["110.00", "100.00"]);
    let three = line("100.00", &["A@0.10:10.00", "B@0.05:5.50", "C@0.01:1.00"]);
    check(&three, TaxBasesRule::Compound, &["100.00", "110.00", "100.00"]);
}

#[test]
fn a_rate_of_nothing_takes_what_the_others_leave() {
    check(&line("100.00", &["TVA@0.20:12.00", "TVA@0:0.00"]), TaxBasesRule::Split, &["60.00", "40.00"]);
    check(&line("100.00", &["TVA 20 %@0.20:20.00", "TVA 0 %@0:0.00"]), TaxBasesRule::Split, &["100.00", "0.00"]);
    check(&line("100.00", &["State@0.06:6.00", "City@0:0.00"]), TaxBasesRule::Stacked, &["100.00", "100.00"]);
}

#[test]
fn a_duty_that_has_no_rate_is_in_no_split() {
    check(&line("100.00", &["20.00", "ECO@0:1.00"]), TaxBasesRule::Stacked, &["100.00", "100.00"]);
}

#[test]
fn what_is_too_small_to_tell_is_one_tax_at_several_rates_or_several_taxes() {
    check(&line("0.03", &["TVA@0.05:0.00", "TVA@0.10:0.00"]), TaxBasesRule::Split, &["0.02", "0.01"]);
    check(&line("0.03", &["GST@0.05:0.00", "QST@0.10:0.00"]), TaxBasesRule::Stacked, &["0.03", "0.03"]);
    check(&line("0.00", &["TVA@0.05:0.00", "TVA@0.10:0.00"]), TaxBasesRule::Split, &["0.00", "0.00"]);
}

#[test]
fn amounts_that_fit_no_rule_are_split_as_closely_as_can_be() {
    check(&line("100.00", &["A@0.20:10.00", "B@0.05:2.00"]), TaxBasesRule::ClosestSplit, &["52.00", "48.00"]);
    check(&line("10.00", &["A@0.20:9.00", "B@0.05:0.00"]), TaxBasesRule::ClosestSplit, &["10.00", "0.00"]);
}

#[test]
fn what_the_order_says_counts() {
    let stated = |bases: &[&str]| line("100.00", &["A@0.10:10.00", "B@0.05:5.50"]).stating_bases(bases);
    check(&stated(&["60.00", "40.00"]), TaxBasesRule::Stated, &["60.00", "40.00"]);
    check(&stated(&["50.00", "20.00"]), TaxBasesRule::Stated, &["50.00", "20.00"]);
    check(&stated(&["100.00", "110.00"]), TaxBasesRule::Stated, &["100.00", "110.00"]);
    check(&stated(&["100.00", "99.00"]), TaxBasesRule::Stated, &["100.00", "99.00"]);
    check(&line("100.00", &["12.00"]).stating_bases(&["60.00"]), TaxBasesRule::Stated, &["60.00"]);
}

#[test]
fn a_part_of_the_net_has_the_same_part_of_each_base() {
    let half = |order: &Order| {
        let bases = bases_of(order).expect("bases to tell apart");
        let part = bases.of_part(amount("50.01"), amount("100.00"), &[amount("5.00"), amount("2.75")]);
        part.iter().map(Amount::to_string).collect::<Vec<_>>()
    };
    let stated = |bases: &[&str]| line("100.00", &["A@0.10:10.00", "B@0.05:5.50"]).stating_bases(bases);
    assert_eq!(half(&stated(&["60.00", "40.00"])), ["30.01", "20.00"]);
    assert_eq!(half(&stated(&["50.00", "20.00"])), ["25.01", "10.00"]);
    assert_eq!(half(&stated(&["100.00", "110.00"])), ["50.01", "55.01"]);
    assert_eq!(half(&stated(&["100.00", "99.00"])), ["50.01", "49.51"]);
}

#[test]
fn the_largest_amounts_and_the_finest_rates_are_weighed_without_overflow() {
    let all = "999999999999.99";
    let order = line(all, &["A@0.000000001:999999999999.99", "B@0.0000000000001:999999999999.99", "C@1.9:0.01"]);
    let bases = bases_of(&order).expect("bases to tell apart");
    assert_eq!(bases.rule, TaxBasesRule::ClosestSplit);
}
