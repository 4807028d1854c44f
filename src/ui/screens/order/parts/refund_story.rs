//! The state of a refund in words, on its payment's card and in the pop-in.

use leptos::prelude::*;

use crate::domain::money::Currency;
use crate::domain::refund_task::{ExcessResolution, RefundState, RefundTask};
use crate::ui::kit::{AmountView, BadgeTone, DateTimeView, Untrusted};
use crate::ui::language::{Language, Word};
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::seen_amount::SeenAmountView;

/// Where the money of a refund is. It reads as given back only once somebody said that it is.
pub fn money_side(task: &RefundTask) -> (BadgeTone, Word) {
    match &task.state {
        RefundState::Done { .. } if task.is_void() => (BadgeTone::Success, |texts| texts.order.payments.voided),
        RefundState::GivenUp { .. } if task.is_void() => {
            (BadgeTone::Neutral, |texts| texts.order.payments.left_standing)
        }
        RefundState::ToDo => (BadgeTone::Warning, |texts| texts.order.payments.to_do),
        RefundState::Opened { .. } => (BadgeTone::Warning, |texts| texts.order.payments.waiting),
        RefundState::Done { seen, .. } if task.state.open_excess().is_some() => match seen {
            Some(seen) if !seen.is_as_due() => (BadgeTone::Danger, |texts| texts.order.payments.done_too_much),
            _ => (BadgeTone::Danger, |texts| texts.order.payments.done_twice),
        },
        RefundState::Done { less: Some(_), .. } => (BadgeTone::Success, |texts| texts.order.payments.done_in_part),
        RefundState::Done { .. } => (BadgeTone::Success, |texts| texts.order.payments.done),
        RefundState::UsedAtTill { less: Some(_), .. } => {
            (BadgeTone::Success, |texts| texts.order.payments.used_at_till_in_part)
        }
        RefundState::UsedAtTill { .. } => (BadgeTone::Success, |texts| texts.order.payments.used_at_till),
        RefundState::Impossible { .. } => (BadgeTone::Danger, |texts| texts.order.payments.impossible),
        RefundState::Bounced { .. } => (BadgeTone::Danger, |texts| texts.order.payments.bounced),
        RefundState::NeverMade { .. } => (BadgeTone::Danger, |texts| texts.order.payments.never_made),
        RefundState::GivenUp { .. } => (BadgeTone::Neutral, |texts| texts.order.payments.given_up),
        RefundState::Withdrawn { .. } => (BadgeTone::Neutral, |texts| texts.order.payments.withdrawn),
    }
}

/// What came of a refund, and when.
#[component]
pub fn RefundStory(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let (is_gift_card, is_void) = (task.is_made_here(), task.is_void());
    let (what, at) = match task.state {
        RefundState::ToDo => return ().into_any(),
        RefundState::Opened { at, by } => {
            return view! { <Untrusted text=by.name/> ", " <DateTimeView at/> }.into_any();
        }
        RefundState::Done { at, .. } if is_void => return view! { <DateTimeView at/> }.into_any(),
        RefundState::Done { at, .. } if is_gift_card => (t!(order.payments.gift_card_done).into_any(), at),
        RefundState::Done { reference, at, less, excess, seen } => {
            let given = less.map(|less| {
                view! { {t!(order.payments.really_given)} " " <AmountView amount=less.given currency/> ", " }
            });
            let resolved =
                excess.and_then(|excess| excess.resolution).map(|resolution| view! { <Resolved resolution/> });
            let seen = seen.filter(|seen| !seen.is_as_due()).map(|seen| view! { ", " <SeenAmountView seen/> });
            (view! { {given} <Reference reference/> {seen} {resolved} }.into_any(), at)
        }
        RefundState::UsedAtTill { receipt, at, less } => {
            let given = less.map(|less| view! { <AmountView amount=less.given currency/> ", " });
            let receipt = view! { {t!(order.payments.receipt)} " " <code><Untrusted text=receipt/></code> };
            (view! { {given} {receipt} }.into_any(), at)
        }
        RefundState::Bounced { reason, at, .. } | RefundState::GivenUp { reason, at } => {
            (view! { <Untrusted text=reason/> }.into_any(), at)
        }
        RefundState::NeverMade { reference, reason, at, .. } => {
            // What was recorded stays to be seen: it may be another refund's name.
            let reference = (!reference.is_empty()).then(|| view! { <Reference reference/> ", " });
            (view! { {reference} <Untrusted text=reason/> }.into_any(), at)
        }
        RefundState::Impossible { reason, at, .. } => {
            (live_text(move || (language.texts().domain.impossible_reason)(reason).to_owned()), at)
        }
        RefundState::Withdrawn { correction, at } => {
            (view! { {t!(order.messages.by)} " " <Untrusted text=correction.0/> }.into_any(), at)
        }
    };
    view! { {what} ", " <DateTimeView at/> }.into_any()
}

/// The provider's name for the refund.
#[component]
fn Reference(reference: String) -> impl IntoView {
    if reference.is_empty() {
        return t!(order.payments.no_reference).into_any();
    }
    view! { {t!(order.payments.reference)} " " <code><Untrusted text=reference/></code> }.into_any()
}

/// The end of money that went out twice.
#[component]
fn Resolved(resolution: ExcessResolution) -> impl IntoView {
    let (word, text) = match resolution {
        ExcessResolution::Recovered { reference, .. } => (t!(order.payments.recovered).into_any(), reference),
        ExcessResolution::WrittenOff { reason, .. } => (t!(order.payments.written_off).into_any(), reason),
    };
    view! { ", " {word} " " <Untrusted text/> }
}
