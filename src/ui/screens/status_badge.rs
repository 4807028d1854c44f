//! *État logistique*, as the list and the order's page show it.

use leptos::prelude::*;

use crate::domain::logistic_status::LogisticStatus;
use crate::ui::kit::{Badge, BadgeTone};
use crate::ui::language::Language;
use crate::ui::reactive::live_text;

#[component]
pub fn StatusBadge(#[prop(into)] status: Signal<LogisticStatus>) -> impl IntoView {
    let language = Language::expect();
    let tone = Signal::derive(move || tone(status.get()));
    view! { <Badge tone>{live_text(move || (language.texts().domain.logistic_status)(status.get()).to_owned())}</Badge> }
}

pub const fn tone(status: LogisticStatus) -> BadgeTone {
    match status {
        LogisticStatus::OnHold => BadgeTone::Warning,
        LogisticStatus::AwaitingPrint => BadgeTone::Accent,
        LogisticStatus::Printing | LogisticStatus::Preparing => BadgeTone::Warning,
        LogisticStatus::Shipped | LogisticStatus::Delivered => BadgeTone::Success,
        LogisticStatus::Cancelled | LogisticStatus::Unknown => BadgeTone::Neutral,
    }
}
