//! What can be refunded at a provider, as far as the shop's settings say it: the provider has the last word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::Duration;

use super::{Payment, PaymentProvider};
use crate::domain::money::Amount;
use crate::domain::timestamp::Timestamp;

/// A provider's terms for the payments of one order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProviderTerms {
    pub provider: PaymentProvider,
    /// The domains in which it keeps its portal: no link leads elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// Days after which it refunds a payment no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_days: Option<u32>,
    /// It refunds all of a payment or nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole_only: bool,
    /// The least that it refunds, in the order's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Amount>,
    /// What its names for refunds look like: `re_…` is one that begins with `re_`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
}

/// A reason why a provider will probably not make a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    TooOld { days: u32 },
    WholeOnly { captured: Amount },
    BelowMinimum { minimum: Amount },
}

impl ProviderTerms {
    /// A provider of which the settings say nothing.
    pub const fn unknown(provider: PaymentProvider) -> Self {
        Self {
            provider,
            hosts: Vec::new(),
            refund_days: None,
            whole_only: false,
            minimum: None,
            references: Vec::new(),
        }
    }

    /// Why it will probably not refund this amount of this payment now.
    pub fn hindrances(&self, amount: Amount, payment: &Payment, now: Timestamp) -> Vec<Hindrance> {
        let is_over = |days: &u32| payment.captured_at + Duration::days(i64::from(*days)) < now;
        let too_old = self.refund_days.filter(is_over).map(|days| Hindrance::TooOld { days });
        let whole = (self.whole_only && amount != payment.captured)
            .then_some(Hindrance::WholeOnly { captured: payment.captured });
        let minimum = self.minimum.filter(|minimum| minimum.digits() == amount.digits() && amount < *minimum);
        let too_little = minimum.map(|minimum| Hindrance::BelowMinimum { minimum });
        too_old.into_iter().chain(whole).chain(too_little).collect()
    }

    /// True for a name that none of its refunds has, as far as that is known.
    pub fn is_no_reference(&self, typed: &str) -> bool {
        let begins = |look: &String| typed.starts_with(look.split('…').next().unwrap_or_default());
        !typed.is_empty() && !self.references.is_empty() && !self.references.iter().any(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::{amount, order};

    fn terms() -> ProviderTerms {
        ProviderTerms { minimum: Some(amount("1.00")), ..ProviderTerms::unknown(PaymentProvider::HIPAY) }
    }

    fn found(terms: &ProviderTerms, refund: &str, days: i64) -> Vec<Hindrance> {
        let payment = &order().paid("card", PaymentProvider::HIPAY, "30.00").payments[0];
        terms.hindrances(amount(refund), payment, payment.captured_at + Duration::days(days))
    }

    #[test]
    fn a_provider_refunds_within_its_terms() {
        assert_eq!(found(&terms(), "1.00", 4_000), []);
        assert_eq!(found(&terms(), "0.99", 0), [Hindrance::BelowMinimum { minimum: amount("1.00") }]);
        let terms = ProviderTerms { refund_days: Some(180), whole_only: true, ..terms() };
        assert_eq!(found(&terms, "30.00", 180), []);
        let captured = amount("30.00");
        assert_eq!(found(&terms, "29.99", 181), [Hindrance::TooOld { days: 180 }, Hindrance::WholeOnly { captured }]);
    }

    #[test]
    fn a_reference_begins_as_its_provider_says() {
        let of = |looks: &[&str]| ProviderTerms {
            references: looks.iter().map(|look| (*look).to_owned()).collect(),
            ..terms()
        };
        let stripe = of(&["re_…", "pyr_…"]);
        for (typed, is_none) in [("re_3S", false), ("pyr_1", false), ("pi_3S", true), ("", false)] {
            assert_eq!(stripe.is_no_reference(typed), is_none, "{typed}");
        }
        assert!(!of(&[]).is_no_reference("anything"));
    }
}
