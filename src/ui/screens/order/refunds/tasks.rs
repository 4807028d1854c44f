//! The refunds of an order, one card each, and how far they are.

use leptos::html;
use leptos::prelude::*;

use super::OutcomeDrafts;
use super::task_card::TaskCard;
use super::ways_on::focus_in;
use crate::api::order_detail::{OrderDetail, RefundTaskDetail};
use crate::domain::action::OrderAction;
use crate::domain::agent::AgentId;
use crate::domain::refund_task::{RefundCause, RefundState, RefundTask, RefundTaskId, ToldDestination, WayOn};
use crate::ui::kit::{AmountTone, AmountView};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, watch};
use crate::ui::screens::order::parts::action_button::ObstacleNote;
use crate::ui::screens::order::store::{OrderStore, is_refunding};

#[component]
pub fn RefundTasks() -> impl IntoView {
    // Only another refund draws the list again; each card follows its own.
    let order = OrderStore::expect().part(|one, other| ids(one).eq(ids(other)));
    let cards = live_if(move || {
        let order = order.get()?;
        Some(ids(&order).cloned().map(|id| view! { <TaskCard id/> }).collect_view().into_any())
    });
    let place = NodeRef::<html::Div>::new();
    keep_focus(place);
    view! {
        <div class="refunds" node_ref=place>
            <RefundProgress/>
            {cards}
            <ObstacleNote action=OrderAction::SettleRefundTask/>
        </div>
    }
}

/// What is to be refunded together: all of a cancelled order; else what goes back for the causes that still have
/// something to give back, and not what earlier ones gave back long ago.
fn together(order: &OrderDetail) -> impl Iterator<Item = &RefundTask> {
    let all = is_refunding(order);
    let is_open = |cause: &RefundCause| order.tasks().any(|task| task.is_open() && task.cause == *cause);
    order.tasks().filter(move |task| all || is_open(&task.cause))
}

fn ids(order: &OrderDetail) -> impl Iterator<Item = &RefundTaskId> {
    together(order).map(|task| &task.id)
}

/// How many are settled, and how much is still to be given back.
#[component]
fn RefundProgress() -> impl IntoView {
    let language = Language::expect();
    let order =
        OrderStore::expect().part(|one, other| one.amounts == other.amounts && one.refund_tasks == other.refund_tasks);
    live_if(move || {
        let order = order.get()?;
        // An impossible one is not counted, because the one that replaced it is.
        let counted = || together(&order).filter(|task| task.used().is_some());
        let (settled, all) = (counted().filter(|task| !task.is_open()).count(), counted().count());
        // Where all that is to do is to let go of what is set aside, no money is counted.
        if all == 0 {
            return None;
        }
        let progress = view! {
            <p class="refund-progress" role="status">
                <span class="refund-count">
                    {live_text(move || (language.texts().refunds.progress)(settled, all))}
                </span>
                <span>
                    {t!(refunds.left)}
                    {t!(order.colon)}
                    " "
                    <AmountView amount=order.amounts.pending currency=order.order.currency tone=AmountTone::Refund/>
                </span>
            </p>
        };
        Some(progress.into_any())
    })
}

/// What the refund waits for.
const NEXT: &str = "[data-autofocus]";

/// When a refund moves on, the focus follows to what it waits for next.
fn keep_focus(place: NodeRef<html::Div>) {
    let store = OrderStore::expect();
    let outcomes = OutcomeDrafts::expect();
    watch(
        move || Current::of(store.order()?.as_ref(), outcomes),
        move |before, now| {
            let selector = match (before, now) {
                (Some(before), Some(now)) => before.way_to(now),
                _ => NEXT,
            };
            focus_in(place, selector);
        },
    );
}

/// What the first refund that is not settled waits for.
#[derive(PartialEq, Eq)]
struct Current {
    id: RefundTaskId,
    taken_on_by: Option<AgentId>,
    is_impossible: bool,
    way: Option<WayOn>,
    destination: Option<ToldDestination>,
}

impl Current {
    fn of(order: &OrderDetail, outcomes: OutcomeDrafts) -> Option<Self> {
        let RefundTaskDetail { task, destination, .. } =
            order.refund_tasks.iter().find(|detail| detail.task.is_open())?;
        Some(Self {
            id: task.id.clone(),
            taken_on_by: match &task.state {
                RefundState::Opened { by, .. } => Some(by.id.clone()),
                _ => None,
            },
            is_impossible: outcomes.is_impossible(&task.id),
            way: outcomes.way_of(&task.id),
            destination: destination.clone(),
        })
    }

    /// Where the focus goes by what happened; to the button that led away from the question, for who is back at it.
    fn way_to(&self, now: &Self) -> &'static str {
        let is_asked_still = (&self.id, &self.taken_on_by) == (&now.id, &now.taken_on_by);
        match (self.is_impossible, self.way) {
            _ if !is_asked_still || now.is_impossible || now.way.is_some() => NEXT,
            (true, _) => ".task-outcome .task-buttons > :nth-last-child(2)",
            (_, Some(WayOn::NotRefunded)) => ".task-outcome .task-buttons > :last-child",
            _ => NEXT,
        }
    }
}
