//! The caution on a refund that this agent began a while ago: it may be made already, and only the provider knows.

use leptos::prelude::*;

use super::portal::Way;
use super::what_to_look_for::WhatToLookFor;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::ui::kit::{Notice, NoticeTone, SinceView};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live_if, memo_bool};
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

#[component]
pub fn BegunBefore(task: RefundTask, way: Way, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let me = untrack(|| AgentSession::expect().agent()).map(|agent| agent.id);
    let begun = match &task.state {
        RefundState::Opened { at, by } if Some(&by.id) == me.as_ref() => Some(*at),
        _ => None,
    };
    let reading = OrderStore::expect().reading();
    let state = task.state.clone();
    let read_at = move || reading.with(Reading::read_at);
    let is_old = memo_bool(move || read_at().is_some_and(|now| state.was_taken_on_long_before(now)));
    live_if(move || {
        let at = begun.filter(|_| is_old.get())?;
        let now = untrack(read_at)?;
        let (provider, has_portal) = (task.provider, way != Way::ByHand);
        let title = Signal::derive(move || {
            let texts = language.texts();
            (texts.refunds.begun_before)(has_portal, &texts.domain.provider(provider))
        });
        let look = has_portal.then(|| view! { <WhatToLookFor task=task.clone() currency is_mine=true/> });
        let notice = view! {
            <Notice tone=NoticeTone::Warning title>
                <p>{t!(refunds.begun_at)} {t!(order.colon)} " " <SinceView at now/></p>
                {look}
            </Notice>
        };
        Some(notice.into_any())
    })
}
