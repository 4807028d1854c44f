//! Splitting by rule.

use serde::{Deserialize, Serialize};

use crate::domain::credit::allocation::explanation::ShareExplanation;
use crate::domain::credit::allocation::{AllocatedShare, GiftCards};
use crate::domain::credit::engine::payment_balance::PaymentLeft;
use crate::domain::credit::quote::BindingCap;
use crate::domain::credit::refusal::{Cap, RefundProblem, RefundRefusal};
use crate::domain::money::Amount;

/// A rule for splitting a refund.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// In proportion to what each payment has left.
    #[default]
    Original,
    /// Gift cards until they are whole again, then the others, each in the order of the list.
    GiftCardFirst,
    /// The payment captured last until nothing is left of it, then the one before.
    LastFirst,
}

impl Strategy {
    pub const ALL: [Self; 3] = [Self::Original, Self::GiftCardFirst, Self::LastFirst];

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::GiftCardFirst => "gift_card_first",
            Self::LastFirst => "last_first",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strategy| strategy.as_str() == word)
    }

    /// `total` split over payments that have at least as much left.
    fn split(self, payments: Vec<PaymentLeft<'_>>, total: Amount) -> Vec<AllocatedShare> {
        match self {
            Self::Original => in_proportion(&payments, total),
            Self::GiftCardFirst => {
                let (cards, others): (Vec<_>, Vec<_>) = payments.into_iter().partition(PaymentLeft::is_gift_card);
                in_turn(&[cards, others].concat(), total)
            }
            Self::LastFirst => in_turn(&last_first(payments), total),
        }
    }
}

/// Of those captured at once, the one further down the list is the last. An order has a handful: the library's sort
/// would be many times the code of all that is done with them.
fn last_first(mut payments: Vec<PaymentLeft<'_>>) -> Vec<PaymentLeft<'_>> {
    let mut sorted = Vec::with_capacity(payments.len());
    while let Some((last, _)) = payments.iter().enumerate().max_by_key(|(_, payment)| payment.payment.captured_at) {
        sorted.push(payments.remove(last));
    }
    sorted
}

pub(in crate::domain::credit) fn allocate(
    payments: &[PaymentLeft<'_>],
    strategy: Strategy,
    total: Amount,
    gift_cards: GiftCards,
) -> Result<(Vec<AllocatedShare>, Option<BindingCap>), RefundRefusal> {
    let refused = |asked, refundable| RefundRefusal {
        pointer: "/allocation".to_owned(),
        problem: RefundProblem::AmountExceedsRefundable { cap: Cap::GiftCard, asked, refundable },
    };
    let nothing = total.zero_alike();
    let some_left = |payment: &&PaymentLeft<'_>| payment.left.is_positive();
    let all: Vec<PaymentLeft<'_>> = payments.iter().filter(some_left).copied().collect();
    if gift_cards == GiftCards::Refundable || !all.iter().any(PaymentLeft::is_gift_card) {
        return Ok((strategy.split(all, total), None));
    }
    let others: Vec<PaymentLeft<'_>> = all.iter().filter(|payment| !payment.is_gift_card()).copied().collect();
    let refundable = others.iter().fold(nothing, |sum, payment| sum + payment.left);
    if total > refundable {
        return Err(refused(total, refundable));
    }
    let kept_out = |share: &&AllocatedShare| others.iter().all(|other| other.payment.id != share.payment);
    let wanted = strategy.split(all.clone(), total);
    let from_cards = wanted.iter().filter(kept_out).fold(nothing, |sum, share| sum + share.amount);
    if from_cards.is_zero() {
        return Ok((wanted, None));
    }
    if strategy == Strategy::GiftCardFirst {
        return Err(refused(from_cards, nothing));
    }
    let cap = BindingCap { pointer: "/allocation".to_owned(), cap: Cap::GiftCard, asked: from_cards, limit: nothing };
    Ok((strategy.split(others, total), Some(cap)))
}

fn in_proportion(payments: &[PaymentLeft<'_>], total: Amount) -> Vec<AllocatedShare> {
    let left: Vec<Amount> = payments.iter().map(|payment| payment.left).collect();
    let all_left = left.iter().fold(total.zero_alike(), |sum, &left| sum + left);
    let shares = total.spread(&left).into_iter().zip(payments);
    let shares = shares.map(|(amount, &PaymentLeft { payment, left })| AllocatedShare {
        payment: payment.id.clone(),
        amount,
        explanation: ShareExplanation::Proportional { total, left, all_left },
    });
    shares.filter(|share| !share.amount.is_zero()).collect()
}

fn in_turn(payments: &[PaymentLeft<'_>], total: Amount) -> Vec<AllocatedShare> {
    let mut still_due = total;
    let mut shares = Vec::new();
    for &PaymentLeft { payment, left } in payments {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_goes_by_its_word_on_the_wire() {
        for strategy in Strategy::ALL {
            assert_eq!(serde_json::to_value(strategy).unwrap(), strategy.as_str());
            assert_eq!(Strategy::parse(strategy.as_str()), Some(strategy));
        }
        assert_eq!(Strategy::parse("typed"), None);
    }
}
