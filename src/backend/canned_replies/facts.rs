//! All that there is to tell of an order.

use crate::domain::eligibility::NotCancellable;
use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency, total};
use crate::domain::payment::ProviderKind;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

/// What is told of an order, from what is on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyFacts<'a> {
    /// The shop's name, under the reply.
    pub shop: &'a str,
    pub customer: &'a str,
    pub order: &'a str,
    pub currency: Currency,
    /// The reason why the order can't be cancelled; none when it can.
    pub not_cancellable: Option<NotCancellable>,
    /// The number of the credit note that it is about, and what that credits; none of a cancellation.
    pub credited: Option<(&'a str, Amount)>,
    /// Every refund that counts, with the way the money goes back.
    pub refunds: Vec<RefundFact<'a>>,
    /// The sum that earlier credit notes gave back before the order was cancelled.
    pub refunded_before: Amount,
    /// The sum that was only reserved with the customer's bank, and is not taken now.
    pub set_aside: Amount,
    /// The return that it is about; none of any other reply.
    pub returning: Option<ReturnFacts<'a>>,
    /// Units and titles of what the credit note gives back; no units where only a part of the value is.
    pub credited_items: Vec<(i64, &'a str)>,
}

/// A return, as the customer is told how to send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFacts<'a> {
    pub number: &'a str,
    /// Where to, a line each.
    pub address: Vec<String>,
    /// Units and title of what is expected.
    pub items: Vec<(u32, &'a str)>,
}

impl ReturnFacts<'_> {
    pub fn list(&self) -> String {
        let lines: Vec<String> = self.items.iter().map(|(units, title)| format!("• {units} × {title}")).collect();
        lines.join("\n")
    }
}

/// One refund, as the customer is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundFact<'a> {
    pub amount: Amount,
    pub kind: ProviderKind,
    /// What the customer knows the payment by, such as `Visa •4242`; else the provider's name, where it has one of its own.
    pub known_as: Option<&'a str>,
    pub means: RefundMeans,
    /// A till of the shop gave it as credit, whatever the means were to be.
    pub is_at_till: bool,
    /// An agent said that it was made. Until then it is only promised.
    pub is_made: bool,
}

impl RefundFact<'_> {
    /// True for means by which the customer's bank takes its time.
    pub const fn is_by_bank(&self) -> bool {
        match self.means {
            _ if self.is_at_till => false,
            RefundMeans::Alternative(method) => matches!(method, AlternativeMethod::BankTransfer),
            RefundMeans::Void => false,
            RefundMeans::Original => {
                !matches!(self.kind, ProviderKind::GiftCard | ProviderKind::StoreCredit | ProviderKind::Cash)
            }
        }
    }
}

impl<'a> ReplyFacts<'a> {
    /// An order that never was, of which every reply has something to tell.
    pub fn made_up(shop: &'a str, address: Vec<String>) -> Self {
        let euros = |minor| Amount::from_minor(minor, Currency::EUR);
        let refund = RefundFact {
            amount: euros(3160),
            kind: ProviderKind::Firm,
            known_as: Some("Visa •4242"),
            means: RefundMeans::Original,
            is_at_till: false,
            is_made: true,
        };
        Self {
            shop,
            customer: "Camille Martin",
            order: "ORD00123",
            currency: Currency::EUR,
            not_cancellable: Some(NotCancellable::Shipped),
            credited: Some(("AV-2026-000123", euros(3160))),
            refunds: vec![refund],
            refunded_before: euros(0),
            set_aside: euros(0),
            returning: Some(ReturnFacts { number: "ORD00123-RET1", address, items: vec![(2, "Mug")] }),
            credited_items: vec![(2, "Mug")],
        }
    }
}

impl ReplyFacts<'_> {
    /// What is credited, a line each.
    pub fn credited_list(&self) -> String {
        let line = |(units, title): &(i64, &str)| match units {
            0 => format!("• {title}"),
            units => format!("• {units} × {title}"),
        };
        self.credited_items.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The ways by which the money goes back, a line each.
    pub fn list(&self, language: Locale, means: fn(&RefundFact<'_>) -> String) -> String {
        let line = |refund: &RefundFact<'_>| format!("• {} {}", self.amount(refund.amount, language), means(refund));
        self.refunds.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// True once nothing is left to be given back.
    pub fn all_made(&self) -> bool {
        self.refunds.iter().all(|refund| refund.is_made)
    }

    /// What goes back, or what is credited where nothing does.
    pub fn all_told(&self) -> Amount {
        let credited = self.credited.filter(|_| self.refunds.is_empty());
        credited.map_or_else(|| self.total(), |(_, credited)| credited)
    }

    /// All that was and will be given back.
    pub fn total(&self) -> Amount {
        total(self.currency, self.refunds.iter().map(|refund| refund.amount))
    }

    pub fn amount(&self, amount: Amount, language: Locale) -> String {
        amount.display(self.currency, language)
    }
}
