//! *Messages*: the mails to the customer and the replies for tickets, and how far each is on its way.

use leptos::prelude::*;

use crate::api::order_detail::SentMessage;
use crate::domain::mail_delivery::MailDelivery;
use crate::ui::kit::{DateTimeView, Untrusted};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::parts::delivery_badge::DeliveryBadge;
use crate::ui::screens::order::parts::section::{Section, nothing};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Messages() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.messages == other.messages);
    let list = live_if(move || {
        let order = order.get()?;
        if order.messages.is_empty() {
            return Some(nothing(|texts| texts.order.messages.none));
        }
        let messages = order.messages.iter().cloned().map(|message| view! { <Message message/> });
        Some(view! { <ul class="messages">{messages.collect_view()}</ul> }.into_any())
    });
    view! {
        <Section title=t_signal!(order.messages.title) name="messages">
            {list}
        </Section>
    }
}

#[component]
fn Message(message: SentMessage) -> impl IntoView {
    let SentMessage { to, subject, body, sent_at, sent_by, delivery, ticket, .. } = message;
    let is_reply = ticket.is_some();
    view! {
        <li>
            <details>
                <summary>
                    <strong><Untrusted text=subject/></strong>
                    <span class="quiet">
                        <DateTimeView at=sent_at/> " " {t!(order.messages.by)} " " <Untrusted text=sent_by/>
                    </span>
                    <DeliveryBadge delivery=delivery.clone() is_reply/>
                </summary>
                <Said delivery/>
                <p class="quiet">{t!(order.messages.to)} {t!(order.colon)} " " <Untrusted text=to/></p>
                <p class="mail-text"><Untrusted text=body lines=true/></p>
            </details>
        </li>
    }
}

/// When the mail left, and what the mail server said then; or who gave it up, and why, or took it back. What went wrong stands at the top of
/// the page.
#[component]
fn Said(delivery: MailDelivery) -> impl IntoView {
    let (at, answer) = match delivery {
        MailDelivery::HandedOver { at, answer } => (at, Some(answer)),
        MailDelivery::Written { at } => (at, None),
        MailDelivery::GivenUp { at, by, reason } => {
            let said = view! {
                <p class="quiet">
                    <DateTimeView at/> " " {t!(order.messages.by)} " " <Untrusted text=by/> {t!(order.colon)} " "
                    <Untrusted text=reason/>
                </p>
            };
            return said.into_any();
        }
        MailDelivery::TakenBack { at, by } => {
            let said = view! {
                <p class="quiet"><DateTimeView at/> " " {t!(order.messages.by)} " " <Untrusted text=by/></p>
            };
            return said.into_any();
        }
        _ => return ().into_any(),
    };
    let answer = answer.map(|answer| view! { {t!(order.colon)} " " <Untrusted text=answer/> });
    view! { <p class="quiet"><DateTimeView at/> {answer}</p> }.into_any()
}
