//! The filters over *À terminer*, and the sum of what they leave.

use leptos::prelude::*;

use super::UnfinishedStore;
use crate::api::refund_tasks::{Missing, pending_by_currency};
use crate::ui::kit::{AmountTone, AmountView, Select};
use crate::ui::language::Language;
use crate::ui::reactive::live_if;

/// The option that leaves nothing out.
const ANY: &str = "";

#[component]
pub fn Filters() -> impl IntoView {
    let language = Language::expect();
    let unfinished = UnfinishedStore::expect();
    let filter = unfinished.filter();
    let agents = Signal::derive(move || {
        let any = (String::new(), language.texts().unfinished.any_agent.to_owned());
        std::iter::once(any).chain(unfinished.agents().into_iter().map(|name| (name.clone(), name))).collect::<Vec<_>>()
    });
    let missing = Signal::derive(move || {
        let words = &language.texts().unfinished;
        let any = (ANY, words.anything_missing.to_owned());
        let word = |missing: Missing| (missing.as_str(), (words.missing)(missing).to_owned());
        std::iter::once(any).chain(Missing::ALL.map(word)).collect::<Vec<_>>()
    });
    let sums = live_if(move || {
        let sums = pending_by_currency(&unfinished.shown());
        let sum = |(currency, amount)| view! { " " <AmountView amount currency tone=AmountTone::Refund/> };
        (!sums.is_empty()).then(|| {
            view! {
                <p class="unfinished-sum">
                    {t!(unfinished.total_pending)} {t!(order.colon)}
                    {sums.into_iter().map(sum).collect_view()}
                </p>
            }
            .into_any()
        })
    });
    view! {
        <div class="filters" role="search">
            <Select
                label=t_signal!(unfinished.agent)
                options=agents
                value=Signal::derive(move || Some(filter.with(|filter| filter.agent.clone().unwrap_or_default())))
                on_choose=Callback::new(move |name: String| {
                    unfinished.filter_by(|filter| filter.agent = Some(name).filter(|name| !name.is_empty()));
                })
                label_hidden=true
            />
            <Select
                label=t_signal!(unfinished.left_to_do)
                options=missing
                value=Signal::derive(move || Some(filter.with(|filter| filter.missing.map_or(ANY, Missing::as_str))))
                on_choose=Callback::new(move |missing| {
                    unfinished.filter_by(|filter| filter.missing = Missing::parse(missing));
                })
                label_hidden=true
            />
            {sums}
        </div>
    }
}
