//! The warning that other orders name the same transaction of the provider.

use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::domain::payment::PaymentId;
use crate::ui::kit::Untrusted;
use crate::ui::language::Language;

/// Nothing where no other order does. The refund is not stopped: one payment may be of two orders.
pub fn shared_transaction(order: &OrderDetail, payment: &PaymentId) -> Option<AnyView> {
    let language = Language::expect();
    let orders: Vec<&str> = order.sharing_with(payment)?.iter().map(|order| order.0.as_str()).collect();
    let orders = orders.join(", ");
    let words = Signal::derive(move || (language.texts().order.payments.shared)(&orders));
    Some(view! { <p class="shared-transaction"><Untrusted text=words/></p> }.into_any())
}
