//! What the taxes of a note are due on.

use super::{Story, check_sums, net_value, parcel, units, value};
use crate::domain::credit::{AdjustmentTax, CreditNoteDraft, Quote, correction};
use crate::domain::money::Amount;
use crate::domain::order::fixture::{amount, order};
use crate::domain::order::{Order, TaxBasesRule};

fn paid(order: Order) -> Story {
    Story::of(order.paid_by_card())
}

/// Each tax of the note as its amount of its base.
fn told(quote: &Quote) -> Vec<String> {
    check_sums(quote);
    quote.taxes.iter().map(|tax| format!("{} of {}", tax.amount, tax.net)).collect()
}

#[track_caller]
fn check(story: &Story, draft: &CreditNoteDraft, taxes: &[&str]) {
    assert_eq!(told(&story.credit(draft)), taxes);
}

/// The bases of a line, over all notes.
fn given(story: &Story) -> Vec<Amount> {
    let lines = story.notes.iter().flat_map(|note| &note.quote.lines);
    let mut sums = vec![amount("0.00"); story.order.lines[0].taxes.len()];
    for line in lines {
        for (sum, tax) in sums.iter_mut().zip(&line.taxes) {
            *sum += tax.base.expect("said of every tax");
        }
    }
    sums
}

fn set() -> Story {
    paid(order().line("set", 2, "78.00", &["TVA@0.055:2.50", "TVA@0.20:5.00"]))
}

#[test]
fn an_item_of_two_rates_has_a_base_for_each() {
    check(&set(), &units("set", 2), &["2.50 of 45.49", "5.00 of 25.01"]);
    check(&set(), &units("set", 1), &["1.25 of 22.75", "2.50 of 12.50"]);
    let quote = set().credit(&units("set", 1));
    assert_eq!((quote.net, quote.lines[0].tax_bases), (amount("35.25"), Some(TaxBasesRule::Split)));
}

#[test]
fn a_parcel_split_by_rate_adds_to_the_bases_of_the_goods() {
    let order = order().line("book", 1, "10.70", &["MwSt@0.07:0.70"]).line("film", 1, "23.80", &["MwSt@0.19:3.80"]);
    let story = paid(order.parcel("s1", "6.90", &["MwSt@0.07:0.14", "MwSt@0.19:0.76"]));
    check(&story, &parcel("s1", "6.90"), &["0.14 of 2.00", "0.76 of 4.00"]);
    let all = units("book", 1).units("film", 1).parcel("s1", "6.90");
    check(&story, &all, &["0.84 of 12.00", "4.56 of 24.00"]);
}

#[test]
fn taxes_on_one_net_have_it_each() {
    let story = paid(order().line("tea", 1, "100.00", &["GST@0.05:4.35", "QST@0.09975:8.68"]));
    check(&story, &value("tea", "40.00"), &["1.74 of 34.79", "3.47 of 34.79"]);
    let adjusted = value("tea", "40.00").adjusted("-11.50", AdjustmentTax::AsItems);
    check(&story, &adjusted, &["1.24 of 24.79", "2.47 of 24.79"]);
}

#[test]
fn a_tax_on_a_tax_has_both_as_its_base() {
    let story = paid(order().net().line("tea", 2, "100.00", &["A@0.10:10.00", "B@0.05:5.50"]));
    check(&story, &units("tea", 2), &["10.00 of 100.00", "5.50 of 110.00"]);
    check(&story, &net_value("tea", "33.33"), &["3.33 of 33.33", "1.83 of 36.66"]);
    let story = story.then(net_value("tea", "33.33"));
    check(&story, &units("tea", 2), &["6.67 of 66.67", "3.67 of 73.34"]);
}

#[test]
fn what_the_order_says_of_a_base_is_on_the_note() {
    let stated =
        |bases: &[&str]| paid(order().line("set", 2, "78.00", &["TVA@0.055:2.50", "5.00"]).stating_bases(bases));
    check(&stated(&["45.50", "25.00"]), &units("set", 1), &["1.25 of 22.75", "2.50 of 12.50"]);
    // Of the net of 70.50 a part bears no tax.
    let quote = stated(&["45.50", "5.00"]).credit(&units("set", 1));
    assert_eq!(
        (told(&quote), quote.untaxed),
        (vec!["1.25 of 22.75".to_owned(), "2.50 of 2.50".to_owned()], Some(amount("10.00")))
    );
    let one = paid(order().line("tea", 1, "112.00", &["12.00"]).stating_bases(&["60.00"]));
    let quote = one.credit(&value("tea", "56.00"));
    assert_eq!((told(&quote), quote.untaxed), (vec!["6.00 of 30.00".to_owned()], Some(amount("20.00"))));
}

#[test]
fn however_an_item_is_given_back_its_bases_come_to_what_was_charged() {
    let mut story = set();
    for part in ["0.01", "0.02", "13.37", "0.05", "0.01", "20.00", "0.03"] {
        story = story.then(value("set", part)).then(net_value("set", part));
        let quote = &story.notes[story.notes.len() - 1].quote;
        assert_eq!(quote.taxes.iter().fold(amount("0.00"), |sum, tax| sum + tax.net), quote.net);
        assert!(quote.taxes.iter().all(|tax| !tax.net.is_negative()));
    }
    let rest = story.credit(&units("set", 2)).remaining_after.items;
    assert!(rest.is_zero());
    assert_eq!(given(&story.then(units("set", 2))), [amount("45.49"), amount("25.01")]);
}

#[test]
fn small_parts_keep_to_the_bases_as_the_whole_does() {
    let mut story = set();
    for _ in 0..100 {
        story = story.then(value("set", "0.05"));
    }
    // Of a net of 4.52 of 70.50, as much of 45.49 and 25.01.
    assert_eq!(given(&story), [amount("2.92"), amount("1.60")]);
}

#[test]
fn an_adjustment_like_the_items_is_split_as_their_net_is() {
    let order = order().line("book", 1, "10.55", &["TVA@0.055:0.55"]).line("film", 1, "12.01", &["2.00"]);
    let story = paid(order.line("stamp", 1, "1.00", &[]));
    for fee in ["-0.01", "-0.37", "-1.11", "-7.77"] {
        let all = units("book", 1).units("film", 1).units("stamp", 1).adjusted(fee, AdjustmentTax::AsItems);
        let quote = story.credit(&all);
        let untaxed = quote.untaxed.expect("said of every note");
        assert_eq!(quote.taxes.iter().fold(untaxed, |sum, tax| sum + tax.net), quote.net, "{fee}");
        let rest = quote.net - untaxed;
        assert!(rest.minor() > 0 && untaxed.minor() > 0);
    }
}

#[test]
fn a_correction_takes_the_bases_back() {
    let mut story = set().then(units("set", 1));
    let note = story.notes[0].clone();
    let quote = story.with_past(|past| correction(&story.order, past, &note.quote));
    assert_eq!(told(&quote), ["-1.25 of -22.75", "-2.50 of -12.50"]);
    story.issue(quote, Some(note.number));
    assert_eq!(given(&story), [amount("0.00"), amount("0.00")]);
    check(&story, &units("set", 2), &["2.50 of 45.49", "5.00 of 25.01"]);
}

#[test]
fn notes_that_say_no_bases_are_taken_for_their_part() {
    let mut story = set().then(units("set", 1));
    for tax in &mut story.notes[0].quote.lines[0].taxes {
        tax.base = None;
    }
    check(&story, &units("set", 1), &["1.25 of 22.74", "2.50 of 12.51"]);
}
