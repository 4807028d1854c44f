//! The meaning of the form, without a browser.

mod gift_cards;
mod stock;
mod suggestions;

use std::sync::Arc;

use super::creditable_order::CreditableOrder;
use super::draft_reader::draft_of;
use super::evaluation::Evaluation;
use super::everything::Everything;
use super::explain::Reader;
use super::form::{Form, FormField, LineStock, Sent, Split};
use super::problem::{Wrong, field_of};
use super::suggestion::{Suggestion, suggestions};
use crate::api::order_detail::OrderDetail;
use crate::api::pointer::place_at;
use crate::client::json;
use crate::domain::agent::AgentId;
use crate::domain::credit::fixture::note;
use crate::domain::credit::{
    AdjustmentKind, Allocation, Basis, Conservation, CreditNoteNumber, Payout, RefundProblem, Strategy, UnitCondition,
};
use crate::domain::locale::Locale;
use crate::domain::money::typed::TypedAmountRefusal;
use crate::domain::order::fixture::{amount, order, order_in};
use crate::domain::order::{LineId, Order};
use crate::domain::payment::{PaymentId, PaymentProvider};
use crate::ui::screens::order::store::sample;

/// Three mugs for 26.70, their shipping for 4.90, paid by card.
fn mugs() -> Order {
    order().line("mug", 3, "26.70", &["4.45"]).parcel("s1", "4.90", &["0.82"]).paid_by_card()
}

fn creditable(order: Order) -> CreditableOrder {
    CreditableOrder::of(Arc::new(OrderDetail { order, ..sample::order(1) }))
}

fn line(id: &str) -> LineId {
    LineId(id.to_owned())
}

/// A form with these texts.
fn form(texts: &[(FormField, &str)]) -> Form {
    let mut form = Form::new(true);
    for (field, text) in texts {
        form.set_text(field.clone(), (*text).to_owned());
    }
    form
}

fn evaluation(form: &Form, creditable: &CreditableOrder) -> Evaluation {
    Evaluation::of(form, creditable, Locale::Fr)
}

/// What the form comes to.
fn asks_for_everything(form: &Form, creditable: &CreditableOrder) -> bool {
    let everything = Everything::of(creditable, form.basis, Locale::Fr);
    everything.is_some_and(|everything| everything.is_asked_by(&draft_of(form, creditable, Locale::Fr).0))
}

#[track_caller]
fn check_total(form: &Form, creditable: &CreditableOrder, total: &str) {
    let evaluation = evaluation(form, creditable);
    let quote = evaluation.whole().unwrap_or_else(|| panic!("{:?}", evaluation.problems));
    assert_eq!(quote.total, amount(total));
}

/// The only thing that is wrong, and where.
#[track_caller]
fn check_wrong(form: &Form, creditable: &CreditableOrder, field: &FormField, wrong: &Wrong) {
    let evaluation = evaluation(form, creditable);
    let found: Vec<_> = evaluation.problems.iter().map(|problem| (&problem.field, &problem.wrong)).collect();
    assert_eq!(found, [(field, wrong)]);
    assert_eq!(evaluation.to_issue(), None);
}

/// What may be taken instead of what is wrong with this field.
#[track_caller]
fn offered(form: &Form, creditable: &CreditableOrder, field: &FormField) -> Vec<Suggestion> {
    let evaluation = evaluation(form, creditable);
    suggestions(evaluation.problem(field).expect("something is wrong with it"), field, form, creditable, Locale::Fr)
}

/// Takes the only thing that is offered there.
#[track_caller]
fn take(form: &mut Form, creditable: &CreditableOrder, field: &FormField) {
    let suggestions = offered(form, creditable, field);
    assert_eq!(suggestions.len(), 1, "{suggestions:?}");
    form.take(field.clone(), suggestions[0], creditable, Locale::Fr);
}

fn quantity(id: &str) -> FormField {
    FormField::Quantity(line(id))
}

fn value(id: &str) -> FormField {
    FormField::Value(line(id))
}

