//! The filters of a query but for the logistic status, which the counts by status leave open.

use super::OrderIndex;
use super::query::OrderQuery;
use crate::domain::eligibility::not_cancellable;
use crate::domain::payment::PaymentProvider;

/// A query's filters, readied to be asked of every row.
pub(super) struct Filter<'a> {
    index: &'a OrderIndex,
    query: &'a OrderQuery,
    /// For each combination of providers, whether it has the one that is asked for.
    providers: Option<Vec<bool>>,
    /// Microseconds since 1970, the last not included.
    placed: Option<(i64, i64)>,
    /// Thousandths.
    total: Option<(i64, i64)>,
}

impl<'a> Filter<'a> {
    pub fn of(index: &'a OrderIndex, query: &'a OrderQuery) -> Self {
        let has =
            |wanted: PaymentProvider| index.columns.known_providers.iter().map(|all| all.contains(&wanted)).collect();
        let placed = (query.from.map_or(i64::MIN, |from| from.micros()), query.to.map_or(i64::MAX, |to| to.micros()));
        let total = (
            query.min_total.map_or(i64::MIN, |least| least.thousandths()),
            query.max_total.map_or(i64::MAX, |most| most.thousandths()),
        );
        Self {
            index,
            query,
            providers: query.provider.map(has),
            placed: (placed != (i64::MIN, i64::MAX)).then_some(placed),
            total: (total != (i64::MIN, i64::MAX)).then_some(total),
        }
    }

    pub fn admits(&self, row: usize) -> bool {
        let columns = &self.index.columns;
        let state = columns.states[row];
        let query = self.query;
        query.payment_state.is_none_or(|wanted| wanted == state.payment)
            && query.cancellable.is_none_or(|wanted| not_cancellable(state.logistic).is_none() == wanted)
            && query.unfinished.is_none_or(|wanted| wanted == state.unfinished)
            && self.providers.as_ref().is_none_or(|has| has[usize::from(columns.providers[row])])
            && self.placed.is_none_or(|(from, to)| (from..to).contains(&columns.placed_at[row]))
            && self.total.is_none_or(|(least, most)| (least..=most).contains(&columns.total(row).thousandths()))
            && query.held.is_none_or(|wanted| columns.is_held(row as u32, query.now) == wanted)
    }
}
