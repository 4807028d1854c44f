//! Cancelling, after whatever happened.

use avoir::domain::credit::{Occasion, Payout, full_cancellation, full_credit};
use avoir::domain::money::total;
use proptest::prelude::*;

use crate::story::{Story, history};
use crate::ten_thousand;
use crate::world::order;

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn a_cancellation_gives_back_all_that_is_left_of_everything(order in order(), history in history()) {
        let mut story = Story::after(order, &history);
        story.occasion = Occasion::Cancellation;
        let before = story.refundable();
        let draft = story.with_past(|past| full_cancellation(&story.order, past));
        let quote = story.quote(&draft).unwrap();
        prop_assert_eq!((quote.total, quote.paid_out()), (before.uncredited, before.captured));
        story.issue(quote);

        let left = story.refundable();
        prop_assert!(left.items.is_zero() && left.captured.is_zero() && left.most.is_zero());
        prop_assert!(left.lines.iter().all(|(_, left)| left.quantity == 0 && left.gross.is_zero() && left.net.is_zero()));
        prop_assert!(left.payments.iter().all(|share| share.amount.is_zero()));
        let items = story.order.lines.iter().map(|line| &line.taxes);
        let items = items.chain(story.order.shipping.iter().chain(&story.order.fees).map(|charge| &charge.taxes));
        let charged = total(story.order.currency, items.flatten().map(|tax| tax.amount));
        prop_assert_eq!(story.sum(|quote| quote.tax), charged);
    }

    #[test]
    fn a_credit_note_of_everything_gives_back_all_that_is_refundable(
        order in order(),
        history in history(),
        occasion in prop::sample::select(vec![Occasion::CreditNote, Occasion::CreditNoteAlsoToGiftCards]),
    ) {
        let mut story = Story::after(order, &history);
        story.occasion = occasion;
        let refundable = story.refundable().most;
        if refundable.is_zero() {
            return Ok(());
        }
        let quote = story.quote(&story.with_past(|past| full_credit(&story.order, past, Payout::Full))).unwrap();
        prop_assert_eq!(quote.total, refundable);
        story.issue(quote);
        // What gift cards kept out comes back by cancelling, to the cent.
        story.occasion = Occasion::Cancellation;
        let left = story.refundable();
        let rest = story.quote(&story.with_past(|past| full_cancellation(&story.order, past))).unwrap();
        prop_assert_eq!((rest.total, rest.paid_out()), (left.uncredited, left.captured));
    }

    #[test]
    fn a_credit_note_of_everything_on_balance_credits_the_whole_sale(order in order(), history in history()) {
        let story = Story::after(order, &history);
        let left = story.refundable();
        if left.uncredited.is_zero() {
            return Ok(());
        }
        let draft = story.with_past(|past| full_credit(&story.order, past, Payout::Balance));
        let quote = story.quote(&draft).unwrap();
        prop_assert_eq!((quote.total, quote.paid_out()), (left.uncredited, left.captured));
    }

    #[test]
    fn nothing_is_left_to_cancel_after_a_cancellation(order in order(), history in history()) {
        let mut story = Story::after(order, &history);
        story.occasion = Occasion::Cancellation;
        let quote = story.quote(&story.with_past(|past| full_cancellation(&story.order, past))).unwrap();
        story.issue(quote);
        let again = story.with_past(|past| full_cancellation(&story.order, past));
        prop_assert!(again.lines.is_empty() && again.shipping.is_empty() && again.fees.is_empty());
        prop_assert!(story.quote(&again).unwrap().total.is_zero());
    }
}
