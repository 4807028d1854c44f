//! The caution on a refund that this agent began a while ago, or took over from another: it may be made already, and only
//! the provider knows.

use leptos::prelude::*;

use super::OutcomeDrafts;
use super::portal::Way;
use super::what_to_look_for::WhatToLookFor;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::ui::kit::{Notice, NoticeTone, SinceView, Untrusted};
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
    let outcome = OutcomeDrafts::expect().of(task.id.clone());
    let taken_from = Memo::new(move |_| outcome.with(|outcome| outcome.taken_from.clone()));
    // Whoever has the provider's name for it has seen what is there.
    let has_seen_it = memo_bool(move || outcome.with(|outcome| !outcome.reference.trim().is_empty()));
    live_if(move || {
        if has_seen_it.get() {
            return None;
        }
        let taken_from = taken_from.get();
        let at = begun.filter(|_| taken_from.is_some() || is_old.get())?;
        let now = untrack(read_at)?;
        let (provider, has_portal, is_void) = (task.provider, way != Way::ByHand, task.is_void());
        let is_taken_over = taken_from.is_some();
        let title = Signal::derive(move || {
            let texts = language.texts();
            let name = texts.domain.provider(provider);
            match is_taken_over {
                true => (texts.refunds.maybe_done)(has_portal, is_void, &name),
                false => (texts.refunds.begun_before)(has_portal, &name),
            }
        });
        let look = has_portal.then(|| view! { <WhatToLookFor task=task.clone() currency is_mine=true/> });
        let story = match taken_from {
            Some(name) => {
                view! { {t!(refunds.taken_over_from)} " " <Untrusted text=name/> ", " <SinceView at now/> }.into_any()
            }
            None => view! { {t!(refunds.begun_at)} {t!(order.colon)} " " <SinceView at now/> }.into_any(),
        };
        let notice = view! {
            <Notice tone=NoticeTone::Warning title>
                <p>{story}</p>
                {look}
            </Notice>
        };
        Some(notice.into_any())
    })
}
