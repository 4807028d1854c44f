//! What agents say of the articles: read once, and said by a press.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::help::{HelpVotes, ReadHelpVotes, VoteOnHelp, VoteOnHelpBody};
use crate::client::Failure;
use crate::domain::help::HelpTopic;
use crate::ui::reactive::reading::{Attempts, Reading};
use crate::ui::screens::side_read::SideRead;
use crate::ui::session::AgentSession;

/// The handle.
#[derive(Clone, Copy)]
pub struct Opinions {
    session: AgentSession,
    read: SideRead<HelpVotes>,
    attempts: Attempts,
    /// The answer to the last that was said, which is newer than what was read.
    told: RwSignal<Option<HelpVotes>>,
    /// The article of which nothing could be said.
    failed: RwSignal<Option<HelpTopic>>,
}

impl Opinions {
    pub fn provide() {
        provide_context(Self {
            session: AgentSession::expect(),
            read: SideRead::of_screen(|| ReadHelpVotes),
            attempts: Attempts::default(),
            told: RwSignal::new(None),
            failed: RwSignal::new(None),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("whoever shows articles provides it")
    }

    /// What is known; nothing while it is being read, or can't be.
    pub fn votes(self) -> Option<HelpVotes> {
        self.told.get().or_else(|| match self.read.get() {
            Reading::Ready { shown, .. } => Some(HelpVotes::clone(&shown)),
            Reading::Loading | Reading::Failed(_) => None,
        })
    }

    /// Whoever only reads is asked nothing.
    pub fn may_vote(self) -> bool {
        self.session.agent().is_some_and(|agent| !agent.role.only_reads())
    }

    pub fn has_failed(self, topic: HelpTopic) -> bool {
        self.failed.get() == Some(topic)
    }

    pub fn say(self, topic: HelpTopic, useful: bool) {
        let client = self.session.client();
        // Who changes their mind at once is answered twice, and the answers may overtake each other.
        let answer = self
            .attempts
            .latest(async move { client.post(&VoteOnHelp { body: VoteOnHelpBody { topic, useful } }).await });
        spawn_local(async move {
            match answer.await {
                Some(Ok(votes)) => {
                    self.failed.try_set(None);
                    self.told.try_set(Some(votes));
                }
                Some(Err(failure)) => {
                    if matches!(failure, Failure::SignedOut) {
                        self.session.sign_in_needed();
                    }
                    self.failed.try_set(Some(topic));
                }
                None => {}
            }
        });
    }
}
