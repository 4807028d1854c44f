//! *Mise à jour de l'inventaire*, and the note's reason.

use leptos::prelude::*;

use super::FormStore;
use super::field_view::{error, on_input, text};
use super::form::{Form, FormField};
use crate::domain::credit::Payout;
use crate::domain::text_limits;
use crate::ui::kit::{Switch, TextInput};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};

#[component]
pub fn Options() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let checked = Signal::derive(move || credit.of(|form| form.restocks));
    let toggle = Callback::new(move |()| credit.edit(|form, _| form.restocks = !form.restocks));
    let effect = live_text(move || {
        let words = &language.texts().credit_note_form;
        // What is ticked decides, whatever the switch says of the others.
        if credit.of(Form::differs_by_line) {
            words.restock_some.to_owned()
        } else if checked.get() {
            words.restock_on.to_owned()
        } else {
            words.restock_off.to_owned()
        }
    });
    let on_balance = live_if(move || {
        let creditable = credit.creditable()?;
        // Paid in full, it has nothing that could be credited without going back.
        (creditable.left.uncredited > creditable.left.captured).then(|| view! { <OnBalance/> }.into_any())
    });
    view! {
        <section class="credit-section credit-options">
            {on_balance}
            <div>
                <Switch checked label=t_signal!(credit_note_form.restock) on_toggle=toggle/>
                <p class="quiet" role="status">{effect}</p>
            </div>
            <TextInput
                label=t_signal!(credit_note_form.reason)
                value=text(FormField::Reason)
                on_input=on_input(FormField::Reason)
                hint=t_signal!(credit_note_form.reason_hint)
                error=error(FormField::Reason)
                max_length=text_limits::NOTE_REASON
            />
        </section>
    }
}

/// Whether the note also credits what the customer has not paid.
#[component]
fn OnBalance() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let checked = Signal::derive(move || credit.of(|form| !form.payout.is_full()));
    let toggle = Callback::new(move |()| {
        credit.edit(|form, _| form.payout = if form.payout.is_full() { Payout::Balance } else { Payout::Full });
    });
    let effect = live_text(move || {
        let words = &language.texts().credit_note_form;
        if checked.get() {
            return words.on_balance_on.to_owned();
        }
        let captured = credit.creditable().zip(credit.reader());
        let captured = captured.map(|(creditable, reader)| reader.amount(creditable.left.captured));
        (words.on_balance_off)(&captured.unwrap_or_default())
    });
    view! {
        <div>
            <Switch checked label=t_signal!(credit_note_form.on_balance) on_toggle=toggle/>
            <p class="quiet" role="status">{effect}</p>
        </div>
    }
}
