//! Who ordered, and how to reach them.

use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::ui::desk::{Desk, Word};
use crate::ui::kit::{CopyButton, DateTimeView, Untrusted, live_if, live_text};
use crate::ui::screens::order::parts::section::{Section, fact};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn CustomerPanel() -> impl IntoView {
    let desk = Desk::expect();
    let order = OrderStore::expect().part(|one, other| one.order == other.order);
    let facts = live_if(move || Some(facts(desk, order.get()?.as_ref())));
    view! {
        <Section title=desk.said(|texts| texts.order.customer.title) name="customer">
            <dl class="facts">{facts}</dl>
        </Section>
    }
}

fn facts(desk: Desk, order: &OrderDetail) -> AnyView {
    let customer = order.order.customer.clone();
    let language = customer.language();
    let phone = match customer.phone {
        Some(phone) => copied(desk, phone, |texts| texts.order.customer.copy_phone),
        None => view! { <span class="quiet">{desk.say(|texts| texts.order.customer.no_phone)}</span> }.into_any(),
    };
    let email = copied(desk, customer.email, |texts| texts.order.customer.copy_email);
    let spoken = live_text(move || (desk.texts().order.replies.language)(language).to_owned());
    let placed_at = view! { <DateTimeView at=order.order.placed_at/> };
    view! {
        {fact(desk, |texts| texts.order.customer.name, view! { <Untrusted text=customer.name/> }.into_any())}
        {fact(desk, |texts| texts.order.customer.email, email)}
        {fact(desk, |texts| texts.order.customer.phone, phone)}
        {fact(desk, |texts| texts.order.customer.language, spoken)}
        {fact(desk, |texts| texts.order.customer.placed_at, placed_at.into_any())}
    }
    .into_any()
}

/// A value with its copy button.
fn copied(desk: Desk, value: String, label: Word) -> AnyView {
    view! {
        <Untrusted text=value.clone()/>
        <CopyButton value label=desk.said(label)/>
    }
    .into_any()
}
