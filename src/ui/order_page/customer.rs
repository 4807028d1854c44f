//! Who ordered, and how to reach them.

use leptos::prelude::*;

use super::section::Section;
use crate::ui::desk::Desk;
use crate::ui::kit::{CopyButton, DateTimeView, Untrusted};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn CustomerPanel() -> impl IntoView {
    let desk = Desk::expect();
    let words = move || &desk.texts().order.customer;
    let customer = OrderDesk::expect().part(|order| (order.order.placed_at, order.order.customer.clone()));
    let facts = move || {
        customer.get().map(|(placed_at, customer)| {
            let phone = match customer.phone.clone() {
                Some(phone) => view! {
                    <Untrusted text=phone.clone()/>
                    <CopyButton value=phone label=Signal::derive(move || words().copy_phone.to_owned())/>
                }
                .into_any(),
                None => view! { <span class="quiet">{move || words().no_phone}</span> }.into_any(),
            };
            let language = customer.language();
            view! {
                <div>
                    <dt>{move || words().name}</dt>
                    <dd><Untrusted text=customer.name/></dd>
                </div>
                <div>
                    <dt>{move || words().email}</dt>
                    <dd>
                        <Untrusted text=customer.email.clone()/>
                        <CopyButton
                            value=customer.email
                            label=Signal::derive(move || words().copy_email.to_owned())
                        />
                    </dd>
                </div>
                <div>
                    <dt>{move || words().phone}</dt>
                    <dd>{phone}</dd>
                </div>
                <div>
                    <dt>{move || words().language}</dt>
                    <dd>{move || (desk.texts().order.replies.language)(language)}</dd>
                </div>
                <div>
                    <dt>{move || words().placed_at}</dt>
                    <dd><DateTimeView at=placed_at/></dd>
                </div>
            }
        })
    };
    view! {
        <Section title=Signal::derive(move || words().title.to_owned()) name="customer">
            <dl class="facts">{facts}</dl>
        </Section>
    }
}
