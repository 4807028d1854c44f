//! The content of an order: lines, parcels, fees and discounts, with their taxes.

use super::catalogue::{Band, Kind, PRODUCTS, Product};
use super::countries::Country;
use super::dice::Dice;
use super::payments::Way;
use crate::domain::money::Amount;
use crate::domain::order::{Charge, LineId, Order, OrderLine};

/// From this French price on, a parcel is sent for nothing.
const FREE_SHIPPING_FROM: i64 = 8_000;
const BY_APPOINTMENT: i64 = 3_900;

/// Fills an order that is empty but for its head.
pub(super) fn fill(order: &mut Order, country: &Country, way: Way, dice: &mut Dice) {
    let products = choose(dice);
    order.lines = (1..).zip(&products).map(|(id, product)| line(id, product, country, dice)).collect();
    order.order_discount = order_discount(order, country, dice);
    // Spread before the taxes are worked out, so that they are those of what is really charged.
    *order = order.clone().spread_discount();
    for (line, product) in order.lines.iter_mut().zip(&products) {
        line.taxes = country.taxes(product.band, line.total);
    }
    order.shipping = parcels(&products, country, way, dice);
    order.fees = fees(country, way, dice);
}

fn choose(dice: &mut Dice) -> Vec<&'static Product> {
    let count = *dice.weighted(&[(42, 1), (28, 2), (16, 3), (9, 4), (4, 6), (1, 12)]);
    let mut products: Vec<&Product> = Vec::new();
    while products.len() < count {
        let product = dice.pick(&PRODUCTS);
        if !products.iter().any(|chosen| chosen.sku == product.sku) {
            products.push(product);
        }
    }
    products
}

fn line(id: usize, product: &Product, country: &Country, dice: &mut Dice) -> OrderLine {
    let quantity = match product.kind {
        Kind::Set => *dice.weighted(&[(20, 1), (25, 2), (10, 3), (20, 4), (20, 6), (4, 8), (1, 24)]),
        Kind::Piece => *dice.weighted(&[(80, 1), (17, 2), (3, 3)]),
        Kind::Bulky => 1,
    };
    let unit_price = country.price(product.cents);
    let full = unit_price.with_minor(unit_price.minor() * i64::from(quantity));
    let percent_off = *dice.weighted(&[(82, 0), (8, 10), (4, 15), (4, 20), (2, 30)]);
    let names = (product.sku.to_owned(), product.title.to_owned());
    let total = full - full.share(percent_off, 100);
    OrderLine::new(LineId(id.to_string()), names, quantity, unit_price.into(), total)
}

/// A voucher over ten euros or so, or a percentage; neither divides evenly among the lines.
fn order_discount(order: &Order, country: &Country, dice: &mut Dice) -> Option<Amount> {
    let goods = crate::domain::money::total(order.currency, order.lines.iter().map(|line| line.total));
    let discount = match dice.below(100) {
        0..7 => country.price(1_000),
        7..12 => goods.share(5, 100),
        _ => return None,
    };
    (discount.is_positive() && discount < goods.share(1, 2)).then_some(discount)
}

fn parcels(products: &[&Product], country: &Country, way: Way, dice: &mut Dice) -> Vec<Charge> {
    if way.is_in_shop() {
        return Vec::new();
    }
    let (bulky, small): (Vec<&Product>, Vec<&Product>) =
        products.iter().partition(|product| product.kind == Kind::Bulky);
    let mut parcels = Vec::new();
    if !small.is_empty() {
        let worth: i64 = small.iter().map(|product| product.cents).sum();
        let (carrier, cents) = *dice.pick(country.carriers);
        let cents = if worth < FREE_SHIPPING_FROM { cents } else { 0 };
        parcels.push((carrier.to_owned(), cents));
    }
    if !bulky.is_empty() {
        parcels.push(("Livraison sur rendez-vous".to_owned(), BY_APPOINTMENT));
    }
    let charges = (1..).zip(parcels);
    charges.map(|(id, (title, cents))| charge(format!("s{id}"), title, country.price(cents), country)).collect()
}

fn fees(country: &Country, way: Way, dice: &mut Dice) -> Vec<Charge> {
    let mut fees = Vec::new();
    fees.extend(way.fee().filter(|_| dice.chance(40)));
    fees.extend(dice.chance(5).then_some(("Emballage cadeau", 450)));
    let charges = (1..).zip(fees);
    charges
        .map(|(id, (title, cents))| charge(format!("f{id}"), title.to_owned(), country.price(cents), country))
        .collect()
}

fn charge(id: String, title: String, total: Amount, country: &Country) -> Charge {
    Charge { id: LineId(id), title, total, taxes: country.taxes(Band::Standard, total) }
}
