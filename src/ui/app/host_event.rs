//! The events that the page around the desk gets to hear: no names, no amounts, no tokens. `element::contract` describes each.

use crate::api::operations::{OperationKey, OperationKind};
use crate::domain::order::OrderNumber;
use crate::ui::connection::{WriteNews, WriteStatus};

/// Something that happened at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// An agent's screens are shown.
    Ready,
    /// The backend could not be asked who is here.
    Unreachable,
    AuthRequired(AuthReason),
    /// The desk is about to show this view.
    Navigate(String),
    Operation(WriteNews),
    /// So many writes are on their way.
    Busy(u32),
}

/// Why somebody has to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthReason {
    SignedOut,
    /// What the agent was doing stays behind the sign-in.
    Expired,
}

/// A value of an event's detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Text(String),
    Count(u32),
    Flag(bool),
}

impl HostEvent {
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Ready => "avoir-ready",
            Self::Unreachable => "avoir-error",
            Self::AuthRequired(_) => "avoir-auth-required",
            Self::Navigate(_) => "avoir-navigate",
            Self::Operation(_) => "avoir-operation",
            Self::Busy(_) => "avoir-busy",
        }
    }

    /// Whether the page may say no to it.
    pub const fn is_cancelable(&self) -> bool {
        matches!(self, Self::Navigate(_))
    }

    pub fn detail(&self) -> Vec<(&'static str, Field)> {
        match self {
            Self::Ready => Vec::new(),
            Self::Unreachable => vec![("code", text("unreachable")), ("fatal", Field::Flag(false))],
            Self::AuthRequired(reason) => {
                let reason = match reason {
                    AuthReason::SignedOut => "signed-out",
                    AuthReason::Expired => "expired",
                };
                vec![("reason", text(reason))]
            }
            Self::Navigate(view) => vec![("view", text(view))],
            Self::Operation(news) => operation(news.kind, &news.order, &news.operation, news.status),
            Self::Busy(count) => vec![("inFlight", Field::Count(*count))],
        }
    }
}

fn operation(
    kind: OperationKind,
    order: &OrderNumber,
    key: &OperationKey,
    status: WriteStatus,
) -> Vec<(&'static str, Field)> {
    let status = match status {
        WriteStatus::Sent => "sent",
        WriteStatus::Succeeded => "succeeded",
        WriteStatus::Refused => "refused",
        WriteStatus::Unknown => "unknown",
    };
    vec![
        ("kind", text(kind.as_str())),
        ("orderId", text(&order.0)),
        ("operationId", text(&key.to_string())),
        ("status", text(status)),
    ]
}

fn text(text: &str) -> Field {
    Field::Text(text.to_owned())
}
