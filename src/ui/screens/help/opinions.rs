//! What agents say of the articles: read once, and said by a press.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::help::{HelpVotes, ReadHelpVotes, VoteOnHelp, VoteOnHelpBody};
use crate::domain::help::HelpTopic;
use crate::ui::reactive::reading::Reading;
use crate::ui::screens::side_read::SideRead;
use crate::ui::session::AgentSession;

/// The handle.
#[derive(Clone, Copy)]
pub struct Opinions {
    session: AgentSession,
    read: SideRead<HelpVotes>,
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
        spawn_local(async move {
            match client.post(&VoteOnHelp { body: VoteOnHelpBody { topic, useful } }).await {
                Ok(votes) => {
                    self.failed.try_set(None);
                    self.told.try_set(Some(votes));
                }
                Err(_) => {
                    self.failed.try_set(Some(topic));
                }
            }
        });
    }
}
