//! The session of the agent at this desk, and the client that calls in their name.

use leptos::prelude::*;

use crate::api::sessions::{ReadSession, Session};
use crate::client::{Client, Failure};
use crate::domain::agent::Agent;
use crate::ui::connection::Connection;
use crate::ui::kit::set_time_zone;
use crate::ui::language::set_provider_names;

/// The state of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Not asked yet.
    Loading,
    SignedIn(Session),
    /// Nobody, from the start.
    SignedOut,
    /// Somebody was, and is not any more: what they were doing stays on the screen behind the sign-in.
    Expired(Agent),
    /// The backend could not be asked.
    Failed(Failure),
}

impl SessionState {
    /// Whether somebody has to sign in.
    pub const fn is_away(&self) -> bool {
        matches!(self, Self::SignedOut | Self::Expired(_))
    }
}

/// The handle.
#[derive(Clone, Copy)]
pub struct AgentSession {
    client: StoredValue<Client>,
    state: RwSignal<SessionState>,
    /// Kept apart from the session, which can expire.
    demo: RwSignal<bool>,
    /// The page around the desk lets its agents look and do nothing.
    readonly: RwSignal<bool>,
}

impl AgentSession {
    pub fn new(client: Client) -> Self {
        Self {
            client: StoredValue::new(client),
            state: RwSignal::new(SessionState::Loading),
            demo: RwSignal::new(false),
            readonly: RwSignal::new(false),
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    /// For the calls of the agent at the desk.
    pub fn client(&self) -> Client {
        // What was begun at a desk may go on when the desk is gone.
        let (Some(client), Some(state)) = (self.client.try_get_value(), self.state.try_get_untracked()) else {
            return Client::closed();
        };
        match agent_in(state) {
            Some(agent) => client.of(agent.id),
            None => client,
        }
    }

    pub fn state(&self) -> Signal<SessionState> {
        self.state.into()
    }

    /// The agent at the desk, if there is one.
    pub fn agent(&self) -> Option<Agent> {
        agent_in(self.state.get())
    }

    /// Whom the screen behind an expired session belongs to.
    pub fn owner(&self) -> Option<Agent> {
        match self.state.try_get_untracked() {
            Some(SessionState::Expired(agent)) => Some(agent),
            _ => None,
        }
    }

    /// The screen waits for its owner, who is somebody else.
    pub fn is_kept_from(&self, session: &Session) -> Option<Agent> {
        self.owner().filter(|owner| owner.id != session.agent.id)
    }

    /// Whether somebody has to sign in.
    pub fn is_away(&self) -> bool {
        self.state.try_with_untracked(SessionState::is_away) == Some(true)
    }

    /// Whether the backend is the demo shop.
    pub fn is_demo(&self) -> bool {
        self.demo.get()
    }

    /// Whether the page around the desk says who works here: then nobody signs in or out at the desk.
    pub fn is_by_host(&self) -> bool {
        self.client.try_with_value(Client::is_by_tokens) == Some(true)
    }

    /// Whether an agent may only look: the page around the desk says so, or their role.
    pub fn is_readonly(&self) -> bool {
        self.readonly.get() || self.agent().is_some_and(|agent| agent.role.only_reads())
    }

    pub fn set_readonly(&self, readonly: bool) {
        self.readonly.try_set(readonly);
    }

    /// Goes on where the page has signed somebody in: asks who, and reads again what is shown.
    pub async fn go_on(self, connection: Connection) {
        self.read().await;
        connection.returned();
    }

    /// Asks the backend who is signed in.
    pub async fn read(self) {
        let Some(client) = self.client.try_get_value() else { return };
        let state = match client.read(&ReadSession).await {
            Ok(session) => return self.signed_in(session),
            Err(Failure::SignedOut) => return self.sign_in_needed(),
            // What an agent was doing stays, whoever can't be asked.
            Err(_) if self.owner().is_some() => return,
            Err(failure) => SessionState::Failed(failure),
        };
        self.state.try_set(state);
    }

    /// Who is signed in in this browser, whoever is at the desk: a sign-in link may have been followed in another tab.
    pub async fn of_browser(self) -> Option<Session> {
        let client = self.client.try_get_value()?;
        client.read(&ReadSession).await.ok()
    }

    pub fn signed_in(&self, session: Session) {
        set_time_zone(session.time_zone.clone());
        set_provider_names(session.providers.clone());
        self.demo.try_set(session.demo);
        self.state.try_set(SessionState::SignedIn(session));
    }

    /// A call was answered with 401. The screen stays as it is, for when the agent is back.
    pub fn sign_in_needed(&self) {
        self.state.try_update(|state| {
            *state = match state {
                SessionState::SignedIn(session) => SessionState::Expired(session.agent.clone()),
                SessionState::Expired(agent) => SessionState::Expired(agent.clone()),
                _ => SessionState::SignedOut,
            };
        });
    }

    /// Nobody is at the desk any more, by their own wish.
    pub fn signed_out(&self) {
        self.state.try_set(SessionState::SignedOut);
    }
}

/// Whose screens they are.
fn agent_in(state: SessionState) -> Option<Agent> {
    match state {
        SessionState::SignedIn(session) => Some(session.agent),
        SessionState::Expired(agent) => Some(agent),
        _ => None,
    }
}
