//! The question *Remboursement effectué* or *Remboursement impossible*, which waits for whoever comes back.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::OutcomeDrafts;
use super::impossible::ImpossibleForm;
use crate::api::operations::OperationKind;
use crate::api::pointer;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundOutcome, RefundTask, RefundTaskId};
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, FieldIds, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_text};
use crate::ui::screens::order::parts::action_button::{DeedButton, refused_field};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn OutcomeQuestion(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let outcomes = OutcomeDrafts::expect();
    let words = move || &language.texts().refunds;
    let question_id = FieldIds::fresh().control;
    let RefundTask { id, provider, means, amount, .. } = task;
    let question = live_text(move || {
        let name = (language.texts().domain.provider)(provider);
        (words().question)(&amount.display(currency, language.locale()), &(words().by)(provider, means, name))
    });
    let outcome = outcomes.of(id.clone());
    let is_impossible = Memo::new(move |_| outcome.with(|outcome| outcome.is_impossible));
    let form = live(move || {
        let id = id.clone();
        if is_impossible.get() {
            view! { <ImpossibleForm id means/> }.into_any()
        } else {
            view! { <DoneForm id/> }.into_any()
        }
    });
    let labelled_by = question_id.clone();
    view! {
        <div class="task-outcome" role="group" aria-labelledby=labelled_by>
            <p class="task-question" id=question_id>{question}</p>
            {form}
        </div>
    }
}

#[component]
fn DoneForm(id: RefundTaskId) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let outcomes = OutcomeDrafts::expect();
    let words = move || &language.texts().refunds;
    let outcome = outcomes.of(id.clone());
    let place = NodeRef::<html::Div>::new();
    let id = StoredValue::new(id);
    let done = move || {
        let reference = outcome.with_untracked(|outcome| outcome.reference.trim().to_owned());
        store.send(OrderCommand::SettleRefundTask(id.get_value(), RefundOutcome::done(reference)));
    };
    let key = Callback::new(move |event: KeyboardEvent| {
        if event.key() != "Enter" || event.repeat() || event.ctrl_key() || event.is_composing() {
            return;
        }
        event.prevent_default();
        // Without a reference Enter only goes on to the button: a key pressed once too often says nothing
        // about money.
        if outcome.with_untracked(|outcome| outcome.reference.trim().is_empty()) {
            if let Some(button) = place.get_untracked().and_then(|place| focus::first(&place, ".button-primary")) {
                focus::focus(&button);
            }
        } else if store.obstacle(OrderAction::SettleRefundTask).is_none() {
            done();
        }
    });
    let writing = store.writing();
    let error = move || {
        let refused =
            writing.with(|writing| refused_field(writing, OperationKind::SettleRefundTask, pointer::REFERENCE));
        refused.then(|| words().not_accepted.to_owned())
    };
    let busy = Signal::derive(move || writing.with(|writing| id.with_value(|id| writing.is_settling(id))));
    let type_reference = Callback::new(move |reference| {
        id.with_value(|id| outcomes.update(id, |outcome| outcome.reference = reference));
    });
    let impossible = Callback::new(move |()| {
        id.with_value(|id| outcomes.update(id, |outcome| outcome.is_impossible = true));
    });
    view! {
        <div class="task-done" node_ref=place>
            <TextInput
                label=t_signal!(refunds.reference)
                value=Signal::derive(move || outcome.with(|outcome| outcome.reference.clone()))
                on_input=type_reference
                on_key=key
                hint=MaybeProp::derive(move || Some(words().reference_hint.to_owned()))
                error=MaybeProp::derive(error)
                max_length=text_limits::REFERENCE
                autofocus=true
            />
            <div class="task-buttons">
                <DeedButton
                    deed=OperationKind::SettleRefundTask
                    busy
                    kind=ButtonKind::Primary
                    on_press=Callback::new(move |()| done())
                >
                    {t!(refunds.done)}
                </DeedButton>
                <Button on_press=impossible>{t!(refunds.impossible)}</Button>
            </div>
        </div>
    }
}
