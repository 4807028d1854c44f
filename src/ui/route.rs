//! The address of each screen.

mod list_layout;
mod list_sort;
mod order_filter;
mod placed;

use std::fmt;
use std::mem::discriminant;
use std::str::FromStr;

pub use list_layout::{Column, ListLayout, RowDensity};
pub use list_sort::sorts_of;
pub use order_filter::{Criterion, OrderFilter};
pub use placed::{Placed, PlacedPreset, day, day_text};

use crate::domain::credit::CreditNoteNumber;
use crate::domain::order::OrderNumber;
use crate::domain::ticket::TicketNumber;
use crate::domain::url_encoding::{decode, encode};

/// The part of an order's address that names the ticket it is talked about in.
const TICKET: &str = "ticket";

/// One of the screens. `Display` and `FromStr` are the address's path and query, on every kind of routing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// *Liste des commandes*
    Orders(OrderFilter),
    Order(OrderNumber),
    /// An order that is talked about in this ticket, as the helpdesk leads to it.
    OrderOfTicket(OrderNumber, TicketNumber),
    /// An order with what is to be refunded on it in front.
    Refunds(OrderNumber),
    /// An order with the cancellation that was begun on it in front.
    Cancellation(OrderNumber),
    /// An order with *Ajouter une note de crédit* in front.
    AddCreditNote(OrderNumber),
    /// An order with what was paid beyond its price in front.
    Overpayment(OrderNumber),
    /// An order with one of its credit notes opened.
    Note(OrderNumber, CreditNoteNumber),
    /// *À terminer*
    Unfinished,
    /// *Annuler ensemble*
    Batch,
    /// *Motifs et actions de retour*
    ReturnTerms,
    /// *Mails et réponses*
    ReplyTemplates,
    /// *Aide*
    Help,
    /// *Articles*, with what is searched for.
    Items(String),
    /// *Journaux des stocks* of the item with this SKU.
    Item(String),
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
            Self::OrderOfTicket(number, ticket) => {
                write!(f, "/orders/{}?{TICKET}={}", encode(&number.0), ticket.as_str())
            }
            Self::Refunds(number) => write!(f, "/orders/{}/refunds", encode(&number.0)),
            Self::Cancellation(number) => write!(f, "/orders/{}/cancellation", encode(&number.0)),
            Self::AddCreditNote(number) => write!(f, "/orders/{}/credit-note", encode(&number.0)),
            Self::Overpayment(number) => write!(f, "/orders/{}/overpayment", encode(&number.0)),
            Self::Note(number, note) => {
                write!(f, "/orders/{}/credit-notes/{}", encode(&number.0), encode(&note.0))
            }
            Self::Unfinished => f.write_str("/unfinished"),
            Self::Batch => f.write_str("/batch"),
            Self::ReturnTerms => f.write_str("/return-terms"),
            Self::ReplyTemplates => f.write_str("/reply-templates"),
            Self::Help => f.write_str("/help"),
            Self::Items(q) if q.is_empty() => f.write_str("/items"),
            Self::Items(q) => write!(f, "/items?q={}", encode(q)),
            Self::Item(sku) => write!(f, "/items/{}", encode(sku)),
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
            "batch" => Ok(Self::Batch),
            "return-terms" => Ok(Self::ReturnTerms),
            "reply-templates" => Ok(Self::ReplyTemplates),
            "help" => Ok(Self::Help),
            "items" => Ok(Self::Items(OrderFilter::read(query).q)),
            other => Self::named(other).map(|route| route.with_ticket(query)).ok_or(UnknownRoute),
        }
    }
}

impl Route {
    /// The order that it shows, if it shows one.
    pub const fn order(&self) -> Option<&OrderNumber> {
        match self {
            Self::Order(number)
            | Self::OrderOfTicket(number, _)
            | Self::Refunds(number)
            | Self::Cancellation(number)
            | Self::AddCreditNote(number)
            | Self::Overpayment(number)
            | Self::Note(number, _) => Some(number),
            _ => None,
        }
    }

    /// The address without its query, which may name a customer, and without the slash before it.
    pub fn view(&self) -> String {
        let address = self.to_string();
        address.split('?').next().unwrap_or_default().trim_start_matches('/').to_owned()
    }

    /// Whether it is a step of another screen, not one of its own.
    pub fn is_at_same_screen(&self, other: &Self) -> bool {
        match (self.order(), other.order()) {
            (None, None) => discriminant(self) == discriminant(other) && !matches!(self, Self::Item(_)),
            (one, other) => one == other,
        }
    }

