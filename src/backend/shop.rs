//! What a shop settled about itself: who sells, on which channels, and by whom it is paid.

use std::collections::BTreeMap;

use time::Duration;

use super::settings::{Channel, Providers, ReturnPolicy, RoleLimits};
use super::store::Seller;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::exchange_rate::ExchangeRate;
use crate::domain::order::Order;

/// The shop that orders, mails and credit notes are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    /// Its name stands under replies and mails as well.
    pub seller: Seller,
    /// By the words that orders have for them.
    pub channels: BTreeMap<String, Channel>,
    /// The providers of payments that it knows.
    pub providers: Providers,
    /// What a unit of each currency is in euros, for orders that don't say it.
    pub exchange_rates: BTreeMap<String, ExchangeRate>,
    /// How returns are taken.
    pub returns: ReturnPolicy,
    /// Above which a second person approves.
    pub limits: RoleLimits,
    /// How long a mail stays before it leaves, in which an agent can take it back.
    pub mail_pause: Duration,
}

impl Default for Shop {
    fn default() -> Self {
        Self::of(Seller { name: "Maison Lumen".to_owned(), details: Vec::new(), identity: None })
    }
}

impl Shop {
    /// A shop with one channel, and the providers that ship; its mails leave at once.
    pub fn of(seller: Seller) -> Self {
        Self {
            seller,
            channels: BTreeMap::new(),
            providers: Providers::shipped().clone(),
            exchange_rates: BTreeMap::new(),
            returns: ReturnPolicy::default(),
            limits: RoleLimits::default(),
            mail_pause: Duration::ZERO,
        }
    }

    /// Where returns are sent to, a line each: as settled for them, else the seller as it is.
    pub fn return_address(&self) -> Vec<String> {
        if self.returns.address.is_empty() { self.seller.postal_lines() } else { self.returns.address.clone() }
    }

    fn channel(&self, order: &Order) -> Option<&Channel> {
        self.channels.get(order.channel.as_deref()?)
    }

    /// Who sold this order.
    pub fn seller_of(&self, order: &Order) -> &Seller {
        self.channel(order).and_then(|channel| channel.seller.as_ref()).unwrap_or(&self.seller)
    }

    /// The series in which the order's credit notes are numbered.
    pub fn series_of(&self, order: &Order) -> &str {
        if order.test {
            return CreditNoteNumber::TEST_SERIES;
        }
        self.channel(order).and_then(|channel| channel.series.as_deref()).unwrap_or(CreditNoteNumber::SERIES)
    }

    /// The rate for the order's currency, where the order or the shop says one.
    pub fn exchange_rate_of<'a>(&'a self, order: &'a Order) -> Option<&'a ExchangeRate> {
        let by_shop = || self.exchange_rates.get(order.currency.code());
        order.exchange_rate.as_ref().or_else(by_shop).filter(|_| order.currency.code() != "EUR")
    }
}
