//! What is to be done next on the order, as its state alone says it: nothing here remembers what was pressed.

use leptos::prelude::*;

use super::banner::CancellationBanner;
use super::mail_notices::MailNotices;
use crate::ui::screens::order::parts::mail_stays::MailStays;
use crate::ui::screens::order::refunds::RefundsNotice;

/// Its place is there before its words, because the focus comes here when a pop-in closes.
#[component]
pub fn NextSteps() -> impl IntoView {
    view! {
        <div class="next-steps" role="group" aria-label=t!(order.next_steps) tabindex="-1">
            <CancellationBanner/>
            <RefundsNotice/>
            <MailStays/>
            <MailNotices/>
        </div>
    }
}
