//! A refund without a portal. Whoever makes it says so first, because a transfer that two agents make each for itself
//! is money gone.

use leptos::prelude::*;

use crate::client::command::OrderCommand;
use crate::domain::refund_task::{RefundTask, RefundTaskId};
use crate::ui::kit::ButtonKind;
use crate::ui::language::Language;
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::action_button::CommandButton;
use crate::ui::session::AgentSession;

#[component]
pub fn ByHand(task: RefundTask) -> impl IntoView {
    let language = Language::expect();
    let RefundTask { id, provider, means, .. } = task;
    let me = untrack(|| AgentSession::expect().agent());
    if !task.state.is_opened() {
        return view! { <TakeOn id/> }.into_any();
    }
    // Whoever else has it on is told to make it, and nobody beside them.
    if !me.is_some_and(|me| task.state.is_opened_by(&me.id)) {
        return ().into_any();
    }
    let instruction = live_text(move || (language.texts().refunds.instruction)(provider.kind(), means).to_owned());
    view! { <p>{instruction}</p> }.into_any()
}

#[component]
pub fn TakeOn(id: RefundTaskId) -> impl IntoView {
    view! {
        <div class="task-portal">
            <CommandButton command=OrderCommand::OpenRefundTask(id) kind=ButtonKind::Primary autofocus=true>
                {t!(refunds.take_on)}
            </CommandButton>
            <p class="quiet">{t!(refunds.take_on_hint)}</p>
        </div>
    }
}
