//! What an agent can do to an order; when, is asked of [`Case::allowed`](super::case::Case::allowed).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something an agent can do to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderAction {
    /// MOD on.
    Open,
    /// MOD on although another agent holds the lease.
    TakeOver,
    /// MOD off.
    Close,
    /// *Vérifier la possibilité d'annuler la commande*
    Check,
    /// *Confirmer l'annulation de la commande*
    Confirm,
    /// *Valider* with the contact channel.
    Request,
    /// *Ajouter une note de crédit*
    Credit,
    /// Take a wrong credit note back.
    CorrectCreditNote,
    /// Follow a refund task's link, or say what came of it.
    SettleRefund,
    /// Send the mail, or skip it.
    SettleMail,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}
