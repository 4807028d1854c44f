//! Turns at what there is only so much of: one who takes many waits for their own, and keeps nobody else waiting.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The turns of each who asks; clones share them.
#[derive(Debug)]
pub struct Turns<Who: Eq + Hash> {
    at_once: usize,
    most: usize,
    all: Arc<Mutex<HashMap<Who, Places>>>,
}

#[derive(Debug)]
struct Places {
    turns: Arc<Semaphore>,
    count: usize,
}

/// A turn, given back when it is dropped.
#[derive(Debug)]
pub struct Turn<Who: Eq + Hash> {
    _turn: OwnedSemaphorePermit,
    _place: Place<Who>,
}

/// A place among those of one who asks.
#[derive(Debug)]
struct Place<Who: Eq + Hash> {
    all: Arc<Mutex<HashMap<Who, Places>>>,
    who: Who,
}

impl<Who: Eq + Hash + Clone> Turns<Who> {
    /// So many at once for each, of `most` who have one or wait; others are told at once, so that they hold nothing.
    pub fn new(at_once: usize, most: usize) -> Self {
        Self { at_once, most, all: Arc::default() }
    }

    /// A turn of theirs, once there is one; `None` when too many wait.
    pub async fn take(&self, who: Who) -> Option<Turn<Who>> {
        let (turns, place) = self.enter(who)?;
        let turn = turns.acquire_owned().await.ok()?;
        Some(Turn { _turn: turn, _place: place })
    }

    fn enter(&self, who: Who) -> Option<(Arc<Semaphore>, Place<Who>)> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Places { turns: Arc::new(Semaphore::new(self.at_once)), count: 0 };
        let known = all.entry(who.clone()).or_insert_with(new);
        if known.count >= self.most {
            return None;
        }
        known.count += 1;
        Some((known.turns.clone(), Place { all: self.all.clone(), who }))
    }
}

impl<Who: Eq + Hash> Clone for Turns<Who> {
    fn clone(&self) -> Self {
        Self { at_once: self.at_once, most: self.most, all: self.all.clone() }
    }
}

impl<Who: Eq + Hash> Drop for Place<Who> {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(places) = all.get_mut(&self.who) {
            places.count -= 1;
            if places.count == 0 {
                all.remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_has_their_places_and_leaves_others_theirs() {
        let turns = Turns::new(2, 5);
        let crowd: Vec<_> = (0..5).map(|_| turns.enter("one").unwrap()).collect();
        assert!(turns.enter("one").is_none());
        assert!(turns.enter("another").is_some());
        drop(crowd);
        assert!(turns.enter("one").is_some());
        assert!(turns.all.lock().unwrap().is_empty(), "nobody is remembered");
    }

    #[tokio::test]
    async fn a_turn_that_ends_is_the_next_ones() {
        let turns = Turns::new(1, 2);
        let first = turns.take("one").await.unwrap();
        let mut second = Box::pin(turns.take("one"));
        assert!(futures_now(&mut second).is_none());
        assert!(turns.take("one").await.is_none(), "no third waits");
        drop(first);
        assert!(second.await.is_some());
    }

    /// What it has come to, if it has.
    fn futures_now<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match std::pin::Pin::new(future).poll(&mut context) {
            std::task::Poll::Ready(done) => Some(done),
            std::task::Poll::Pending => None,
        }
    }
}
