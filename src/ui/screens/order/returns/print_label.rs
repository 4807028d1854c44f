//! *Imprimer l’étiquette de retour*: for a customer at the counter, or whoever packs an exchange. Copying it is for a mail.

use leptos::html;
use leptos::prelude::*;

use crate::domain::locale::Locale;
use crate::domain::returns::ReturnNumber;
use crate::ui::kit::{Button, Untrusted};
use crate::ui::screens::order::parts::paper_copy::PaperCopy;

/// The sheet, hidden, and the key that prints a copy of it.
#[component]
pub fn PrintLabel(
    number: ReturnNumber,
    label: String,
    /// The customer's, in which the label is.
    language: Locale,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let on_press = Callback::new(move |()| PaperCopy::Printed.make(place));
    view! {
        <div hidden=true node_ref=place>
            <article class="paper" lang=language.tag() data-name=number.0 data-medium="print">
                <p class="paper-label"><Untrusted text=label lines=true/></p>
            </article>
        </div>
        <Button on_press>{t!(returns.print_label)}</Button>
    }
}
