//! Which order and whose it is, for the title of everything over its page.

use leptos::prelude::*;

use crate::ui::screens::order::store::OrderStore;

/// "ORD00123 · Awa Diallo"
pub fn whose() -> Signal<String> {
    let store = OrderStore::expect();
    let order = store.part(|one, other| one.order.customer == other.order.customer);
    Signal::derive(move || {
        let number = store.number().0;
        let customer = order.get().map(|order| order.order.customer.name.trim().to_owned()).unwrap_or_default();
        if customer.is_empty() { number } else { format!("{number} · {customer}") }
    })
}
