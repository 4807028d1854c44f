//! What every screen shares: the client, the language, who is signed in, whether there is a network.

use leptos::prelude::*;

use super::language::Texts;
use crate::api::sessions::{ReadSession, Session};
use crate::client::{Client, Failure};
use crate::domain::agent::Agent;
use crate::domain::locale::Locale;

/// Picks a word of the language shown.
pub type Word = fn(&'static Texts) -> &'static str;

/// Who is at the desk.
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

/// The handle that all components reach what they share by.
#[derive(Clone, Copy)]
pub struct Desk {
    client: StoredValue<Client>,
    locale: RwSignal<Locale>,
    session: RwSignal<SessionState>,
    online: RwSignal<bool>,
    returns: RwSignal<u32>,
    writes: RwSignal<u32>,
    /// Kept apart from the session, which can expire.
    demo: RwSignal<bool>,
}

impl Desk {
    pub fn new(client: Client, locale: Locale) -> Self {
        Self {
            client: StoredValue::new(client),
            locale: RwSignal::new(locale),
            session: RwSignal::new(SessionState::Loading),
            online: RwSignal::new(true),
            returns: RwSignal::new(0),
            writes: RwSignal::new(0),
            demo: RwSignal::new(false),
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    /// For the calls of the agent at the desk.
    pub fn client(&self) -> Client {
        let client = self.client.get_value();
        match untrack(|| self.agent()) {
            Some(agent) => client.of(agent.id),
            None => client,
        }
    }

    pub fn locale(&self) -> Locale {
        self.locale.get()
    }

    pub fn set_locale(&self, locale: Locale) {
        self.locale.set(locale);
    }

    /// The words of the language shown; a closure that reads them follows a change of language.
    pub fn texts(&self) -> &'static Texts {
        Texts::of(self.locale.get())
    }

    /// A word as a view or an attribute that follows the language. All words share this one type: a closure at
    /// each place would be compiled at each place, and the bundle must stay small.
    pub fn say(self, word: Word) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || word(self.texts())
    }

    /// A word for a property that takes a signal.
    pub fn said(self, word: Word) -> Signal<String> {
        Signal::derive(move || word(self.texts()).to_owned())
    }

    pub fn session(&self) -> Signal<SessionState> {
        self.session.into()
    }

    /// The agent at the desk, if there is one.
    pub fn agent(&self) -> Option<Agent> {
        match self.session.get() {
            SessionState::SignedIn(session) => Some(session.agent),
            SessionState::Expired(agent) => Some(agent),
            _ => None,
        }
    }

    /// Whom the screen behind an expired session belongs to.
    pub fn owner(&self) -> Option<Agent> {
        match self.session.try_get_untracked() {
            Some(SessionState::Expired(agent)) => Some(agent),
            _ => None,
        }
    }

    /// Whether the backend is the demo shop.
    pub fn is_demo(&self) -> bool {
        self.demo.get()
    }

    pub fn is_online(&self) -> bool {
        self.online.get()
    }

    pub fn set_online(&self, online: bool) {
        self.online.set(online);
    }

    /// Rises whenever what is on the screen may have aged: the agent comes back to the page, the network or a
    /// session is there again. Screens read again when it does.
    pub fn returns(&self) -> Signal<u32> {
        self.returns.into()
    }

    pub fn returned(&self) {
        self.returns.try_update(|returns| *returns = returns.wrapping_add(1));
    }

    /// Rises whenever a write took effect: what is counted elsewhere on the screen follows.
    pub fn writes(&self) -> Signal<u32> {
        self.writes.into()
    }

    pub fn wrote(&self) {
        self.writes.try_update(|writes| *writes = writes.wrapping_add(1));
    }

    /// Asks the backend who is signed in.
    pub async fn read_session(self) {
        let client = self.client.get_value();
        let state = match client.read(&ReadSession).await {
            Ok(session) => return self.signed_in(session),
            Err(Failure::SignedOut) => return self.sign_in_needed(),
            Err(failure) => SessionState::Failed(failure),
        };
        self.session.try_set(state);
    }

    /// Who is signed in in this browser, whoever is at the desk: a sign-in link may have been followed in another tab.
    pub async fn session_of_browser(self) -> Option<Session> {
        let client = self.client.try_get_value()?;
        client.read(&ReadSession).await.ok()
    }

    /// Whether somebody has to sign in.
    pub fn is_away(&self) -> bool {
        self.session.try_with_untracked(SessionState::is_away) == Some(true)
    }

    /// The screen waits for its owner, who is somebody else.
    pub fn is_kept_from(&self, session: &Session) -> Option<Agent> {
        self.owner().filter(|owner| owner.id != session.agent.id)
    }

    pub fn signed_in(&self, session: Session) {
        self.demo.try_set(session.demo);
        self.session.try_set(SessionState::SignedIn(session));
    }

    /// A call was answered with 401. The screen stays as it is, for when the agent is back.
    pub fn sign_in_needed(&self) {
        self.session.try_update(|state| {
            *state = match state {
                SessionState::SignedIn(session) => SessionState::Expired(session.agent.clone()),
                SessionState::Expired(agent) => SessionState::Expired(agent.clone()),
                _ => SessionState::SignedOut,
            };
        });
    }

    /// Nobody is at the desk any more, by their own wish.
    pub fn signed_out(&self) {
        self.session.try_set(SessionState::SignedOut);
    }
}
