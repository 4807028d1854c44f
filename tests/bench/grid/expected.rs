//! What a page has to show, worked out from the orders themselves.

use std::collections::HashMap;

use serde::Serialize;

use crate::orders::Order;

/// What agents search for, letter by letter.
pub const SEARCHES: [&str; 3] = ["martin", "dupont", "bernar"];

/// More rows than a window shows.
const SHOWN: usize = 80;

/// The first rows, by number or, where several orders may stand for each other, by the figures of their totals.
#[derive(Clone, Debug, Serialize)]
pub struct Rows {
    numbers: Option<Vec<String>>,
    totals: Option<Vec<String>>,
    /// Of all rows.
    count: usize,
}

pub struct Expected {
    pub all: Rows,
    /// By what was typed.
    pub found: HashMap<&'static str, Rows>,
    pub cheapest_first: Rows,
    pub dearest_first: Rows,
    /// The number of the last order.
    pub last: String,
}

impl Expected {
    pub fn of(orders: &[Order]) -> Self {
        let texts: Vec<String> = orders.iter().map(searched).collect();
        let by_text = |typed: &&'static str| {
            let found = orders.iter().zip(&texts).filter(|(_, text)| text.contains(*typed));
            (*typed, Rows::numbered(found.map(|(order, _)| order)))
        };
        let mut cents: Vec<u32> = orders.iter().map(|order| order.cents).collect();
        cents.sort_unstable();
        Self {
            all: Rows::numbered(orders.iter()),
            found: SEARCHES
                .iter()
                .flat_map(|search| beginnings(search))
                .collect::<Vec<_>>()
                .iter()
                .map(by_text)
                .collect(),
            cheapest_first: Rows::of_totals(cents.iter()),
            dearest_first: Rows::of_totals(cents.iter().rev()),
            last: orders.last().expect("there are orders").number.clone(),
        }
    }
}

impl Rows {
    fn numbered<'a>(orders: impl Iterator<Item = &'a Order>) -> Self {
        let numbers: Vec<&String> = orders.map(|order| &order.number).collect();
        let first = numbers.iter().take(SHOWN).map(|number| (*number).clone());
        Self { numbers: Some(first.collect()), totals: None, count: numbers.len() }
    }

    fn of_totals<'a>(cents: impl ExactSizeIterator<Item = &'a u32>) -> Self {
        let count = cents.len();
        Self { numbers: None, totals: Some(cents.take(SHOWN).map(u32::to_string).collect()), count }
    }
}

/// What a page shows of a word while it is typed.
pub fn beginnings(word: &'static str) -> impl Iterator<Item = &'static str> {
    (1..=word.len()).map(|end| &word[..end])
}

fn searched(order: &Order) -> String {
    format!("{}\t{}\t{}", order.number, order.customer, order.email).to_lowercase()
}
