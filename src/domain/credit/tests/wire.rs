//! Drafts, quotes and refusals as JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Story, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::quote::Quote;
use crate::domain::credit::refusal::{Cap, RefundProblem, RefundRefusal};
use crate::domain::credit::terms::{AdjustmentTax, Restock};
use crate::domain::order::fixture::{amount, order};

fn to_wire(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("everything here has a JSON form")
}

fn from_wire<T: DeserializeOwned>(wire: Value) -> T {
    serde_json::from_value(wire).expect("what was written can be read")
}

#[test]
fn what_a_draft_leaves_out_is_asked_for_by_nobody() {
    assert_eq!(from_wire::<CreditNoteDraft>(json!({})), CreditNoteDraft::default());
    let draft = from_wire::<CreditNoteDraft>(json!({"lines": [{"line": "mug", "quantity": 2}]}));
    assert_eq!(draft, units("mug", 2));
}

#[test]
fn a_draft_reads_back_as_it_was_written() {
    let draft = units("mug", 2)
        .value("pen", "5.00")
        .parcel("s1", "4.90")
        .adjusted("-2.00", AdjustmentTax::AsItems)
        .split_as(&[("card", "7.90")])
        .expecting("7.90");
    let wire = to_wire(&draft);
    assert_eq!(wire["lines"][1], json!({"line": "pen", "amount": "5.00", "basis": "gross"}));
    assert_eq!(wire["restock"], json!(false));
    assert_eq!(from_wire::<CreditNoteDraft>(wire), draft);
}

#[test]
fn goods_that_go_back_on_the_shelf_are_true() {
    for (restock, wire) in [(Restock::Return, json!(true)), (Restock::Leave, json!(false))] {
        assert_eq!(to_wire(&restock), wire);
        assert_eq!(from_wire::<Restock>(wire), restock);
    }
}

#[test]
fn a_quote_reads_back_as_it_was_written() {
    let story = Story::of(order().line("mug", 3, "26.70", &["4.45"]).paid_by_card());
    let quote = story.credit(&units("mug", 1).adjusted("-2.00", AdjustmentTax::AsItems));
    let wire = to_wire(&quote);
    assert_eq!(
        wire["lines"][0]["explanation"],
        json!({
            "rule": "units", "charged": "26.70", "units": 3, "before": 0, "quantity": 1,
        })
    );
    assert_eq!(wire["total"], json!("6.90"));
    assert_eq!(from_wire::<Quote>(wire), quote);
}

#[test]
fn a_rule_that_is_not_known_yet_is_read_all_the_same() {
    let story = Story::of(order().line("mug", 3, "26.70", &["4.45"]).paid_by_card());
    let mut wire: Value = to_wire(&story.credit(&units("mug", 1)));
    wire["lines"][0]["explanation"] = json!({"rule": "by_the_stars", "moon": "full"});
    assert_eq!(from_wire::<Quote>(wire).lines[0].explanation, Explanation::Unknown);
}

#[test]
fn a_refusal_says_where_what_and_how_much() {
    let story = Story::of(order().line("mug", 1, "20.00", &[]).paid_by_card());
    let refusals = story.quote(&value("mug", "20.01")).unwrap_err();
    let wire = to_wire(&refusals[0]);
    assert_eq!(
        wire,
        json!({
            "pointer": "/lines/0/amount", "code": "amount_exceeds_refundable",
            "cap": "line", "asked": "20.01", "refundable": "20.00",
        })
    );
    assert_eq!(from_wire::<RefundRefusal>(wire), refusals[0]);
    assert_eq!(refusals[0].to_string(), "only 20.00 is left to refund, not 20.01");
}

#[test]
fn a_problems_code_is_its_name_on_the_wire() {
    let euros = amount("1.00");
    let problems = [
        RefundProblem::UnknownItem,
        RefundProblem::UnknownPayment,
        RefundProblem::AskedTwice,
        RefundProblem::NothingAsked,
        RefundProblem::QuantityNotPositive,
        RefundProblem::AmountNotPositive,
        RefundProblem::WrongDigits { digits: 2 },
        RefundProblem::QuantityExceedsRefundable { asked: 2, refundable: 1 },
        RefundProblem::AmountExceedsRefundable { cap: Cap::Line, asked: euros, refundable: euros },
        RefundProblem::ConditionsDiffer { told: 2, quantity: 1 },
        RefundProblem::RestockExceedsSound { asked: 2, sound: 1 },
        RefundProblem::NeverLeftExceedsOthers { asked: 1, others: 0 },
        RefundProblem::NothingToRefund,
        RefundProblem::FeeExceedsRefund { fee: euros, refunded: euros },
        RefundProblem::TaxTreatmentNotAllowed,
        RefundProblem::SplitDiffers { split: euros, total: euros },
        RefundProblem::QuoteMismatch { expected: euros, computed: euros },
        RefundProblem::ReasonMissing,
        RefundProblem::TextTooLong { limit: 1 },
        RefundProblem::DiscountNotSpread,
        RefundProblem::Unknown,
    ];
    for problem in problems {
        assert_eq!(to_wire(&problem)["code"], json!(problem.code()));
    }
}
