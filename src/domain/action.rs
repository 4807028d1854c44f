//! What an agent may do to an order now: the same answer for the screen's buttons and the backend's checks.

use serde::{Deserialize, Serialize};

use super::agent::{Agent, Role};
use super::cancellation::Cancellation;
use super::modification::Lease;
use super::timestamp::Timestamp;

/// Something an agent can do to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
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
    /// Follow a refund task's link, or say what came of it.
    SettleRefund,
    /// Send the mail, or skip it.
    SettleMail,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}

/// All that `agent` may do now. `lease` counts only while it is running.
pub fn allowed_actions(
    cancellation: &Cancellation,
    lease: Option<&Lease>,
    agent: &Agent,
    now: Timestamp,
) -> Vec<OrderAction> {
    let Some(lease) = lease.filter(|lease| lease.is_running(now)) else {
        let mut actions = vec![OrderAction::Open];
        // Money that is on its way is settled by whoever is there; this takes the free lease.
        actions.extend(settling(cancellation));
        return actions;
    };
    if lease.holder.id != agent.id {
        return if agent.role == Role::Lead { vec![OrderAction::TakeOver] } else { Vec::new() };
    }
    let mut actions = vec![OrderAction::Close];
    actions.extend(match cancellation {
        Cancellation::Idle | Cancellation::NotCancellable { .. } => Some(OrderAction::Check),
        Cancellation::Cancellable => Some(OrderAction::Confirm),
        Cancellation::Confirmed => Some(OrderAction::Request),
        _ => settling(cancellation),
    });
    actions
}

const fn settling(cancellation: &Cancellation) -> Option<OrderAction> {
    match cancellation {
        Cancellation::Refunding { .. } => Some(OrderAction::SettleRefund),
        Cancellation::MessageReady { .. } => Some(OrderAction::SettleMail),
        _ => None,
    }
}
