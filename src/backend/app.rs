//! The backend as every request handler gets it.

use std::sync::Arc;

use super::auth::Attempts;
use super::background::Background;
use super::clock::Clock;
use super::config::Config;
use super::health::Health;
use super::store::Store;

/// The backend as a whole; cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    pub store: Store,
    pub config: Arc<Config>,
    /// The work beside the requests.
    pub background: Background,
    pub(super) health: Health,
    pub(super) attempts: Arc<Attempts>,
}

impl App {
    pub fn new(store: Store, config: Config) -> Self {
        Self {
            store,
            config: Arc::new(config),
            background: Background::default(),
            health: Health::default(),
            attempts: Arc::default(),
        }
    }

    /// The store's clock: there is but one.
    pub fn clock(&self) -> &Clock {
        self.store.clock()
    }
}
