//! The state of a refund in words, on its payment's card and in the pop-in.

use leptos::prelude::*;

use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{RefundMeans, RefundState, RefundTask};
use crate::ui::kit::{BadgeTone, DateTimeView, Untrusted};
use crate::ui::language::{Language, Word};
use crate::ui::reactive::live_text;

/// Where the money of a refund is. It reads as given back only once somebody said that it is.
pub fn money_side(state: &RefundState) -> (BadgeTone, Word) {
    match state {
        RefundState::ToDo => (BadgeTone::Warning, |texts| texts.order.payments.to_do),
        RefundState::Opened { .. } => (BadgeTone::Warning, |texts| texts.order.payments.waiting),
        RefundState::Done { .. } => (BadgeTone::Success, |texts| texts.order.payments.done),
        RefundState::Impossible { .. } => (BadgeTone::Danger, |texts| texts.order.payments.impossible),
        RefundState::Withdrawn { .. } => (BadgeTone::Neutral, |texts| texts.order.payments.withdrawn),
    }
}

/// What came of a refund, and when.
#[component]
pub fn RefundStory(task: RefundTask) -> impl IntoView {
    let language = Language::expect();
    let is_gift_card = task.means == RefundMeans::Original && task.provider == PaymentProvider::GiftCard;
    let (what, at) = match task.state {
        RefundState::ToDo => return ().into_any(),
        RefundState::Opened { at, .. } => return view! { <DateTimeView at/> }.into_any(),
        RefundState::Done { at, .. } if is_gift_card => (t!(order.payments.gift_card_done).into_any(), at),
        RefundState::Done { reference, at } if reference.is_empty() => (t!(order.payments.no_reference).into_any(), at),
        RefundState::Done { reference, at } => {
            let reference = view! {
                {t!(order.payments.reference)} " " <code><Untrusted text=reference/></code>
            };
            (reference.into_any(), at)
        }
        RefundState::Impossible { reason, at, .. } => {
            (live_text(move || (language.texts().domain.impossible_reason)(reason).to_owned()), at)
        }
        RefundState::Withdrawn { correction, at } => (view! { <Untrusted text=correction.0/> }.into_any(), at),
    };
    view! { {what} ", " <DateTimeView at/> }.into_any()
}
