//! The orders that the browser holds, and how far they are there.

use std::time::Duration;

use leptos::prelude::*;

use crate::client::Client;
use crate::client::order_feed::{FeedNews, Follow, FollowedOrders};
use crate::client::order_index::KnownOrders;
use crate::domain::timestamp::Timestamp;

/// How often what changed is shown at most: many orders may change at once.
const PACE: Duration = Duration::from_secs(1);

/// The handle.
#[derive(Clone, Copy)]
pub struct AtHand {
    feed: StoredValue<Option<Box<dyn FollowedOrders>>, LocalStorage>,
    state: RwSignal<HandState>,
    /// Rises when orders changed.
    changes: RwSignal<u64>,
    is_due: StoredValue<bool>,
}

/// How far the orders are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandState {
    /// So many of so many have come, while they come.
    pub loading: Option<(usize, usize)>,
    /// All that will come are there: questions are answered here.
    pub is_ready: bool,
    /// They are all of the shop's.
    pub is_complete: bool,
    /// What is known of them is as old as that.
    pub as_of: Option<Timestamp>,
    /// Nothing more is heard of them for now.
    pub is_cut_off: bool,
    /// Rises when all of them were made anew: the rows of before are none of theirs.
    pub generation: u32,
}

impl AtHand {
    pub fn new() -> Self {
        Self {
            feed: StoredValue::new_local(None),
            state: RwSignal::new(HandState::default()),
            changes: RwSignal::new(0),
            is_due: StoredValue::new(false),
        }
    }

    /// Begins to read them, once.
    pub fn begin(self, client: Client, follow: Follow) {
        if self.feed.try_with_value(Option::is_none) == Some(true) {
            let told = Box::new(move |news| self.hear(news));
            self.feed.try_update_value(|feed| *feed = Some(follow(client, told)));
        }
    }

    /// What kept them from being heard of may be over.
    pub fn wake(self) {
        self.feed.try_with_value(|feed| feed.as_ref().map(|feed| feed.wake()));
    }

    pub fn state(self) -> RwSignal<HandState> {
        self.state
    }

    /// Rises when orders changed, at most once a second.
    pub fn changes(self) -> Signal<u64> {
        self.changes.into()
    }

    /// Reads in the orders, where they are there.
    pub fn with<T>(self, read: impl FnOnce(Option<&dyn KnownOrders>) -> T) -> Option<T> {
        let mut read = Some(read);
        let known = self.ask(|orders| read.take().map(|read| read(Some(orders)))).flatten();
        known.or_else(|| read.map(|read| read(None)))
    }

    /// Asks the orders something.
    pub fn ask<T>(self, ask: impl FnOnce(&mut dyn KnownOrders) -> T) -> Option<T> {
        let (mut ask, mut answer) = (Some(ask), None);
        let mut once = |orders: &mut dyn KnownOrders| answer = ask.take().map(|ask| ask(orders));
        self.feed.try_with_value(|feed| feed.as_ref().map(|feed| feed.ask(&mut once)));
        answer
    }

    fn hear(self, news: FeedNews) {
        match news {
            FeedNews::Loading { have, expected } => self.become_so(|state| state.loading = Some((have, expected))),
            FeedNews::Changed { as_of } => self.have(as_of, 0),
            FeedNews::Replaced { as_of } => self.have(as_of, 1),
            FeedNews::Heard { as_of } => self.become_so(|state| (state.as_of, state.is_cut_off) = (Some(as_of), false)),
            // Whoever works hears of an ended session from what they do, and is not interrupted for what they see.
            FeedNews::Lost | FeedNews::SignedOut => self.become_so(|state| state.is_cut_off = true),
        }
    }

    /// All are there, as of this time.
    fn have(self, as_of: Timestamp, newer: u32) {
        let is_complete = self.ask(|index| index.is_complete()) == Some(true);
        self.become_so(|state| {
            let generation = state.generation.wrapping_add(newer);
            *state = HandState { is_ready: true, is_complete, as_of: Some(as_of), generation, ..HandState::default() };
        });
        // The rows shown are none of those that were made anew.
        if newer > 0 { self.rise() } else { self.change() }
    }

    fn become_so(self, change: impl FnOnce(&mut HandState)) {
        let Some(mut state) = self.state.try_get_untracked() else { return };
        change(&mut state);
        if self.state.try_get_untracked() != Some(state) {
            self.state.try_set(state);
        }
    }

    fn change(self) {
        if self.is_due.try_update_value(|is_due| std::mem::replace(is_due, true)) == Some(false) {
            // The first ones are shown at once.
            if self.changes.try_get_untracked() == Some(0) {
                self.rise()
            } else {
                set_timeout(move || self.rise(), PACE)
            }
        }
    }

    fn rise(self) {
        self.is_due.try_update_value(|is_due| *is_due = false);
        self.changes.try_update(|changes| *changes = changes.wrapping_add(1));
    }
}
