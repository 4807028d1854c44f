//! Who is at a refund that is still to go back, for whoever sees the order and not the refund itself.

use leptos::prelude::*;

use super::portal::Way;
use crate::api::order_detail::{OrderDetail, RefundTaskDetail};
use crate::domain::refund_task::TakenOn;
use crate::ui::kit::{DateTimeView, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

/// Each with its name: the money may be back already.
#[component]
pub fn BegunByOthers() -> impl IntoView {
    let language = Language::expect();
    let me = untrack(|| AgentSession::expect().agent()).map(|agent| agent.id);
    let order = OrderStore::expect().part(|one, other| one.refund_tasks == other.refund_tasks);
    let line = move |order: &OrderDetail, RefundTaskDetail { task, portal_url, .. }: &RefundTaskDetail| {
        let TakenOn { by, at } = task.state.taken_on_by_another(me.as_ref()?)?;
        let (provider, is_void) = (task.provider, task.is_void());
        let has_portal = Way::to(task, portal_url.as_deref(), &order.terms(provider).hosts) != Way::ByHand;
        let caution = live_text(move || {
            let texts = language.texts();
            (texts.refunds.maybe_done)(has_portal, is_void, &texts.domain.provider(provider))
        });
        let who = view! { {t!(refunds.opened_by)} " " <Untrusted text=by.name/> ", " <DateTimeView at/> };
        Some(view! { <p>{who} ". " {caution}</p> })
    };
    live_if(move || {
        let order = order.get()?;
        let lines = order.refund_tasks.iter().filter_map(|detail| line(&order, detail));
        Some(lines.collect_view().into_any())
    })
}
