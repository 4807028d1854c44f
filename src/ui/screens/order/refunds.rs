//! The transaction pop-in: one card per refund, each with what finds its transaction, the way to the bank, and
//! the question that waits when the agent comes back. A cancellation shows the cards as one of its steps; what a
//! credit note gives back has a pop-in of its own, as no cancellation is under way then and MOD need not be on.

mod by_hand;
mod facts;
mod impossible;
mod outcome_drafts;
mod outcome_question;
mod portal;
mod taken_by_another;
mod task_card;
mod tasks;
mod waiting_notice;

use leptos::prelude::*;

pub use outcome_drafts::{OutcomeDraft, OutcomeDrafts};
pub use tasks::RefundTasks;
pub use waiting_notice::RefundsNotice;

use super::parts::pop_in::PopIn;
use super::store::OrderStore;
use crate::api::order_detail::OrderDetail;
use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::domain::refund_task::RefundTask;
use crate::ui::kit::{Button, Dialog, DialogActions};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live_text, memo_bool, watch};
use crate::ui::session::AgentSession;

/// What the pop-in, its cards and the page around share. Whoever makes refunds to do, by issuing a credit note,
/// calls [`RefundDesk::open`] once the write took effect.
#[derive(Clone, Copy)]
pub struct RefundDesk {
    store: OrderStore,
    navigator: Navigator,
    has_tasks: Memo<bool>,
    /// The agent wants to see it.
    is_wanted: RwSignal<bool>,
    is_open: Memo<bool>,
    /// The last refund was settled before the agent's eyes, and nothing was begun since.
    just_settled: RwSignal<bool>,
    outcomes: OutcomeDrafts,
}

impl RefundDesk {
    /// For an order that was read. It is open from the start when a question waits for this agent: who comes back, on
    /// whatever machine, finds it in front. Others see that a refund is not finished, and are asked nothing.
    pub fn provide() {
        let session = AgentSession::expect();
        let (store, navigator) = (OrderStore::expect(), Navigator::expect());
        let is_wanted = RwSignal::new(untrack(|| {
            let waits = store
                .order()
                .zip(session.agent())
                .is_some_and(|(order, me)| waiting(&order).any(|task| task.state.is_opened_by(&me.id)));
            store.allows(OrderAction::SettleRefund) && (waits || navigator.asks_for_refunds())
        }));
        let has_tasks = memo_bool(move || store.order().is_some_and(|order| waiting(&order).next().is_some()));
        let is_open = memo_bool(move || is_wanted.get() && has_tasks.get());
        let just_settled = RwSignal::new(false);
        watch(
            move || has_tasks.get(),
            move |_, has_tasks| {
                just_settled.set(!has_tasks && is_wanted.get());
                if !has_tasks {
                    is_wanted.set(false);
                    navigator.settle_at(&store.number());
                }
            },
        );
        let outcomes = OutcomeDrafts::new();
        provide_context(Self { store, navigator, has_tasks, is_wanted, is_open, just_settled, outcomes });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    /// Shows what there is to refund outside of a cancellation; nothing, where there is nothing.
    pub fn open(&self) {
        self.is_wanted.set(true);
    }

    /// Puts it away. Nothing changes by that; *Paiements* offers to go on.
    pub fn close(&self) {
        self.is_wanted.set(false);
        self.navigator.settle_at(&self.store.number());
    }

    pub const fn is_open(&self) -> Memo<bool> {
        self.is_open
    }

    /// Whether the page is to say that all is settled.
    pub fn just_settled(&self) -> bool {
        self.just_settled.get()
    }

    /// Whether there is something to refund that no cancellation shows.
    pub fn has_tasks(&self) -> bool {
        self.has_tasks.get()
    }

    /// What the agent has typed and chosen about the refunds, and not sent yet.
    pub const fn outcomes(&self) -> OutcomeDrafts {
        self.outcomes
    }
}

/// The refunds that wait for somebody while no cancellation waits for them.
fn waiting(order: &OrderDetail) -> impl Iterator<Item = &RefundTask> {
    let is_cancelled = is_cancelled(order);
    order.tasks().filter(move |task| task.is_open() && !is_cancelled)
}

/// Whether the refunds are a step of a cancellation.
const fn is_cancelled(order: &OrderDetail) -> bool {
    matches!(order.cancellation, Cancellation::Refunding { .. })
}

/// The pop-in outside of a cancellation. It closes by itself when all is settled; the page then says so.
#[component]
pub fn RefundDialog() -> impl IntoView {
    let refunds = RefundDesk::expect();
    let on_close = Callback::new(move |()| refunds.close());
    view! {
        <Dialog
            open=refunds.is_open()
            title=t_signal!(refunds.title)
            on_close
            wide=true
            fallback_focus=".refunds-place"
        >
            <PopIn>
                <Notes/>
                <RefundTasks/>
                <DialogActions>
                    <p class="quiet close-hint">{t!(refunds.close_hint)}</p>
                    <Button on_press=on_close>{t!(cancellation.close)}</Button>
                </DialogActions>
            </PopIn>
        </Dialog>
    }
}

/// The numbers of the notes whose money goes back.
#[component]
fn Notes() -> impl IntoView {
    let store = OrderStore::expect();
    let numbers = live_text(move || {
        let Some(order) = store.order() else { return String::new() };
        let mut numbers: Vec<&str> = waiting(&order).map(|task| task.credit_note.0.as_str()).collect();
        numbers.dedup();
        numbers.join(", ")
    });
    view! { <p class="quiet">{t!(refunds.of_notes)} " " <bdi>{numbers}</bdi></p> }
}
