//! One order to finish: its cancellation, the refund of its credit notes, or what came back of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::UnfinishedStore;
use crate::api::refund_tasks::{Missing, OpenApproval, Unfinished, UnsentMail};
use crate::domain::cancellation::Cancellation;
use crate::domain::money::Currency;
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::{RefundCause, RefundState, RefundTask};
use crate::ui::kit::{AmountTone, AmountView, Badge, BadgeTone, DateTimeView, TimeView, Untrusted};
use crate::ui::language::unfinished::Age;
use crate::ui::language::{self, Language, Word};
use crate::ui::navigator::RouteLink;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::route::Route;

/// The order as it was last read. Its links stay as they are while the rest of the row follows it.
type Item = Memo<Option<Arc<Unfinished>>>;

#[component]
pub fn Row(number: OrderNumber) -> impl IntoView {
    let language = Language::expect();
    let unfinished = UnfinishedStore::expect();
    let item = unfinished.item(number.clone());
    let read_at = unfinished.read_at();
    let to = {
        let number = number.clone();
        Signal::derive(move || match item.with(|item| item.as_deref().is_some_and(is_without_refund)) {
            true => Route::Order(number.clone()),
            false => Route::Refunds(number.clone()),
        })
    };
    let resume_label = {
        let number = number.clone();
        Signal::derive(move || (language.texts().unfinished.resume_order)(&number.0))
    };
    let since = part(item, move |item| {
        let since = item.since;
        let age = live_text(move || {
            let read_at = read_at.get();
            (language.texts().unfinished.age)(Age::of_minutes((read_at - since).whole_minutes()))
        });
        view! {
            <span>{age}</span>
            <span class="under"><DateTimeView at=since/></span>
        }
        .into_any()
    });
    view! {
        <tr class="row">
            <th scope="row">
                <RouteLink to class="row-link"><Untrusted text=number.0/></RouteLink>
                <span class="under">{part(item, |item| view! { <Untrusted text=item.customer.clone()/> }.into_any())}</span>
            </th>
            <td data-label=t!(unfinished.left_to_do)>{part(item, left_to_do)}</td>
            <td class="figures" data-label=t!(unfinished.total_pending)>{part(item, pending)}</td>
            <td data-label=t!(unfinished.since)>{since}</td>
            <td data-label=t!(unfinished.started_by)>
                {part(item, |item| view! { <Untrusted text=item.started_by.clone()/> }.into_any())}
            </td>
            <td data-label=t!(unfinished.holder)>{part(item, holder)}</td>
            <td class="row-action">
                <RouteLink to class="button" label=resume_label>{t!(unfinished.resume)}</RouteLink>
            </td>
        </tr>
    }
}

/// A part of the row, drawn anew when the order is another one.
fn part(item: Item, draw: impl Fn(&Unfinished) -> AnyView + Send + Sync + 'static) -> AnyView {
    live_if(move || item.get().map(|item| draw(&item)))
}

/// Where nothing else is left, no money is put in front.
fn is_without_refund(item: &Unfinished) -> bool {
    [Missing::Refund, Missing::Answer, Missing::Mail, Missing::Decision, Missing::Excess]
        .into_iter()
        .all(|missing| !item.waits_for(missing))
}

