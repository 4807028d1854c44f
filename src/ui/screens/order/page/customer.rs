//! The customer, and the ways to reach them.

use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::ui::kit::{CopyButton, DateTimeView, Untrusted};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::section::{Section, fact};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn CustomerPanel() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.order == other.order);
    let facts = live_if(move || Some(facts(order.get()?.as_ref())));
    view! {
        <Section title=t_signal!(order.customer.title) name="customer">
            <dl class="facts">{facts}</dl>
        </Section>
    }
}

fn facts(order: &OrderDetail) -> AnyView {
    let language = Language::expect();
    let customer = order.order.customer.clone();
    let customers = customer.language();
    let phone = match customer.phone {
        Some(phone) => copied(phone, |texts| texts.order.customer.copy_phone),
        None => view! { <span class="quiet">{t!(order.customer.no_phone)}</span> }.into_any(),
    };
    let email = copied(customer.email, |texts| texts.order.customer.copy_email);
    let spoken = live_text(move || (language.texts().order.replies.language)(customers).to_owned());
    let placed_at = view! { <DateTimeView at=order.order.placed_at/> };
    view! {
        {fact(|texts| texts.order.customer.name, view! { <Untrusted text=customer.name/> }.into_any())}
        {fact(|texts| texts.order.customer.email, email)}
        {fact(|texts| texts.order.customer.phone, phone)}
        {fact(|texts| texts.order.customer.language, spoken)}
        {fact(|texts| texts.order.customer.placed_at, placed_at.into_any())}
    }
    .into_any()
}

/// A value with its copy button.
fn copied(value: String, label: Word) -> AnyView {
    view! {
        <Untrusted text=value.clone()/>
        <CopyButton value label=language::text_signal(label)/>
    }
    .into_any()
}
