//! What is known of each order beside its texts, column by column.

use std::collections::BTreeMap;

use super::sieve::Sieve;
use super::texts::Place;
use crate::domain::case::PaymentState;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::payment::PaymentProvider;
use crate::domain::timestamp::Timestamp;

/// A value for each row.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub places: Vec<Place>,
    pub sieves: Vec<Sieve>,
    /// Microseconds since 1970.
    pub placed_at: Vec<i64>,
    /// Minor units.
    pub totals: Vec<i64>,
    /// Places in [`Self::known_currencies`].
    pub currencies: Vec<u16>,
    /// Places in [`Self::known_providers`].
    pub providers: Vec<u16>,
    pub states: Vec<State>,
    pub known_currencies: Vec<Currency>,
    /// What orders were paid by, in every combination that there is.
    pub known_providers: Vec<Vec<PaymentProvider>>,
    pub held: BTreeMap<u32, Held>,
    /// Payments of other amounts than the total, in minor units.
    pub other_payments: BTreeMap<u32, Vec<i64>>,
}

/// What changes in an order's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub logistic: LogisticStatus,
    pub payment: PaymentState,
    pub paid_in_part: bool,
    pub unfinished: bool,
}

/// Who has MOD on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub by: String,
    pub until: Option<Timestamp>,
}

impl Columns {
    pub fn reserve(&mut self, rows: usize) {
        self.places.reserve_exact(rows);
        self.sieves.reserve_exact(rows);
        self.placed_at.reserve_exact(rows);
        self.totals.reserve_exact(rows);
        self.currencies.reserve_exact(rows);
        self.providers.reserve_exact(rows);
        self.states.reserve_exact(rows);
    }

    pub const fn len(&self) -> usize {
        self.totals.len()
    }

    pub fn currency(&self, row: usize) -> Currency {
        self.known_currencies[usize::from(self.currencies[row])]
    }

    pub fn total(&self, row: usize) -> Amount {
        Amount::from_minor(self.totals[row], self.currency(row))
    }

    pub fn providers(&self, row: usize) -> &[PaymentProvider] {
        &self.known_providers[usize::from(self.providers[row])]
    }

    pub fn currency_place(&mut self, currency: Currency) -> u16 {
        place_of(&mut self.known_currencies, |known| *known == currency, || currency)
    }

    pub fn providers_place(&mut self, providers: impl Iterator<Item = PaymentProvider> + Clone) -> u16 {
        let is_it = |known: &Vec<PaymentProvider>| known.iter().copied().eq(providers.clone());
        place_of(&mut self.known_providers, is_it, || providers.clone().collect())
    }

    /// Where each combination of providers stands among all, by their words.
    pub fn provider_ranks(&self) -> Vec<u16> {
        let words = |place: &u16| {
            let providers = &self.known_providers[usize::from(*place)];
            providers.iter().map(|provider| provider.as_str()).collect::<Vec<_>>()
        };
        let mut places: Vec<u16> = (0..).take(self.known_providers.len()).collect();
        places.sort_by_key(words);
        let mut ranks = vec![0; places.len()];
        for (rank, place) in (0..).zip(places) {
            ranks[usize::from(place)] = rank;
        }
        ranks
    }

    /// Whether an agent has MOD on for the order at this time.
    pub fn is_held(&self, row: u32, now: Timestamp) -> bool {
        self.held.get(&row).is_some_and(|held| held.until.is_none_or(|until| until > now))
    }
}

/// Where a value is, once it is there.
fn place_of<T>(known: &mut Vec<T>, is_it: impl FnMut(&T) -> bool, value: impl FnOnce() -> T) -> u16 {
    let place = known.iter().position(is_it).unwrap_or_else(|| {
        known.push(value());
        known.len() - 1
    });
    u16::try_from(place).expect("there are fewer currencies and ways to pay")
}
