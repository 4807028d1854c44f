//! The backend as every request handler gets it.

use std::net::IpAddr;
use std::sync::Arc;

use super::auth::{Attempts, turns_of_agents, turns_of_strangers};
use super::background::Background;
use super::clock::Clock;
use super::company_sign_in::CompanyProvider;
use super::config::Config;
use super::event_readers::EventReaders;
use super::health::Health;
use super::metrics::Metrics;
use super::store::Store;
use super::turns::Turns;
use crate::domain::agent::AgentId;

/// The backend as a whole; cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    pub store: Store,
    pub config: Arc<Config>,
    /// The work beside the requests.
    pub background: Background,
    pub(super) health: Health,
    pub(super) metrics: Metrics,
    /// Where agents sign in with their company accounts, if they do.
    pub(super) company: Option<Arc<CompanyProvider>>,
    pub(super) attempts: Arc<Attempts>,
    pub(super) event_readers: EventReaders,
    /// At the database, for those who have yet to show who they are.
    pub(super) turns: Turns<Option<IpAddr>>,
    /// At being answered, for each agent.
    pub(super) answers: Turns<AgentId>,
}

impl App {
    pub fn new(store: Store, config: Config) -> Self {
        Self {
            store,
            config: Arc::new(config),
            background: Background::default(),
            health: Health::default(),
            metrics: Metrics::default(),
            company: None,
            attempts: Arc::default(),
            event_readers: EventReaders::default(),
            turns: turns_of_strangers(),
            answers: turns_of_agents(),
        }
    }

    /// With the provider at which agents sign in with their company accounts, where there is one.
    #[must_use]
    pub fn with_company_sign_in(self, provider: Option<CompanyProvider>) -> Self {
        Self { company: provider.map(Arc::new), ..self }
    }

    /// The store's clock: there is but one.
    pub fn clock(&self) -> &Clock {
        self.store.clock()
    }
}
