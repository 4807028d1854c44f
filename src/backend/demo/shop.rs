//! The demo shop: believable orders of "Maison Lumen", a French shop for home, tableware and light. The same
//! seed and moment give the same orders, so that a test or a screenshot can be made again.

mod basket;
mod calendar;
mod catalogue;
mod countries;
mod customers;
mod dice;
mod edge_cases;
mod fulfilment;
mod names;
mod papers;
pub mod past_work;
mod payments;

use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::{Order, OrderNumber};
use crate::domain::timestamp::Timestamp;

use calendar::Calendar;
use countries::{COUNTRIES, Country};
use dice::Dice;

/// The shop's name where nobody gives another.
pub const SHOP: &str = "Maison Lumen";

/// The shop's details on credit notes. The numbers are made up, but their check digits are right.
pub const SHOP_DETAILS: [&str; 3] =
    ["12 rue des Lanternes, 69001 Lyon", "SIREN 732 829 320", "TVA intracommunautaire FR 44 732 829 320"];

/// A shop whose first screen shows every logistic status.
pub const SEED: u64 = 2036;

/// `count` orders of the 60 days before `now`, the newest first. They are made one by one, because a hundred thousand
/// of them would fill the memory.
pub fn demo_orders(count: u32, seed: u64, now: Timestamp) -> impl DoubleEndedIterator<Item = Order> {
    let calendar = Calendar::before(now, count);
    (0..count).map(move |index| demo_order(index, count, seed, &calendar))
}

fn demo_order(index: u32, count: u32, seed: u64, calendar: &Calendar) -> Order {
    let mut dice = Dice::new(seed, index);
    let country: &Country = dice.weighted(&COUNTRIES);
    let placed_at = calendar.placed_at(index, &mut dice);
    let logistic_status = fulfilment::status(index, count, &mut dice);
    let mut customer = customers::customer(country, &mut dice);
    if let Some(name) = edge_cases::name(index, count) {
        name.clone_into(&mut customer.name);
    }
    let (currency, with_tax) = (country.currency(), country.prices_include_tax);
    let mut order = Order::new(number(index, count), placed_at, currency, with_tax, logistic_status, customer);
    let way = payments::Way::choose(logistic_status, country, &mut dice);
    basket::fill(&mut order, country, way, &mut dice);
    order.payments = way.pay(&order, calendar.now(), &mut dice);
    // Half of what waits for its money is held back, as a shop does that prints nothing unpaid.
    if order.payments.is_empty() && order.logistic_status == LogisticStatus::AwaitingPrint && index % 2 == 1 {
        order.logistic_status = LogisticStatus::OnHold;
    }
    papers::add(&mut order, index, country, &mut Dice::new(seed ^ papers::SALT, index));
    if index % 9 == 4 {
        payments::set_aside(&mut order, calendar.now());
    }
    order
}

