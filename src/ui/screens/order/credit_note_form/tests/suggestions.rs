//! The figures that may be taken instead of what is wrong with a field.

use super::{check_total, check_wrong, creditable, form, line, mugs, offered, quantity, take, value};
use crate::domain::credit::{AdjustmentKind, Cap, RefundProblem};
use crate::domain::locale::Locale;
use crate::domain::money::typed::TypedAmountRefusal;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentProvider;
use crate::ui::screens::order::credit_note_form::explain::Reader;
use crate::ui::screens::order::credit_note_form::form::FormField;
use crate::ui::screens::order::credit_note_form::problem::Wrong;
use crate::ui::screens::order::credit_note_form::suggestion::{Suggestion, suggestions};

#[test]
fn what_is_ambiguous_is_refused_with_what_may_have_been_meant() {
    let order = order().line("sofa", 1, "1599.99", &[]).paid_by_card();
    let thousands = amount("1234.00");
    let wrong = Wrong::NotAnAmount(TypedAmountRefusal::Ambiguous { thousands, decimal: None });
    let creditable = creditable(order);
    let sofa = form(&[(value("sofa"), "1.234")]);
    check_wrong(&sofa, &creditable, &value("sofa"), &wrong);
    assert_eq!(offered(&sofa, &creditable, &value("sofa")), [Suggestion::Meant(thousands)]);
}

#[test]
fn a_reading_that_is_more_than_is_left_is_not_offered() {
    let order = order().line("sofa", 2, "3000.00", &[]).parcel("s1", "20.00", &[]);
    let creditable = creditable(order.paid("card", PaymentProvider::HIPAY, "2000.00"));
    let check = |texts: &[(FormField, &str)], kind: Option<AdjustmentKind>, field: &FormField, found: &[Suggestion]| {
        let mut form = form(texts);
        form.adjustment = kind;
        assert_eq!(offered(&form, &creditable, field), found);
    };
    let (sofa, parcel) = (value("sofa"), FormField::Parcel(line("s1")));
    let meant = [Suggestion::Meant(amount("1555.00"))];
    check(&[(sofa.clone(), "1,555")], None, &sofa, &meant);
    check(&[(sofa.clone(), "5,555")], None, &sofa, &[]);
    // Less than the line has left, and more than its one unit cost; then more than was captured.
    check(&[(quantity("sofa"), "1"), (sofa.clone(), "1,555")], None, &sofa, &[]);
    check(&[(sofa.clone(), "2,555")], None, &sofa, &[]);
    check(&[(parcel.clone(), "1,555")], None, &parcel, &[]);
    for kind in AdjustmentKind::ALL {
        let adjusted = [(sofa.clone(), "1000"), (FormField::Adjustment, "1,555")];
        check(&adjusted, Some(kind), &FormField::Adjustment, &[]);
    }
    check(&[(FormField::Adjustment, "1,555")], Some(AdjustmentKind::Goodwill), &FormField::Adjustment, &meant);
    let total = |text| [(quantity("sofa"), "1"), (FormField::Total, text)];
    check(&total("2,555"), None, &FormField::Total, &[]);
    check(&total("1,555"), None, &FormField::Total, &meant);
}

#[test]
fn the_meaning_of_an_adjustment_is_its_own_and_not_the_total() {
    let order = order().line("sofa", 1, "3000.00", &[]).paid_by_card();
    let creditable = creditable(order);
    let mut form = form(&[(value("sofa"), "100"), (FormField::Adjustment, "1,555")]);
    form.adjustment = Some(AdjustmentKind::Goodwill);
    take(&mut form, &creditable, &FormField::Adjustment);
    check_total(&form, &creditable, "1655.00");
}

#[test]
fn a_limit_is_said_and_offered_and_taking_it_makes_the_form_sound() {
    let creditable = creditable(mugs());
    let mut form = form(&[(value("mug"), "30")]);
    let wrong = Wrong::Refused(RefundProblem::AmountExceedsRefundable {
        cap: Cap::Line,
        asked: amount("30.00"),
        refundable: amount("26.70"),
    });
    check_wrong(&form, &creditable, &value("mug"), &wrong);
    let reader = Reader { locale: Locale::Fr, currency: creditable.currency() };
    assert_eq!(reader.wrong(&wrong), "Il reste 26,70\u{a0}€ sur cette ligne.");
    take(&mut form, &creditable, &value("mug"));
    check_total(&form, &creditable, "26.70");
}

#[test]
fn too_many_units_are_offered_as_many_as_are_left() {
    let creditable = creditable(mugs());
    let mut form = form(&[(quantity("mug"), "5")]);
    let wrong = Wrong::Refused(RefundProblem::QuantityExceedsRefundable { asked: 5, refundable: 3 });
    check_wrong(&form, &creditable, &quantity("mug"), &wrong);
    take(&mut form, &creditable, &quantity("mug"));
    check_total(&form, &creditable, "26.70");
}

#[test]
fn more_than_the_order_cost_is_refused_at_the_total_and_taken_back_to_it() {
    let creditable = creditable(mugs());
    let mut form = form(&[(quantity("mug"), "3"), (FormField::Adjustment, "10")]);
    form.adjustment = Some(AdjustmentKind::Goodwill);
    let wrong = Wrong::Refused(RefundProblem::AmountExceedsRefundable {
        cap: Cap::Captured,
        asked: amount("36.70"),
        refundable: amount("31.60"),
    });
    check_wrong(&form, &creditable, &FormField::Adjustment, &wrong);
    take(&mut form, &creditable, &FormField::Adjustment);
    assert_eq!(form.text(&FormField::Adjustment), "4,90");
}

#[test]
fn nothing_of_the_whole_is_offered_while_a_field_can_not_be_read() {
    let creditable = creditable(mugs());
    let mut form = form(&[(quantity("mug"), "3"), (FormField::Adjustment, "10"), (value("mug"), "2.5O")]);
    form.adjustment = Some(AdjustmentKind::Goodwill);
    let refused = Wrong::Refused(RefundProblem::AmountExceedsRefundable {
        cap: Cap::Captured,
        asked: amount("36.70"),
        refundable: amount("31.60"),
    });
    assert_eq!(suggestions(&refused, &FormField::Adjustment, &form, &creditable, Locale::Fr), []);
    let before = form.clone();
    form.take(FormField::Adjustment, Suggestion::Limit(amount("31.60")), &creditable, Locale::Fr);
    assert_eq!(form, before);
}
