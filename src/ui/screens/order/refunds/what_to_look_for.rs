//! What to look for at the provider before a refund is made that may be made already.

use leptos::prelude::*;

use crate::domain::money::Currency;
use crate::domain::refund_task::RefundTask;
use crate::ui::language::Language;
use crate::ui::reactive::live_text;

#[component]
pub fn WhatToLookFor(
    task: RefundTask,
    currency: Currency,
    /// This agent has it on, and can say at once that it is made.
    is_mine: bool,
) -> impl IntoView {
    let language = Language::expect();
    let words = live_text(move || {
        let amount = task.amount.display(currency, language.locale());
        (language.texts().refunds.look_for)(&task.transaction, &amount, is_mine)
    });
    view! { <p>{words}</p> }
}
