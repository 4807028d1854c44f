//! The payments of an order.

use time::Duration;

use super::countries::Country;
use super::dice::Dice;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::payment::{Authorization, Payment, PaymentId, PaymentProvider};
use crate::domain::timestamp::Timestamp;

/// The way a customer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// All by one payment.
    One(PaymentProvider),
    /// A gift card, which is used up first, and a card for the rest.
    GiftCardAnd(PaymentProvider),
    TwoCards(PaymentProvider),
    /// Nothing was captured yet.
    Not,
}

const ANYWHERE: [(u32, Way); 9] = [
    (18, Way::One(PaymentProvider::HIPAY)),
    (26, Way::One(PaymentProvider::PAYPAL)),
    (22, Way::One(PaymentProvider::STRIPE)),
    (18, Way::One(PaymentProvider::ADYEN)),
    (6, Way::One(PaymentProvider::MOLLIE)),
    (2, Way::One(PaymentProvider::BANK_TRANSFER)),
    (4, Way::GiftCardAnd(PaymentProvider::ADYEN)),
    (2, Way::TwoCards(PaymentProvider::STRIPE)),
    (2, Way::Not),
];

const IN_FRANCE: [(u32, Way); 13] = [
    (38, Way::One(PaymentProvider::HIPAY)),
    (19, Way::One(PaymentProvider::PAYPAL)),
    (10, Way::One(PaymentProvider::STRIPE)),
    (4, Way::One(PaymentProvider::MOLLIE)),
    // In the shop: by card, in cash, by cheque.
    (6, Way::One(PaymentProvider::LIGHTSPEED)),
    (2, Way::One(PaymentProvider::CASH)),
    (1, Way::One(PaymentProvider::OTHER)),
    (3, Way::One(PaymentProvider::BANK_TRANSFER)),
    (3, Way::One(PaymentProvider::GIFT_CARD)),
    (5, Way::GiftCardAnd(PaymentProvider::HIPAY)),
    (2, Way::GiftCardAnd(PaymentProvider::PAYPAL)),
    (3, Way::TwoCards(PaymentProvider::HIPAY)),
    (4, Way::Not),
];

pub(super) const DIGITS: &str = "0123456789";
const LETTERS_AND_DIGITS: &str = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const MIXED: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

impl Way {
    /// An order that was cancelled before this product came was never paid, and nothing leaves the warehouse
    /// unpaid.
    pub(super) fn choose(status: LogisticStatus, country: &Country, dice: &mut Dice) -> Self {
        let ways: &[(u32, Self)] = if country.code == "FR" { &IN_FRANCE } else { &ANYWHERE };
        let way = *dice.weighted(ways);
        match (status, way) {
            (LogisticStatus::Cancelled, _) => Self::Not,
            (LogisticStatus::AwaitingPrint, way) => way,
            (_, Self::Not) => Self::One(PaymentProvider::BANK_TRANSFER),
            (_, way) => way,
        }
    }

    /// True for a customer at the counter, who takes the goods along.
    pub(super) fn is_in_shop(self) -> bool {
        matches!(self, Self::One(PaymentProvider::LIGHTSPEED | PaymentProvider::CASH | PaymentProvider::OTHER))
    }

    /// The fee that the shop may charge for this way, at its French price.
    pub(super) fn fee(self) -> Option<(&'static str, i64)> {
        match self {
            Self::One(PaymentProvider::PAYPAL) => Some(("Frais de paiement PayPal", 120)),
            Self::TwoCards(_) => Some(("Frais de paiement en deux fois", 290)),
            _ => None,
        }
    }

    /// The payments for an order that is otherwise complete.
    pub(super) fn pay(self, order: &Order, now: Timestamp, dice: &mut Dice) -> Vec<Payment> {
        let gross = order.gross();
        let parts = match self {
            Self::Not => Vec::new(),
            Self::One(provider) => vec![(provider, gross)],
            Self::GiftCardAnd(card) => {
                let balance = gift_card_balance(gross, dice);
                vec![(PaymentProvider::GIFT_CARD, balance), (card, gross - balance)]
            }
            Self::TwoCards(card) => {
                let first = gross.share(i64::from(30 + dice.below(41)), 100);
                vec![(card, first), (card, gross - first)]
            }
        };
        let paid = |(id, (provider, captured)): (usize, (PaymentProvider, Amount))| Payment {
            id: PaymentId(format!("p{id}")),
            provider,
            transaction: transaction(provider, order.placed_at, dice),
            captured,
            captured_at: captured_at(provider, order.placed_at, now, dice),
            label: None,
            authorized: None,
        };
        (1..).zip(parts).filter(|(_, (_, captured))| captured.is_positive()).map(paid).collect()
    }
}

/// How long a bank sets money aside.
const SET_ASIDE: Duration = Duration::days(7);

/// Nobody has taken the money of this order yet, where a shop of those that take it when they ship would not have.
pub(super) fn set_aside(order: &mut Order, now: Timestamp) {
    let waits = order.logistic_status == LogisticStatus::AwaitingPrint && order.earlier_refunds.is_empty();
    if let [payment] = order.payments.as_mut_slice()
        && waits
        && payment.provider.is_firm()
        && now < payment.captured_at + SET_ASIDE
    {
        let expires_at = Some(payment.captured_at + SET_ASIDE);
        payment.authorized = Some(Authorization { amount: payment.captured, expires_at });
        payment.captured = payment.captured.with_minor(0);
    }
}

/// Gift cards are sold over round amounts; an order that costs less leaves something on the card, and then
/// needs no second payment.
fn gift_card_balance(gross: Amount, dice: &mut Dice) -> Amount {
    let unit = 10_i64.pow(gross.digits().into());
    let scale = if gross.digits() == 0 { 100 } else { 1 };
    let sold = gross.with_minor(dice.pick(&[25, 50, 100]) * unit * scale);
    sold.min(gross)
}

/// The provider's name for the payment, in the form that its portal uses.
fn transaction(provider: PaymentProvider, at: Timestamp, dice: &mut Dice) -> String {
    match provider {
        PaymentProvider::HIPAY => format!("80{}", dice.text(DIGITS, 7)),
        PaymentProvider::PAYPAL => dice.text(LETTERS_AND_DIGITS, 17),
        PaymentProvider::STRIPE => format!("pi_3S{}", dice.text(MIXED, 22)),
        PaymentProvider::ADYEN => format!("88{}", dice.text(LETTERS_AND_DIGITS, 14)),
        PaymentProvider::MOLLIE => format!("tr_{}", dice.text(MIXED, 10)),
        PaymentProvider::LIGHTSPEED => format!("lsp-{}", dice.text(DIGITS, 10)),
        PaymentProvider::GIFT_CARD => {
            format!("ML-{}-{}", dice.text(LETTERS_AND_DIGITS, 4), dice.text(LETTERS_AND_DIGITS, 4))
        }
        PaymentProvider::BANK_TRANSFER => format!("VIR-{}-{}", at.0.date(), dice.text(DIGITS, 5)),
        PaymentProvider::CASH => format!("CAISSE-2-{}", dice.text(DIGITS, 6)),
        _ => format!("CHQ-{}", dice.text(DIGITS, 7)),
    }
}

/// Cards are captured at once, bank transfers within days.
fn captured_at(provider: PaymentProvider, placed_at: Timestamp, now: Timestamp, dice: &mut Dice) -> Timestamp {
    let longest = if provider == PaymentProvider::BANK_TRANSFER { 3 * 24 * 3600 } else { 90 };
    (placed_at + Duration::seconds(i64::from(2 + dice.below(longest)))).min(now.max(placed_at))
}
