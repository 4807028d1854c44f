//! How far fulfilment of an order is (*État logistique*).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far the warehouse is with an order. A status that this version does not know is [`Self::Unknown`],
/// which allows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogisticStatus {
    /// *En attente d'impression*: the only one in which an order can be cancelled.
    AwaitingPrint,
    /// *Impression en cours*
    Printing,
    /// *En préparation*
    Preparing,
    /// *Expédiée*
    Shipped,
    /// *Livrée*
    Delivered,
    /// *Annulée*
    Cancelled,
    #[serde(other)]
    Unknown,
}

impl LogisticStatus {
    /// All that a backend may answer, in the order of fulfilment.
    pub const KNOWN: [Self; 6] =
        [Self::AwaitingPrint, Self::Printing, Self::Preparing, Self::Shipped, Self::Delivered, Self::Cancelled];

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingPrint => "awaiting_print",
            Self::Printing => "printing",
            Self::Preparing => "preparing",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }

    /// The status that this word on the wire stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::KNOWN.into_iter().find(|status| status.as_str() == word)
    }

    /// Where the warehouse takes an order next, when it does.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::AwaitingPrint => Some(Self::Printing),
            Self::Printing => Some(Self::Preparing),
            Self::Preparing => Some(Self::Shipped),
            Self::Shipped => Some(Self::Delivered),
            Self::Delivered | Self::Cancelled | Self::Unknown => None,
        }
    }
}
