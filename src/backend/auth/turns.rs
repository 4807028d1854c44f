//! Turns at the database for those who have yet to show who they are: a crowd at one address keeps others neither from
//! the database nor from a connection.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::api::problem::ProblemCode;
use crate::backend::http_server::network;
use crate::backend::request_context::RequestContext;

/// Looked up at once for one client. It takes less than a millisecond.
const AT_ONCE: usize = 4;

/// Those of one client that wait or are looked up; others are answered at once, so that they hold no connections.
const MOST_OF_ONE: usize = 100;

/// The turns of each client; all unknown clients are one.
#[derive(Debug, Default)]
pub struct Turns(Mutex<HashMap<Option<IpAddr>, Client>>);

#[derive(Debug)]
struct Client {
    turns: Arc<Semaphore>,
    count: usize,
}

/// A turn, given back when it is dropped.
#[derive(Debug)]
pub struct Turn<'a> {
    _turn: OwnedSemaphorePermit,
    _place: Place<'a>,
}

/// A place among those of one client.
#[derive(Debug)]
struct Place<'a> {
    all: &'a Turns,
    client: Option<IpAddr>,
}

impl Turns {
    /// The turn of the client whose request is answered.
    ///
    /// # Errors
    /// [`ProblemCode::Busy`] when too many of the same client wait.
    pub async fn take(&self) -> Result<Turn<'_>, ProblemCode> {
        let client = RequestContext::current().and_then(|context| context.client()).map(network);
        let (turns, place) = self.enter(client).ok_or(ProblemCode::Busy)?;
        let turn = turns.acquire_owned().await.map_err(|_| ProblemCode::Busy)?;
        Ok(Turn { _turn: turn, _place: place })
    }

    fn enter(&self, client: Option<IpAddr>) -> Option<(Arc<Semaphore>, Place<'_>)> {
        let mut clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Client { turns: Arc::new(Semaphore::new(AT_ONCE)), count: 0 };
        let known = clients.entry(client).or_insert_with(new);
        if known.count >= MOST_OF_ONE {
            return None;
        }
        known.count += 1;
        Some((known.turns.clone(), Place { all: self, client }))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut clients = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get_mut(&self.client) {
            client.count -= 1;
            if client.count == 0 {
                clients.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_at_one_address_has_its_places_and_leaves_others_theirs() {
        let turns = Turns::default();
        let client = |last| Some(IpAddr::from([10, 0, 0, last]));
        let crowd: Vec<_> = (0..MOST_OF_ONE).map(|_| turns.enter(client(1)).unwrap()).collect();
        assert!(turns.enter(client(1)).is_none());
        assert!(turns.enter(client(2)).is_some());
        drop(crowd);
        assert!(turns.enter(client(1)).is_some());
        assert!(turns.0.lock().unwrap().is_empty(), "nobody is remembered");
    }
}
