//! What the form says of the units that come back.

use super::*;
use crate::domain::credit::{LineRestock, Restock, UnitCondition, UnitsByCondition};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::returns::fixture::registered;
use crate::domain::returns::{ActionKind, OrderReturn};

const NONE: UnitsByCondition = UnitsByCondition { new: 0, damaged: 0, lost: 0, never_left: 0 };

/// Three mugs and a book that were delivered.
fn delivered() -> CreditableOrder {
    let order = order().line("mug", 3, "26.70", &[]).line("book", 1, "10.00", &[]).paid_by_card();
    creditable(order.at_status(LogisticStatus::Delivered))
}

fn units(condition: UnitCondition) -> FormField {
    FormField::Units(line("mug"), condition)
}

/// What the draft says of the stock: the note, the mugs, the book.
fn said(form: &Form, creditable: &CreditableOrder) -> (Restock, Vec<Option<LineRestock>>) {
    let (draft, _) = draft_of(form, creditable, Locale::Fr);
    (draft.restock, draft.lines.iter().map(|line| line.restock).collect())
}

#[test]
fn a_line_says_of_its_units_what_the_note_does_unless_it_differs() {
    let creditable = delivered();
    let mut form = form(&[(quantity("mug"), "2"), (quantity("book"), "1")]);
    assert_eq!(said(&form, &creditable), (Restock::Leave, vec![None, None]));
    form.set_stock(line("book"), LineStock::All(UnitCondition::Damaged), UnitCondition::New);
    let damaged = Some(LineRestock::By(UnitsByCondition { damaged: 1, ..NONE }));
    assert_eq!(said(&form, &creditable), (Restock::Leave, vec![None, damaged]));
    form.restocks = true;
    let new = Some(LineRestock::By(UnitsByCondition { new: 2, ..NONE }));
    assert_eq!(said(&form, &creditable), (Restock::Return, vec![new, damaged]));
    assert!(form.differs(&line("book"), UnitCondition::New) && !form.differs(&line("mug"), UnitCondition::New));
    form.set_stock(line("book"), LineStock::Unchanged, UnitCondition::New);
    assert_eq!(said(&form, &creditable).1[1], Some(LineRestock::Alike(Restock::Leave)));
}

#[test]
fn what_was_not_sent_never_left_unless_somebody_says_otherwise() {
    let mut form = form(&[(quantity("mug"), "2")]);
    form.restocks = true;
    let never_left = Some(LineRestock::By(UnitsByCondition { never_left: 2, ..NONE }));
    assert_eq!(said(&form, &creditable(mugs())).1, [never_left]);
}

#[test]
fn of_several_conditions_the_rest_is_the_usual_one() {
    let creditable = delivered();
    let mut form = form(&[(quantity("mug"), "3"), (units(UnitCondition::Damaged), "1")]);
    form.set_stock(line("mug"), LineStock::Several, UnitCondition::New);
    let by = UnitsByCondition { new: 2, damaged: 1, ..NONE };
    assert_eq!(said(&form, &creditable).1, [Some(LineRestock::By(by))]);
    assert_eq!(evaluation(&form, &creditable).units_in(&line("mug"), UnitCondition::New), Some(2));
    form.set_text(units(UnitCondition::Lost), "3".to_owned());
    let differ = Wrong::Refused(RefundProblem::ConditionsDiffer { told: 4, quantity: 3 });
    check_wrong(&form, &creditable, &FormField::Restock(line("mug")), &differ);
    // What the line comes to is right by itself.
    let found = evaluation(&form, &creditable);
    assert_eq!(found.line(&line("mug")).expect("there is one").gross, amount("26.70"));
    form.set_text(units(UnitCondition::Lost), "-1".to_owned());
    check_wrong(&form, &creditable, &units(UnitCondition::Lost), &Wrong::NotAQuantity);
}

/// The form that begins with this return of mugs, on an order whose other notes are these.
fn begun_with(back: OrderReturn) -> (Form, CreditableOrder) {
    let mut detail = delivered().detail.as_ref().clone();
    detail.returns = vec![back.clone()];
    let creditable = CreditableOrder::of(Arc::new(detail));
    let mut form = form(&[]);
    form.fill_from_return(&back, &creditable, Locale::Fr);
    (form, creditable)
}

#[test]
fn what_came_back_sound_goes_on_the_shelf_and_what_is_damaged_does_not() {
    let back = |sound, damaged| registered(&[("mug", 3)], ActionKind::Refund).with(&[("mug", sound, damaged)]);
    for (sound, damaged, restock) in [(3, 0, Restock::Return), (2, 1, Restock::Return), (0, 2, Restock::Leave)] {
        let (form, creditable) = begun_with(back(sound, damaged));
        let by = UnitsByCondition { new: sound, damaged, ..NONE };
        assert_eq!(said(&form, &creditable), (restock, vec![Some(LineRestock::By(by))]));
        assert!(evaluation(&form, &creditable).to_issue().is_some());
    }
}

#[test]
fn what_did_not_arrive_yet_or_stays_with_the_customer_is_on_no_shelf() {
    for kind in [ActionKind::Refund, ActionKind::Keep] {
        let (form, creditable) = begun_with(registered(&[("mug", 2)], kind));
        assert_eq!(said(&form, &creditable), (Restock::Leave, vec![None]));
    }
}

#[test]
fn more_than_came_back_sound_is_refused_where_it_is_said() {
    let (mut form, creditable) = begun_with(registered(&[("mug", 2)], ActionKind::Refund).with(&[("mug", 1, 1)]));
    form.set_stock(line("mug"), LineStock::All(UnitCondition::New), UnitCondition::New);
    let beyond = Wrong::Refused(RefundProblem::RestockExceedsSound { asked: 2, sound: 1 });
    check_wrong(&form, &creditable, &FormField::Restock(line("mug")), &beyond);
}

#[test]
fn a_form_that_an_earlier_version_kept_is_read() {
    let mut kept = serde_json::to_value(form(&[(quantity("mug"), "2")])).expect("there is one");
    let fields = kept.as_object_mut().expect("a form is an object");
    fields.remove("line_stock");
    fields.insert("line_restocks".to_owned(), serde_json::json!([["mug", true]]));
    assert_eq!(json::read(&kept.to_string()), Ok(form(&[(quantity("mug"), "2")])));
}
