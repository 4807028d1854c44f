//! The shop's own words for why things come back and what it does about them (*Création de motifs et d'actions de retour*).

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::locale::Locale;
use crate::domain::text_limits;
use crate::domain::wire_words::wire_words;

/// A reason or an action by the identifier that the backend gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ReturnTermId(pub String);

impl fmt::Display for ReturnTermId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

wire_words! {
    /// What an action of the shop comes to, whatever the shop calls it.
    pub enum ActionKind {
        /// The money goes back.
        Refund = "refund",
        Exchange = "exchange",
        Repair = "repair",
        /// *Avoir en boutique*
        StoreCredit = "store_credit",
        /// The customer keeps the goods; nothing is sent back.
        Keep = "keep",
    }
}

impl ActionKind {
    /// Whether its units belong on a credit note.
    pub const fn is_credited(self) -> bool {
        matches!(self, Self::Refund | Self::StoreCredit | Self::Keep)
    }
}

/// A text in the languages of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wording {
    pub fr: String,
    pub en: String,
}

impl Wording {
    pub fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }
}

/// The customer's reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnReason {
    pub id: ReturnTermId,
    #[serde(flatten)]
    pub text: Wording,
}

/// The shop's action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnAction {
    pub id: ReturnTermId,
    pub kind: ActionKind,
    #[serde(flatten)]
    pub text: Wording,
}

/// A reason in the shop's list. Nothing new is registered with a retired one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedReason {
    #[serde(flatten)]
    pub reason: ReturnReason,
    pub retired: bool,
}

/// An action in the shop's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedAction {
    #[serde(flatten)]
    pub action: ReturnAction,
    pub retired: bool,
}

/// The shop's reasons and actions, in the order in which they are offered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnTerms {
    /// One more with each change.
    pub version: u64,
    pub reasons: Vec<ListedReason>,
    pub actions: Vec<ListedAction>,
}

/// The lists as they shall be. What is not in them any more but was there is refused: what was used stays readable, so
/// it is retired instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnTermsDraft {
    /// The version that the change was decided on.
    pub version: u64,
    pub reasons: Vec<ReturnReasonDraft>,
    pub actions: Vec<ReturnActionDraft>,
}

/// A reason as it shall read; a new one has no identifier yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnReasonDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<ReturnTermId>,
    pub fr: String,
    pub en: String,
    #[serde(default)]
    pub retired: bool,
}

/// An action as it shall read; a new one has no identifier yet, and none changes its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnActionDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<ReturnTermId>,
    pub kind: ActionKind,
    pub fr: String,
    pub en: String,
    #[serde(default)]
    pub retired: bool,
}

/// What is wrong with a list as it shall be; a place is counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermFlaw {
    /// It is not in the list that it claims to be from, or twice in this one.
    UnknownId(usize),
    French(TextFlaw, usize),
    English(TextFlaw, usize),
    /// What an action comes to never changes.
    KindChanged(usize),
    /// Something that was there is left out.
    LeftOut,
    /// Nothing could be registered any more.
    AllRetired,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFlaw {
    Missing,
    TooLong,
}

impl TextFlaw {
    fn of(text: &str) -> Option<Self> {
        match text.trim() {
            "" => Some(Self::Missing),
            text if text.chars().count() > text_limits::RETURN_TERM => Some(Self::TooLong),
            _ => None,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "required",
            Self::TooLong => "too_long",
        }
    }
}

/// The parts of a drafted term that both kinds have.
struct Drafted<'a> {
    id: Option<&'a ReturnTermId>,
    texts: [&'a str; 2],
    retired: bool,
}

impl ReturnTerms {
    pub fn reason(&self, id: &ReturnTermId) -> Option<&ListedReason> {
        self.reasons.iter().find(|listed| listed.reason.id == *id)
    }

    pub fn action(&self, id: &ReturnTermId) -> Option<&ListedAction> {
        self.actions.iter().find(|listed| listed.action.id == *id)
    }

    /// The lists as they would be sent to stay as they are.
    pub fn draft(&self) -> ReturnTermsDraft {
        let reason = |ListedReason { reason: ReturnReason { id, text }, retired }: &ListedReason| ReturnReasonDraft {
            id: Some(id.clone()),
            fr: text.fr.clone(),
            en: text.en.clone(),
            retired: *retired,
        };
        let action =
            |ListedAction { action: ReturnAction { id, kind, text }, retired }: &ListedAction| ReturnActionDraft {
                id: Some(id.clone()),
                kind: *kind,
                fr: text.fr.clone(),
                en: text.en.clone(),
                retired: *retired,
            };
        ReturnTermsDraft {
            version: self.version,
            reasons: self.reasons.iter().map(reason).collect(),
            actions: self.actions.iter().map(action).collect(),
        }
    }

    /// Everything that is wrong with the reasons of a draft of these lists.
    pub fn reason_flaws(&self, draft: &ReturnTermsDraft) -> Vec<TermFlaw> {
        let drafted = draft.reasons.iter().map(|reason| Drafted {
            id: reason.id.as_ref(),
            texts: [&reason.fr, &reason.en],
            retired: reason.retired,
        });
        flaws(&self.reasons.iter().map(|listed| &listed.reason.id).collect::<Vec<_>>(), drafted)
    }

    /// Everything that is wrong with the actions of a draft of these lists.
    pub fn action_flaws(&self, draft: &ReturnTermsDraft) -> Vec<TermFlaw> {
        let drafted = draft.actions.iter().map(|action| Drafted {
            id: action.id.as_ref(),
            texts: [&action.fr, &action.en],
            retired: action.retired,
        });
        let mut flaws = flaws(&self.actions.iter().map(|listed| &listed.action.id).collect::<Vec<_>>(), drafted);
        for (position, drafted) in draft.actions.iter().enumerate() {
            let known = drafted.id.as_ref().and_then(|id| self.action(id));
            if known.is_some_and(|known| known.action.kind != drafted.kind) {
                flaws.push(TermFlaw::KindChanged(position));
            }
        }
        flaws
    }
}

fn flaws<'a>(known: &[&ReturnTermId], drafted: impl Iterator<Item = Drafted<'a>>) -> Vec<TermFlaw> {
    let mut flaws = Vec::new();
    let mut met: Vec<&ReturnTermId> = Vec::new();
    let mut is_any_offered = false;
    for (position, Drafted { id, texts: [french, english], retired }) in drafted.enumerate() {
        if let Some(id) = id {
            if !known.contains(&id) || met.contains(&id) {
                flaws.push(TermFlaw::UnknownId(position));
            }
            met.push(id);
        }
        flaws.extend(TextFlaw::of(french).map(|flaw| TermFlaw::French(flaw, position)));
        flaws.extend(TextFlaw::of(english).map(|flaw| TermFlaw::English(flaw, position)));
        is_any_offered |= !retired;
    }
    if known.iter().any(|id| !met.contains(id)) {
        flaws.push(TermFlaw::LeftOut);
    }
    if !is_any_offered {
        flaws.push(TermFlaw::AllRetired);
    }
    flaws
}
