//! What is odd about an order that is taken all the same: said when it comes in, not when somebody stumbles over it.

use crate::api::messages::NotSendable;
use crate::backend::mail::recipient;
use crate::domain::order::{FieldPath, Order};

/// Each with the field that it is about.
pub(super) fn of(order: &Order) -> Vec<(FieldPath, String)> {
    let mut remarks = Vec::new();
    if let Err(reason) = recipient(&order.customer.email) {
        let why = match reason {
            NotSendable::NoAddress => "there is no address",
            NotSendable::SeveralAddresses => "there is more than one address",
            NotSendable::AccentsBeforeTheAt => "there are letters with accents before the @",
            NotSendable::NoSuchAddress | NotSendable::Unknown => "this is no address",
        };
        remarks.push((FieldPath::of("customer").with("email"), format!("no mail can be sent to this customer: {why}")));
    }
    remarks
}
