//! The summary of a finished cancellation.

use leptos::prelude::*;

use super::leaving::CloseButton;
use crate::api::order_detail::{OrderDetail, SentMessage};
use crate::domain::cancellation::{Cancellation, MailOutcome};
use crate::domain::canned_reply::ReplyKind;
use crate::domain::money::Amount;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::ui::kit::{AmountView, ButtonKind, DialogActions, Icon, Notice, NoticeTone, Symbol, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::mail_stays::MailStays;
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
            {unsent(&order)}
            {money(&order)}
            <dl class="facts">{facts(&order)}</dl>
        };
        Some(summary.into_any())
    });
    view! {
        <div class="at-its-end">{summary} <MailStays/></div>
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
        return view! { <p>{t!(cancellation.summary.nothing)}</p> {voided(order)} }.into_any();
    }
    let sum = order.case().amounts().refunded;
    let line = |(task, refunded): (&RefundTask, Amount)| {
        let (provider, means) = (task.provider, task.means);
        let is_at_till = matches!(task.state, RefundState::UsedAtTill { .. });
        let name = live_text(move || match is_at_till {
            true => language.texts().order.payments.used_at_till.to_owned(),
            false => language.texts().domain.means(provider, means),
        });
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
        {voided(order)}
    }
    .into_any()
}

/// What providers let go of.
fn voided(order: &OrderDetail) -> Option<AnyView> {
    let language = Language::expect();
    let line = |task: &RefundTask| {
        let provider = task.provider;
        let name = live_text(move || language.texts().domain.provider(provider));
        let name = view! { {t!(order.payments.voided)} " · " {name} };
        Some(figure(name.into_any(), task.voided()?, order.order.currency))
    };
    let lines: Vec<_> = order.tasks().filter_map(line).collect();
    (!lines.is_empty()).then(|| view! { <dl class="sums">{lines}</dl> }.into_any())
}

/// What the provider calls the refund, where it called it something; or the till's receipt.
fn reference(task: &RefundTask) -> Option<String> {
    match &task.state {
        RefundState::Done { reference, .. } | RefundState::UsedAtTill { receipt: reference, .. } => {
            Some(reference.clone()).filter(|reference| !reference.is_empty())
        }
        _ => None,
    }
}

/// The mail that told the customer of the cancellation, or was to.
fn confirmation(order: &OrderDetail) -> Option<&SentMessage> {
    order.mails().filter(|mail| mail.credit_note.is_none()).last()
}

/// The customer was told nothing, and somebody has to see to it.
fn unsent(order: &OrderDetail) -> Option<AnyView> {
    confirmation(order).filter(|mail| mail.delivery.is_not_sent())?;
    let title = t_signal!(cancellation.summary.mail_to_see_to);
    Some(view! { <Notice tone=NoticeTone::Error title/> }.into_any())
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
            let mail = confirmation(order);
            let to = mail.map_or_else(|| order.order.customer.email.clone(), |mail| mail.to.clone());
            let state = mail.map(|mail| mail.delivery.clone()).map(|delivery| {
                let state = move || (language.texts().order.mail.state)(&delivery, false).to_owned();
                view! { {live_text(state)} ", " }
            });
            view! { {state} {t!(cancellation.summary.mail_to)} " " <Untrusted text=to/> }.into_any()
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
