//! Drafts, sound ones and others.

use avoir::domain::credit::{
    AdjustmentDraft, AdjustmentTax, Basis, ChargeDraft, CreditNote, CreditNoteDraft, LineDraft, Occasion,
    RefundProblem, adjust_to, reduce_to,
};
use avoir::domain::money::Amount;
use avoir::domain::order::{LineId, Order};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::story::{Story, a_move, history, part_of};
use crate::ten_thousand;
use crate::world::{order, paid_order};

fn any_amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        (-100..100_000_i64).prop_map(|minor| format!("{}.{:02}", minor / 100, minor.abs() % 100)),
        (-5..50_i64).prop_map(|minor| minor.to_string()),
        Just("999999999999.999".to_owned()),
        Just("-999999999999.99".to_owned()),
    ]
    .prop_map(|text| text.parse().unwrap())
}

/// Whatever can stand in a request.
fn any_draft() -> impl Strategy<Value = CreditNoteDraft> {
    let id = || prop::sample::select(vec!["l0", "l1", "s0", "f0", "nothing", ""]).prop_map(|id| LineId(id.to_owned()));
    let basis = || prop::sample::select(vec![Basis::Gross, Basis::Net]);
    let tax = prop::sample::select(vec![AdjustmentTax::None, AdjustmentTax::AsItems, AdjustmentTax::Rest]);
    let quantity = prop_oneof![-2..20_i64, Just(i64::MAX), Just(i64::MIN)];
    let line = (id(), option::of(quantity), option::of(any_amount()), basis())
        .prop_map(|(line, quantity, amount, basis)| LineDraft { line, quantity, amount, basis, restock: None });
    let charge = || (id(), any_amount(), basis()).prop_map(|(id, amount, basis)| ChargeDraft { id, amount, basis });
    let adjustment =
        (any_amount(), tax).prop_map(|(amount, tax)| AdjustmentDraft { amount, reason: String::new(), tax });
    (vec(line, 0..4), vec(charge(), 0..3), vec(charge(), 0..3), option::of(adjustment), option::of(any_amount()))
        .prop_map(|(lines, shipping, fees, adjustment, expected_total)| CreditNoteDraft {
            lines,
            shipping,
            fees,
            adjustment,
            expected_total,
            ..CreditNoteDraft::default()
        })
}

/// Across the wire and back.
fn sent<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn no_draft_breaks_the_engine(
        order in order(),
        history in history(),
        draft in any_draft(),
        occasion in prop::sample::select(vec![Occasion::CreditNote, Occasion::Cancellation]),
    ) {
        let mut story = Story::after(order, &history);
        story.occasion = occasion;
        if let Ok(quote) = story.quote(&draft) {
            let left = story.refundable();
            let most = if occasion == Occasion::Cancellation { left.uncredited } else { left.most };
            prop_assert!(!quote.total.is_negative() && quote.total <= most);
            prop_assert!(draft.expected_total.is_none_or(|expected| expected == quote.total));
        }
    }

    /// The browser computes, the backend computes again from what was sent and stored.
    #[test]
    fn both_sides_of_the_wire_come_to_the_same_quote(order in order(), history in history(), last in a_move()) {
        let story = Story::after(order, &history);
        let draft = story.draft(&[last]);
        let there = Story {
            order: sent::<Order>(&story.order),
            notes: sent::<Vec<CreditNote>>(&story.notes),
            overpaid: sent(&story.overpaid),
            occasion: story.occasion,
        };
        let computed = story.quote(&draft);
        prop_assert_eq!(&there.quote(&sent(&draft)), &computed);
        if let Ok(quote) = computed {
            let expecting = CreditNoteDraft { expected_total: Some(quote.total), ..draft };
            prop_assert_eq!(there.quote(&expecting).unwrap(), sent(&quote));
        }
    }

    /// A form never offers a maximum that is then refused.
    #[test]
    fn the_limit_that_a_refusal_names_is_accepted(order in paid_order(), history in history(), at in 0..4_usize) {
        let story = Story::after(order, &history);
        let Some((line, _)) = story.refundable().lines.get(at).cloned() else { return Ok(()) };
        for basis in [Basis::Gross, Basis::Net] {
            let asking = |amount| CreditNoteDraft {
                lines: vec![LineDraft { line: line.clone(), quantity: None, amount: Some(amount), basis, restock: None }],
                ..CreditNoteDraft::default()
            };
            let far_too_much = story.zero().with_minor(999_999_999_999);
            let refusals = story.quote(&asking(far_too_much)).unwrap_err();
            let RefundProblem::AmountExceedsRefundable { refundable, .. } = refusals[0].problem else {
                return Err(TestCaseError::fail(format!("{refusals:?}")));
            };
            match story.quote(&asking(refundable)) {
                Ok(quote) => prop_assert!(quote.lines[0].remaining.net.is_zero()),
                // Nothing is left of the line, or goodwill used up what was captured.
                Err(refusals) => prop_assert!(refundable.is_zero() || story.refundable().most < story.refundable().items, "{refusals:?}"),
            }
        }
    }

    #[test]
    fn a_typed_total_is_the_total(order in paid_order(), history in history(), last in a_move(), part in 1..=1_000_i64) {
        let story = Story::after(order, &history);
        let typed = part_of(story.refundable().most, part);
        let draft = story.draft(&[last]);
        let adjusted = story.with_past(|past| adjust_to(&story.order, past, &draft, typed));
        if let (true, Ok(adjusted)) = (typed.is_positive(), adjusted) {
            prop_assert_eq!(story.quote(&adjusted).unwrap().total, typed);
        }
    }

    #[test]
    fn a_sound_draft_can_be_lowered_to_any_total_below_its_own_and_keeps_its_fee(
        order in paid_order(),
        history in history(),
        moves in vec(a_move(), 1..=4),
        part in 1..=1_000_i64,
    ) {
        let story = Story::after(order, &history);
        let draft = story.draft(&moves);
        let Ok(asked) = story.quote(&draft) else { return Ok(()) };
        let most = part_of(asked.total, part);
        if most.is_zero() {
            return Ok(());
        }
        let lowered = story.with_past(|past| reduce_to(&story.order, past, &draft, most)).unwrap();
        let quote = story.quote(&lowered).unwrap();
        prop_assert_eq!(quote.total, most);
        let fee = |draft: &CreditNoteDraft| draft.adjustment.as_ref().map(|it| it.amount).filter(|it| it.is_negative());
        prop_assert_eq!(fee(&lowered), fee(&draft));
        // What is not given is left of the items, or was goodwill.
        prop_assert_eq!(
            quote.remaining_after.items - asked.remaining_after.items,
            asked.explanation.items() - quote.explanation.items()
        );
    }

    #[test]
    fn the_order_of_the_lines_in_a_draft_does_not_matter(order in paid_order(), history in history(), moves in vec(a_move(), 1..=4)) {
        let story = Story::after(order, &history);
        let draft = story.draft(&moves);
        let mut turned = draft.clone();
        turned.lines.reverse();
        turned.shipping.reverse();
        let sums = |draft| story.quote(draft).map(|quote| (quote.total, quote.net, quote.tax, quote.remaining_after)).ok();
        prop_assert_eq!(sums(&draft), sums(&turned));
    }
}
