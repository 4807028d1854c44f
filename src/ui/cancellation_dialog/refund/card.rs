//! One refund.

use leptos::prelude::*;

use super::answer::Answer;
use super::facts::Facts;
use super::portal::{Portal, Way};
use crate::api::refund_tasks::RefundTaskDetail;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{RefundMeans, RefundState, RefundTask, RefundTaskId};
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountView, Badge, BadgeTone, DateTimeView, FieldIds, Untrusted};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn TaskCard(id: RefundTaskId) -> impl IntoView {
    let detail = OrderDesk::expect().part(move |order| {
        let detail = order.refund_tasks.iter().find(|detail| detail.task.id == id);
        detail.map(|detail| (detail.clone(), order.order.currency))
    });
    move || {
        detail.get().flatten().map(|(RefundTaskDetail { task, portal_url }, currency)| {
            if task.is_open() {
                let way = Way::to(&task, portal_url.as_deref());
                view! { <OpenTask task way currency/> }.into_any()
            } else {
                view! { <SettledTask task currency/> }.into_any()
            }
        })
    }
}

/// A refund that somebody has to make, or to say what came of it.
#[component]
fn OpenTask(task: RefundTask, way: Way, currency: Currency) -> impl IntoView {
    let desk = Desk::expect();
    let RefundTask { provider, means, .. } = task;
    let title_id = FieldIds::fresh().control;
    let labelled_by = title_id.clone();
    let was_opened = matches!(task.state, RefundState::Opened { .. });
    let asks = was_opened || !matches!(way, Way::Portal(_));
    let replaces = matches!(means, RefundMeans::Alternative(_)).then(|| {
        view! { <span class="quiet">{desk.say(|texts| texts.cancellation.refund.replaces)}</span> }
    });
    let answer = asks.then(|| view! { <Answer task=task.clone() currency/> });
    view! {
        <section class="task" data-state=if asks { "asks" } else { "to-do" } aria-labelledby=labelled_by>
            <h3 class="task-title" id=title_id>
                <span>{move || desk.texts().domain.means(provider, means)}</span>
                {replaces}
            </h3>
            <Facts task=task.clone() currency/>
            <Portal task way/>
            {answer}
        </section>
    }
}

/// A refund of which it is known what came of it.
#[component]
fn SettledTask(task: RefundTask, currency: Currency) -> impl IntoView {
    let desk = Desk::expect();
    let RefundTask { provider, means, amount, state, .. } = task;
    let is_gift_card = means == RefundMeans::Original && provider == PaymentProvider::GiftCard;
    let (tone, word, detail) = match state {
        RefundState::Impossible { reason, at, .. } => {
            let detail = view! {
                {move || (desk.texts().domain.impossible_reason)(reason)} ", " <DateTimeView at/>
            };
            (BadgeTone::Neutral, Signal::derive(desk.say(|texts| texts.order.payments.impossible)), detail.into_any())
        }
        RefundState::Done { at, .. } if is_gift_card => {
            let detail = view! { {desk.say(|texts| texts.order.payments.gift_card_done)} ", " <DateTimeView at/> };
            (BadgeTone::Success, Signal::derive(desk.say(|texts| texts.order.payments.done)), detail.into_any())
        }
        RefundState::Done { reference, at } if reference.is_empty() => {
            let detail = view! { {desk.say(|texts| texts.order.payments.no_reference)} ", " <DateTimeView at/> };
            (BadgeTone::Success, Signal::derive(desk.say(|texts| texts.order.payments.done)), detail.into_any())
        }
        RefundState::Done { reference, at } => {
            let detail = view! {
                {desk.say(|texts| texts.order.payments.reference)} " " <code><Untrusted text=reference/></code> ", " <DateTimeView at/>
            };
            (BadgeTone::Success, Signal::derive(desk.say(|texts| texts.order.payments.done)), detail.into_any())
        }
        RefundState::Withdrawn { correction, at } => {
            let detail = view! { <Untrusted text=correction.0/> ", " <DateTimeView at/> };
            (BadgeTone::Neutral, Signal::derive(desk.say(|texts| texts.order.payments.withdrawn)), detail.into_any())
        }
        RefundState::ToDo | RefundState::Opened { .. } => {
            (BadgeTone::Warning, Signal::derive(desk.say(|texts| texts.order.payments.waiting)), ().into_any())
        }
    };
    view! {
        <section class="task" data-state="settled">
            <h3 class="task-title">
                <span>{move || desk.texts().domain.means(provider, means)}</span>
                <Badge tone>{move || word.get()}</Badge>
                <AmountView amount currency/>
            </h3>
            <p class="quiet">{detail}</p>
        </section>
    }
}
