//! A sale as a shop made it, in cents, before any system writes it down.

use proptest::collection::vec;
use proptest::prelude::*;

/// What is sold at a price: a line, a parcel or a fee.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub units: i64,
    pub unit: i64,
    /// What it cost less than its units.
    pub off: i64,
    /// In thousandths.
    pub rate: i64,
}

impl Item {
    /// After its discount; with taxes or without, as the sale says.
    pub fn total(&self) -> i64 {
        self.units * self.unit - self.off
    }

    pub fn of_one(total: i64, rate: i64) -> Self {
        Self { units: 1, unit: total, off: 0, rate }
    }
}

/// Units of a line that the shop gave back.
#[derive(Clone, Copy, Debug)]
pub struct Back {
    pub line: usize,
    pub units: i64,
    pub gross: i64,
    pub tax: i64,
}

#[derive(Clone, Debug)]
pub struct Sale {
    pub is_inclusive: bool,
    pub items: Vec<Item>,
    pub shipping: Option<Item>,
    pub fee: Option<Item>,
    /// What a gift card gave; a card gave the rest.
    pub gift: i64,
    pub backs: Vec<Back>,
}

impl Sale {
    pub fn tax_of(&self, item: &Item) -> i64 {
        let within = if self.is_inclusive { 1_000 + item.rate } else { 1_000 };
        (item.total() * item.rate * 2 + within) / (within * 2)
    }

    pub fn gross_of(&self, item: &Item) -> i64 {
        if self.is_inclusive { item.total() } else { item.total() + self.tax_of(item) }
    }

    pub fn net_of(&self, item: &Item) -> i64 {
        self.gross_of(item) - self.tax_of(item)
    }

    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().chain(&self.shipping).chain(&self.fee)
    }

    pub fn gross(&self) -> i64 {
        self.all().map(|item| self.gross_of(item)).sum()
    }

    pub fn tax(&self) -> i64 {
        self.all().map(|item| self.tax_of(item)).sum()
    }

    pub fn card(&self) -> i64 {
        self.gross() - self.gift
    }

    pub fn refunded(&self) -> i64 {
        self.backs.iter().map(|back| back.gross).sum()
    }

    pub fn backs_of(&self, line: usize) -> impl Iterator<Item = &Back> {
        self.backs.iter().filter(move |back| back.line == line)
    }

    /// The rates of its items, each once.
    pub fn rates(&self) -> Vec<i64> {
        let mut rates: Vec<i64> = self.all().map(|item| item.rate).collect();
        rates.sort_unstable();
        rates.dedup();
        rates
    }
}

/// What may become a sale, as far as a system has words for it.
#[derive(Clone, Debug)]
pub struct Plan {
    is_exclusive: bool,
    /// Units, price of one, thousandths off, rate.
    items: Vec<(i64, i64, i64, i64)>,
    shipping: Option<(i64, i64)>,
    fee: Option<(i64, i64)>,
    /// Thousandths of the price.
    gift: i64,
    backs: Vec<(usize, i64)>,
    /// Thousandths of a cent that each item has beside its cents.
    pub fractions: Vec<i64>,
}

/// What a system has words for.
#[derive(Clone, Copy, Default)]
pub struct Words {
    pub exclusive: bool,
    pub fee: bool,
    pub gift: bool,
    /// Discounts of a line.
    pub discounts: bool,
    /// A discount of the whole order, by which every line is so much cheaper.
    pub order_discount: bool,
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let rate = || prop::sample::select(vec![0_i64, 21, 55, 100, 200]);
    let off = prop_oneof![2 => Just(0_i64), 1 => 0..500_i64];
    let price = prop_oneof![1 => 1..30_i64, 3 => 1..20_000_i64, 1 => 1..5_000_000_i64];
    let items = vec((1..=6_i64, price, off, rate()), 1..=4);
    let charge = || prop::option::of((300..2_000_i64, rate()));
    let gift = prop_oneof![1 => Just(0_i64), 1 => 0..=900_i64];
    let backs = vec((0..4_usize, 1..=3_i64), 0..=3);
    (any::<bool>(), items, charge(), charge(), gift, backs, vec(0..1_000_i64, 6)).prop_map(
        |(is_exclusive, items, shipping, fee, gift, backs, fractions)| Plan {
            is_exclusive,
            items,
            shipping,
            fee,
            gift,
            backs,
            fractions,
        },
    )
}

impl Plan {
    pub const fn gives_back(&self) -> bool {
        !self.backs.is_empty()
    }

    pub fn sale(&self, words: Words) -> Sale {
        let item = |&(units, unit, off, rate): &(i64, i64, i64, i64)| {
            let part = match (words.discounts, words.order_discount) {
                (_, true) => self.items[0].2,
                (true, false) => off,
                (false, false) => 0,
            };
            let off = units * unit * part / 1_000;
            Item { units, unit, off, rate }
        };
        let charge = |(total, rate): (i64, i64)| Item::of_one(total, rate);
        let mut sale = Sale {
            is_inclusive: !(self.is_exclusive && words.exclusive),
            items: self.items.iter().map(item).collect(),
            shipping: self.shipping.map(charge),
            fee: self.fee.filter(|_| words.fee).map(charge),
            gift: 0,
            backs: Vec::new(),
        };
        sale.gift = if words.gift { sale.gross() * self.gift / 1_000 } else { 0 };
        for &(line, units) in &self.backs {
            let line = line % sale.items.len();
            let (item, gone) = (sale.items[line], sale.backs_of(line).map(|back| back.units).sum::<i64>());
            let part = |whole: i64| whole * units / item.units;
            let back = Back { line, units, gross: part(sale.gross_of(&item)), tax: part(sale.tax_of(&item)) };
            if gone + units <= item.units && back.gross > 0 && sale.refunded() + back.gross <= sale.card() {
                sale.backs.push(back);
            }
        }
        sale
    }
}

/// Cents with two digits.
pub fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.abs() / 100, minor.abs() % 100)
}

/// A quotient of cents with six digits, as systems write what they divided.
pub fn six_digits(numerator: i64, denominator: i64) -> String {
    let micros = (i128::from(numerator) * 20_000 + i128::from(denominator)) / (i128::from(denominator) * 2);
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// A JSON number of cents.
pub fn number(minor: i64) -> serde_json::Value {
    serde_json::from_str(&decimal(minor)).expect("a number")
}
