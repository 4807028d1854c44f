//! Taxes of what is given back.

use rust_decimal::Decimal;

use super::{Story, check, check_sums, net_value, units, value};
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::quote::Quote;
use crate::domain::credit::terms::Basis;
use crate::domain::order::Order;
use crate::domain::order::fixture::{amount, order};

fn paid(order: Order) -> Story {
    Story::of(order.paid_by_card())
}

/// The taxes of the first line.
fn taxes_of(quote: &Quote) -> Vec<String> {
    check_sums(quote);
    quote.lines[0].taxes.iter().map(|tax| tax.amount.to_string()).collect()
}

#[test]
fn a_tax_is_given_back_as_its_line_is() {
    let story = paid(order().line("mug", 3, "26.70", &["4.45"]));
    let quote = story.credit(&units("mug", 1));
    assert_eq!(taxes_of(&quote), ["1.48"]);
    assert_eq!(
        quote.lines[0].taxes[0].explanation,
        TaxExplanation::Share {
            charged: amount("4.45"),
            given: amount("0.00"),
            before: amount("0.00"),
            now: amount("8.90"),
            whole: amount("26.70"),
            basis: Basis::Gross,
        }
    );
    let second = story.then(units("mug", 1));
    assert_eq!(taxes_of(&second.credit(&units("mug", 1))), ["1.49"]);
    assert_eq!(taxes_of(&second.credit(&value("mug", "8.00"))), ["1.34"]);
}

#[test]
fn the_rest_of_a_line_takes_the_rest_of_every_tax() {
    let story = paid(order().line("mug", 3, "10.00", &["1.67", "ECO:0.05"]));
    let story = story.then(units("mug", 1)).then(value("mug", "1.11")).then(net_value("mug", "2.00"));
    let last = story.credit(&units("mug", 2));
    assert!(matches!(last.lines[0].taxes[0].explanation, TaxExplanation::Rest { .. }));
    let quotes = story.notes.iter().map(|note| &note.quote).chain([&last]);
    let given = |tax: usize| quotes.clone().fold(amount("0.00"), |sum, quote| sum + quote.lines[0].taxes[tax].amount);
    assert_eq!((given(0), given(1)), (amount("1.67"), amount("0.05")));
}

#[test]
fn prices_without_taxes_are_given_back_with_them() {
    let story = paid(order().net().line("mug", 2, "23.80", &["1.43"]));
    let quote = story.credit(&units("mug", 1));
    assert_eq!((quote.net, quote.tax, quote.total), (amount("11.90"), amount("0.72"), amount("12.62")));
    check(&story.then(units("mug", 1)), &units("mug", 1), "12.61");
}

#[test]
fn what_was_charged_counts_and_not_what_the_rate_says() {
    let story = paid(order().line("mug", 1, "12.00", &["1.99"]));
    assert_eq!(taxes_of(&story.credit(&units("mug", 1))), ["1.99"]);
}

#[test]
fn gross_and_net_refunds_of_one_line_never_drift_apart() {
    let mut story = paid(order().line("mug", 1, "10.00", &["1.67"]));
    for draft in [net_value("mug", "0.03"), value("mug", "0.03")].iter().cycle().take(40) {
        story = story.then(draft.clone());
    }
    let quote = story.credit(&units("mug", 1));
    check_sums(&quote);
    let before = story.notes.iter().fold(amount("0.00"), |sum, note| sum + note.quote.tax);
    assert_eq!(before + quote.tax, amount("1.67"));
}

#[test]
fn several_taxes_never_come_to_more_than_the_refund_they_are_in() {
    let story = paid(order().line("mug", 1, "1.00", &["A:0.33", "B:0.33", "C:0.33"]));
    let quote = story.credit(&value("mug", "0.02"));
    assert_eq!(taxes_of(&quote), ["0.01", "0.01", "0.00"]);
    assert!(matches!(quote.lines[0].taxes[2].explanation, TaxExplanation::Bounded { .. }));
    check(&story.then(value("mug", "0.02")), &value("mug", "0.98"), "0.98");
}

#[test]
fn a_net_refund_takes_no_tax_back_that_a_gross_one_gave() {
    let story = paid(order().line("mug", 1, "0.10", &["A:0.01", "B:0.01", "C:0.03"])).then(value("mug", "0.05"));
    let quote = story.credit(&net_value("mug", "0.01"));
    assert_eq!(taxes_of(&quote), ["0.00", "0.00", "0.00"]);
    let share = amount("-0.01");
    let bounded = TaxExplanation::Bounded { charged: amount("0.01"), given: amount("0.01"), share };
    assert_eq!(quote.lines[0].taxes[0].explanation, bounded);
}

#[test]
fn no_more_tax_is_left_behind_than_money() {
    let story = paid(order().line("mug", 1, "0.05", &["A:0.03", "B:0.01", "C:0.01"])).then(value("mug", "0.01"));
    assert_eq!(taxes_of(&story.credit(&value("mug", "0.01"))), ["0.00", "0.00", "0.01"]);
    // Nor is more of any one given back than is left of it: D has no second cent.
    let story = paid(order().line("mug", 1, "0.15", &["A:0.05", "B:0.04", "C:0.04", "D:0.02"]));
    let story = story.then(value("mug", "0.08"));
    assert_eq!(taxes_of(&story.notes[0].quote), ["0.03", "0.02", "0.02", "0.01"]);
    assert_eq!(taxes_of(&story.credit(&value("mug", "0.05"))), ["0.01", "0.01", "0.02", "0.01"]);
}

#[test]
fn taxes_are_summed_by_name_and_rate() {
    let order = order().line("mug", 1, "12.00", &["2.00", "ECO:0.30"]).line("pen", 2, "2.40", &["0.40"]).parcel(
        "s1",
        "6.00",
        &["1.00"],
    );
    let quote = paid(order).credit(&units("mug", 1).units("pen", 1).parcel("s1", "3.00"));
    check_sums(&quote);
    let told: Vec<String> =
        quote.taxes.iter().map(|tax| format!("{} {} of {}", tax.name, tax.amount, tax.net)).collect();
    assert_eq!(told, ["TVA 2.70 of 12.60", "ECO 0.30 of 0.60"]);
    assert_eq!(quote.taxes[0].explanation.lines, amount("2.20"));
    assert_eq!(quote.taxes[0].explanation.shipping, amount("0.50"));
}

#[test]
fn a_name_at_two_rates_is_two_taxes() {
    let mut order = order().line("mug", 1, "12.00", &["2.00"]).line("book", 1, "11.00", &["1.00"]);
    order.lines[1].taxes[0].rate = Decimal::new(10, 2);
    let quote = paid(order).credit(&units("mug", 1).units("book", 1));
    let told: Vec<String> = quote.taxes.iter().map(|tax| format!("{}: {}", tax.rate, tax.amount)).collect();
    assert_eq!(told, ["0.20: 2.00", "0.10: 1.00"]);
}