#[test]
fn an_empty_form_is_not_wrong_it_has_not_begun() {
    let evaluation = evaluation(&form(&[]), &creditable(mugs()));
    assert_eq!((evaluation.problems.len(), evaluation.whole(), evaluation.to_issue()), (0, None, None));
    assert!(matches!(evaluation.missing[0].wrong, Wrong::Refused(RefundProblem::NothingToRefund)));
}

#[test]
fn units_values_and_shipping_are_read_as_people_type_them() {
    let creditable = creditable(mugs());
    check_total(&form(&[(quantity("mug"), " 2 ")]), &creditable, "17.80");
    check_total(&form(&[(value("mug"), "5")]), &creditable, "5.00");
    check_total(&form(&[(value("mug"), "€5.50")]), &creditable, "5.50");
    check_total(&form(&[(quantity("mug"), "1"), (value("mug"), "7,00")]), &creditable, "7.00");
    check_total(&form(&[(FormField::Parcel(line("s1")), "4,90 €")]), &creditable, "4.90");
    check_total(&form(&[(quantity("mug"), "0"), (value("mug"), "1,2")]), &creditable, "1.20");
}

#[test]
fn what_can_not_be_read_is_said_at_its_field_and_the_others_keep_their_figures() {
    let creditable = creditable(mugs());
    check_wrong(&form(&[(quantity("mug"), "1,5")]), &creditable, &quantity("mug"), &Wrong::NotAQuantity);
    let both = form(&[(quantity("mug"), "1"), (FormField::Parcel(line("s1")), "abc")]);
    let evaluation = evaluation(&both, &creditable);
    assert_eq!(evaluation.line(&line("mug")).expect("there is one").gross, amount("8.90"));
    assert_eq!((evaluation.whole(), evaluation.charge(&line("s1"))), (None, None));
    assert_eq!(
        evaluation.problem(&FormField::Parcel(line("s1"))),
        Some(&Wrong::NotAnAmount(TypedAmountRefusal::NotAnAmount))
    );
}

#[test]
fn while_something_is_wrong_no_total_and_no_split_is_computed() {
    let creditable = creditable(mugs());
    for wrong in ["5,555", "99", "abc"] {
        let form = form(&[(quantity("mug"), "1"), (value("mug"), wrong), (FormField::Parcel(line("s1")), "4,90")]);
        let evaluation = evaluation(&form, &creditable);
        assert_eq!((evaluation.is_wrong(), evaluation.whole(), evaluation.to_split()), (true, None, None), "{wrong}");
        assert_eq!(evaluation.conservation(&creditable), None, "{wrong}");
        // What stands beside a value that is wrong is not what the line comes to; another field is right by itself.
        assert_eq!(evaluation.line(&line("mug")), None, "{wrong}");
        assert_eq!(evaluation.charge(&line("s1")).expect("there is one").gross, amount("4.90"), "{wrong}");
    }
    let mut too_high = form(&[(quantity("mug"), "1"), (FormField::Adjustment, "20")]);
    too_high.adjustment = Some(AdjustmentKind::Fee);
    assert_eq!(evaluation(&too_high, &creditable).conservation(&creditable), None);
}

#[test]
fn a_goodwill_that_was_only_chosen_is_not_wrong_and_can_not_be_issued() {
    let mut chosen = form(&[]);
    chosen.adjustment = Some(AdjustmentKind::Goodwill);
    let evaluation = evaluation(&chosen, &creditable(mugs()));
    assert!(!evaluation.is_wrong() && evaluation.to_issue().is_none());
    assert!(evaluation.missing.iter().any(|problem| problem.field == FormField::Adjustment));
}

#[test]
fn the_stepper_stays_within_what_is_left() {
    let mut form = form(&[]);
    form.step(&line("mug"), -1, 3);
    assert_eq!(form.text(&quantity("mug")), "");
    (0..5).for_each(|_| form.step(&line("mug"), 1, 3));
    assert_eq!(form.text(&quantity("mug")), "3");
}

