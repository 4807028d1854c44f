//! *Ajouter une note de crédit*, the pop-in of the procedure's *Prepare the credit note* to *Add*. Every figure is
//! computed here by the rules that the backend checks it with; what was typed is kept until the note is issued.

mod adjustment;
mod creditable_order;
mod draft_reader;
mod evaluation;
mod everything;
mod explain;
mod field_view;
mod figure;
mod figure_view;
mod fill;
mod footer;
mod form;
mod items;
mod line_stock;
mod notices;
mod opener;
mod options;
mod problem;
mod problem_text;
mod split;
mod store;
mod suggestion;
mod totals;

use leptos::html;
use leptos::prelude::*;

pub use form::FormField;
pub use opener::AddCreditNote;
pub use store::FormStore;

use super::open_dialog::{Dialogs, OpenDialog};
use super::parts::pop_in::PopIn;
use super::parts::whose::whose;
use crate::domain::help::HelpTopic;
use crate::ui::kit::Dialog;
use crate::ui::screens::help::article::help_of;

/// The pop-in.
#[component]
pub fn CreditNoteDialog() -> impl IntoView {
    let title = t_signal!(credit_note_form.title);
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    view! {
        <Dialog
            open=dialogs.shows(OpenDialog::CreditNote)
            title
            about=whose()
            on_close
            wide=true
            fallback_focus=".add-credit-note button"
            help=help_of(|| HelpTopic::CreditNoteForm)
        >
            <CreditNoteForm/>
        </Dialog>
    }
}

/// What is in the pop-in. Enter alone does nothing: money does not leave by a key that also ends a word.
#[component]
pub fn CreditNoteForm() -> impl IntoView {
    let typed_total = field_view::FieldView::new(FormField::Total);
    let place = NodeRef::<html::Form>::new();
    view! {
        <PopIn>
            <form
                class="credit-form"
                node_ref=place
                novalidate=true
                on:submit=move |event| event.prevent_default()
            >
                <notices::ChangedNotice/>
                <notices::GiftCardNote/>
                <notices::ReturnNote/>
                <div class="credit-columns">
                    <div class="credit-main">
                        <items::CreditItems/>
                        <options::Options/>
                        <adjustment::Adjustment/>
                        <split::SplitOverPayments/>
                    </div>
                    <totals::FormTotals typed=typed_total.clone()/>
                </div>
                <footer::Footer place typed=typed_total/>
            </form>
        </PopIn>
    }
}

#[cfg(test)]
mod tests;
