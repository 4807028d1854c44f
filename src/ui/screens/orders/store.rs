//! The store of the list: the rows that are shown, and the reading of more. It outlives the screen, so that coming
//! back from an order finds the same rows.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::orders::{LARGEST_PAGE, ListOrders, OrderPage, OrderSummary};
use crate::client::Failure;
use crate::domain::order::OrderNumber;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::effect;
use crate::ui::reactive::reading::Attempts;
use crate::ui::route::OrderFilter;
use crate::ui::session::AgentSession;

/// Rows of one page.
const PAGE: u16 = 50;

/// What is being done about the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ListProgress {
    #[default]
    Idle,
    Reading,
    /// The next page of the same rows.
    ReadingMore,
    Failed(Failure),
}

/// A row. It keeps its place, and the focus in it, while what it says is read again.
#[derive(Clone)]
pub struct OrderRow {
    pub number: OrderNumber,
    pub summary: ArcRwSignal<OrderSummary>,
}

/// The rows of one filter, as far as they were read.
struct ShownRows {
    filter: OrderFilter,
    rows: Vec<OrderRow>,
    next: Option<String>,
    /// None was found by the letter.
    near: bool,
}

/// The handle on the list.
#[derive(Clone, Copy)]
pub struct OrderListStore {
    session: AgentSession,
    filter: Signal<OrderFilter>,
    shown: RwSignal<Option<ShownRows>>,
    progress: RwSignal<ListProgress>,
    left_by: StoredValue<Option<OrderNumber>>,
    attempts: Attempts,
}

impl OrderListStore {
    pub fn open() -> Self {
        let navigator = Navigator::expect();
        let left_by = StoredValue::new(None);
        // By the address rather than by the row's click, because the row can be gone before its handler is called.
        effect(move || {
            if let Some(number) = navigator.route().with(|route| route.as_ref().ok()?.order().cloned()) {
                left_by.set_value(Some(number));
            }
        });
        Self {
            session: AgentSession::expect(),
            filter: navigator.list(),
            shown: RwSignal::new(None),
            progress: RwSignal::new(ListProgress::Idle),
            left_by,
            attempts: Attempts::default(),
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    /// What the address asks for.
    pub fn filter(&self) -> Signal<OrderFilter> {
        self.filter
    }

    pub fn progress(&self) -> Signal<ListProgress> {
        self.progress.into()
    }

    /// How many rows are shown; `None` before the first are.
    pub fn count(&self) -> Signal<Option<usize>> {
        let shown = self.shown;
        Signal::derive(move || shown.with(|shown| shown.as_ref().map(|shown| shown.rows.len())))
    }

    pub fn rows(&self) -> Signal<Vec<OrderRow>> {
        let shown = self.shown;
        Signal::derive(move || shown.with(|shown| shown.as_ref().map(|shown| shown.rows.clone()).unwrap_or_default()))
    }

    /// Whether there are rows behind those shown.
    pub fn has_more(&self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.next.is_some()))
    }

    /// Whether the rows are customers of nearly the name that was looked for, because no order has it.
    pub fn is_near(&self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.near))
    }

    /// The order that the agent opened last.
    pub fn left_by(&self) -> Option<OrderNumber> {
        self.left_by.get_value()
    }

    /// Whether the rows shown are not the ones asked for (yet).
    pub fn is_behind(&self) -> bool {
        self.filter.with(|filter| self.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.filter != *filter)))
    }

    /// Reads what the filter asks for: afresh when it changed, else as many rows as are shown.
    pub fn read(&self) {
        let filter = self.filter.get_untracked();
        let wanted = self.shown.with_untracked(|shown| match shown {
            Some(shown) if shown.filter == filter => shown.rows.len(),
            _ => 0,
        });
        self.progress.set(ListProgress::Reading);
        let this = *self;
        spawn_local(async move {
            let Some(attempt) = this.attempts.begin() else { return };
            let mut items = Vec::new();
            let mut next = None;
            let mut near;
            loop {
                let missing = u16::try_from(wanted - items.len().min(wanted)).unwrap_or(u16::MAX);
                let answer = this.page(&filter, next, missing.clamp(PAGE, LARGEST_PAGE)).await;
                if !attempt.is_latest() {
                    return;
                }
                match answer {
                    Ok(page) => {
                        items.extend(page.items);
                        next = page.next_cursor;
                        near = page.near;
                    }
                    Err(failure) => return this.failed(failure),
                }
                if next.is_none() || items.len() >= wanted {
                    break;
                }
            }
            this.show(filter, items, next, near);
        });
    }

    /// Reads the page behind the rows shown.
    pub fn read_more(&self) {
        let cursor = self
            .shown
            .with_untracked(|shown| shown.as_ref().and_then(|shown| Some((shown.filter.clone(), shown.next.clone()?))));
        let Some((filter, cursor)) = cursor else { return };
        if self.progress.with_untracked(|progress| *progress == ListProgress::ReadingMore) {
            return;
        }
        self.progress.set(ListProgress::ReadingMore);
        let this = *self;
        spawn_local(async move {
            let Some(answer) = this.attempts.latest(this.page(&filter, Some(cursor), PAGE)).await else { return };
            match answer {
                Ok(page) => this.append(page),
                Err(failure) => this.failed(failure),
            }
        });
    }

    async fn page(&self, filter: &OrderFilter, cursor: Option<String>, limit: u16) -> Result<OrderPage, Failure> {
        let call = ListOrders {
            q: Some(filter.q.trim().to_owned()).filter(|q| !q.is_empty()),
            logistic_status: filter.logistic_status,
            provider: filter.provider,
            payment_state: filter.payment_state,
            sort: filter.sort,
            cursor,
            limit: Some(limit),
            ..ListOrders::default()
        };
        self.session.client().read(&call).await
    }

    fn show(&self, filter: OrderFilter, items: Vec<OrderSummary>, next: Option<String>, near: bool) {
        self.shown.try_update(|shown| {
            let known = shown.take().map(|shown| shown.rows).unwrap_or_default();
            *shown = Some(ShownRows { filter, rows: merged(&known, items), next, near });
        });
        self.progress.try_set(ListProgress::Idle);
    }

    fn append(&self, page: OrderPage) {
        self.shown.try_update(|shown| {
            if let Some(shown) = shown {
                // An order that moved while the pages were read must not stand in two rows.
                let fresh =
                    page.items.into_iter().filter(|item| shown.rows.iter().all(|row| row.number != item.number));
                let fresh = merged(&[], fresh.collect());
                shown.rows.extend(fresh);
                shown.next = page.next_cursor;
            }
        });
        self.progress.try_set(ListProgress::Idle);
    }

    fn failed(&self, failure: Failure) {
        if failure == Failure::SignedOut {
            self.session.sign_in_needed();
            self.progress.try_set(ListProgress::Idle);
        } else {
            self.progress.try_set(ListProgress::Failed(failure));
        }
    }
}

/// Rows for these orders. One that is known keeps its row, and only what changed in it is drawn again.
fn merged(known: &[OrderRow], items: Vec<OrderSummary>) -> Vec<OrderRow> {
    let row = |item: OrderSummary| match known.iter().find(|row| row.number == item.number) {
        Some(row) => {
            if row.summary.with_untracked(|summary| *summary != item) {
                row.summary.set(item);
            }
            row.clone()
        }
        None => OrderRow { number: item.number.clone(), summary: ArcRwSignal::new(item) },
    };
    items.into_iter().map(row).collect()
}
