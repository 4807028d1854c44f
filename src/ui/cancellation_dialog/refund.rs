//! The transaction pop-in: one card per refund, each with what finds its transaction, the way to the bank, and
//! the question that waits when the agent comes back.

mod answer;
mod card;
mod facts;
mod impossible;
mod portal;

use leptos::html;
use leptos::prelude::*;

use super::CancellationDesk;
use super::action_button::{CloseButton, ObstacleNote};
use crate::domain::action::OrderAction;
use crate::domain::refund_task::{RefundState, RefundTaskId};
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountTone, AmountView, DialogActions, focus};
use crate::ui::order_desk::OrderDesk;
use card::TaskCard;

#[component]
pub fn RefundStep() -> impl IntoView {
    let desk = Desk::expect();
    let ids = OrderDesk::expect()
        .part(|order| order.refund_tasks.iter().map(|detail| detail.task.id.clone()).collect::<Vec<_>>());
    let place = NodeRef::<html::Div>::new();
    keep_focus(place);
    view! {
        <div class="refunds" node_ref=place>
            <Progress/>
            <For each=move || ids.get().unwrap_or_default() key=Clone::clone let:id>
                <TaskCard id/>
            </For>
            <ObstacleNote action=OrderAction::SettleRefund/>
            <DialogActions>
                <p class="quiet close-hint">{desk.say(|texts| texts.cancellation.close_hint)}</p>
                <CloseButton/>
            </DialogActions>
        </div>
    }
}

/// How many are settled, and how much is still to be given back.
#[component]
fn Progress() -> impl IntoView {
    let desk = Desk::expect();
    let words = move || &desk.texts().cancellation.refund;
    let progress = OrderDesk::expect().part(|order| {
        // One that was impossible is carried on by the one that replaced it.
        let counted = || order.refund_tasks.iter().map(|detail| &detail.task).filter(|task| task.uses_payment());
        let settled = counted().filter(|task| !task.is_open()).count();
        (settled, counted().count(), order.amounts.pending, order.order.currency)
    });
    move || {
        progress.get().map(|(settled, all, pending, currency)| {
            view! {
                <p class="refund-progress" role="status">
                    <span class="refund-count">{move || (words().progress)(settled, all)}</span>
                    <span class="refund-left">
                        {desk.say(|texts| texts.cancellation.refund.left)}
                        {desk.say(|texts| texts.order.colon)}
                        " "
                        <AmountView amount=pending currency tone=AmountTone::Refund/>
                    </span>
                </p>
            }
        })
    }
}

/// What the first refund that is not settled waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Current {
    id: RefundTaskId,
    was_opened: bool,
    is_impossible: bool,
}

/// When a refund moves on, the focus follows to what it waits for next.
fn keep_focus(place: NodeRef<html::Div>) {
    let draft = CancellationDesk::expect().draft();
    let first_open = OrderDesk::expect().part(|order| {
        let first = order.refund_tasks.iter().map(|detail| &detail.task).find(|task| task.is_open());
        first.map(|task| (task.id.clone(), matches!(task.state, RefundState::Opened { .. })))
    });
    let current = Memo::new(move |_| {
        let (id, was_opened) = first_open.get().flatten()?;
        let is_impossible = draft.is_impossible(&id);
        Some(Current { id, was_opened, is_impossible })
    });
    Effect::new(move |before: Option<Option<Current>>| {
        let now = current.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(move || {
                let target =
                    place.try_get_untracked().flatten().and_then(|place| focus::first(&place, "[data-autofocus]"));
                if let Some(target) = target {
                    focus::focus(&target);
                }
            });
        }
        now
    });
}
