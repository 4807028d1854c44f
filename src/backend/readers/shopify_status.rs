//! What Shopify's words for fulfilment mean.

use crate::domain::logistic_status::LogisticStatus;

/// By `fulfillment_status`, once the order is paid.
pub(super) const STATUS: [(&str, LogisticStatus); 12] = [
    ("unfulfilled", LogisticStatus::AwaitingPrint),
    ("open", LogisticStatus::AwaitingPrint),
    ("in_progress", LogisticStatus::Preparing),
    ("pending_fulfillment", LogisticStatus::Preparing),
    ("on_hold", LogisticStatus::OnHold),
    ("scheduled", LogisticStatus::OnHold),
    ("fulfilled", LogisticStatus::Shipped),
    // Something left: it can't be cancelled as a whole.
    ("partial", LogisticStatus::Shipped),
    ("partially_fulfilled", LogisticStatus::Shipped),
    ("restocked", LogisticStatus::Cancelled),
    ("delivered", LogisticStatus::Delivered),
    ("request_declined", LogisticStatus::OnHold),
];
