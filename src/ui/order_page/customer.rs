//! Who ordered, and how to reach them.

use leptos::prelude::*;

use super::section::Section;
use crate::ui::desk::Desk;
use crate::ui::kit::{CopyButton, DateTimeView, Untrusted};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn CustomerPanel() -> impl IntoView {
    let desk = Desk::expect();
    let customer = OrderDesk::expect().part(|order| (order.order.placed_at, order.order.customer.clone()));
    let facts = move || {
        customer.get().map(|(placed_at, customer)| {
            let phone = match customer.phone.clone() {
                Some(phone) => view! {
                    <Untrusted text=phone.clone()/>
                    <CopyButton value=phone label=desk.said(|texts| texts.order.customer.copy_phone)/>
                }
                .into_any(),
                None => {
                    view! { <span class="quiet">{desk.say(|texts| texts.order.customer.no_phone)}</span> }.into_any()
                }
            };
            let language = customer.language();
            view! {
                <div>
                    <dt>{desk.say(|texts| texts.order.customer.name)}</dt>
                    <dd><Untrusted text=customer.name/></dd>
                </div>
                <div>
                    <dt>{desk.say(|texts| texts.order.customer.email)}</dt>
                    <dd>
                        <Untrusted text=customer.email.clone()/>
                        <CopyButton
                            value=customer.email
                            label=desk.said(|texts| texts.order.customer.copy_email)
                        />
                    </dd>
                </div>
                <div>
                    <dt>{desk.say(|texts| texts.order.customer.phone)}</dt>
                    <dd>{phone}</dd>
                </div>
                <div>
                    <dt>{desk.say(|texts| texts.order.customer.language)}</dt>
                    <dd>{move || (desk.texts().order.replies.language)(language)}</dd>
                </div>
                <div>
                    <dt>{desk.say(|texts| texts.order.customer.placed_at)}</dt>
                    <dd><DateTimeView at=placed_at/></dd>
                </div>
            }
        })
    };
    view! {
        <Section title=desk.said(|texts| texts.order.customer.title) name="customer">
            <dl class="facts">{facts}</dl>
        </Section>
    }
}
