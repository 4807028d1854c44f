//! *Paiements*: what was captured, and under each payment what becomes of its refunds.

use leptos::prelude::*;

use super::conservation::Conservation;
use super::earlier_refunds::EarlierRefunds;
use crate::api::order_detail::OrderDetail;
use crate::domain::money::Currency;
use crate::domain::payment::Payment;
use crate::domain::refund_task::{RefundMeans, RefundTask};
use crate::ui::kit::{AmountView, Badge, CopyButton, DateTimeView, Untrusted};
use crate::ui::language::{self, Language};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::credit_note_form::AddCreditNote;
use crate::ui::screens::order::overpayment::OverpaymentNotice;
use crate::ui::screens::order::parts::authorization::authorization;
use crate::ui::screens::order::parts::refund_story::{RefundStory, money_side};
use crate::ui::screens::order::parts::section::{Section, nothing};
use crate::ui::screens::order::parts::shared_transaction::shared_transaction;
use crate::ui::screens::order::refunds::WaysOn;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Payments() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| {
        one.order.payments == other.order.payments
            && one.shared_transactions == other.shared_transactions
            && one.refund_tasks == other.refund_tasks
    });
    let list = live_if(move || {
        let order = order.get()?;
        if order.order.payments.is_empty() {
            return Some(nothing(|texts| texts.order.payments.none));
        }
        let cards = order.order.payments.iter().map(|payment| card(&order, payment));
        Some(view! { <ul class="payments">{cards.collect_view()}</ul> }.into_any())
    });
    view! {
        <Section title=t_signal!(order.payments.title) name="payments">
            <Conservation/>
            <OverpaymentNotice/>
            {list}
            <EarlierRefunds/>
            <AddCreditNote/>
        </Section>
    }
}

fn card(order: &OrderDetail, payment: &Payment) -> AnyView {
    let language = Language::expect();
    let currency = order.order.currency;
    let read_at = OrderStore::expect().read_at();
    let Payment { id, provider, transaction, captured, captured_at, label, authorized } = payment.clone();
    let tasks: Vec<_> = order
        .refund_tasks
        .iter()
        .filter(|detail| detail.task.payment == id)
        .map(|detail| view! { <TaskLine task=detail.task.clone() currency/> })
        .collect();
    let tasks = (!tasks.is_empty()).then(|| {
        view! { <ul class="payment-tasks" aria-label=t!(order.payments.refunds)>{tasks}</ul> }
    });
    let shared = shared_transaction(order, &id);
    let is_voided = order.tasks().any(|task| task.payment == id && task.voided().is_some());
    let authorized = authorized.filter(|_| !is_voided).map(|authorized| {
        let said = live_text(move || authorization(authorized, currency, language, read_at.get()));
        view! { <span class="payment-authorized quiet">{said}</span> }
    });
    view! {
        <li class="payment">
            <span class="payment-provider">
                {live_text(move || language.texts().domain.provider(provider))}
                {label.map(|label| view! { " " <span class="quiet"><Untrusted text=label/></span> })}
            </span>
            <span class="payment-transaction">
                <span class="quiet">{t!(order.payments.transaction)} " "</span>
                <code><Untrusted text=transaction.clone()/></code>
                <CopyButton value=transaction label=t_signal!(order.payments.copy_transaction)/>
            </span>
            <span class="payment-date quiet"><DateTimeView at=captured_at/></span>
            <span class="payment-amount"><AmountView amount=captured currency/></span>
            {authorized}
            {shared}
            {tasks}
        </li>
    }
    .into_any()
}

#[component]
fn TaskLine(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let (provider, amount) = (task.provider, task.amount);
    // What became of an authorisation is said; that it is to be voided is no longer so.
    let means = if task.is_void() && !task.is_open() { RefundMeans::Original } else { task.means };
    let (tone, word) = money_side(&task);
    // Two refunds of one amount are told apart by what they are for.
    let note =
        task.cause.credit_note().map(|note| view! { <span class="quiet"><Untrusted text=note.0.clone()/></span> });
    let ways_on = task.may_be_a_mistake().then(|| view! { <WaysOn task=task.clone() currency/> });
    view! {
        <li class="payment-task">
            <Badge tone>{language::text(word)}</Badge>
            <span class="payment-task-what">
                <span>{live_text(move || language.texts().domain.means(provider, means))}</span>
                {note}
                <span class="quiet"><RefundStory task currency/></span>
            </span>
            <AmountView amount currency/>
            {ways_on}
        </li>
    }
}