#[test]
fn the_amount_paid_is_every_item_and_can_be_told_from_less() {
    let creditable = creditable(mugs());
    let mut form = form(&[]);
    assert!(!asks_for_everything(&form, &creditable));
    form.fill_everything(&creditable, Locale::Fr);
    check_total(&form, &creditable, "31.60");
    assert!(asks_for_everything(&form, &creditable));
    assert_eq!((form.text(&quantity("mug")), form.text(&FormField::Parcel(line("s1")))), ("3", "4,90"));
    form.step(&line("mug"), -1, 3);
    assert!(!asks_for_everything(&form, &creditable));
    form.clear_items();
    assert!(!form.asks_for_something());
}

#[test]
fn what_was_never_captured_is_an_adjustment_with_its_reason() {
    let order = order().line("mug", 3, "26.70", &["4.45"]).paid("card", PaymentProvider::HIPAY, "20.00");
    let creditable = creditable(order);
    let mut form = form(&[]);
    form.fill_everything(&creditable, Locale::Fr);
    check_total(&form, &creditable, "20.00");
    assert_eq!(form.adjustment, Some(AdjustmentKind::Fee));
    assert_eq!(form.text(&FormField::AdjustmentReason), "Différence avec le montant encaissé");
    assert!(evaluation(&form, &creditable).to_issue().is_some());
}

#[test]
fn a_typed_total_becomes_an_adjustment_that_wants_a_reason() {
    let creditable = creditable(mugs());
    let mut form = form(&[(quantity("mug"), "2"), (FormField::Total, "15")]);
    let draft = evaluation(&form, &creditable).draft;
    assert!(form.take_total(&draft, &creditable, amount("15.00"), Locale::Fr));
    assert_eq!((form.adjustment, form.text(&FormField::Adjustment)), (Some(AdjustmentKind::Fee), "2,80"));
    let asked = evaluation(&form, &creditable);
    assert_eq!(asked.whole().expect("there is one").total, amount("15.00"));
    assert_eq!((asked.missing[0].field.clone(), asked.to_issue()), (FormField::AdjustmentReason, None));
    form.set_text(FormField::AdjustmentReason, "Frais de retour".to_owned());
    let issued = evaluation(&form, &creditable).to_issue().expect("there is one");
    assert_eq!(issued.expected_total, Some(amount("15.00")));
    let draft = evaluation(&form, &creditable).draft;
    form.take_total(&draft, &creditable, amount("17.80"), Locale::Fr);
    assert_eq!(form.adjustment, None);
}

#[test]
fn prices_without_taxes_are_typed_without_and_the_basis_can_be_changed() {
    let order = order().net().line("desk", 1, "100.00", &["20.00"]).parcel("s1", "10.00", &["2.00"]).paid_by_card();
    let creditable = creditable(order);
    let mut form = Form::new(false);
    assert_eq!(form.basis, Basis::Net);
    form.set_text(value("desk"), "50".to_owned());
    form.set_text(FormField::Parcel(line("s1")), "10,00".to_owned());
    check_total(&form, &creditable, "72.00");
    form.set_basis(Basis::Gross, &creditable, Locale::Fr);
    assert_eq!(form.text(&FormField::Parcel(line("s1"))), "12,00");
    check_total(&form, &creditable, "62.00");
}

#[test]
fn currencies_without_and_with_three_decimals_are_read_by_their_digits() {
    let yen = creditable(order_in("JPY").line("cup", 3, "1000", &["91"]).paid_by_card());
    check_total(&form(&[(quantity("cup"), "1")]), &yen, "333");
    check_total(&form(&[(value("cup"), "1 000")]), &yen, "1000");
    let wrong = Wrong::NotAnAmount(TypedAmountRefusal::TooManyDigits { digits: 0 });
    check_wrong(&form(&[(value("cup"), "5,5")]), &yen, &value("cup"), &wrong);
    let dinar = creditable(order_in("KWD").line("cup", 3, "10.000", &["0.500"]).paid_by_card());
    check_total(&form(&[(quantity("cup"), "1")]), &dinar, "3.333");
    check_total(&form(&[(value("cup"), "1,234")]), &dinar, "1.234");
}

