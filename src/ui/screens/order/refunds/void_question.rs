//! The question whether the provider let go of what it had set aside, which waits for whoever comes back.

use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundOutcome, RefundTask};
use crate::ui::kit::{ButtonKind, FieldIds};
use crate::ui::language::Language;
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::action_button::DeedButton;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn VoidQuestion(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let RefundTask { id, provider, amount, .. } = task;
    let question_id = FieldIds::fresh().control;
    let labelled_by = question_id.clone();
    let question = live_text(move || {
        let texts = language.texts();
        (texts.refunds.void_question)(&amount.display(currency, language.locale()), &texts.domain.provider(provider))
    });
    let say = move |outcome: RefundOutcome| {
        let id = id.clone();
        Callback::new(move |()| store.send(OrderCommand::SettleRefundTask(id.clone(), outcome.clone())))
    };
    let (voided, not_voided) = (say(RefundOutcome::done(String::new())), say(RefundOutcome::NotRefunded {}));
    view! {
        <div class="task-outcome" role="group" aria-labelledby=labelled_by>
            <p class="task-question" id=question_id>{question}</p>
            <div class="task-buttons">
                <DeedButton
                    deed=OperationKind::SettleRefundTask
                    kind=ButtonKind::Primary
                    on_press=voided
                    autofocus=true
                >
                    {t!(refunds.voided)}
                </DeedButton>
                <DeedButton deed=OperationKind::SettleRefundTask on_press=not_voided>
                    {t!(refunds.not_voided)}
                </DeedButton>
            </div>
        </div>
    }
}
