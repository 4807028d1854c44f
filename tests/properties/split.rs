//! The split over the payments.

use avoir::domain::credit::{Allocation, CreditNoteDraft, Occasion, PaymentShare, Strategy as SplitBy};
use avoir::domain::payment::PaymentProvider;
use proptest::prelude::*;

use crate::story::{Story, a_move, history};
use crate::ten_thousand;
use crate::world::order;

fn occasion() -> impl Strategy<Value = Occasion> {
    prop::sample::select(vec![Occasion::CreditNote, Occasion::CreditNoteAlsoToGiftCards])
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn a_split_is_exact_and_takes_no_payment_too_far(
        order in order(),
        history in history(),
        last in a_move(),
        strategy in prop::sample::select(SplitBy::ALL.to_vec()),
        occasion in occasion(),
    ) {
        let mut story = Story::after(order, &history);
        story.occasion = occasion;
        let draft = CreditNoteDraft { allocation: strategy.into(), ..story.draft(&[last]) };
        let Ok(quote) = story.quote(&draft) else { return Ok(()) };
        prop_assert_eq!(quote.paid_out(), quote.total);
        for share in &quote.allocation {
            let left = story.refundable().payments.into_iter().find(|left| left.payment == share.payment).unwrap();
            prop_assert!(share.amount.is_positive() && share.amount <= left.amount);
            let payment = story.order.payment(&share.payment).unwrap();
            prop_assert!(occasion != Occasion::CreditNote || payment.provider != PaymentProvider::GIFT_CARD);
        }
        // The same split, typed, is the same refund.
        let shares = quote.allocation.iter();
        let shares: Vec<PaymentShare> =
            shares.map(|share| PaymentShare { payment: share.payment.clone(), amount: share.amount }).collect();
        let typed = story.quote(&CreditNoteDraft { allocation: Allocation::Typed(shares), ..draft }).unwrap();
        prop_assert_eq!(typed.remaining_after, quote.remaining_after);
    }
}
