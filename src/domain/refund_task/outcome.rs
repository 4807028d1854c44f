//! The outcome of a refund, as an agent reports it on coming back from it or days later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reference::readable;
use super::{AlternativeMethod, BankAccount, Destination, ImpossibleReason, SeenAmount};
use crate::domain::money::Amount;

/// The outcome of a refund, as the agent reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum RefundOutcome {
    Done {
        /// The provider's name for the refund; may be empty where it gives none.
        reference: String,
        /// The amount that really went back, where it is less than the task's. The rest becomes a task of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Amount>,
        /// What the provider's page shows of it, where the agent had it read. It says how much went back, so `amount` is left
        /// out then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<SeenAmount>,
    },
    Impossible {
        reason: ImpossibleReason,
        alternative: Alternative,
    },
    /// Taken on by mistake: nothing was refunded, and the task is to do again.
    NotRefunded {},
    /// A refund that was done came back: another task gives the money again.
    Bounced {
        /// The provider's words.
        reason: String,
        /// Another means than the one that failed; `null` for the same.
        #[serde(default)]
        alternative: Option<Alternative>,
    },
    /// A refund was recorded as done by mistake: it never was, or not under that name. Another task carries its money, by
    /// the same means, and the name can be recorded for the refund that has it.
    NeverMade {
        /// How the mistake came about.
        reason: String,
    },
    /// A refund was recorded as done under a wrong name. It was made: its name alone changes, and the one that was recorded
    /// is free for the refund that has it.
    ReferenceCorrected {
        /// The provider's name for the refund; never empty.
        reference: String,
    },
    /// A refund that was done gave less than it was about. The rest becomes a task of its own.
    RefundedLess {
        /// The amount that really went back.
        amount: Amount,
    },
    /// A refund that was done was made a second time.
    RefundedTwice {
        /// The provider's name for the second refund; may be empty where it gives none.
        reference: String,
        /// The amount that went out too much, where it is not the task's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Amount>,
    },
    /// The money that went out too much is back with the shop.
    ExcessRecovered {
        /// Its name in the shop's books.
        reference: String,
    },
    /// The money that went out too much is left to whoever has it; for leads.
    ExcessWrittenOff {
        reason: String,
    },
    /// The rest of a refund that gave less is not given any more; or what was set aside can't be let go of, whatever the
    /// customer says.
    GivenUp {
        reason: String,
        customer_agreed: bool,
    },
}

impl RefundOutcome {
    /// *Remboursement effectué*, all of it.
    pub const fn done(reference: String) -> Self {
        Self::Done { reference, amount: None, seen: None }
    }

    /// Without spaces around what was typed, nor what nobody sees in a reference: they are not kept, so they are not
    /// counted.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let mut said = self.clone();
        match &mut said {
            Self::Done { reference, .. }
            | Self::ReferenceCorrected { reference }
            | Self::RefundedTwice { reference, .. }
            | Self::ExcessRecovered { reference } => *reference = readable(reference),
            Self::Bounced { reason, .. }
            | Self::NeverMade { reason }
            | Self::ExcessWrittenOff { reason }
            | Self::GivenUp { reason, .. } => *reason = reason.trim().to_owned(),
            Self::Impossible { .. } | Self::NotRefunded {} | Self::RefundedLess { .. } => {}
        }
        if let Self::Done { seen: Some(seen), .. } = &mut said {
            *seen = seen.trimmed();
        }
        if let Self::Impossible { alternative, .. } | Self::Bounced { alternative: Some(alternative), .. } = &mut said
            && let Some(destination) = alternative.destination()
        {
            *alternative = Alternative::leading_to(destination.trimmed(), alternative.customer_agreed());
        }
        said
    }

    /// The other means that the customer was asked about, where one is said.
    pub const fn alternative(&self) -> Option<&Alternative> {
        match self {
            Self::Impossible { alternative, .. } => Some(alternative),
            Self::Bounced { alternative, .. } => alternative.as_ref(),
            _ => None,
        }
    }

    /// The name of money that moved, as it is said.
    pub(super) const fn reference(&self) -> Option<&String> {
        match self {
            Self::Done { reference, .. }
            | Self::ReferenceCorrected { reference }
            | Self::RefundedTwice { reference, .. }
            | Self::ExcessRecovered { reference } => Some(reference),
            _ => None,
        }
    }

    /// The name that the provider gave to a refund, where one is said.
    pub fn names_a_refund(&self) -> Option<String> {
        let (Self::Done { reference, .. }
        | Self::ReferenceCorrected { reference }
        | Self::RefundedTwice { reference, .. }) = self
        else {
            return None;
        };
        Some(readable(reference)).filter(|reference| !reference.is_empty())
    }

    /// True for what only the agent who took the refund on can know.
    pub const fn needs_taking_on(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::Impossible { .. } | Self::NotRefunded {})
    }
}

/// Another means, with where it leads as far as that is known, and that the customer was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum Alternative {
    BankTransfer {
        customer_agreed: bool,
        /// The account to transfer to; may be left out where it is not known yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        account: Option<BankAccount>,
    },
    GiftCard {
        customer_agreed: bool,
    },
    Cheque {
        customer_agreed: bool,
        /// The address to send it to; may be left out where it is not known yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<String>,
    },
    Cash {
        customer_agreed: bool,
    },
    Other {
        customer_agreed: bool,
    },
}

impl Alternative {
    /// These means; where they lead is not known yet.
    pub const fn new(method: AlternativeMethod, customer_agreed: bool) -> Self {
        match method {
            AlternativeMethod::BankTransfer => Self::BankTransfer { customer_agreed, account: None },
            AlternativeMethod::GiftCard => Self::GiftCard { customer_agreed },
            AlternativeMethod::Cheque => Self::Cheque { customer_agreed, address: None },
            AlternativeMethod::Cash => Self::Cash { customer_agreed },
            AlternativeMethod::Other => Self::Other { customer_agreed },
        }
    }

    /// The means that lead there.
    pub fn leading_to(destination: Destination, customer_agreed: bool) -> Self {
        match destination {
            Destination::Account(account) => Self::BankTransfer { customer_agreed, account: Some(account) },
            Destination::Address(address) => Self::Cheque { customer_agreed, address: Some(address) },
        }
    }

    pub const fn method(&self) -> AlternativeMethod {
        match self {
            Self::BankTransfer { .. } => AlternativeMethod::BankTransfer,
            Self::GiftCard { .. } => AlternativeMethod::GiftCard,
            Self::Cheque { .. } => AlternativeMethod::Cheque,
            Self::Cash { .. } => AlternativeMethod::Cash,
            Self::Other { .. } => AlternativeMethod::Other,
        }
    }

    pub const fn customer_agreed(&self) -> bool {
        match self {
            Self::BankTransfer { customer_agreed, .. }
            | Self::GiftCard { customer_agreed }
            | Self::Cheque { customer_agreed, .. }
            | Self::Cash { customer_agreed }
            | Self::Other { customer_agreed } => *customer_agreed,
        }
    }

    /// Where it leads, as far as that is known.
    pub fn destination(&self) -> Option<Destination> {
        match self {
            Self::BankTransfer { account, .. } => account.clone().map(Destination::Account),
            Self::Cheque { address, .. } => address.clone().map(Destination::Address),
            Self::GiftCard { .. } | Self::Cash { .. } | Self::Other { .. } => None,
        }
    }
}
