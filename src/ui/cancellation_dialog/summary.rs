//! What was done, once all of it is.

use leptos::prelude::*;

use super::action_button::CloseButton;
use crate::domain::cancellation::{Cancellation, MailOutcome};
use crate::domain::canned_reply::ReplyKind;
use crate::domain::money::{Amount, total};
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{RefundMeans, RefundState, RefundTask};
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountView, ButtonKind, DialogActions, Icon, Symbol, Untrusted};
use crate::ui::order_desk::OrderDesk;
use crate::ui::order_page::replies::ReplyOfKind;

#[component]
pub fn SummaryStep() -> impl IntoView {
    let desk = Desk::expect();
    view! {
        <Money/>
        <dl class="facts">
            <CreditNoteLine/>
            <MailLine/>
        </dl>
        <h3 class="dialog-subtitle">{desk.say(|texts| texts.cancellation.summary.reply)}</h3>
        <ReplyOfKind kind=ReplyKind::Cancelled/>
        <DialogActions>
            <CloseButton kind=ButtonKind::Primary autofocus=true/>
        </DialogActions>
    }
}

/// The total that went back, by means: only what somebody said is done.
#[component]
fn Money() -> impl IntoView {
    let desk = Desk::expect();
    let done = OrderDesk::expect().part(|order| {
        let is_done = |task: &&RefundTask| matches!(task.state, RefundState::Done { .. });
        let tasks = order.refund_tasks.iter().map(|detail| &detail.task).filter(is_done);
        let by_means: Vec<_> = tasks.map(|task| (task.provider, task.means, task.amount)).collect();
        (order.order.currency, by_means)
    });
    move || {
        done.get().map(|(currency, by_means)| {
            if by_means.is_empty() {
                return view! { <p class="request-nothing">{desk.say(|texts| texts.cancellation.summary.nothing)}</p> }
                    .into_any();
            }
            let sum = total(currency, by_means.iter().map(|(_, _, amount)| *amount));
            let line = move |(provider, means, amount): (PaymentProvider, RefundMeans, Amount)| {
                view! {
                    <div>
                        <dt>{move || desk.texts().domain.means(provider, means)}</dt>
                        <dd><AmountView amount currency/></dd>
                    </div>
                }
            };
            view! {
                <div class="summary-total">
                    <Icon symbol=Symbol::Check/>
                    <p class="summary-total-label">{desk.say(|texts| texts.cancellation.summary.total)}</p>
                    <p class="summary-total-amount"><AmountView amount=sum currency/></p>
                    <dl class="sums">{by_means.into_iter().map(line).collect_view()}</dl>
                </div>
            }
            .into_any()
        })
    }
}

/// The credit note of the cancellation: the last one issued.
#[component]
fn CreditNoteLine() -> impl IntoView {
    let desk = Desk::expect();
    let note = OrderDesk::expect().part(|order| order.credit_notes.last().map(|note| note.number.0.clone()));
    move || {
        note.get().flatten().map(|number| {
            view! {
                <div>
                    <dt>{desk.say(|texts| texts.cancellation.summary.credit_note)}</dt>
                    <dd><Untrusted text=number/></dd>
                </div>
            }
        })
    }
}

#[component]
fn MailLine() -> impl IntoView {
    let desk = Desk::expect();
    let end = OrderDesk::expect().part(|order| match &order.cancellation {
        Cancellation::Finished { contact_channel, outcome } => {
            let to = order.messages.last().map_or_else(|| order.order.customer.email.clone(), |mail| mail.to.clone());
            Some((*contact_channel, outcome.clone(), to))
        }
        _ => None,
    });
    move || {
        end.get().flatten().map(|(channel, outcome, to)| {
            let mail = match outcome {
                MailOutcome::Sent => {
                    view! { {desk.say(|texts| texts.cancellation.summary.mail_sent)} " " <Untrusted text=to/> }
                        .into_any()
                }
                MailOutcome::Skipped { reason } => {
                    view! { {desk.say(|texts| texts.cancellation.summary.mail_skipped)} " " <Untrusted text=reason/> }
                        .into_any()
                }
            };
            view! {
                <div>
                    <dt>{desk.say(|texts| texts.cancellation.summary.mail)}</dt>
                    <dd>{mail}</dd>
                </div>
                <div>
                    <dt>{desk.say(|texts| texts.cancellation.summary.channel)}</dt>
                    <dd>{move || (desk.texts().domain.contact_channel)(channel)}</dd>
                </div>
            }
        })
    }
}
