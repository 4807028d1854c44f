//! The transaction pop-in: one card per refund, each with what finds its transaction, the way to the bank, and
//! the question that waits when the agent comes back.

mod answer;
mod card;
mod facts;
mod impossible;
mod portal;

use leptos::html;
use leptos::prelude::*;

use super::action_button::{CloseButton, ObstacleNote};
use super::{CancellationDesk, Draft};
use crate::api::orders::OrderDetail;
use crate::domain::action::OrderAction;
use crate::domain::refund_task::{RefundState, RefundTaskId};
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountTone, AmountView, DialogActions, focus, live_if, live_text, on_change};
use crate::ui::order_desk::OrderDesk;
use card::TaskCard;

#[component]
pub fn RefundStep() -> impl IntoView {
    let desk = Desk::expect();
    // Only another refund draws the list again; each card follows its own.
    let order = OrderDesk::expect().part(|one, other| ids(one).eq(ids(other)));
    let cards = live_if(move || {
        let order = order.get()?;
        Some(ids(&order).cloned().map(|id| view! { <TaskCard id/> }).collect_view().into_any())
    });
    let place = NodeRef::<html::Div>::new();
    keep_focus(place);
    view! {
        <div class="refunds" node_ref=place>
            <Progress/>
            {cards}
            <ObstacleNote action=OrderAction::SettleRefund/>
            <DialogActions>
                <p class="quiet close-hint">{desk.say(|texts| texts.cancellation.close_hint)}</p>
                <CloseButton/>
            </DialogActions>
        </div>
    }
}

/// How many are settled, and how much is still to be given back.
fn ids(order: &OrderDetail) -> impl Iterator<Item = &RefundTaskId> {
    order.refund_tasks.iter().map(|detail| &detail.task.id)
}

#[component]
fn Progress() -> impl IntoView {
    let desk = Desk::expect();
    let order =
        OrderDesk::expect().part(|one, other| one.amounts == other.amounts && one.refund_tasks == other.refund_tasks);
    live_if(move || {
        let order = order.get()?;
        // One that was impossible is carried on by the one that replaced it.
        let counted = || order.refund_tasks.iter().map(|detail| &detail.task).filter(|task| task.uses_payment());
        let (settled, all) = (counted().filter(|task| !task.is_open()).count(), counted().count());
        let progress = view! {
            <p class="refund-progress" role="status">
                <span class="refund-count">
                    {live_text(move || (desk.texts().cancellation.refund.progress)(settled, all))}
                </span>
                <span class="refund-left">
                    {desk.say(|texts| texts.cancellation.refund.left)}
                    {desk.say(|texts| texts.order.colon)}
                    " "
                    <AmountView amount=order.amounts.pending currency=order.order.currency tone=AmountTone::Refund/>
                </span>
            </p>
        };
        Some(progress.into_any())
    })
}

/// When a refund moves on, the focus follows to what it waits for next.
fn keep_focus(place: NodeRef<html::Div>) {
    let order_desk = OrderDesk::expect();
    let draft = CancellationDesk::expect().draft();
    on_change(
        move || Current::of(order_desk.order()?.as_ref(), draft),
        move |_, _| {
            request_animation_frame(move || {
                let place = place.try_get_untracked().flatten();
                if let Some(target) = place.and_then(|place| focus::first(&place, "[data-autofocus]")) {
                    focus::focus(&target);
                }
            });
        },
    );
}

/// What the first refund that is not settled waits for.
#[derive(PartialEq, Eq)]
struct Current {
    id: RefundTaskId,
    was_opened: bool,
    is_impossible: bool,
}

impl Current {
    fn of(order: &OrderDetail, draft: Draft) -> Option<Self> {
        let task = order.refund_tasks.iter().map(|detail| &detail.task).find(|task| task.is_open())?;
        Some(Self {
            id: task.id.clone(),
            was_opened: matches!(task.state, RefundState::Opened { .. }),
            is_impossible: draft.is_impossible(&task.id),
        })
    }
}
