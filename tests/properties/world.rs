//! Any order that an import accepts, small enough for rounding to bite.

use avoir::domain::money::{Amount, Currency};
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{Charge, LineId, Order, OrderLine, Tax};
use avoir::domain::payment::{Payment, PaymentId, PaymentProvider};
use avoir::domain::timestamp::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use time::Duration;

/// Minor units: often so few that a share of them rounds to nothing.
fn minor() -> impl Strategy<Value = i64> {
    prop_oneof![3 => 0..30_i64, 4 => 0..10_000_i64, 1 => 0..100_000_000_i64]
}

fn quantity() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 1..10_u32, 1 => 1..10_000_u32]
}

/// Up to three taxes: each a part of a total in thousandths, together less than all of it, and a rate in thousandths;
/// and what else than the amounts tells of their bases.
#[derive(Clone, Debug)]
struct Taxes {
    parts: Vec<(i64, i64)>,
    shape: Shape,
}

#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Whatever it may be taken for.
    Any,
    /// As the rates say, of the whole net or of the taxes before as well.
    Stacked,
    Compound,
    /// As the rates say, of equal parts of the net.
    Split,
    /// As the order states, in thousandths of the net.
    Stated(i64),
}

fn tax_parts() -> impl Strategy<Value = Taxes> {
    let rates = prop::sample::select(vec![0_i64, 21, 55, 100, 200]);
    let shape = prop_oneof![
        3 => Just(Shape::Any),
        1 => Just(Shape::Stacked),
        1 => Just(Shape::Compound),
        1 => Just(Shape::Split),
        1 => (0..1_000_i64).prop_map(Shape::Stated),
    ];
    (vec((0..333_i64, rates), 0..=3), shape).prop_map(|(parts, shape)| Taxes { parts, shape })
}

pub fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["JPY", "EUR", "KWD"]).prop_map(|code| Currency::parse(code).unwrap())
}

/// Of an item whose total, if it includes them, is the net and half as much at most.
fn taxes(currency: Currency, total: i64, Taxes { parts, shape }: &Taxes) -> Vec<Tax> {
    const NAMES: [&str; 3] = ["VAT", "ECO", "CITY"];
    let (net, count) = (total * 2 / 3, i64::try_from(parts.len()).unwrap());
    let mut before = 0;
    let tax = |(&(part, rate), name): (&(i64, i64), &str)| {
        let (minor, base) = match *shape {
            Shape::Any => (total * part / 1_000, None),
            Shape::Stacked => (net * rate / 1_000, None),
            Shape::Compound => ((net + before) * rate / 1_000, None),
            Shape::Split => (net / count * rate / 1_000, None),
            Shape::Stated(base) => (total * part / 1_000, Some(total / 3 * base / 1_000)),
        };
        before += minor;
        let amount = |minor| Amount::from_minor(minor, currency);
        let rate = Decimal::new(rate, 3);
        Tax {
            name: name.to_owned(),
            rate,
            amount: amount(minor),
            base: base.map(amount),
            category: None,
            exemption: None,
        }
    };
    parts.iter().zip(NAMES).map(tax).collect()
}

fn charge(currency: Currency, id: String, (total, parts): &(i64, Taxes)) -> Charge {
    Charge {
        title: id.clone(),
        id: LineId(id),
        total: Amount::from_minor(*total, currency),
        taxes: taxes(currency, *total, parts),
    }
}

fn line(currency: Currency, id: String, (quantity, total, parts): &(u32, i64, Taxes)) -> OrderLine {
    let Charge { id, title, total, taxes } = charge(currency, id, &(*total, parts.clone()));
    let line = OrderLine::new(id, ("SKU".to_owned(), title), *quantity, total.into(), total);
    OrderLine { taxes, ..line }
}

/// An order with an empty list of payments.
fn unpaid() -> impl Strategy<Value = Order> {
    let lines = vec((quantity(), minor(), tax_parts()), 1..=4);
    let charges = || vec((minor(), tax_parts()), 0..=2);
    (currency(), any::<bool>(), lines, charges(), charges()).prop_map(|(currency, inclusive, lines, parcels, fees)| {
        let empty = order_in(currency.code());
        Order {
            prices_include_tax: inclusive,
            lines: lines.iter().enumerate().map(|(at, it)| line(currency, format!("l{at}"), it)).collect(),
            shipping: parcels.iter().enumerate().map(|(at, it)| charge(currency, format!("s{at}"), it)).collect(),
            fees: fees.iter().enumerate().map(|(at, it)| charge(currency, format!("f{at}"), it)).collect(),
            ..empty
        }
    })
}

fn payment(currency: Currency, at: usize, provider: PaymentProvider, captured: i64) -> Payment {
    Payment {
        id: PaymentId(format!("p{at}")),
        provider,
        transaction: format!("T{at}"),
        captured: Amount::from_minor(captured, currency),
        captured_at: Timestamp::EPOCH + Duration::seconds(i64::try_from(at % 2).unwrap()),
        label: None,
        authorized: None,
    }
}

/// An order that was paid in full, by one to three payments.
pub fn paid_order() -> impl Strategy<Value = Order> {
    (unpaid(), vec((0..1_000_i64, any::<bool>()), 1..=3)).prop_map(|(mut order, payments)| {
        let weights: Vec<Amount> =
            payments.iter().map(|(weight, _)| Amount::from_minor(weight + 1, order.currency)).collect();
        let captured = order.gross().spread(&weights);
        order.payments = payments
            .iter()
            .zip(captured)
            .enumerate()
            .map(|(at, ((_, gift), captured))| {
                let provider = if *gift { PaymentProvider::GIFT_CARD } else { PaymentProvider::HIPAY };
                payment(order.currency, at, provider, captured.minor())
            })
            .collect();
        order
    })
}

/// An order of which any amount was captured: less, more, or nothing at all.
pub fn order() -> impl Strategy<Value = Order> {
    let odd = (unpaid(), vec(minor(), 0..=3)).prop_map(|(mut order, captured)| {
        let payments = captured.iter().enumerate();
        order.payments =
            payments.map(|(at, &minor)| payment(order.currency, at, PaymentProvider::HIPAY, minor)).collect();
        order
    });
    prop_oneof![3 => paid_order(), 1 => odd]
}
