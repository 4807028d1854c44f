//! A refund without a portal. Whoever makes it says so first: a transfer that two agents make each for itself, or that
//! is made while the credit note is being corrected, is money gone.

use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::refund_task::{RefundTask, RefundTaskId};
use crate::ui::kit::ButtonKind;
use crate::ui::language::Language;
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::action_button::{ActionButton, is_pending};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn ByHand(task: RefundTask) -> impl IntoView {
    let language = Language::expect();
    let RefundTask { id, provider, means, .. } = task;
    if task.state.is_opened() {
        let instruction = live_text(move || (language.texts().refunds.instruction)(provider, means).to_owned());
        view! { <p>{instruction}</p> }.into_any()
    } else {
        view! { <TakeOn id/> }.into_any()
    }
}

#[component]
pub fn TakeOn(id: RefundTaskId) -> impl IntoView {
    let store = OrderStore::expect();
    view! {
        <div class="task-portal">
            <ActionButton
                action=OrderAction::SettleRefundTask
                busy=is_pending(store, OperationKind::OpenRefundTask)
                kind=ButtonKind::Primary
                on_press=Callback::new(move |()| store.send(OrderCommand::OpenRefundTask(id.clone())))
                autofocus=true
            >
                {t!(refunds.take_on)}
            </ActionButton>
            <p class="quiet">{t!(refunds.take_on_hint)}</p>
        </div>
    }
}
