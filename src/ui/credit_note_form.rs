//! *Ajouter une note de crédit* (seed 003): what is refunded, line by line, with every figure computed here and now
//! by the rules that the backend checks it with. What was typed is kept until the note is issued.

mod adjustment;
mod answer;
mod conservation;
mod entry;
mod explain;
mod figure;
mod fill;
mod footer;
mod form;
mod ground;
mod handle;
mod items;
mod notes;
mod offer;
mod opener;
mod options;
mod say;
mod split;
mod totals;

use leptos::html;
use leptos::prelude::*;

pub use form::{AdjustmentKind, Field};
pub use handle::CreditForm;
pub use opener::{AddCreditNote, IssuedNotice};

use super::desk::Desk;
use super::kit::Dialog;
use super::order_page::pop_in::PopIn;

/// The pop-in.
#[component]
pub fn CreditNoteDialog() -> impl IntoView {
    let desk = Desk::expect();
    let credit = CreditForm::expect();
    let title = desk.said(|texts| texts.credit_note_form.title);
    let on_close = Callback::new(move |()| credit.close());
    view! {
        <Dialog open=credit.is_open() title on_close wide=true fallback_focus=".add-credit-note button">
            <CreditNoteForm/>
        </Dialog>
    }
}

/// What is in the pop-in. Enter alone does nothing: money does not leave by a key that also ends a word.
#[component]
pub fn CreditNoteForm() -> impl IntoView {
    let typed_total = entry::Entry::new(Field::Total);
    let place = NodeRef::<html::Form>::new();
    view! {
        <PopIn>
            <form
                class="credit-form"
                node_ref=place
                novalidate=true
                on:submit=move |event| event.prevent_default()
            >
                <notes::ChangedNotice/>
                <notes::GiftCardNote/>
                <div class="credit-columns">
                    <div class="credit-main">
                        <items::Items/>
                        <options::Options/>
                        <adjustment::Adjustment/>
                        <split::SplitOverPayments/>
                    </div>
                    <totals::Totals typed=typed_total.clone()/>
                </div>
                <footer::Footer place typed=typed_total/>
            </form>
        </PopIn>
    }
}

#[cfg(test)]
mod tests;