    /// An order with the ticket that the address names, if it names one; any other screen as it is.
    fn with_ticket(self, query: &str) -> Self {
        let named = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == TICKET);
        let ticket = named.and_then(|(_, value)| TicketNumber::read(&decode(value)?).ok());
        match (self, ticket) {
            (Self::Order(number), Some(ticket)) => Self::OrderOfTicket(number, ticket),
            (route, _) => route,
        }
    }

    /// A screen of something that has a name.
    fn named(path: &str) -> Option<Self> {
        let (kind, rest) = path.split_once('/')?;
        let mut parts = rest.split('/');
        let name = decode(parts.next()?)?;
        let route = match (kind, parts.next()) {
            ("orders", None) => Self::Order(OrderNumber(name)),
            ("orders", Some("refunds")) => Self::Refunds(OrderNumber(name)),
            ("orders", Some("cancellation")) => Self::Cancellation(OrderNumber(name)),
            ("orders", Some("credit-note")) => Self::AddCreditNote(OrderNumber(name)),
            ("orders", Some("overpayment")) => Self::Overpayment(OrderNumber(name)),
            ("orders", Some("credit-notes")) => Self::Note(OrderNumber(name), CreditNoteNumber(decode(parts.next()?)?)),
            ("items", None) => Self::Item(name),
            _ => return None,
        };
        parts.next().is_none().then_some(route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::orders::OrderSort;
    use crate::domain::case::PaymentState;
    use crate::domain::logistic_status::LogisticStatus;
    use crate::domain::payment::PaymentProvider;

    #[test]
    fn every_screen_is_found_again_by_its_address() {
        let filter = OrderFilter {
            q: "Élodie & co +1".to_owned(),
            logistic_status: Some(LogisticStatus::AwaitingPrint),
            provider: Some(PaymentProvider::HIPAY),
            payment_state: Some(PaymentState::RefundPending),
            placed: Placed::In(PlacedPreset::SevenDays),
            min_total: "10".parse().ok(),
            max_total: "99.50".parse().ok(),
            cancellable: true,
            held: true,
            unfinished: true,
            sort: OrderSort::StatusDown,
            layout: ListLayout { columns: vec![Column::Status, Column::Date], density: Some(RowDensity::Comfortable) },
        };
        let days = Placed::Between(day("2026-11-01"), day("2026-11-20"));
        for route in [
            Route::default(),
            Route::Orders(OrderFilter { placed: days, ..filter.clone() }),
            Route::Orders(OrderFilter { layout: ListLayout { columns: vec![], density: None }, ..filter.clone() }),
            Route::Orders(filter),
            Route::Order(OrderNumber("ORD/1 %?#é".to_owned())),
            Route::OrderOfTicket(OrderNumber("ORD/1 %?#é".to_owned()), TicketNumber::parse("4711").expect("a ticket")),
            Route::Refunds(OrderNumber("ORD/1 %?#é".to_owned())),
            Route::Cancellation(OrderNumber("ORD/1 %?#é".to_owned())),
            Route::AddCreditNote(OrderNumber("ORD/1 %?#é".to_owned())),
            Route::Overpayment(OrderNumber("ORD/1 %?#é".to_owned())),
            Route::Note(OrderNumber("ORD/1".to_owned()), CreditNoteNumber::new(2026, 1)),
            Route::Unfinished,
            Route::Batch,
            Route::ReturnTerms,
            Route::ReplyTemplates,
            Route::Help,
            Route::Items(String::new()),
            Route::Items("mug & co +1".to_owned()),
            Route::Item("MUG/01 %?".to_owned()),
        ] {
            assert_eq!(route.to_string().parse(), Ok(route));
        }
    }

    #[test]
    fn a_view_is_the_address_without_what_was_searched_for() {
        let search = Route::Orders(OrderFilter { q: "Diallo".to_owned(), ..OrderFilter::default() });
        assert_eq!(search.view(), "orders");
        assert_eq!(Route::AddCreditNote(OrderNumber("ORD00123".to_owned())).view(), "orders/ORD00123/credit-note");
        assert_eq!("orders/ORD00123/credit-note".parse(), Ok(Route::AddCreditNote(OrderNumber("ORD00123".to_owned()))));
    }

    #[test]
    fn a_ticket_that_is_none_leaves_the_order() {
        let order = Route::Order(OrderNumber("ORD00123".to_owned()));
        for (query, is_ticket) in
            [("ticket=4711", true), ("a=b&ticket=%234711", true), ("ticket=", false), ("ticket=x&q=1", false)]
        {
            let route: Route = format!("/orders/ORD00123?{query}").parse().expect("a route");
            assert_eq!((route.order(), route == order), (order.order(), !is_ticket), "{query}");
        }
    }

    #[test]
    fn the_steps_of_an_order_are_at_its_screen() {
        let route = |address: &str| address.parse::<Route>().expect("a route");
        for (one, other, is_same) in [
            ("/orders/1", "/orders/1/credit-note", true),
            ("/orders/1", "/orders/2", false),
            ("/orders/1?ticket=4711", "/orders/1", true),
            ("/orders/1", "/orders", false),
            ("/orders?q=a", "/orders", true),
            ("/items/a", "/items/b", false),
            ("/unfinished", "/items", false),
        ] {
            assert_eq!(route(one).is_at_same_screen(&route(other)), is_same, "{one} {other}");
        }
    }

    #[test]
    fn an_address_of_nothing_is_refused_and_an_unknown_filter_is_ignored() {
        assert_eq!("/orders/1/2".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/orders/1/refunds/2".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/items/1/2".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/orders/1/credit-notes".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/admin".parse::<Route>(), Err(UnknownRoute));
        assert_eq!("/orders?status=lost&colour=red&from=soon&min=much".parse(), Ok(Route::default()));
    }
}
