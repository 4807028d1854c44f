//! Money above the price of the order (*trop-perçu*): the page says how much, and a dialog gives it back.

mod draft;
mod notice;

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

pub use draft::OverpaymentDraft;
pub use notice::OverpaymentNotice;

use super::open_dialog::{Dialogs, OpenDialog};
use super::parts::action_button::{DeedButton, ObstacleNote};
use super::parts::gate::{GateNote, key_words, waits};
use super::parts::pop_in::PopIn;
use super::parts::whose::whose;
use super::store::OrderStore;
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::help::HelpTopic;
use crate::domain::payment::PaymentId;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Dialog, DialogActions, Select, TextArea, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::help::article::help_of;

#[component]
pub fn OverpaymentDialog() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    view! {
        <Dialog
            open=dialogs.shows(OpenDialog::Overpayment)
            title=t_signal!(overpayment.title)
            about=whose()
            on_close
            help=help_of(|| HelpTopic::Overpayment)
        >
            <PopIn>
                <OverpaymentForm on_close/>
            </PopIn>
        </Dialog>
    }
}

#[component]
fn OverpaymentForm(on_close: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let draft = OverpaymentDraft::expect();
    let form = NodeRef::<html::Form>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(OrderAction::RefundOverpayment).is_some() {
            return;
        }
        match draft.take() {
            Some(body) => store.send_then(OrderCommand::RefundOverpayment(body), move || {
                draft.clear();
                dialogs.drop_wish(&OpenDialog::Overpayment);
                // The next step is the refund itself.
                dialogs.show(OpenDialog::Refunds);
            }),
            None => focus::field(form, "[aria-invalid]"),
        }
    };
    let explained = live_text(move || {
        let over = draft.overpayment().map(|over| draft.written(over, language.locale()));
        (language.texts().overpayment.explained)(&over.unwrap_or_default())
    });
    let payments = Signal::derive(move || draft.choices(language));
    let choice = memo_bool(move || payments.with(|payments| payments.len() > 1));
    let payment = live_if(move || choice.get().then(|| view! { <PaymentChoice payments/> }.into_any()));
    let gate = store.gate(move |_| draft.limited(language.locale()));
    let action = key_words(gate, move || draft.action_words(language));
    view! {
        <form class="overpayment" node_ref=form on:submit=submit novalidate=true>
            <p>{explained}</p>
            {payment}
            <TextInput
                label=t_signal!(overpayment.amount)
                value=Signal::derive(move || draft.amount_text(language.locale()))
                on_input=Callback::new(move |text| draft.type_amount(text))
                hint=MaybeProp::derive(move || draft.most_words(language))
                error=MaybeProp::derive(move || draft.amount_error(language))
                autofocus=true
            />
            <TextArea
                label=t_signal!(overpayment.reason)
                value=draft.reason
                on_input=Callback::new(move |reason| draft.reason.set(reason))
                hint=t_signal!(overpayment.reason_hint)
                error=MaybeProp::derive(move || draft.reason_error(language))
                rows=2
                max_length=text_limits::REASON
            />
            <GateNote gate/>
            <ObstacleNote action=OrderAction::RefundOverpayment/>
            <DialogActions>
                <Button kind=ButtonKind::Quiet on_press=on_close>{t!(kit.close)}</Button>
                <DeedButton
                    deed=OperationKind::RefundOverpayment
                    kind=ButtonKind::Primary
                    submits=true
                    waits=waits(gate)
                >
                    {action}
                </DeedButton>
            </DialogActions>
        </form>
    }
}

/// Which payment gives it back, where several can.
#[component]
fn PaymentChoice(payments: Signal<Vec<(PaymentId, String)>>) -> impl IntoView {
    let draft = OverpaymentDraft::expect();
    view! {
        <Select
            label=t_signal!(overpayment.payment)
            options=payments
            value=Signal::derive(move || draft.payment())
            on_choose=Callback::new(move |payment| draft.choose(payment))
        />
    }
}
