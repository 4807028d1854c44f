//! *Annuler cette note*: the consequences of taking the note back, and the reason for it.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::NoteDialogState;
use crate::api::operations::OperationKind;
use crate::api::order_detail::OrderDetail;
use crate::api::pointer;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::refund_task::RefundState;
use crate::domain::stock::shelved;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, DialogActions, TextArea, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote, refused_field};
use crate::ui::screens::order::store::{OrderStore, note};

#[component]
pub fn CorrectionForm(number: CreditNoteNumber) -> impl IntoView {
    let language = Language::expect();
    let (notes, store) = (NoteDialogState::expect(), OrderStore::expect());
    let form = NodeRef::<html::Form>::new();
    let wrong = number.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(OrderAction::CorrectCreditNote).is_some() {
            return;
        }
        match notes.take_reason() {
            Some(reason) => {
                let wrong = wrong.clone();
                let command = OrderCommand::CorrectCreditNote(wrong.clone(), reason);
                store.send_then(command, move || notes.show_correction_of(&wrong));
            }
            None => focus::field(form, "textarea"),
        }
    };
    let consequences = live_if(move || {
        let order = store.order()?;
        let note = note(&order, &number)?;
        Some(view! { <ul class="consequences">{consequences(&order, note)}</ul> }.into_any())
    });
    let writing = store.writing();
    let error = move || {
        let kind = OperationKind::CorrectCreditNote;
        let is_refused = writing.with(|writing| refused_field(writing, kind, pointer::REASON));
        let texts = language.texts();
        match (notes.is_reason_missing(), is_refused) {
            (true, _) => Some(texts.credit_note.correction.reason_missing.to_owned()),
            (false, true) => Some(texts.refunds.not_accepted.to_owned()),
            (false, false) => None,
        }
    };
    view! {
        <form class="correction" node_ref=form on:submit=submit novalidate=true>
            <p>{t!(credit_note.correction.explained)}</p>
            {consequences}
            <TextArea
                label=t_signal!(credit_note.correction.reason)
                value=notes.reason
                on_input=Callback::new(move |reason| notes.reason.set(reason))
                hint=t_signal!(credit_note.correction.reason_hint)
                error=MaybeProp::derive(error)
                autofocus=true
                rows=2
                max_length=text_limits::REASON
            />
            <ObstacleNote action=OrderAction::CorrectCreditNote/>
            <DialogActions>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| notes.go_back())>
                    {t!(credit_note.correction.back)}
                </Button>
                <DeedButton
                    deed=OperationKind::CorrectCreditNote
                    kind=ButtonKind::Danger
                    submits=true
                >
                    {t!(credit_note.correction.action)}
                </DeedButton>
            </DialogActions>
        </form>
    }
}

/// What will happen: to the books, to the refunds, to the stock.
fn consequences(order: &OrderDetail, note: &CreditNote) -> Vec<AnyView> {
    let language = Language::expect();
    let currency = order.order.currency;
    let item = |text: Box<dyn Fn() -> String + Send + Sync>| view! { <li>{live_text(text)}</li> }.into_any();
    let total = -note.quote.total;
    let words = move || &language.texts().credit_note.correction;
    let mut items = vec![item(Box::new(move || (words().note)(&total.display(currency, language.locale()))))];

    let to_do = order.tasks().filter(|task| task.cause.is_note(&note.number) && task.state == RefundState::ToDo);
    let withdrawn: Vec<_> = to_do
        .map(|task| {
            let (provider, means, amount) = (task.provider, task.means, task.amount);
            item(Box::new(move || {
                (words().withdrawn)(
                    &language.texts().domain.means(provider, means),
                    &amount.display(currency, language.locale()),
                )
            }))
        })
        .collect();
    if withdrawn.is_empty() {
        items.push(item(Box::new(move || words().nothing_withdrawn.to_owned())));
    }
    items.extend(withdrawn);

    let taken_back: Vec<_> = shelved(&order.order, &note.quote)
        .map(|(line, units)| {
            let title = order.order.item_title(line).to_owned();
            item(Box::new(move || (words().taken_back)(units, &title)))
        })
        .collect();
    if taken_back.is_empty() {
        items.push(item(Box::new(move || words().stock_stays.to_owned())));
    }
    items.extend(taken_back);
    items
}
