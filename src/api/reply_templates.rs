//! The shop's own words for its mails and canned replies: leads write them, every version is kept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;
use crate::domain::order::OrderNumber;
use crate::domain::reply_template::TemplateText;
use crate::domain::timestamp::Timestamp;

/// GET `/reply-templates`: the words of every reply in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadReplyTemplates;

call!(ReadReplyTemplates = Get "/reply-templates" => ReplyTemplates);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReplyTemplates {
    pub items: Vec<ReplyTemplate>,
}

/// The words of one reply in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReplyTemplate {
    pub kind: ReplyKind,
    pub language: Locale,
    /// The words that are used now: the shop's own, or those that ship.
    pub text: TemplateText,
    /// Newest first; none where nobody ever wrote others than those that ship.
    pub versions: Vec<TemplateVersion>,
}

/// What a lead wrote, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TemplateVersion {
    /// From 1.
    pub version: u64,
    /// `null` where the words that ship were taken again.
    pub text: Option<TemplateText>,
    pub changed_by: String,
    pub changed_at: Timestamp,
}

impl ReplyTemplate {
    /// The version that is used now; 0 for the words that ship where there never were others.
    pub fn version(&self) -> u64 {
        self.versions.first().map_or(0, |newest| newest.version)
    }

    /// Whether the words are the shop's own.
    pub fn is_own(&self) -> bool {
        self.versions.first().is_some_and(|newest| newest.text.is_some())
    }
}

impl ReplyTemplates {
    pub fn of(&self, kind: ReplyKind, language: Locale) -> Option<&ReplyTemplate> {
        self.items.iter().find(|item| (item.kind, item.language) == (kind, language))
    }
}

/// POST `/reply-templates`: the words of a reply from now on. Leads only. It carries the version that it was decided on, and
/// needs no key: sent again, it says what is so already. A mistake in them is refused with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeReplyTemplate {
    pub body: ChangeReplyTemplateBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeReplyTemplateBody {
    pub kind: ReplyKind,
    pub language: Locale,
    /// The version that they take the place of.
    pub version: u64,
    /// `null` for those that ship.
    pub text: Option<TemplateText>,
}

call!(ChangeReplyTemplate { body: ChangeReplyTemplateBody } = Post "/reply-templates" => ReplyTemplates);

/// POST `/reply-templates/preview`: a text as it would be sent. Changes nothing. Leads only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewReplyTemplate {
    pub body: PreviewReplyTemplateBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewReplyTemplateBody {
    pub kind: ReplyKind,
    pub language: Locale,
    pub text: TemplateText,
    /// An order that it is true of; without one it is told of a made-up order.
    #[serde(default)]
    pub order: Option<OrderNumber>,
}

call!(PreviewReplyTemplate { body: PreviewReplyTemplateBody } = Post "/reply-templates/preview" => TemplateText);
