//! The progress of fulfilment (*État logistique*).

use super::wire_words::wire_words;

wire_words! {
    /// The warehouse's progress with an order. A status that this version does not know is [`Self::Unknown`],
    /// which allows nothing.
    pub enum LogisticStatus {
        /// *En attente*: of its payment, or of somebody. Nobody prints it, so that it can be cancelled.
        OnHold = "on_hold",
        /// *En attente d'impression*: the one in which an order that is paid can be cancelled.
        AwaitingPrint = "awaiting_print",
        /// *Impression en cours*
        Printing = "printing",
        /// *En préparation*
        Preparing = "preparing",
        /// *Expédiée*
        Shipped = "shipped",
        /// *Livrée*
        Delivered = "delivered",
        /// *Annulée*
        Cancelled = "cancelled",
    } else {
        Unknown
    }
}

impl LogisticStatus {
    /// The status that the warehouse takes an order to next; none at the end.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::AwaitingPrint => Some(Self::Printing),
            Self::Printing => Some(Self::Preparing),
            Self::Preparing => Some(Self::Shipped),
            Self::Shipped => Some(Self::Delivered),
            Self::OnHold | Self::Delivered | Self::Cancelled | Self::Unknown => None,
        }
    }
}
