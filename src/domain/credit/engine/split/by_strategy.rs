//! Splitting by rule.

use crate::domain::credit::allocation::{AllocatedShare, Strategy};
use crate::domain::credit::engine::payment_balance::PaymentBalance;
use crate::domain::credit::explanation::ShareExplanation;
use crate::domain::credit::place::Place;
use crate::domain::credit::refusal::{BindingCap, Cap, RefundProblem, RefundRefusal};
use crate::domain::credit::terms::Occasion;
use crate::domain::money::Amount;

/// `total` split over payments that have at least as much left.
fn split(strategy: Strategy, payments: Vec<PaymentBalance<'_>>, total: Amount) -> Vec<AllocatedShare> {
    match strategy {
        Strategy::Original => in_proportion(&payments, total),
        Strategy::GiftCardFirst => {
            let (cards, others): (Vec<_>, Vec<_>) = payments.into_iter().partition(PaymentBalance::is_gift_card);
            in_turn(&[cards, others].concat(), total)
        }
        Strategy::LastFirst => in_turn(&last_first(payments), total),
    }
}

/// Of those captured at once, the one further down the list is the last. An order has a handful: the library's sort
/// would be many times the code of all that is done with them.
fn last_first(mut payments: Vec<PaymentBalance<'_>>) -> Vec<PaymentBalance<'_>> {
    let mut sorted = Vec::with_capacity(payments.len());
    while let Some((last, _)) = payments.iter().enumerate().max_by_key(|(_, payment)| payment.payment.captured_at) {
        sorted.push(payments.remove(last));
    }
    sorted
}

pub(in crate::domain::credit) fn allocate(
    payments: &[PaymentBalance<'_>],
    strategy: Strategy,
    total: Amount,
    occasion: Occasion,
) -> Result<(Vec<AllocatedShare>, Option<BindingCap>), RefundRefusal> {
    let refused = |asked, refundable| RefundRefusal {
        place: Place::Allocation,
        problem: RefundProblem::AmountExceedsRefundable { cap: Cap::GiftCard, asked, refundable },
    };
    let nothing = total.zero_alike();
    let some_left = |payment: &&PaymentBalance<'_>| payment.left.is_positive();
    let all: Vec<PaymentBalance<'_>> = payments.iter().filter(some_left).copied().collect();
    if occasion.refunds_gift_cards() || !all.iter().any(PaymentBalance::is_gift_card) {
        return Ok((split(strategy, all, total), None));
    }
    let others: Vec<PaymentBalance<'_>> = all.iter().filter(|payment| !payment.is_gift_card()).copied().collect();
    let refundable = others.iter().fold(nothing, |sum, payment| sum + payment.left);
    if total > refundable {
        return Err(refused(total, refundable));
    }
    let kept_out = |share: &&AllocatedShare| others.iter().all(|other| other.payment.id != share.payment);
    let wanted = split(strategy, all.clone(), total);
    let from_cards = wanted.iter().filter(kept_out).fold(nothing, |sum, share| sum + share.amount);
    if from_cards.is_zero() {
        return Ok((wanted, None));
    }
    if strategy == Strategy::GiftCardFirst {
        return Err(refused(from_cards, nothing));
    }
    let cap = BindingCap { place: Place::Allocation, cap: Cap::GiftCard, asked: from_cards, limit: nothing };
    Ok((split(strategy, others, total), Some(cap)))
}

fn in_proportion(payments: &[PaymentBalance<'_>], total: Amount) -> Vec<AllocatedShare> {
    let left: Vec<Amount> = payments.iter().map(|payment| payment.left).collect();
    let all_left = left.iter().fold(total.zero_alike(), |sum, &left| sum + left);
    let shares = total.spread(&left).into_iter().zip(payments);
    let shares = shares.map(|(amount, &PaymentBalance { payment, left, .. })| AllocatedShare {
        payment: payment.id.clone(),
        amount,
        explanation: ShareExplanation::Proportional { total, left, all_left },
    });
    shares.filter(|share| !share.amount.is_zero()).collect()
}

fn in_turn(payments: &[PaymentBalance<'_>], total: Amount) -> Vec<AllocatedShare> {
    let mut still_due = total;
    let mut shares = Vec::new();
    for &PaymentBalance { payment, left, .. } in payments {
        if still_due.is_zero() {
            break;
        }
        let amount = left.min(still_due);
        let explanation = ShareExplanation::InTurn { left, still_due };
        shares.push(AllocatedShare { payment: payment.id.clone(), amount, explanation });
        still_due -= amount;
    }
    shares
}
