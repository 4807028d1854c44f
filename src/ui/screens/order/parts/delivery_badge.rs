//! How far a mail, or a reply for a ticket, is on its way.

use leptos::prelude::*;

use crate::domain::mail_delivery::MailDelivery;
use crate::ui::kit::{Badge, BadgeTone};
use crate::ui::language::Language;
use crate::ui::reactive::live_text;

#[component]
pub fn DeliveryBadge(delivery: MailDelivery, is_reply: bool) -> impl IntoView {
    let language = Language::expect();
    let tone = match &delivery {
        MailDelivery::HandedOver { .. } | MailDelivery::Written { .. } => BadgeTone::Success,
        MailDelivery::Waiting { .. } => BadgeTone::Warning,
        MailDelivery::NotSent { .. } => BadgeTone::Danger,
        MailDelivery::Ready { .. }
        | MailDelivery::Sending
        | MailDelivery::GivenUp { .. }
        | MailDelivery::TakenBack { .. }
        | MailDelivery::Unknown => BadgeTone::Neutral,
    };
    view! { <Badge tone>{live_text(move || (language.texts().order.mail.state)(&delivery, is_reply).to_owned())}</Badge> }
}
