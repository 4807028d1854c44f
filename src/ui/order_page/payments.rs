//! *Paiements*: what was captured, and under each payment what becomes of its refunds.

use leptos::prelude::*;

use super::conservation::Conservation;
use super::section::Section;
use crate::api::refund_tasks::RefundTaskDetail;
use crate::domain::money::Currency;
use crate::domain::payment::{Payment, PaymentProvider};
use crate::domain::refund_task::{RefundMeans, RefundState, RefundTask};
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountView, Badge, BadgeTone, CopyButton, DateTimeView, Untrusted};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn Payments() -> impl IntoView {
    let desk = Desk::expect();
    let payments = OrderDesk::expect().part(|order| {
        let tasks: Vec<RefundTask> =
            order.refund_tasks.iter().map(|RefundTaskDetail { task, .. }| task.clone()).collect();
        (order.order.currency, order.order.payments.clone(), tasks)
    });
    let list = move || {
        payments.get().map(|(currency, payments, tasks)| {
            if payments.is_empty() {
                return view! { <p class="panel-empty">{desk.say(|texts| texts.order.payments.none)}</p> }.into_any();
            }
            let card = |payment: Payment| {
                let tasks = tasks.iter().filter(|task| task.payment == payment.id).cloned().collect();
                view! { <PaymentCard payment tasks currency/> }
            };
            view! { <ul class="payments">{payments.into_iter().map(card).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        <Section title=desk.said(|texts| texts.order.payments.title) name="payments">
            <Conservation/>
            {list}
        </Section>
    }
}

#[component]
fn PaymentCard(payment: Payment, tasks: Vec<RefundTask>, currency: Currency) -> impl IntoView {
    let desk = Desk::expect();
    let Payment { provider, transaction, captured, captured_at, .. } = payment;
    let tasks = (!tasks.is_empty()).then(|| {
        let tasks = tasks.into_iter().map(|task| view! { <TaskLine task currency/> }).collect_view();
        view! { <ul class="payment-tasks" aria-label=desk.say(|texts| texts.order.payments.refunds)>{tasks}</ul> }
    });
    view! {
        <li class="payment">
            <span class="payment-provider">{move || (desk.texts().domain.provider)(provider)}</span>
            <span class="payment-transaction">
                <span class="quiet">{desk.say(|texts| texts.order.payments.transaction)} " "</span>
                <code><Untrusted text=transaction.clone()/></code>
                <CopyButton value=transaction label=desk.said(|texts| texts.order.payments.copy_transaction)/>
            </span>
            <span class="payment-date quiet"><DateTimeView at=captured_at/></span>
            <span class="payment-amount"><AmountView amount=captured currency/></span>
            {tasks}
        </li>
    }
}

/// A refund, with its money side. It reads as given back only once somebody said that it is.
#[component]
fn TaskLine(task: RefundTask, currency: Currency) -> impl IntoView {
    let desk = Desk::expect();
    let words = move || &desk.texts().order.payments;
    let RefundTask { provider, means, amount, state, .. } = task;
    let is_gift_card = means == RefundMeans::Original && provider == PaymentProvider::GiftCard;
    let (tone, word): (_, fn(&crate::ui::i18n::order::PaymentTexts) -> &'static str) = match &state {
        RefundState::ToDo => (BadgeTone::Warning, |words| words.to_do),
        RefundState::Opened { .. } => (BadgeTone::Warning, |words| words.waiting),
        RefundState::Done { .. } => (BadgeTone::Success, |words| words.done),
        RefundState::Impossible { .. } => (BadgeTone::Danger, |words| words.impossible),
        RefundState::Withdrawn { .. } => (BadgeTone::Neutral, |words| words.withdrawn),
    };
    let detail = match state {
        RefundState::ToDo => ().into_any(),
        RefundState::Opened { at } => view! { <DateTimeView at/> }.into_any(),
        RefundState::Done { at, .. } if is_gift_card => {
            view! { {desk.say(|texts| texts.order.payments.gift_card_done)} ", " <DateTimeView at/> }.into_any()
        }
        RefundState::Done { reference, at } => {
            let reference = if reference.is_empty() {
                (desk.say(|texts| texts.order.payments.no_reference)).into_any()
            } else {
                view! { {desk.say(|texts| texts.order.payments.reference)} " " <code><Untrusted text=reference/></code> }.into_any()
            };
            view! { {reference} ", " <DateTimeView at/> }.into_any()
        }
        RefundState::Impossible { reason, at, .. } => {
            view! { {move || (desk.texts().domain.impossible_reason)(reason)} ", " <DateTimeView at/> }.into_any()
        }
        RefundState::Withdrawn { correction, at } => {
            view! { <Untrusted text=correction.0/> ", " <DateTimeView at/> }.into_any()
        }
    };
    view! {
        <li class="payment-task">
            <Badge tone>{move || word(words())}</Badge>
            <span>{move || desk.texts().domain.means(provider, means)}</span>
            <span class="quiet">{detail}</span>
            <AmountView amount currency/>
        </li>
    }
}
