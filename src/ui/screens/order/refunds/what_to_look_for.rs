//! What to look for at the provider before something is done there that may be done already.

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
        let words = &language.texts().refunds;
        if task.is_void() {
            (words.look_for_void)(&task.transaction, &amount)
        } else {
            (words.look_for)(&task.transaction, &amount, is_mine)
        }
    });
    view! { <p>{words}</p> }
}
