//! Money above the price of an order (*trop-perçu*): paid twice, booked twice, rounded up in cash. It was never owed, so
//! that it goes back by refunds of its own, on no credit note.

use super::credit::{Cap, Occasion, RefundProblem, Refundable};
use super::money::Amount;
use super::order::Order;
use super::payment::{Payment, PaymentId};

/// What can be wrong with a refund of an overpayment, by its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverpaymentProblem {
    Payment(RefundProblem),
    Amount(RefundProblem),
}

/// True where so much more was captured than charged that the figure is rather wrong than paid: cents taken for euros are a
/// hundred times as much.
pub fn looks_like_a_slip(charged: Amount, captured: Amount) -> bool {
    charged.is_positive() && i128::from(captured.minor()) >= 10 * i128::from(charged.minor())
}

/// The most that this payment gives back of it on this occasion, and the limit that says so. It may come from any payment
/// that still has as much: which of two was the second, an agent knows better than the moments of their booking.
pub fn most_overpaid(left: &Refundable, occasion: Occasion, payment: &Payment) -> (Cap, Amount) {
    let overpayment = left.overpayment();
    if payment.provider.is_gift_card() && !occasion.refunds_gift_cards() {
        return (Cap::GiftCard, overpayment.zero_alike());
    }
    let shares = left.payments.iter().chain(&left.overpayments).filter(|share| share.payment == payment.id);
    let of_payment = shares.fold(overpayment.zero_alike(), |sum, share| sum + share.amount);
    if of_payment < overpayment { (Cap::Payment, of_payment) } else { (Cap::Overpayment, overpayment) }
}

/// That this payment can give back so much of an overpayment.
///
/// # Errors
/// What is wrong with it or with the amount.
pub fn check_overpayment(
    order: &Order,
    left: &Refundable,
    occasion: Occasion,
    (payment, asked): (&PaymentId, Amount),
) -> Result<(), OverpaymentProblem> {
    let payment = order.payment(payment).ok_or(OverpaymentProblem::Payment(RefundProblem::UnknownPayment))?;
    let (cap, refundable) = most_overpaid(left, occasion, payment);
    let problem = if asked.digits() != refundable.digits() {
        RefundProblem::WrongDigits { digits: refundable.digits() }
    } else if !asked.is_positive() {
        RefundProblem::AmountNotPositive
    } else if asked > refundable {
        RefundProblem::AmountExceedsRefundable { cap, asked, refundable }
    } else {
        return Ok(());
    };
    Err(OverpaymentProblem::Amount(problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credit::{Past, PaymentShare};
    use crate::domain::order::fixture::{amount, order};
    use crate::domain::payment::PaymentProvider;

    /// 49.90, paid by a gift card of 20.00 and twice by transfer.
    fn overpaid() -> Order {
        let order = order().line("mug", 1, "49.90", &["8.32"]).paid("gift", PaymentProvider::GIFT_CARD, "20.00");
        order.paid("first", PaymentProvider::BANK_TRANSFER, "29.90").paid(
            "second",
            PaymentProvider::BANK_TRANSFER,
            "29.90",
        )
    }

    /// What is wrong, when so much went back before.
    fn check(occasion: Occasion, (payment, text): (&str, &str), before: &[(&str, &str)]) -> Option<OverpaymentProblem> {
        let order = overpaid();
        let before: Vec<PaymentShare> = before
            .iter()
            .map(|(payment, text)| PaymentShare { payment: PaymentId((*payment).to_owned()), amount: amount(text) })
            .collect();
        let past =
            Past { quotes: Vec::new(), refunded: before.clone(), overpaid: before, earlier: Vec::new(), occasion };
        let left = Refundable::of(&order, &past);
        check_overpayment(&order, &left, occasion, (&PaymentId(payment.to_owned()), amount(text))).err()
    }

    fn exceeds(cap: Cap, asked: &str, refundable: &str) -> Option<OverpaymentProblem> {
        let (asked, refundable) = (amount(asked), amount(refundable));
        Some(OverpaymentProblem::Amount(RefundProblem::AmountExceedsRefundable { cap, asked, refundable }))
    }

    const NOTE: Occasion = Occasion::CreditNote;

    #[test]
    fn ten_times_the_price_is_rather_a_slip_than_a_payment() {
        for (charged, captured, is_slip) in
            [("49.90", "4990.00", true), ("49.90", "499.00", true), ("49.90", "498.99", false), ("0.00", "5.00", false)]
        {
            assert_eq!(looks_like_a_slip(amount(charged), amount(captured)), is_slip, "{captured} for {charged}");
        }
    }

    #[test]
    fn what_was_paid_beyond_the_price_goes_back_from_any_payment() {
        for payment in ["first", "second"] {
            assert_eq!(check(NOTE, (payment, "29.90"), &[]), None);
            assert_eq!(check(NOTE, (payment, "29.91"), &[]), exceeds(Cap::Overpayment, "29.91", "29.90"));
        }
        assert_eq!(check(NOTE, ("first", "9.90"), &[("second", "20.00")]), None);
        assert_eq!(check(NOTE, ("first", "9.91"), &[("second", "20.00")]), exceeds(Cap::Overpayment, "9.91", "9.90"));
        assert_eq!(check(NOTE, ("first", "0.01"), &[("second", "29.90")]), exceeds(Cap::Overpayment, "0.01", "0.00"));
    }

    #[test]
    fn a_payment_gives_back_what_it_has() {
        let also = Occasion::CreditNoteAlsoToGiftCards;
        assert_eq!(check(also, ("gift", "20.01"), &[]), exceeds(Cap::Payment, "20.01", "20.00"));
    }

    #[test]
    fn gift_cards_give_back_as_they_do_on_notes() {
        assert_eq!(check(NOTE, ("gift", "1.00"), &[]), exceeds(Cap::GiftCard, "1.00", "0.00"));
        assert_eq!(check(Occasion::CreditNoteAlsoToGiftCards, ("gift", "20.00"), &[]), None);
        assert_eq!(check(Occasion::Cancellation, ("gift", "20.00"), &[]), None);
    }

    #[test]
    fn a_payment_is_the_orders_and_an_amount_is_one() {
        let unknown = OverpaymentProblem::Payment(RefundProblem::UnknownPayment);
        assert_eq!(check(NOTE, ("third", "1.00"), &[]), Some(unknown));
        for (text, problem) in [
            ("0.00", RefundProblem::AmountNotPositive),
            ("-1.00", RefundProblem::AmountNotPositive),
            ("1", RefundProblem::WrongDigits { digits: 2 }),
        ] {
            assert_eq!(check(NOTE, ("first", text), &[]), Some(OverpaymentProblem::Amount(problem)));
        }
    }
}
