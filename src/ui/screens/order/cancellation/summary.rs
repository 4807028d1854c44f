//! The summary of a finished cancellation.

use leptos::prelude::*;

use super::leaving::CloseButton;
use crate::api::order_detail::OrderDetail;
use crate::domain::cancellation::{Cancellation, MailOutcome};
use crate::domain::canned_reply::ReplyKind;
use crate::domain::money::Amount;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::ui::kit::{AmountView, ButtonKind, DialogActions, Icon, Symbol, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::onward::Onward;
use crate::ui::screens::order::parts::replies::ReplyOfKind;
use crate::ui::screens::order::parts::section::{fact, figure};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn SummaryStep() -> impl IntoView {
    let store = OrderStore::expect();
    let summary = live_if(move || {
        let order = store.order()?;
        let summary = view! {
            {money(&order)}
            <dl class="facts">{facts(&order)}</dl>
        };
        Some(summary.into_any())
    });
    view! {
        <div class="at-its-end">{summary}</div>
        <details>
            <summary>{t!(cancellation.summary.reply)}</summary>
            <ReplyOfKind kind=ReplyKind::Cancelled/>
        </details>
        <DialogActions>
            <Onward/>
            <CloseButton kind=ButtonKind::Primary/>
        </DialogActions>
    }
}

/// The total that went back, by means: only what somebody said is done.
fn money(order: &OrderDetail) -> AnyView {
    let language = Language::expect();
    let currency = order.order.currency;
    let done: Vec<_> = order.tasks().filter_map(|task| Some((task, task.refunded()?))).collect();
    if done.is_empty() {
        return view! { <p>{t!(cancellation.summary.nothing)}</p> }.into_any();
    }
    let sum = order.case().amounts().refunded;
    let line = |(task, refunded): (&RefundTask, Amount)| {
        let (provider, means) = (task.provider, task.means);
        let name = live_text(move || language.texts().domain.means(provider, means));
        let reference = reference(task).map(|reference| view! { " " <code><Untrusted text=reference/></code> });
        figure(view! { {name} {reference} }.into_any(), refunded, currency)
    };
    view! {
        <div class="summary-total">
            <Icon symbol=Symbol::Check/>
            <p class="summary-total-label">{t!(cancellation.summary.total)}</p>
            <p class="summary-total-amount"><AmountView amount=sum currency/></p>
            <dl class="sums">{done.into_iter().map(line).collect_view()}</dl>
        </div>
    }
    .into_any()
}

/// What the provider calls the refund, where it called it something.
fn reference(task: &RefundTask) -> Option<String> {
    match &task.state {
        RefundState::Done { reference, .. } => Some(reference.clone()).filter(|reference| !reference.is_empty()),
        _ => None,
    }
}

/// The credit note of the cancellation, if it issued one; what became of the mail; the contact channel.
fn facts(order: &OrderDetail) -> Vec<AnyView> {
    let language = Language::expect();
    let Cancellation::Finished { contact_channel, outcome } = order.cancellation.clone() else { return Vec::new() };
    let note = order.cancellation_note.clone().map(|note| {
        let number = view! { <Untrusted text=note.0/> };
        fact(|texts| texts.cancellation.summary.credit_note, number.into_any())
    });
    let mail = match outcome {
        MailOutcome::Sent => {
            let to = order.mails().last().map_or_else(|| order.order.customer.email.clone(), |mail| mail.to.clone());
            view! { {t!(cancellation.summary.mail_sent)} " " <Untrusted text=to/> }.into_any()
        }
        MailOutcome::Skipped { reason } => {
            view! { {t!(cancellation.summary.mail_skipped)} " " <Untrusted text=reason/> }.into_any()
        }
    };
    let channel = live_text(move || (language.texts().domain.contact_channel)(contact_channel).to_owned());
    note.into_iter()
        .chain([
            fact(|texts| texts.cancellation.summary.mail, mail),
            fact(|texts| texts.cancellation.summary.channel, channel),
        ])
        .collect()
}