fn left_to_do(item: &Unfinished) -> AnyView {
    let language = Language::expect();
    let Unfinished { currency, cancellation, open_tasks, excess, returns, unsent, approvals, held_until, .. } =
        item.clone();
    let is_cancelled = !cancellation.can_be_left();
    let cause = open_tasks.first().filter(|_| !is_cancelled).map(|task| task.cause.clone());
    let of_note = cause.map(|cause| match cause {
        RefundCause::CreditNote(note) => {
            view! { <span class="under">{t!(unfinished.of_note)} " " <Untrusted text=note.0/></span> }.into_any()
        }
        RefundCause::Overpayment(_) => view! { <span class="under">{t!(unfinished.of_overpayment)}</span> }.into_any(),
        // It is there of cancelled orders alone, which say so.
        RefundCause::SetAside(_) => ().into_any(),
    });
    let mail_left = matches!(cancellation, Cancellation::MessageReady { .. });
    let left = if cancellation == Cancellation::Confirmed {
        let until = held_until.map(|at| view! { {t!(unfinished.held_until)} " " <TimeView at/> ". " });
        view! {
            <span>{t!(unfinished.decision_left)}</span>
            <span class="under">{until} {t!(unfinished.held_afterwards)}</span>
        }
        .into_any()
    } else if open_tasks.is_empty() {
        mail_left.then(|| view! { <span>{t!(unfinished.mail_left)}</span> }).into_any()
    } else {
        // One task alone has its amount in the column beside it.
        let currency = (open_tasks.len() > 1).then_some(currency);
        let tasks = open_tasks.into_iter().map(|task| view! { <Task task currency/> }).collect_view();
        view! { <ul class="left">{tasks}</ul> {of_note} }.into_any()
    };
    let returned = returns.into_iter().map(|number| {
        let words = live_text(move || (language.texts().unfinished.return_left)(&number.0));
        view! { <span class="returned">{words}</span> }
    });
    let returned = returned.collect_view();
    let unsent = unsent.into_iter().map(|mail| view! { <Unsent mail/> }).collect_view();
    let approvals = approvals.into_iter().map(|approval| view! { <Approval approval currency/> }).collect_view();
    let excess = excess.map(|amount| {
        view! {
            <span class="excess">
                {t!(unfinished.excess)} " " <AmountView amount currency tone=AmountTone::Refund/>
            </span>
        }
    });
    view! { {left} {unsent} {returned} {approvals} {excess} }.into_any()
}

fn pending(item: &Unfinished) -> AnyView {
    let (amount, currency) = (item.pending, item.currency);
    amount.is_positive().then(|| view! { <AmountView amount currency tone=AmountTone::Refund/> }).into_any()
}

fn holder(item: &Unfinished) -> AnyView {
    match item.held_by.clone() {
        Some(name) => view! { <Badge tone=BadgeTone::Warning><Untrusted text=name/></Badge> }.into_any(),
        None => view! { <span class="faint">{t!(unfinished.nobody)}</span> }.into_any(),
    }
}

/// A mail that did not go: the customer was not told.
#[component]
fn Unsent(mail: UnsentMail) -> impl IntoView {
    let UnsentMail { to, ticket, .. } = mail;
    let (words, place): (Word, String) = match ticket {
        Some(ticket) => (|texts| texts.unfinished.unsent_reply, ticket.to_string()),
        None => (|texts| texts.unfinished.unsent_mail, to),
    };
    view! {
        <span class="unsent">
            {language::text(words)} " " <Untrusted text=place/>
            <span class="under">{t!(unfinished.unsent_left)}</span>
        </span>
    }
}

/// What was asked of a second person, and what was said.
#[component]
fn Approval(approval: OpenApproval, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let OpenApproval { kind, amount, asked_by, step } = approval;
    let words = live_text(move || {
        let texts = language.texts();
        let what = (texts.approvals.what)(kind);
        (texts.unfinished.approval)(step, what, &asked_by.name)
    });
    view! { <span class="asked">{words} " " <AmountView amount currency/></span> }
}

/// The provider or the means agreed, and whether somebody took it on: the money may be back already.
#[component]
fn Task(
    task: RefundTask,
    /// Given where the amount is to be shown.
    currency: Option<Currency>,
) -> impl IntoView {
    let language = Language::expect();
    let is_void = task.is_void();
    let words = live_text(move || {
        let texts = language.texts();
        let means = texts.domain.means(task.provider, task.means);
        if is_void { means } else { (texts.unfinished.refund_at)(&means) }
    });
    // Who began it, and that nobody said what came of it.
    let opened = match &task.state {
        RefundState::Opened { at, by } => Some((*at, by.name.clone())),
        _ => None,
    };
    let taken_on = opened.map(|(at, name)| {
        view! {
            <span class="under">
                {t!(unfinished.opened_by)} " " <Untrusted text=name/> ", " <DateTimeView at/> " · "
                <strong>{t!(unfinished.answer_left)}</strong>
            </span>
        }
    });
    view! {
        <li>
            {words}
            {currency.map(|currency| view! { " "<AmountView amount=task.amount currency/> })}
            {taken_on}
        </li>
    }
}
