//! The form of a way on: what it does, what it needs to know, and one button.

mod entry;
mod fields;

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use self::entry::WayEntry;
use self::fields::{AgainField, AgreedField, AmountField, ReferenceField, WordsField};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundTask, WayOn};
use crate::ui::kit::{Button, ButtonKind, enter_on_the_page, focus};
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::action_button::DeedButton;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn WayForm(
    way: WayOn,
    task: RefundTask,
    currency: Currency,
    /// The agent leaves it without sending.
    on_back: Callback<()>,
) -> impl IntoView {
    let store = OrderStore::expect();
    let entry = WayEntry::new(way, task, currency);
    let form = NodeRef::<html::Form>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(way.action()).is_some() {
            return;
        }
        match entry.try_to_send() {
            Some(outcome) => {
                let command = OrderCommand::SettleRefundTask(entry.task(), outcome);
                store.send_then(command, move || entry.forget());
            }
            None => focus::field(form, "[data-invalid] select, [data-invalid] input, [data-invalid] textarea"),
        }
    };
    on_cleanup(move || entry.doubt_again());
    let key = move |event: KeyboardEvent| enter_on_the_page(&event, form.get_untracked());
    let writing = store.writing();
    let busy = Signal::derive(move || writing.with(|writing| writing.is_settling(&entry.task())));
    let kind = if way == WayOn::WrittenOff { ButtonKind::Danger } else { ButtonKind::Primary };
    view! {
        <form class="task-way" node_ref=form on:submit=submit on:keydown=key novalidate=true>
            <p class="task-way-title">{live_text(move || (entry.words().ways.title)(way).to_owned())}</p>
            <p>{live_text(move || entry.explained().to_owned())}</p>
            {way.asks_for_reference().then(|| view! { <ReferenceField entry/> })}
            {way.asks_for_amount().then(|| view! { <AmountField entry/> })}
            {way.asks_for_words().then(|| view! { <WordsField entry/> })}
            {(way == WayOn::Bounced).then(|| view! { <AgainField entry/> })}
            <AgreedField entry/>
            <div class="task-buttons">
                <Button kind=ButtonKind::Quiet on_press=on_back autofocus=way == WayOn::NotRefunded>
                    {t!(refunds.ways.back)}
                </Button>
                <DeedButton
                    deed=OperationKind::SettleRefundTask
                    action=way.action()
                    busy
                    kind
                    submits=true
                >
                    {live_text(move || (entry.words().ways.action)(way).to_owned())}
                </DeedButton>
            </div>
        </form>
    }
}
