//! What the list shows, and how. All of it is in the address, so that it can be kept, sent and gone back to.

use super::list_layout::{ListLayout, RowDensity};
use super::placed::Placed;
use crate::api::orders::OrderSort;
use crate::domain::case::PaymentState;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentProvider;
use crate::domain::url_encoding::{decode, encode};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    pub q: String,
    pub logistic_status: Option<LogisticStatus>,
    pub provider: Option<PaymentProvider>,
    pub payment_state: Option<PaymentState>,
    pub placed: Placed,
    pub min_total: Option<Amount>,
    pub max_total: Option<Amount>,
    /// Only what can still be cancelled.
    pub cancellable: bool,
    /// Only what an agent has MOD on for.
    pub held: bool,
    /// Only what was started for good and is not finished.
    pub unfinished: bool,
    pub sort: OrderSort,
    pub layout: ListLayout,
}

/// One of the filters, as it is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    LogisticStatus(LogisticStatus),
    Provider(PaymentProvider),
    PaymentState(PaymentState),
    Placed(Placed),
    Totals(Option<Amount>, Option<Amount>),
    Cancellable,
    Held,
    Unfinished,
}

impl Criterion {
    /// The status has a place of its own above the list, and is shown there.
    pub const fn is_status(&self) -> bool {
        matches!(self, Self::LogisticStatus(_))
    }
}

/// The word of a filter that is on.
const YES: &str = "yes";

impl OrderFilter {
    /// Whether it leaves anything out; a sort doesn't.
    pub fn is_filtered(&self) -> bool {
        !self.q.is_empty() || self.criteria().next().is_some()
    }

    /// The same list with nothing left out.
    pub fn cleared(&self) -> Self {
        Self { sort: self.sort, layout: self.layout.clone(), ..Self::default() }
    }

    /// What it leaves out, besides what is searched for.
    pub fn criteria(&self) -> impl Iterator<Item = Criterion> {
        let totals = (self.min_total, self.max_total);
        [
            self.logistic_status.map(Criterion::LogisticStatus),
            self.provider.map(Criterion::Provider),
            self.payment_state.map(Criterion::PaymentState),
            (self.placed != Placed::Ever).then_some(Criterion::Placed(self.placed)),
            (totals != (None, None)).then_some(Criterion::Totals(totals.0, totals.1)),
            self.cancellable.then_some(Criterion::Cancellable),
            self.held.then_some(Criterion::Held),
            self.unfinished.then_some(Criterion::Unfinished),
        ]
        .into_iter()
        .flatten()
    }

    /// Without one of its filters.
    pub fn without(mut self, criterion: Criterion) -> Self {
        match criterion {
            Criterion::LogisticStatus(_) => self.logistic_status = None,
            Criterion::Provider(_) => self.provider = None,
            Criterion::PaymentState(_) => self.payment_state = None,
            Criterion::Placed(_) => self.placed = Placed::Ever,
            Criterion::Totals(..) => (self.min_total, self.max_total) = (None, None),
            Criterion::Cancellable => self.cancellable = false,
            Criterion::Held => self.held = false,
            Criterion::Unfinished => self.unfinished = false,
        }
        self
    }

    pub(super) fn query(&self) -> String {
        let mut pairs = Vec::new();
        let mut put = |key: &str, value: Option<String>| {
            pairs.extend(value.filter(|value| !value.is_empty()).map(|value| format!("{key}={}", encode(&value))));
        };
        let yes = |is_on: bool| is_on.then(|| YES.to_owned());
        put("q", Some(self.q.clone()));
        put("status", self.logistic_status.map(|status| status.as_str().to_owned()));
        put("provider", self.provider.map(|provider| provider.as_str().to_owned()));
        put("payment", self.payment_state.map(|state| state.as_str().to_owned()));
        for (key, value) in self.placed.words() {
            put(key, value);
        }
        put("min", self.min_total.map(|amount| amount.to_string()));
        put("max", self.max_total.map(|amount| amount.to_string()));
        put("cancellable", yes(self.cancellable));
        put("held", yes(self.held));
        put("unfinished", yes(self.unfinished));
        put("sort", Some(self.sort.as_str().to_owned()).filter(|_| self.sort != OrderSort::default()));
        for (key, value) in self.layout.words() {
            put(key, value);
        }
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// What isn't understood is left out: an old bookmark still opens the list.
    pub(super) fn read(query: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let Some(value) = decode(&value.replace('+', " ")) else { continue };
            match key {
                "q" => filter.q = value,
                "status" => filter.logistic_status = LogisticStatus::parse(&value),
                "provider" => filter.provider = PaymentProvider::parse(&value),
                "payment" => filter.payment_state = PaymentState::parse(&value),
                "placed" | "from" | "to" => filter.placed = filter.placed.read(key, &value),
                "min" => filter.min_total = value.parse().ok(),
                "max" => filter.max_total = value.parse().ok(),
                "cancellable" => filter.cancellable = value == YES,
                "held" => filter.held = value == YES,
                "unfinished" => filter.unfinished = value == YES,
                "sort" => filter.sort = OrderSort::parse(&value).unwrap_or_default(),
                "columns" => filter.layout.read_columns(&value),
                "density" => filter.layout.density = RowDensity::parse(&value),
                _ => {}
            }
        }
        filter
    }
}
