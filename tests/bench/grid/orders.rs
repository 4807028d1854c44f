//! The orders that all pages show: made up, and in every run the same.

use std::fmt::Write;

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::names::{FIRST_NAMES, HOSTS, LAST_NAMES};

const SEED: u32 = 20_261_122;

/// The time of the first order, which is the newest: 20 November 2026. Each of the others is a minute older.
const NEWEST: i64 = 1_795_132_800;

/// As they stand in a row, and in the import. A typographic apostrophe, which Latin-1 has not, would make JavaScript keep
/// two bytes of each letter.
const STATUSES: [(&str, &str); 4] = [
    ("En attente d'impression", "awaiting_print"),
    ("Impression en cours", "printing"),
    ("En préparation", "preparing"),
    ("Expédiée", "shipped"),
];
const PROVIDERS: [(&str, &str); 5] = [
    ("Stripe", "stripe"),
    ("PayPal", "paypal"),
    ("Alma", "alma"),
    ("Virement", "bank_transfer"),
    ("PayPlug", "payplug"),
];

pub struct Order {
    place: u32,
    pub number: String,
    pub customer: String,
    pub email: String,
    pub cents: u32,
    placed_at: OffsetDateTime,
    status: (&'static str, &'static str),
    provider: (&'static str, &'static str),
}

/// So many orders, the newest first. Fewer are the first of more.
pub fn orders(count: u32) -> Vec<Order> {
    (0..count).map(Order::at).collect()
}

impl Order {
    fn at(place: u32) -> Self {
        let mut chance = Chance(SEED ^ (place + 1).wrapping_mul(0x9e37_79b1));
        let (first, last) = (chance.one_of(&FIRST_NAMES, 1.0), chance.one_of(&LAST_NAMES, 1.0));
        // Most baskets are small.
        let cents = 490 + (chance.next().powf(2.2) * 120_000.0) as u32;
        let number = (chance.next() * 1_000.0) as u32;
        Self {
            place,
            number: format!("ORD{:06}", place + 1),
            customer: format!("{first} {last}"),
            email: format!("{}.{}{number}@{}", plain(first), plain(last), chance.one_of(&HOSTS, 1.0)),
            cents,
            placed_at: OffsetDateTime::from_unix_timestamp(NEWEST).expect("a day of our time")
                - Duration::minutes(i64::from(place)),
            status: chance.one_of(&STATUSES, 1.0),
            provider: chance.one_of(&PROVIDERS, 1.6),
        }
    }

    pub fn total(&self) -> String {
        amount(self.cents)
    }

    fn moment(&self) -> String {
        let (date, (hour, minute, second)) = (self.placed_at.date(), self.placed_at.to_hms());
        format!("{date}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// As the pages beside the desk's load it.
    fn for_pages(&self) -> Value {
        json!({
            "id": self.place + 1, "number": self.number, "customer": self.customer, "email": self.email,
            "placedAt": self.moment(), "total": self.total(), "currency": "EUR", "logistic": self.status.0,
            "provider": self.provider.0, "payment": "Payé",
        })
    }

    /// As the desk imports it. What else it would find an order by has no letters: the other pages look through number,
    /// customer and address alone.
    fn for_import(&self) -> Value {
        let (total, at) = (self.total(), self.moment());
        let taxes = json!([{ "name": "0", "rate": "0.20", "amount": amount((self.cents + 3) / 6) }]);
        json!({
            "number": self.number, "placed_at": at, "currency": "EUR", "prices_include_tax": true,
            "logistic_status": self.status.1,
            "customer": { "name": self.customer, "email": self.email, "phone": null, "locale": "fr" },
            "lines": [{
                "id": "1", "sku": "0", "title": "0", "quantity": 1, "unit_price": total, "total": total, "taxes": taxes,
            }],
            "shipping": [], "fees": [], "order_discount": null,
            "payments": [{
                "id": "1", "provider": self.provider.1, "transaction": format!("{:09}", self.place), "captured": total,
                "captured_at": at,
            }],
        })
    }
}

/// One list.
pub fn for_pages(orders: &[Order]) -> String {
    Value::from_iter(orders.iter().map(Order::for_pages)).to_string()
}

/// One order a line.
pub fn for_import(orders: &[Order]) -> String {
    let mut lines = String::new();
    for order in orders {
        writeln!(lines, "{}", order.for_import()).expect("a String takes anything");
    }
    lines
}

fn amount(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Without accents, as in an address.
fn plain(name: &str) -> String {
    name.nfd().filter(|letter| !is_combining_mark(*letter)).collect::<String>().to_lowercase()
}

/// Numbers that look like chance and are the same in every run: mulberry32.
struct Chance(u32);

impl Chance {
    /// From 0 up to 1, without it.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(1 | self.0);
        mixed = mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(61 | mixed)) ^ mixed;
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }

    /// With a skew above one, rather one of the first.
    fn one_of<T: Copy>(&mut self, all: &[T], skew: f64) -> T {
        all[(self.next().powf(skew) * all.len() as f64) as usize]
    }
}
