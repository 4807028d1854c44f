//! A part that was paid by gift card, which comes back by cancelling only.

use super::{asks_for_everything, check_total, check_wrong, creditable, evaluation, form, line, quantity, take, value};
use crate::domain::credit::{AdjustmentKind, Basis, Cap, RefundProblem};
use crate::domain::locale::Locale;
use crate::domain::order::Order;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentProvider;
use crate::ui::screens::order::credit_note_form::creditable_order::CreditableOrder;
use crate::ui::screens::order::credit_note_form::form::{Form, FormField};
use crate::ui::screens::order::credit_note_form::problem::Wrong;

#[test]
fn gift_cards_stay_out_and_the_form_knows() {
    let order = order().line("mug", 3, "26.70", &["4.45"]);
    let order = order.paid("gc", PaymentProvider::GIFT_CARD, "10.00").paid("card", PaymentProvider::HIPAY, "16.70");
    let creditable = creditable(order);
    assert!(creditable.case().keeps_gift_cards_out());
    let one = form(&[(quantity("mug"), "1")]);
    let capped = evaluation(&one, &creditable);
    assert_eq!(capped.cap(&FormField::Split).map(|(cap, ..)| cap), Some(Cap::GiftCard));
    let all = form(&[(quantity("mug"), "3")]);
    let wrong = Wrong::Refused(RefundProblem::AmountExceedsRefundable {
        cap: Cap::GiftCard,
        asked: amount("26.70"),
        refundable: amount("16.70"),
    });
    check_wrong(&all, &creditable, &FormField::Split, &wrong);
}

/// A mug and a book, of which a gift card paid 10.00.
fn with_gift_card(order: Order) -> CreditableOrder {
    let order = order.line("mug", 3, "26.70", &["4.45"]).line("book", 1, "10.00", &["1.67"]);
    let rest = order.gross() - amount("10.00");
    let order = order.paid("gc", PaymentProvider::GIFT_CARD, "10.00");
    creditable(order.paid("card", PaymentProvider::HIPAY, &rest.to_string()))
}

/// What the form comes to, with the gift card's part still refundable and nothing kept.
#[track_caller]
fn check_gift_card_part_stays(form: &Form, creditable: &CreditableOrder, total: &str) {
    check_total(form, creditable, total);
    let after = evaluation(form, creditable).conservation(creditable).expect("nothing is wrong");
    assert_eq!((after.refundable, after.kept), (amount("10.00"), amount("0.00")));
    assert_eq!(form.adjustment, None);
    assert!(evaluation(form, creditable).to_issue().is_some());
}

#[test]
fn the_amount_paid_leaves_a_gift_cards_part_on_the_items() {
    let creditable = with_gift_card(order().parcel("s1", "4.90", &["0.82"]));
    let mut form = form(&[]);
    form.fill_everything(&creditable, Locale::Fr);
    assert!(asks_for_everything(&form, &creditable));
    check_gift_card_part_stays(&form, &creditable, "31.60");
    let texts = [quantity("mug"), value("mug"), quantity("book"), FormField::Parcel(line("s1"))];
    assert_eq!(texts.map(|field| form.text(&field).to_owned()), ["3", "", "", "4,90"]);
}

#[test]
fn the_amount_paid_of_one_article_is_a_part_of_its_value() {
    let lamp = order().line("lamp", 1, "269.00", &["44.83"]).paid("gc", PaymentProvider::GIFT_CARD, "25.00");
    let creditable = creditable(lamp.paid("card", PaymentProvider::HIPAY, "244.00"));
    let mut form = form(&[]);
    form.fill_everything(&creditable, Locale::Fr);
    check_total(&form, &creditable, "244.00");
    assert_eq!((form.text(&quantity("lamp")), form.text(&value("lamp"))), ("1", "244,00"));
    let after = evaluation(&form, &creditable).conservation(&creditable).expect("nothing is wrong");
    assert_eq!((after.refundable, after.kept), (amount("25.00"), amount("0.00")));
}

#[test]
fn a_part_is_typed_with_taxes_where_prices_are_without() {
    let creditable = with_gift_card(order().net());
    let mut form = Form::new(false);
    form.fill_everything(&creditable, Locale::Fr);
    assert_eq!(form.basis, Basis::Gross);
    check_gift_card_part_stays(&form, &creditable, "32.82");
    assert!(asks_for_everything(&form, &creditable));
}

#[test]
fn what_only_a_gift_card_could_give_is_taken_off_the_items() {
    let creditable = with_gift_card(order());
    let mut all = form(&[(quantity("mug"), "3"), (quantity("book"), "1")]);
    take(&mut all, &creditable, &FormField::Split);
    check_gift_card_part_stays(&all, &creditable, "26.70");
    // A fee that the agent chose stays one.
    let mut fee = form(&[(quantity("mug"), "3"), (quantity("book"), "1"), (FormField::Adjustment, "2")]);
    fee.adjustment = Some(AdjustmentKind::Fee);
    take(&mut fee, &creditable, &FormField::Split);
    check_total(&fee, &creditable, "26.70");
    assert_eq!((fee.text(&value("book")), fee.text(&FormField::Adjustment)), ("2,00", "2,00"));
}
