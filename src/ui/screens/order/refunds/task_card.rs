//! The card of one refund.

use leptos::prelude::*;

use super::after_mistake::AfterMistake;
use super::begun_before::BegunBefore;
use super::destination::DestinationOnCard;
use super::facts::Facts;
use super::hindrances::Hindrances;
use super::outcome_question::OutcomeQuestion;
use super::portal::{Portal, Way};
use super::taken_by_another::TakenByAnother;
use super::void_question::VoidQuestion;
use super::waits_for_anyone::waits_for_anyone;
use super::ways_on::GiveUp;
use crate::api::order_detail::{OrderDetail, RefundTaskDetail};
use crate::domain::money::Currency;
use crate::domain::refund_task::{MaskedAccount, RefundTask, RefundTaskId, TaskOrigin, ToldDestination, WayOn};
use crate::ui::kit::{AmountView, Badge, FieldIds, Untrusted};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::refund_story::{RefundStory, money_side};
use crate::ui::screens::order::parts::shared_transaction::shared_transaction;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

#[component]
pub fn TaskCard(id: RefundTaskId) -> impl IntoView {
    let order = {
        let id = id.clone();
        OrderStore::expect().part(move |one, other| find(one, &id) == find(other, &id))
    };
    live_if(move || {
        let order = order.get()?;
        let detail = find(&order, &id)?;
        let (task, currency) = (detail.directed_task(), order.order.currency);
        let card = if task.is_open() {
            let way = Way::to(&task, detail.portal_url.as_deref(), &order.terms(task.provider).hosts);
            let origin = task.origin(order.tasks());
            let shared = shared_transaction(&order, &task.payment);
            let me = untrack(|| AgentSession::expect().agent());
            let waits = waits_for_anyone(&order, &task, me.as_ref());
            view! { <OpenTask task origin way currency shared waits/> }.into_any()
        } else {
            let account = detail.destination.as_ref().and_then(masked);
            view! { <SettledTask task currency account/> }.into_any()
        };
        Some(card)
    })
}

fn find<'a>(order: &'a OrderDetail, id: &RefundTaskId) -> Option<&'a RefundTaskDetail> {
    order.refund_tasks.iter().find(|detail| detail.task.id == *id)
}

/// A refund that somebody has to make, or to say what came of it.
#[component]
fn OpenTask(
    task: RefundTask,
    origin: TaskOrigin,
    way: Way,
    currency: Currency,
    /// That other orders name the same transaction.
    shared: Option<AnyView>,
    /// That it waits for anybody.
    waits: Option<AnyView>,
) -> impl IntoView {
    let language = Language::expect();
    let RefundTask { provider, means, .. } = task;
    let title_id = FieldIds::fresh().control;
    let labelled_by = title_id.clone();
    // Only whoever has it on can say what came of it.
    let me = untrack(|| AgentSession::expect().agent());
    let asks = me.as_ref().is_some_and(|me| task.state.is_opened_by(&me.id));
    let way_there = match me.and_then(|me| task.state.taken_on_by_another(&me.id)) {
        Some(holder) => view! { <TakenByAnother task=task.clone() holder way currency/> }.into_any(),
        None => {
            let (told, there) = (task.clone(), way.clone());
            let caution = if origin == TaskOrigin::NeverMade {
                Some(view! { <AfterMistake task=told way=there currency/> }.into_any())
            } else {
                (!task.is_void()).then(|| view! { <BegunBefore task=told way=there currency/> }.into_any())
            };
            view! { {caution} <Portal task=task.clone() way/> }.into_any()
        }
    };
    let replaces: Option<Word> = match origin {
        TaskOrigin::Issued => None,
        TaskOrigin::Impossible => Some(|texts| texts.refunds.replaces),
        TaskOrigin::Bounced => Some(|texts| texts.refunds.after_bounce),
        TaskOrigin::NeverMade => Some(|texts| texts.refunds.after_mistake),
        TaskOrigin::Rest => Some(|texts| texts.refunds.rest),
    };
    let replaces = replaces.map(|word| view! { <span class="quiet">{language::text(word)}</span> });
    let ways = [WayOn::GivenUp, WayOn::LeftStanding].into_iter().filter(|way| way.fits(&task, origin));
    let give_up = ways.map(|way| view! { <GiveUp way task=task.clone() currency/> }).collect_view();
    let question = asks.then(|| {
        if task.is_void() {
            view! { <VoidQuestion task=task.clone() currency/> }.into_any()
        } else {
            view! { <OutcomeQuestion task=task.clone() currency/> }.into_any()
        }
    });
    view! {
        <section class="task" data-state=if asks { "asks" } else { "to-do" } aria-labelledby=labelled_by>
            <h3 class="task-title" id=title_id>
                <span>{live_text(move || language.texts().domain.means(provider, means))}</span>
                {replaces}
            </h3>
            {because(&task)}
            {waits}
            <Facts task=task.clone() currency/>
            <DestinationOnCard task=task.clone() is_mine=asks/>
            {shared}
            <Hindrances task=task.clone() currency/>
            {way_there}
            {give_up}
            {question}
        </section>
    }
}

/// A refund of which it is known what came of it.
#[component]
fn SettledTask(
    task: RefundTask,
    currency: Currency,
    /// The account that it went to, or was to.
    account: Option<MaskedAccount>,
) -> impl IntoView {
    let language = Language::expect();
    let account = account.map(|MaskedAccount { holder, iban }| {
        view! {
            <p class="quiet">
                {t!(refunds.destination.was_to)} {t!(order.colon)} " " <code>{iban}</code> ", " <Untrusted text=holder/>
            </p>
        }
    });
    let (provider, means, amount) = (task.provider, task.means, task.amount);
    let (tone, word) = money_side(&task);
    view! {
        <section class="task" data-state="settled">
            <h3 class="task-title">
                <span>{live_text(move || language.texts().domain.means(provider, means))}</span>
                <Badge tone>{language::text(word)}</Badge>
                <AmountView amount currency/>
            </h3>
            {because(&task)}
            <p class="quiet"><RefundStory task currency/></p>
            {account}
        </section>
    }
}

fn masked(destination: &ToldDestination) -> Option<MaskedAccount> {
    match destination {
        ToldDestination::MaskedAccount(account) => Some(account.clone()),
        ToldDestination::Account(_) | ToldDestination::Address(_) => None,
    }
}

/// Why it goes back although no note credits it.
fn because(task: &RefundTask) -> Option<AnyView> {
    let language = Language::expect();
    let reason = task.cause.overpayment()?.reason.clone();
    let words = live_text(move || (language.texts().refunds.overpayment_because)(&reason));
    Some(view! { <p class="quiet">{words}</p> }.into_any())
}