fn two_payments() -> CreditableOrder {
    let order = order().line("mug", 3, "26.70", &["4.45"]).parcel("s1", "4.90", &["0.82"]);
    creditable(order.paid("card", PaymentProvider::HIPAY, "21.60").paid("paypal", PaymentProvider::PAYPAL, "10.00"))
}

fn share(payment: &str) -> FormField {
    FormField::Share(PaymentId(payment.to_owned()))
}

#[test]
fn a_typed_split_begins_with_the_rules_shares_and_its_rest_can_be_taken() {
    let creditable = two_payments();
    let mut form = form(&[(FormField::Parcel(line("s1")), "4,90")]);
    let by_rule = evaluation(&form, &creditable);
    form.type_split(&by_rule, &creditable, Locale::Fr);
    assert_eq!((form.text(&share("card")), form.text(&share("paypal"))), ("3,35", "1,55"));
    check_total(&form, &creditable, "4.90");
    form.set_text(share("card"), "1".to_owned());
    let differs = evaluation(&form, &creditable);
    let wrong = RefundProblem::SplitDiffers { split: amount("2.55"), total: amount("4.90") };
    assert_eq!(differs.problem(&FormField::Split), Some(&Wrong::Refused(wrong)));
    form.take_rest(&PaymentId("paypal".to_owned()), &differs, &creditable, Locale::Fr);
    assert_eq!(form.text(&share("paypal")), "3,90");
    check_total(&form, &creditable, "4.90");
    form.set_text(share("paypal"), "11".to_owned());
    let too_much = evaluation(&form, &creditable);
    assert!(matches!(
        too_much.problem(&share("paypal")),
        Some(Wrong::Refused(RefundProblem::AmountExceedsRefundable { .. }))
    ));
}

#[test]
fn a_pointer_of_the_backend_leads_to_the_field_it_was_sent_from() {
    let creditable = two_payments();
    let mut form = form(&[(value("mug"), "5"), (FormField::Parcel(line("s1")), "1"), (share("paypal"), "6")]);
    form.split = Split::Typed;
    let (draft, _) = draft_of(&form, &creditable, Locale::Fr);
    for (pointer, field) in [
        ("/lines/0/amount", value("mug")),
        ("/lines/0/quantity", quantity("mug")),
        ("/lines/7/quantity", FormField::Total),
        ("/shipping/0/amount", FormField::Parcel(line("s1"))),
        ("/allocation/0/amount", share("paypal")),
        ("/allocation", FormField::Split),
        ("/adjustment/reason", FormField::AdjustmentReason),
        ("/expected_total", FormField::Total),
        ("", FormField::Total),
    ] {
        assert_eq!(field_of(place_at(pointer), &draft), field, "{pointer}");
    }
}

#[test]
fn money_is_refunded_in_the_note_still_refundable_or_kept() {
    let creditable = creditable(mugs());
    let check = |form: &Form, parts: [&str; 4]| {
        let evaluation = evaluation(form, &creditable);
        let Conservation { captured, refunded, in_note, refundable, overpayment, kept } =
            evaluation.conservation(&creditable).expect("nothing is wrong");
        let found = [refunded, in_note, refundable, kept];
        assert_eq!(found, parts.map(amount));
        assert_eq!(captured, found.into_iter().fold(overpayment, |sum, part| sum + part));
        assert_eq!(overpayment, amount("0.00"));
    };
    check(&form(&[]), ["0.00", "0.00", "31.60", "0.00"]);
    check(&form(&[(quantity("mug"), "1")]), ["0.00", "8.90", "22.70", "0.00"]);
    let mut fee =
        form(&[(quantity("mug"), "3"), (FormField::Parcel(line("s1")), "4,90"), (FormField::Adjustment, "2")]);
    fee.adjustment = Some(AdjustmentKind::Fee);
    check(&fee, ["0.00", "29.60", "0.00", "2.00"]);
}

/// The mugs, of which so much was paid.
fn captured(text: &str) -> CreditableOrder {
    let mut order = mugs();
    order.payments[0].captured = amount(text);
    creditable(order)
}

