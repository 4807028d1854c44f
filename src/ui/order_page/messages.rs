//! *Messages*: the mails that went to the customer.

use leptos::prelude::*;

use super::section::Section;
use crate::api::messages::SentMessage;
use crate::ui::desk::Desk;
use crate::ui::kit::{DateTimeView, Untrusted};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn Messages() -> impl IntoView {
    let desk = Desk::expect();
    let messages = OrderDesk::expect().part(|order| order.messages.clone());
    let list = move || {
        messages.get().map(|messages| {
            if messages.is_empty() {
                return view! { <p class="panel-empty">{desk.say(|texts| texts.order.messages.none)}</p> }.into_any();
            }
            let item = |message| view! { <Message message/> };
            view! { <ul class="messages">{messages.into_iter().map(item).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        <Section title=desk.said(|texts| texts.order.messages.title) name="messages">
            {list}
        </Section>
    }
}

#[component]
fn Message(message: SentMessage) -> impl IntoView {
    let desk = Desk::expect();
    let SentMessage { to, subject, body, sent_at, sent_by } = message;
    view! {
        <li class="message">
            <details>
                <summary>
                    <strong><Untrusted text=subject/></strong>
                    <span class="quiet">
                        <DateTimeView at=sent_at/> " " {desk.say(|texts| texts.order.messages.by)} " " <Untrusted text=sent_by/>
                    </span>
                </summary>
                <p class="quiet">{desk.say(|texts| texts.order.messages.to)} {desk.say(|texts| texts.order.colon)} " " <Untrusted text=to/></p>
                <p class="mail-text"><Untrusted text=body lines=true/></p>
            </details>
        </li>
    }
}
