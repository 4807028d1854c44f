//! The texts that customers are sent: the automatic mail and the helpdesk's canned replies (*Send the mail*, *Canned replies*).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::locale::Locale;
use super::wire_words::wire_words;

wire_words! {
    /// Which answer it is.
    pub enum ReplyKind {
        /// "Nous ne pouvons pas annuler votre commande."
        CannotCancel = "cannot_cancel",
        /// "Nous avons bien annulé votre commande."
        Cancelled = "cancelled",
        /// "Nous vous remboursons une partie de votre commande."
        Credited = "credited",
        /// "Comment nous retourner vos articles"
        HowToReturn = "how_to_return",
    } else {
        /// One that this version does not know.
        Unknown
    }
}

/// A reply that is ready to be pasted, plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CannedReply {
    pub kind: ReplyKind,
    pub language: Locale,
    pub subject: String,
    pub body: String,
}
