//! Which screen is shown, as an address.

use std::fmt;
use std::str::FromStr;

use crate::api::orders::{OrderSort, PaymentState};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;
use crate::domain::percent::{decode, encode};

/// One of the screens. `Display` and `FromStr` are the address's path and query, on every kind of routing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// *Liste des commandes*
    Orders(OrderFilter),
    Order(OrderNumber),
    /// An order with what is to be refunded on it in front.
    Refunds(OrderNumber),
    /// *À terminer*
    Unfinished,
}

/// What the list shows, and how: all of it is in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    pub q: String,
    pub logistic_status: Option<LogisticStatus>,
    pub provider: Option<PaymentProvider>,
    pub payment_state: Option<PaymentState>,
    pub sort: OrderSort,
}

/// The address leads to no screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no screen has this address")]
pub struct UnknownRoute;

impl Default for Route {
    fn default() -> Self {
        Self::Orders(OrderFilter::default())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Orders(filter) => write!(f, "/orders{}", filter.query()),
            Self::Order(number) => write!(f, "/orders/{}", encode(&number.0)),
            Self::Refunds(number) => write!(f, "/orders/{}/refunds", encode(&number.0)),
            Self::Unfinished => f.write_str("/unfinished"),
        }
    }
}

impl FromStr for Route {
    type Err = UnknownRoute;

    fn from_str(address: &str) -> Result<Self, UnknownRoute> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        match path.trim_matches('/') {
            "" | "orders" => Ok(Self::Orders(OrderFilter::read(query))),
            "unfinished" => Ok(Self::Unfinished),
            other => Self::named(other).ok_or(UnknownRoute),
        }
    }
}

impl Route {
    /// The order that it shows, if it shows one.
    pub const fn order(&self) -> Option<&OrderNumber> {
        match self {
            Self::Order(number) | Self::Refunds(number) => Some(number),
            _ => None,
        }
    }

    /// A screen of something that has a name.
    fn named(path: &str) -> Option<Self> {
        let mut parts = path.split('/');
        let (kind, name, part) = (parts.next()?, decode(parts.next()?)?, parts.next());
        let route = match (kind, part) {
            ("orders", None) => Self::Order(OrderNumber(name)),
            ("orders", Some("refunds")) => Self::Refunds(OrderNumber(name)),
            _ => return None,
        };
        parts.next().is_none().then_some(route)
    }
}

impl OrderFilter {
    /// Whether it leaves anything out; a sort doesn't.
    pub fn is_filtered(&self) -> bool {
        *self != Self { sort: self.sort, ..Self::default() }
    }

    fn query(&self) -> String {
        let mut pairs = Vec::new();
        let mut put = |key: &str, value: Option<&str>| {
            pairs.extend(value.filter(|value| !value.is_empty()).map(|value| format!("{key}={}", encode(value))));
        };
        put("q", Some(&self.q));
        put("status", self.logistic_status.map(LogisticStatus::as_str));
        put("provider", self.provider.map(PaymentProvider::as_str));
        put("payment", self.payment_state.map(PaymentState::as_str));
        put("sort", Some(self.sort.as_str()).filter(|_| self.sort != OrderSort::default()));
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// What isn't understood is left out: an old bookmark still opens the list.
    fn read(query: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let Some(value) = decode(&value.replace('+', " ")) else { continue };
            match key {
                "q" => filter.q = value,
                "status" => filter.logistic_status = LogisticStatus::parse(&value),
                "provider" => filter.provider = PaymentProvider::parse(&value),
                "payment" => filter.payment_state = PaymentState::parse(&value),
                "sort" => filter.sort = OrderSort::parse(&value).unwrap_or_default(),
                _ => {}
            }
        }
        filter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_is_found_again_by_its_address() {
        let filter = OrderFilter {
            q: "Élodie & co +1".to_owned(),
            logistic_status: Some(LogisticStatus::AwaitingPrint),
            provider: Some(PaymentProvider::Hipay),
            payment_state: Some(PaymentState::RefundPending),
            sort: OrderSort::TotalDown,
        };
        for route in [
            Route::default(),
            Route::Orders(filter),
            Route::Order(OrderNumber("ORD/1 %?#é".to_owned())),
            Route::Refunds(OrderNumber("ORD/1 %?#é".to_owned())),
            Route::Unfinished,
        ] {
            assert_eq!(route.to_string().parse(), Ok(route));
        }
    }

    #[test]
    fn an_address_of_nothing_is_refused_and_an_unknown_filter_is_ignored() {
        assert_eq!("/orders/1/2".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/orders/1/refunds/2".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/admin".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/orders?status=lost&colour=red".parse(), Ok(Route::default()));
    }
}