/// Numbers rise with time and are all equally long, so that they sort the same as text.
fn number(index: u32, count: u32) -> OrderNumber {
    let mut first = 20_000_u64;
    while u64::from(count) >= first * 4 {
        first *= 10;
    }
    OrderNumber(format!("ORD{}", first + u64::from(count - index)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::backend::settings::Providers;

    fn orders(count: u32) -> Vec<Order> {
        let now = Timestamp::parse("2026-11-22T10:00:00Z").expect("RFC 3339");
        demo_orders(count, SEED, now).collect()
    }

    #[test]
    fn every_order_passes_the_check_of_an_import() {
        for order in orders(5_000) {
            assert_eq!(order.check(), Ok(()), "{order:?}");
        }
    }

    #[test]
    fn what_was_captured_is_what_the_order_cost_or_nothing() {
        for order in orders(5_000) {
            let captured = order.captured();
            let set_aside = order.set_aside();
            assert!(order.payments.is_empty() || captured + set_aside == order.gross(), "{order:?}");
            assert!(
                set_aside.is_zero() || captured.is_zero() && order.logistic_status == LogisticStatus::AwaitingPrint,
                "{order:?}"
            );
        }
    }

    #[test]
    fn every_kind_of_paper_occurs() {
        let orders = orders(5_000);
        let has = |what: fn(&Order) -> bool| orders.iter().filter(|order| what(order)).count();
        for (paper, count) in [
            ("addresses", has(|order| order.billing_address.is_some())),
            ("companies", has(|order| order.buyer.as_ref().is_some_and(|buyer| buyer.registration.is_some()))),
            ("invoices", has(|order| !order.invoices.is_empty())),
            ("parcels", has(|order| !order.parcels.is_empty())),
            ("kits", has(|order| order.lines.iter().any(|line| !line.components.is_empty()))),
            ("earlier refunds", has(|order| !order.earlier_refunds.is_empty())),
            ("authorisations", has(|order| order.set_aside().is_positive())),
            ("on hold", has(|order| order.logistic_status == LogisticStatus::OnHold)),
        ] {
            assert!(count >= 5, "{count} {paper}");
        }
        for order in &orders {
            assert_eq!(crate::domain::credit::check_earlier_refunds(order), Ok(()), "{}", order.number);
        }
    }

    #[test]
    fn every_status_provider_and_currency_occurs() {
        let orders = orders(5_000);
        let statuses: HashSet<_> = orders.iter().map(|order| order.logistic_status).collect();
        assert_eq!(statuses, HashSet::from(LogisticStatus::KNOWN));
        let providers: HashSet<_> =
            orders.iter().flat_map(|order| &order.payments).map(|payment| payment.provider).collect();
        let known = Providers::shipped().all().iter().map(|known| known.provider).collect::<HashSet<_>>();
        assert!(providers.len() >= 10 && providers.is_subset(&known), "{providers:?}");
        let currencies: HashSet<_> = orders.iter().map(|order| order.currency.code().to_owned()).collect();
        assert_eq!(currencies, HashSet::from(["EUR", "CHF", "GBP", "USD", "JPY", "KWD"].map(str::to_owned)));
    }

    #[test]
    fn about_a_third_awaits_its_print() {
        let orders = orders(5_000);
        let waiting = orders.iter().filter(|order| order.logistic_status == LogisticStatus::AwaitingPrint).count();
        assert!((1_600..1_900).contains(&waiting), "{waiting}");
    }

    #[test]
    fn the_newest_order_has_the_highest_number() {
        for count in [1, 3, 200, 90_000] {
            let numbers: Vec<_> = (0..count).map(|index| number(index, count)).collect();
            assert!(numbers.is_sorted_by(|newer, older| newer > older), "{count}");
        }
        let orders = orders(500);
        assert!(orders.is_sorted_by(|newer, older| newer.placed_at >= older.placed_at));
    }

    #[test]
    fn the_cases_that_break_screens_are_there_and_not_on_the_first_one() {
        let orders = orders(200);
        let nasty = |order: &Order| order.customer.name.starts_with('<') || order.customer.name.ends_with('\u{202e}');
        assert_eq!(orders.iter().filter(|order| nasty(order)).count(), 2);
        assert!(!orders.iter().take(60).any(nasty));
    }

    #[test]
    fn every_shape_of_an_order_occurs() {
        let orders = orders(2_000);
        let some = |shape: fn(&Order) -> bool| orders.iter().any(shape);
        assert!(some(|order| order.shipping.len() > 1), "two parcels");
        assert!(some(|order| order.shipping.iter().any(|charge| charge.total.is_zero())), "free shipping");
        assert!(some(|order| !order.fees.is_empty()), "a payment fee");
        assert!(some(|order| order.lines.iter().any(|line| line.taxes.len() == 2)), "two taxes on a line");
        assert!(some(|order| !order.prices_include_tax), "prices before tax");
        assert!(some(|order| order.payments.is_empty()), "unpaid");
        assert!(some(|order| order.payments.len() == 2), "two payments");
        assert!(some(|order| order.lines.iter().any(discounted)), "a discount in a line's total");
        assert!(some(|order| order.customer.name.is_ascii()) && some(|order| !order.customer.name.is_ascii()));
    }

    fn discounted(line: &crate::domain::order::OrderLine) -> bool {
        line.quantity > 1 && line.total.minor() % i64::from(line.quantity) != 0
    }

    #[test]
    fn the_same_seed_gives_the_same_shop() {
        assert_eq!(orders(50), orders(50));
    }
}
