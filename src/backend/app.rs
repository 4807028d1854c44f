//! What every request handler is given.

use std::sync::Arc;

use time::Duration;

use super::auth::Attempts;
use super::clock::Clock;
use super::store::{Seller, Store};

/// The backend as a whole; cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    pub store: Store,
    pub config: Arc<Config>,
    pub(super) attempts: Arc<Attempts>,
}

/// What an operator decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The shop's name stands under replies and mails as well.
    pub shop: Seller,
    /// Where browsers reach this backend, such as `https://desk.example`: scheme, host and port alone.
    pub public_origin: String,
    /// Whether credit notes may give back to gift cards, which otherwise only cancelling does (seed 003).
    pub credits_gift_cards: bool,
    /// How long a browser stays signed in.
    pub session: Duration,
    /// Links to providers lead to stand-ins, and no money moves.
    pub demo: bool,
}

impl App {
    pub fn new(store: Store, config: Config) -> Self {
        Self { store, config: Arc::new(config), attempts: Arc::default() }
    }

    /// The store's clock: there is but one.
    pub fn clock(&self) -> &Clock {
        self.store.clock()
    }
}

impl Config {
    /// Cookies leave the browser on https alone wherever that is how it gets here.
    pub fn secure_cookies(&self) -> bool {
        self.public_origin.starts_with("https://")
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            shop: Seller { name: "Maison Lumen".to_owned(), details: Vec::new() },
            credits_gift_cards: false,
            public_origin: "http://127.0.0.1:8080".to_owned(),
            session: Duration::hours(12),
            demo: false,
        }
    }
}
