//! The store of the list: the rows that are shown, and where they come from. It outlives the screen, so that coming back
//! from an order finds the same rows.

mod asking;
mod at_hand;
mod shown_rows;

use std::collections::HashSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::at_hand::AtHand;
pub use at_hand::HandState;
pub use shown_rows::{News, ShownRow, ShownRows};

use crate::api::orders::{LARGEST_PAGE, ListOrders, OrderPage};
use crate::client::order_feed::Follow;
use crate::client::order_index::{Highlight, KnownOrders};
use crate::client::{Failure, now};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;
use crate::ui::connection::Connection;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::reading::Attempts;
use crate::ui::reactive::timers::once_painted;
use crate::ui::reactive::{effect, memo_bool, watch};
use crate::ui::route::{OrderFilter, Route};
use crate::ui::session::AgentSession;

/// Rows of the first page.
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
    asked: Memo<OrderFilter>,
    shown: RwSignal<Option<ShownRows>>,
    count: Memo<Option<usize>>,
    news: Memo<News>,
    progress: RwSignal<ListProgress>,
    at_hand: AtHand,
    /// How orders at hand are followed, once that part of the program is there.
    follow: RwSignal<Option<Follow>>,
    /// What lies further back than the orders at hand is asked of the backend, for one question.
    everywhere: RwSignal<Option<OrderFilter>>,
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
        let shown = RwSignal::new(None::<ShownRows>);
        let this = Self {
            session: AgentSession::expect(),
            filter,
            asked: Memo::new(move |_| filter.with(asking::question)),
            shown,
            count: Memo::new(move |_| shown.with(|shown| shown.as_ref().map(ShownRows::len))),
            news: Memo::new(move |_| shown.with(|shown| shown.as_ref().map(ShownRows::news)).unwrap_or_default()),
            progress: RwSignal::new(ListProgress::Idle),
            at_hand: AtHand::new(),
            follow: RwSignal::new(None),
            everywhere: RwSignal::new(None),
            left_by,
            scrolled: StoredValue::new(0),
            attempts: Attempts::default(),
        };
        this.keep_at_hand(navigator, Connection::expect());
        this
    }

    /// Lets the orders at hand be followed like this.
    pub fn follow_by(&self, follow: Follow) {
        self.follow.set(Some(follow));
    }

    /// Begins to read the orders once the first ones are shown, and finds again in them when they change.
    fn keep_at_hand(self, navigator: Navigator, connection: Connection) {
        let has_rows = memo_bool(move || self.shown.with(Option::is_some));
        effect(move || {
            if let Some(follow) = self.follow.get().filter(|_| has_rows.get()) {
                once_painted(move || self.at_hand.begin(self.session.client(), follow));
            }
        });
        effect(move || {
            connection.returns().track();
            self.at_hand.wake();
        });
        let changes = self.at_hand.changes();
        watch(
            move || changes.get(),
            move |_, _| {
                connection.orders_changed();
                // Elsewhere nobody sees them, and the list asks before it shows any.
                if navigator.route().with_untracked(|route| matches!(route, Ok(Route::Orders(_)))) {
                    self.find(false);
                }
            },
        );
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    /// What the address asks for.
    pub fn filter(&self) -> Signal<OrderFilter> {
        self.filter
    }

    /// What of it decides which orders there are, and in which order: another one begins at its top.
    pub fn asked(&self) -> Memo<OrderFilter> {
        self.asked
    }

    pub fn progress(&self) -> Signal<ListProgress> {
        self.progress.into()
    }

    /// Whether a question that is asked now is answered here and at once.
    pub fn answers_at_once(&self) -> bool {
        self.at_hand.state().with_untracked(|state| state.is_ready)
    }

    /// How far the orders at hand are there.
    pub fn hand(&self) -> Signal<HandState> {
        self.at_hand.state().into()
    }

    /// Whether the rows are all that the orders at hand have, and the shop has more.
    pub fn is_cut(&self) -> bool {
        let state = self.at_hand.state().get();
        state.is_ready && !state.is_complete && self.with(ShownRows::is_at_hand) == Some(true)
    }

    /// Asks the backend the same question, which knows every order.
    pub fn read_everywhere(&self) {
        self.everywhere.set(Some(self.asked.get_untracked()));
        self.read();
    }

    /// How many rows are shown; `None` before the first are.
    pub fn count(&self) -> Memo<Option<usize>> {
        self.count
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
        self.with_index(|shown, index| shown.row(place, index))
    }

    /// The order at this place.
    pub fn number(&self, place: usize) -> Option<OrderNumber> {
        self.with_index(|shown, index| shown.number(place, index))
    }

    /// The order of this number among those at hand, listed or not.
    pub fn row_at_hand(&self, number: &OrderNumber) -> Option<ShownRow> {
        self.at_hand
            .with(|index| index.and_then(|index| Some(ShownRow::of(index.summary(index.row_of(number)?)))))
            .flatten()
    }

    pub fn place_of(&self, number: &OrderNumber) -> Option<usize> {
        self.with_index(|shown, index| shown.place_of(number, index))
    }

    /// Calls with the rows shown and the orders at hand, where the rows are of these.
    fn with_index<T>(&self, read: impl FnOnce(&ShownRows, Option<&dyn KnownOrders>) -> Option<T>) -> Option<T> {
        let generation = self.at_hand.state().with_untracked(|state| state.generation);
        let read = |index: Option<&dyn KnownOrders>| {
            self.with_untracked(|shown| read(shown, index.filter(|_| shown.is_of(generation)))).flatten()
        };
        self.at_hand.with(read).flatten()
    }

    /// Finds what was searched for in a text that a row says; nothing, before orders are at hand.
    pub fn finds(&self) -> Highlight {
        let typed = self.filter.with_untracked(|filter| filter.q.clone());
        self.at_hand.ask(|orders| orders.highlight(&typed)).unwrap_or_else(|| Box::new(|_| Vec::new()))
    }

    /// Whether there are rows behind those shown.
    pub fn has_more(&self) -> bool {
        self.with(|shown| shown.next().is_some()) == Some(true)
    }

    /// How many orders are in this status, or in any, of those that everything else lets through, where that is known.
    pub fn count_in(&self, status: Option<LogisticStatus>) -> Option<usize> {
        self.with(|shown| shown.count_in(status)).flatten()
    }

    /// Whether the rows are customers of nearly the name that was looked for, because no order has it.
    pub fn is_near(&self) -> bool {
        self.with(|shown| shown.near) == Some(true)
    }

    /// What the rows shown don't have yet.
    pub fn news(&self) -> Memo<News> {
        self.news
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

    /// Answers the question: from the orders at hand, or else from the backend, afresh when it is another one than before,
    /// else as many rows as are shown.
    pub fn read(&self) {
        if self.find(false) {
            return;
        }
        let asked = self.asked.get_untracked();
        let wanted = self.with_untracked(|shown| if shown.asked == asked { shown.len() } else { 0 }).unwrap_or(0);
        self.progress.set(ListProgress::Reading);
        let call = asking::of_backend(&asked);
        let this = *self;
        spawn_local(async move {
            let Some(attempt) = this.attempts.begin() else { return };
            let mut read = OrderPage { items: Vec::new(), next_cursor: None, near: false };
            loop {
                let missing = u16::try_from(wanted.saturating_sub(read.items.len())).unwrap_or(u16::MAX);
                let answer = this.page(&call, read.next_cursor, missing.clamp(PAGE, LARGEST_PAGE)).await;
                if !attempt.is_latest() {
                    return;
                }
                match answer {
                    Ok(page) => {
                        read.items.extend(page.items);
                        (read.next_cursor, read.near) = (page.next_cursor, page.near);
                    }
                    // Without an answer what is at hand has to do.
                    Err(failure) if failure == Failure::SignedOut || !this.find(true) => return this.failed(failure),
                    Err(_) => return,
                }
                if read.next_cursor.is_none() || read.items.len() >= wanted {
                    break;
                }
            }
            this.show(asked, read);
        });
    }

    /// Finds the answer in the orders at hand; whether they are. The last word may be that there is none.
    fn find(&self, is_last_word: bool) -> bool {
        let state = self.at_hand.state().get_untracked();
        let asked = self.asked.get_untracked();
        if !state.is_ready || self.everywhere.with_untracked(|everywhere| everywhere.as_ref() == Some(&asked)) {
            return false;
        }
        let query = asking::at_hand(&asked);
        let Some(found) = self.at_hand.ask(|index| index.find(&query)) else { return false };
        // A name with a slip is only known to the backend. What stands in another state than the one asked for has none.
        let is_somewhere = found.by_status.iter().any(|count| *count > 0);
        if !is_somewhere && !asked.q.is_empty() && !is_last_word {
            return false;
        }
        let _ = self.attempts.begin();
        let at = state.as_of.unwrap_or_else(now);
        self.at_hand.ask(|index| {
            // Whoever draws the rows asks the index as well: they are told once it is free.
            if let Some(mut shown) = self.shown.try_write_untracked() {
                match &mut *shown {
                    Some(shown) if shown.asked == asked => shown.found_again(found, state.generation, index, at),
                    shown => {
                        self.scrolled.set_value(0);
                        *shown = Some(ShownRows::found(asked, found, state.generation, at));
                    }
                }
            }
        });
        self.shown.notify();
        self.progress.try_set(ListProgress::Idle);
        true
    }

    /// Reads the page behind the rows shown.
    pub fn read_more(&self) {
        let behind = self.with_untracked(|shown| Some((shown.asked.clone(), shown.next()?.to_owned()))).flatten();
        let Some((asked, cursor)) = behind else { return };
        if self.progress.with_untracked(|progress| !matches!(progress, ListProgress::Idle | ListProgress::Failed(_))) {
            return;
        }
        let call = asking::of_backend(&asked);
        self.progress.set(ListProgress::ReadingMore);
        let this = *self;
        spawn_local(async move {
            let Some(answer) = this.attempts.latest(this.page(&call, Some(cursor), LARGEST_PAGE)).await else { return };
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
        let mut rows: Vec<ShownRow> =
            (0..self.with_untracked(ShownRows::len).unwrap_or(0)).filter_map(|place| self.row(place)).collect();
        let mut known: HashSet<OrderNumber> = rows.iter().map(|row| row.order.number.clone()).collect();
        let mut next = self.with_untracked(|shown| Some((asking::of_backend(&shown.asked), shown.next()?.to_owned())));
        while let Some((call, cursor)) = next.flatten() {
            let page = self.page(&call, Some(cursor), LARGEST_PAGE).await?;
            // An order that moved meanwhile does not stand in two rows.
            let fresh = page.items.into_iter().filter(|item| known.insert(item.number.clone()));
            rows.extend(fresh.map(ShownRow::of));
            next = Some(page.next_cursor.map(|cursor| (call, cursor)));
        }
        Ok(rows)
    }

    async fn page(&self, call: &ListOrders, cursor: Option<String>, limit: u16) -> Result<OrderPage, Failure> {
        let call = ListOrders { cursor, limit: Some(limit), ..call.clone() };
        self.session.client().read(&call).await
    }

    fn show(&self, asked: OrderFilter, page: OrderPage) {
        self.shown.try_update(|shown| match shown {
            Some(shown) if shown.asked == asked && shown.len() > 0 => shown.read_again(page, now()),
            _ => {
                self.scrolled.set_value(0);
                *shown = Some(ShownRows::read(asked, page, now()));
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
