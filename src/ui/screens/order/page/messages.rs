//! *Messages*: the mails to the customer, and how far each is on its way.

use leptos::prelude::*;

use crate::api::order_detail::SentMessage;
use crate::domain::mail_delivery::MailDelivery;
use crate::ui::kit::{Badge, BadgeTone, DateTimeView, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
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
    let SentMessage { to, subject, body, sent_at, sent_by, delivery, .. } = message;
    view! {
        <li>
            <details>
                <summary>
                    <strong><Untrusted text=subject/></strong>
                    <span class="quiet">
                        <DateTimeView at=sent_at/> " " {t!(order.messages.by)} " " <Untrusted text=sent_by/>
                    </span>
                    <DeliveryBadge delivery=delivery.clone()/>
                </summary>
                <Said delivery/>
                <p class="quiet">{t!(order.messages.to)} {t!(order.colon)} " " <Untrusted text=to/></p>
                <p class="mail-text"><Untrusted text=body lines=true/></p>
            </details>
        </li>
    }
}

#[component]
fn DeliveryBadge(delivery: MailDelivery) -> impl IntoView {
    let language = Language::expect();
    let tone = match &delivery {
        MailDelivery::HandedOver { .. } | MailDelivery::Written { .. } => BadgeTone::Success,
        MailDelivery::Waiting { .. } => BadgeTone::Warning,
        MailDelivery::NotSent { .. } => BadgeTone::Danger,
        MailDelivery::Ready | MailDelivery::Sending | MailDelivery::Unknown => BadgeTone::Neutral,
    };
    view! { <Badge tone>{live_text(move || (language.texts().order.mail.state)(&delivery).to_owned())}</Badge> }
}

/// When the mail left, and what the mail server said then. What went wrong stands at the top of the page.
#[component]
fn Said(delivery: MailDelivery) -> impl IntoView {
    let (at, answer) = match delivery {
        MailDelivery::HandedOver { at, answer } => (at, Some(answer)),
        MailDelivery::Written { at } => (at, None),
        _ => return ().into_any(),
    };
    let answer = answer.map(|answer| view! { {t!(order.colon)} " " <Untrusted text=answer/> });
    view! { <p class="quiet"><DateTimeView at/> {answer}</p> }.into_any()
}