#[test]
fn what_was_paid_beyond_the_price_is_told_apart() {
    let overpaid = captured("40.00");
    let all = form(&[(quantity("mug"), "3"), (FormField::Parcel(line("s1")), "4,90")]);
    let conserved = evaluation(&all, &overpaid).conservation(&overpaid).expect("nothing is wrong");
    assert_eq!((conserved.captured, conserved.in_note), (amount("40.00"), amount("31.60")));
    assert_eq!((conserved.overpayment, conserved.kept), (amount("8.40"), amount("0.00")));
}

#[test]
fn what_was_not_paid_is_credited_where_the_agent_says_so() {
    let part_paid = captured("20.00");
    let mut all = form(&[(quantity("mug"), "3"), (FormField::Parcel(line("s1")), "4,90")]);
    assert!(evaluation(&all, &part_paid).is_wrong());
    all.payout = Payout::Balance;
    let on_balance = evaluation(&all, &part_paid);
    let quote = on_balance.whole().expect("nothing is wrong");
    assert_eq!((quote.total, quote.paid_out()), (amount("31.60"), amount("20.00")));
    assert_eq!(on_balance.to_split(), Some(amount("20.00")));
    assert_eq!(on_balance.to_issue().map(|draft| draft.payout), Some(Payout::Balance));
    let conserved = on_balance.conservation(&part_paid).expect("nothing is wrong");
    assert_eq!(
        (conserved.in_note, conserved.refundable, conserved.kept),
        (amount("20.00"), amount("0.00"), amount("0.00"))
    );
    let mut everything = form(&[]);
    everything.payout = Payout::Balance;
    everything.fill_everything(&part_paid, Locale::Fr);
    assert_eq!(evaluation(&everything, &part_paid).whole().map(|quote| quote.total), Some(amount("31.60")));
}

#[test]
fn a_form_is_kept_over_a_reload_as_it_was() {
    let mut form = form(&[(quantity("mug"), "2"), (FormField::Reason, "Cassé")]);
    form.split = Split::By(Strategy::LastFirst);
    form.set_stock(line("mug"), LineStock::Several, UnitCondition::New);
    form.seen = Some(creditable(mugs()).seen());
    let text = serde_json::to_string(&form).expect("there is one");
    assert_eq!(json::read(&text), Ok(form.clone()));
    assert_eq!(draft_of(&form, &creditable(mugs()), Locale::Fr).0.allocation, Allocation::By(Strategy::LastFirst));
}

#[test]
fn a_form_whose_note_exists_is_not_sent_again() {
    let creditable = creditable(mugs());
    let mut sent = form(&[(quantity("mug"), "2")]);
    let quote = evaluation(&sent, &creditable).whole().expect("there is one").clone();
    sent.sent = Some(Sent { notes: 0, total: amount("17.80") });
    let note = note(quote);
    let me = note.issued_by.id.clone();
    let mut detail = creditable.detail.as_ref().clone();
    assert_eq!(sent.issued(&detail, &me), None);
    detail.credit_notes.push(note);
    assert_eq!(sent.issued(&detail, &me), Some(CreditNoteNumber("AV-2026-000001".to_owned())));
    assert_eq!(sent.issued(&detail, &AgentId("zoe".to_owned())), None);
}

#[test]
fn a_figure_explains_itself_in_lines() {
    let creditable = creditable(mugs());
    let evaluation = evaluation(&form(&[(quantity("mug"), "2")]), &creditable);
    let reader = Reader { locale: Locale::Fr, currency: creditable.currency() };
    let lines =
        reader.line("Mug", evaluation.line(&line("mug")).expect("there is one")).join("\n").replace('\u{a0}', " ");
    assert_eq!(
        lines,
        "Mug : 17,80 €\nPart de 2 sur 3 unités : 26,70 € × 2 ÷ 3 = 17,80 €, arrondi.\n\
         TVA 20 % : 4,45 € × 17,80 € ÷ 26,70 € = 2,97 €, arrondi.\nHT : 14,83 €"
    );
}
