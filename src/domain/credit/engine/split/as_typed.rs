//! A split as the agent typed it.

use crate::domain::credit::allocation::{AllocatedShare, PaymentShare};
use crate::domain::credit::engine::payment_balance::PaymentBalance;
use crate::domain::credit::explanation::ShareExplanation;
use crate::domain::credit::place::{Place, SharePart};
use crate::domain::credit::refusal::{Cap, RefundProblem, RefundRefusal};
use crate::domain::credit::terms::Occasion;
use crate::domain::money::Amount;

/// The typed shares, when every one of them can be given and they come to `total`, if there is one yet.
pub(in crate::domain::credit) fn allocate(
    payments: &[PaymentBalance<'_>],
    typed: &[PaymentShare],
    total: Option<Amount>,
    occasion: Occasion,
) -> Result<Vec<AllocatedShare>, Vec<RefundRefusal>> {
    let mut refusals = Vec::new();
    let mut shares = Vec::with_capacity(typed.len());
    for (position, share) in typed.iter().enumerate() {
        let before = typed.iter().take(position);
        match check(payments, share, before, occasion) {
            Ok(left) => shares.push(AllocatedShare {
                payment: share.payment.clone(),
                amount: share.amount,
                explanation: ShareExplanation::Typed { left },
            }),
            Err((part, problem)) => {
                refusals.push(RefundRefusal { place: Place::Share(position, part), problem });
            }
        }
    }
    if let (true, Some(total)) = (refusals.is_empty(), total) {
        let split = shares.iter().fold(total.zero_alike(), |sum, share| sum + share.amount);
        if split != total {
            let problem = RefundProblem::SplitDiffers { split, total };
            refusals.push(RefundRefusal { place: Place::Allocation, problem });
        }
    }
    shares.retain(|share| !share.amount.is_zero());
    if refusals.is_empty() { Ok(shares) } else { Err(refusals) }
}

/// The rest of the payment; or the part that is wrong, and how.
fn check<'s>(
    payments: &[PaymentBalance<'_>],
    share: &PaymentShare,
    mut before: impl Iterator<Item = &'s PaymentShare>,
    occasion: Occasion,
) -> Result<Amount, (SharePart, RefundProblem)> {
    let payment = payments
        .iter()
        .find(|payment| payment.payment.id == share.payment)
        .ok_or((SharePart::Payment, RefundProblem::UnknownPayment))?;
    if before.any(|other| other.payment == share.payment) {
        return Err((SharePart::Payment, RefundProblem::AskedTwice));
    }
    let (asked, left) = (share.amount, payment.left);
    if asked.digits() != left.digits() {
        return Err((SharePart::Amount, RefundProblem::WrongDigits { digits: left.digits() }));
    }
    if asked.is_negative() {
        return Err((SharePart::Amount, RefundProblem::AmountNotPositive));
    }
    let exceeds =
        |cap, refundable| (SharePart::Amount, RefundProblem::AmountExceedsRefundable { cap, asked, refundable });
    if payment.is_gift_card() && !occasion.refunds_gift_cards() && asked.is_positive() {
        return Err(exceeds(Cap::GiftCard, asked.zero_alike()));
    }
    if asked > left { Err(exceeds(Cap::Payment, left)) } else { Ok(left) }
}
