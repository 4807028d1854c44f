//! *Mise à jour de l'inventaire* with what it comes to in the stock log, and the note's reason.

use leptos::prelude::*;

use super::FormStore;
use super::field_view::{error, on_input, text};
use super::form::{Form, FormField};
use crate::domain::credit::{Payout, UnitCondition};
use crate::domain::order::OrderLine;
use crate::domain::text_limits;
use crate::ui::kit::{Switch, TextInput};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::stock_log::{LogEntry, expected_stock};

#[component]
pub fn Options() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let checked = Signal::derive(move || credit.of(|form| form.restocks));
    let toggle = Callback::new(move |()| credit.edit(|form, _| form.restocks = !form.restocks));
    // What a line says decides, whatever the switch says of the others.
    let differs = memo_bool(move || {
        let Some(creditable) = credit.creditable() else { return false };
        let order = creditable.order();
        let differs = |form: &Form, line: &OrderLine| {
            form.quantity(&line.id) > 0 && form.differs(&line.id, UnitCondition::usual(order, line))
        };
        credit.of(|form| order.lines.iter().any(|line| differs(form, line)))
    });
    let effect = live_text(move || {
        let words = &language.texts().credit_note_form;
        if differs.get() {
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
                <ExpectedStock/>
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

/// The lines of the stock log that the note will cause.
#[component]
fn ExpectedStock() -> impl IntoView {
    let credit = FormStore::expect();
    let entries = Memo::new(move |_| {
        let (creditable, evaluation) = (credit.creditable()?, credit.evaluation()?);
        Some(LogEntry::due(creditable.order(), evaluation.whole()?))
    });
    live_if(move || {
        let entries = entries.get().filter(|entries| !entries.is_empty())?;
        Some(expected_stock(entries))
    })
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
