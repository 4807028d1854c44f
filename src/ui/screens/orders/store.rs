//! The store of the list: the rows that are shown, and the reading of more. It outlives the screen, so that coming
//! back from an order finds the same rows.

mod shown_rows;

use std::ops::Range;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use shown_rows::{News, ShownRow, ShownRows};

use super::highlight;
use crate::api::orders::{LARGEST_PAGE, ListOrders, OrderPage};
use crate::client::{Failure, now};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::moment_or_day::MomentOrDay;
use crate::domain::order::OrderNumber;
use crate::ui::kit::day_of;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::effect;
use crate::ui::reactive::reading::Attempts;
use crate::ui::route::{ListSort, OrderFilter};
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

/// The handle on the list.
#[derive(Clone, Copy)]
pub struct OrderListStore {
    session: AgentSession,
    filter: Signal<OrderFilter>,
    asked: Memo<ListOrders>,
    shown: RwSignal<Option<ShownRows>>,
    progress: RwSignal<ListProgress>,
    left_by: StoredValue<Option<OrderNumber>>,
    /// Where the rows were scrolled to, in pixels.
    scrolled: StoredValue<i32>,
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
        let filter = navigator.list();
        Self {
            session: AgentSession::expect(),
            filter,
            asked: Memo::new(move |_| filter.with(asked_of)),
            shown: RwSignal::new(None),
            progress: RwSignal::new(ListProgress::Idle),
            left_by,
            scrolled: StoredValue::new(0),
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

    /// What of it decides which orders there are, and in which order: another one begins at its top.
    pub fn asked(&self) -> Memo<ListOrders> {
        self.asked
    }

    pub fn progress(&self) -> Signal<ListProgress> {
        self.progress.into()
    }

    /// How many rows are shown; `None` before the first are.
    pub fn count(&self) -> Memo<Option<usize>> {
        let shown = self.shown;
        Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.rows.len())))
    }

    /// Calls with the rows shown, if there are some; follows them.
    pub fn with<T>(&self, read: impl FnOnce(&ShownRows) -> T) -> Option<T> {
        self.shown.with(|shown| shown.as_ref().map(read))
    }

    /// The same as they are now.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&ShownRows) -> T) -> Option<T> {
        self.shown.try_with_untracked(|shown| shown.as_ref().map(read)).flatten()
    }

    /// The row at this place, as it is now.
    pub fn row(&self, place: usize) -> Option<ShownRow> {
        self.with_untracked(|shown| shown.rows.get(place).cloned()).flatten()
    }

    pub fn place_of(&self, number: &OrderNumber) -> Option<usize> {
        self.with_untracked(|shown| shown.place_of(number)).flatten()
    }

    /// Finds what was searched for in a text that a row says.
    pub fn finds(&self) -> Box<dyn Fn(&str) -> Vec<Range<usize>>> {
        let words = self.filter.with_untracked(|filter| highlight::words(&filter.q));
        Box::new(move |text| if words.is_empty() { Vec::new() } else { highlight::found(text, &words) })
    }

    /// Whether orders can be sorted so, as they are read now.
    pub fn can_sort_by(&self, sort: ListSort) -> bool {
        sort.of_backend().is_some()
    }

    /// Whether there are rows behind those shown.
    pub fn has_more(&self) -> bool {
        self.with(|shown| shown.next.is_some()) == Some(true)
    }

    /// Whether the rows are customers of nearly the name that was looked for, because no order has it.
    pub fn is_near(&self) -> bool {
        self.with(|shown| shown.near) == Some(true)
    }

    /// What the rows shown don't have yet.
    pub fn news(&self) -> Memo<News> {
        let this = *self;
        Memo::new(move |_| this.with(ShownRows::news).unwrap_or_default())
    }

    pub fn show_news(&self) {
        self.scrolled.set_value(0);
        self.shown.update(|shown| {
            if let Some(shown) = shown {
                shown.show_news();
            }
        });
    }

    /// The order that the agent opened last.
    pub fn left_by(&self) -> Option<OrderNumber> {
        self.left_by.get_value()
    }

    /// Where the rows are scrolled to, in pixels.
    pub fn scrolled(&self) -> StoredValue<i32> {
        self.scrolled
    }

    /// Whether the rows shown are not the ones asked for (yet).
    pub fn is_behind(&self) -> bool {
        self.asked.with(|asked| self.with(|shown| shown.asked != *asked) == Some(true))
    }

    /// Reads what the filter asks for: afresh when it changed, else as many rows as are shown.
    pub fn read(&self) {
        let asked = self.asked.get_untracked();
        let wanted = self.with_untracked(|shown| if shown.asked == asked { shown.rows.len() } else { 0 }).unwrap_or(0);
        self.progress.set(ListProgress::Reading);
        let this = *self;
        spawn_local(async move {
            let Some(attempt) = this.attempts.begin() else { return };
            let mut read = OrderPage { items: Vec::new(), next_cursor: None, near: false };
            loop {
                let missing = u16::try_from(wanted.saturating_sub(read.items.len())).unwrap_or(u16::MAX);
                let answer = this.page(&asked, read.next_cursor, missing.clamp(PAGE, LARGEST_PAGE)).await;
                if !attempt.is_latest() {
                    return;
                }
                match answer {
                    Ok(page) => {
                        read.items.extend(page.items);
                        (read.next_cursor, read.near) = (page.next_cursor, page.near);
                    }
                    Err(failure) => return this.failed(failure),
                }
                if read.next_cursor.is_none() || read.items.len() >= wanted {
                    break;
                }
            }
            this.show(asked, read);
        });
    }

    /// Reads the page behind the rows shown.
    pub fn read_more(&self) {
        let behind = self.with_untracked(|shown| Some((shown.asked.clone(), shown.next.clone()?))).flatten();
        let Some((asked, cursor)) = behind else { return };
        if self.progress.with_untracked(|progress| !matches!(progress, ListProgress::Idle | ListProgress::Failed(_))) {
            return;
        }
        self.progress.set(ListProgress::ReadingMore);
        let this = *self;
        spawn_local(async move {
            let Some(answer) = this.attempts.latest(this.page(&asked, Some(cursor), LARGEST_PAGE)).await else {
                return;
            };
            match answer {
                Ok(page) => {
                    this.shown.try_update(|shown| shown.as_mut().map(|shown| shown.append(page)));
                    this.progress.try_set(ListProgress::Idle);
                }
                Err(failure) => this.failed(failure),
            }
        });
    }

    /// Everything that matches, from the first to the last.
    pub async fn read_all(&self) -> Result<Vec<ShownRow>, Failure> {
        let mut rows = self.with_untracked(|shown| shown.rows.clone()).unwrap_or_default();
        let mut next = self.with_untracked(|shown| Some((shown.asked.clone(), shown.next.clone()?))).flatten();
        while let Some((asked, cursor)) = next {
            let page = self.page(&asked, Some(cursor), LARGEST_PAGE).await?;
            rows.extend(page.items.into_iter().map(ShownRow::of));
            next = page.next_cursor.map(|cursor| (asked, cursor));
        }
        Ok(rows)
    }

    /// How many orders are in this status, of those that everything else lets through; `None` where that isn't known.
    pub fn count_in(&self, _status: Option<LogisticStatus>) -> Option<usize> {
        None
    }

    async fn page(&self, asked: &ListOrders, cursor: Option<String>, limit: u16) -> Result<OrderPage, Failure> {
        let call = ListOrders { cursor, limit: Some(limit), ..asked.clone() };
        self.session.client().read(&call).await
    }

    fn show(&self, asked: ListOrders, page: OrderPage) {
        self.shown.try_update(|shown| match shown {
            Some(shown) if shown.asked == asked && !shown.rows.is_empty() => shown.refresh(page, now()),
            _ => {
                *shown = Some(ShownRows::new(asked, page, now()));
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

/// What the backend is asked for by this address.
fn asked_of(filter: &OrderFilter) -> ListOrders {
    let (from, to) = filter.placed.days(day_of(now()));
    ListOrders {
        q: Some(filter.q.trim().to_owned()).filter(|q| !q.is_empty()),
        logistic_status: filter.logistic_status,
        provider: filter.provider,
        payment_state: filter.payment_state,
        from: from.map(MomentOrDay::Day),
        to: to.map(MomentOrDay::Day),
        min_total: filter.min_total,
        max_total: filter.max_total,
        cancellable: filter.cancellable.then_some(true),
        sort: filter.sort.of_backend().unwrap_or_default(),
        cursor: None,
        limit: None,
    }
}
