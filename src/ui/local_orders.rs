//! The orders that this browser knows by itself, for every screen that looks through them.

use leptos::prelude::*;

use crate::client::order_feed::{FeedNews, OrderFeed};
use crate::client::order_index::OrderIndex;
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::reactive::effect;
use crate::ui::session::AgentSession;

/// How far the reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LocalProgress {
    /// Not begun, or nothing came yet.
    #[default]
    Nothing,
    /// So many of the orders that will come are there.
    Loading { have: usize, expected: usize },
    /// All are there.
    Ready,
}

/// The handle.
#[derive(Clone, Copy)]
pub struct LocalOrders {
    session: AgentSession,
    feed: StoredValue<Option<OrderFeed>, LocalStorage>,
    progress: RwSignal<LocalProgress>,
    revision: RwSignal<u64>,
    generation: RwSignal<u64>,
    as_of: RwSignal<Option<Timestamp>>,
    is_followed: RwSignal<bool>,
}

impl LocalOrders {
    /// For the agent at the desk; another one gets orders of their own.
    pub fn open() -> Self {
        let this = Self {
            session: AgentSession::expect(),
            feed: StoredValue::new_local(None),
            progress: RwSignal::new(LocalProgress::Nothing),
            revision: RwSignal::new(0),
            generation: RwSignal::new(0),
            as_of: RwSignal::new(None),
            is_followed: RwSignal::new(false),
        };
        let returns = Connection::expect().returns();
        effect(move || {
            returns.track();
            this.feed.with_value(|feed| feed.iter().for_each(OrderFeed::wake));
        });
        // A reading that goes on holds the feed's orders: with the screens they go as well.
        on_cleanup(move || {
            this.feed.try_update_value(|feed| feed.take());
        });
        this
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    /// Begins to read, once: when the first rows are drawn.
    pub fn start(&self) {
        if self.feed.with_value(Option::is_some) {
            return;
        }
        let this = *self;
        self.feed.set_value(Some(OrderFeed::begin(self.session.client(), move |news| this.hear(news))));
    }

    /// Asks the index something; `None` before it was begun.
    pub fn with_index<T>(&self, ask: impl FnOnce(&mut OrderIndex) -> T) -> Option<T> {
        self.feed.try_with_value(|feed| feed.as_ref().map(|feed| feed.with_index(ask))).flatten()
    }

    pub fn progress(&self) -> Signal<LocalProgress> {
        self.progress.into()
    }

    /// Rises whenever the index may answer otherwise.
    pub fn revision(&self) -> Signal<u64> {
        self.revision.into()
    }

    /// Rises when all rows are others than before.
    pub fn generation(&self) -> Signal<u64> {
        self.generation.into()
    }

    /// Up to when everything that happened is known.
    pub fn as_of(&self) -> Signal<Option<Timestamp>> {
        self.as_of.into()
    }

    /// Whether what happens is heard of as it happens.
    pub fn is_followed(&self) -> Signal<bool> {
        self.is_followed.into()
    }

    fn hear(&self, news: FeedNews) {
        match news {
            FeedNews::Loading { have, expected } => {
                // A later reading shows what it has when it has all.
                if self.progress.try_get_untracked() != Some(LocalProgress::Ready) {
                    self.progress.try_set(LocalProgress::Loading { have, expected });
                    self.rise(self.revision);
                }
            }
            FeedNews::Changed { as_of } => self.is_known(as_of, true),
            FeedNews::Replaced { as_of } => {
                self.rise(self.generation);
                self.is_known(as_of, true);
            }
            FeedNews::Heard { as_of } => self.is_known(as_of, false),
            FeedNews::Lost => {
                self.is_followed.try_set(false);
            }
            FeedNews::SignedOut => {
                self.is_followed.try_set(false);
                self.session.sign_in_needed();
            }
        }
    }

    fn is_known(&self, as_of: Timestamp, changed: bool) {
        if self.progress.try_get_untracked() != Some(LocalProgress::Ready) {
            self.progress.try_set(LocalProgress::Ready);
        }
        self.as_of.try_set(Some(as_of));
        if self.is_followed.try_get_untracked() == Some(false) {
            self.is_followed.try_set(true);
        }
        if changed {
            self.rise(self.revision);
        }
    }

    fn rise(&self, signal: RwSignal<u64>) {
        signal.try_update(|count| *count += 1);
    }
}
