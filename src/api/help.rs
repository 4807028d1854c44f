//! Whether the articles of help are of use (*Cet article vous a-t-il été utile ?*). The articles themselves are the desk's own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use crate::domain::help::HelpTopic;

/// GET `/help-votes`: what agents say of the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadHelpVotes;

call!(ReadHelpVotes = Get "/help-votes" => HelpVotes);

/// The articles that somebody said something of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HelpVotes {
    pub items: Vec<HelpVote>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HelpVote {
    pub topic: HelpTopic,
    /// What the asking agent says; `null` where they said nothing yet.
    #[serde(default)]
    pub mine: Option<bool>,
    /// How many say so; `null` for those who don't lead.
    #[serde(default)]
    pub counts: Option<HelpCounts>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HelpCounts {
    pub useful: u32,
    pub not_useful: u32,
}

impl HelpVotes {
    /// What the asking agent says of an article.
    pub fn mine(&self, topic: HelpTopic) -> Option<bool> {
        self.of(topic)?.mine
    }

    /// How many say so, for leads.
    pub fn counts(&self, topic: HelpTopic) -> Option<HelpCounts> {
        self.of(topic)?.counts
    }

    fn of(&self, topic: HelpTopic) -> Option<&HelpVote> {
        self.items.iter().find(|vote| vote.topic == topic)
    }
}

/// POST `/help-votes`: says whether an article is of use. The last word of an agent counts, so that it needs no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteOnHelp {
    pub body: VoteOnHelpBody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteOnHelpBody {
    pub topic: HelpTopic,
    pub useful: bool,
}

call!(VoteOnHelp { body: VoteOnHelpBody } = Post "/help-votes" => HelpVotes);
