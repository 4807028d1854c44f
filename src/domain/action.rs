//! What an agent may do to an order now: the same answer for the screen's buttons and the backend's checks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agent::{Agent, Role};
use super::cancellation::Cancellation;
use super::modification::Lease;
use super::timestamp::Timestamp;

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

/// How far an order is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    pub cancellation: &'a Cancellation,
    /// Refund tasks that wait for somebody.
    pub open_tasks: usize,
    /// Whether a credit note could give anything back.
    pub creditable: bool,
    /// Whether any credit note can be taken back; see [`super::credit_note::CreditNote::check_correctable`].
    pub correctable: bool,
}

/// All that `agent` may do now. `lease` counts only while it is running.
pub fn allowed_actions(order: &Progress<'_>, lease: Option<&Lease>, agent: &Agent, now: Timestamp) -> Vec<OrderAction> {
    let mut actions = match lease.filter(|lease| lease.is_running(now)) {
        None => vec![OrderAction::Open],
        Some(lease) if lease.holder.id == agent.id => {
            let mut actions = vec![OrderAction::Close];
            actions.extend(step(order.cancellation));
            actions
        }
        Some(_) if agent.role == Role::Lead => return vec![OrderAction::TakeOver],
        Some(_) => return Vec::new(),
    };
    // Money is credited, and money on its way settled, by whoever is there.
    actions.extend(settling(order));
    actions.extend(order.creditable.then_some(OrderAction::Credit));
    actions.extend(order.correctable.then_some(OrderAction::CorrectCreditNote));
    actions
}

/// The next step towards a cancellation.
const fn step(cancellation: &Cancellation) -> Option<OrderAction> {
    match cancellation {
        Cancellation::Idle | Cancellation::NotCancellable { .. } => Some(OrderAction::Check),
        Cancellation::Cancellable => Some(OrderAction::Confirm),
        Cancellation::Confirmed => Some(OrderAction::Request),
        _ => None,
    }
}

/// Refunds of a cancellation and those of a credit note are settled alike; the mail belongs to a cancellation.
const fn settling(order: &Progress<'_>) -> Option<OrderAction> {
    match order.cancellation {
        Cancellation::MessageReady { .. } => Some(OrderAction::SettleMail),
        _ if order.open_tasks > 0 => Some(OrderAction::SettleRefund),
        _ => None,
    }
}
