//! Who is at a refund that is still to go back, for whoever sees the order and not the refund itself.

use leptos::prelude::*;

use crate::domain::refund_task::{RefundMeans, RefundTask, TakenOn};
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
    let line = move |task: &RefundTask| {
        let TakenOn { by, at } = task.state.taken_on_by_another(me.as_ref()?)?;
        let (provider, is_void, has_name) = (task.provider, task.is_void(), task.means == RefundMeans::Original);
        let caution = live_text(move || {
            let texts = language.texts();
            if has_name {
                (texts.refunds.maybe_refunded)(is_void, &texts.domain.provider(provider))
            } else {
                (texts.refunds.maybe_made)(is_void).to_owned()
            }
        });
        let who = view! { {t!(refunds.opened_by)} " " <Untrusted text=by.name/> ", " <DateTimeView at/> };
        Some(view! { <p>{who} ". " {caution}</p> })
    };
    live_if(move || Some(order.get()?.tasks().filter_map(&line).collect_view().into_any()))
}
