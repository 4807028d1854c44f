//! The logistic statuses, each one press away, with how many orders are in it.

use leptos::prelude::*;

use super::FilterChange;
use crate::domain::logistic_status::LogisticStatus;
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::orders::store::OrderListStore;

#[component]
pub fn Facets() -> impl IntoView {
    let all = view! { <Facet status=None/> };
    let each = LogisticStatus::KNOWN.map(|status| view! { <Facet status=Some(status)/> }).collect_view();
    view! { <div class="facets" role="group" aria-label=t!(orders.logistic_status)>{all} {each}</div> }
}

/// One status, or all of them. Pressed again, it leaves nothing out.
#[component]
fn Facet(status: Option<LogisticStatus>) -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let change = FilterChange::expect();
    let is_chosen = Memo::new(move |_| list.filter().with(|filter| filter.logistic_status == status));
    let name = live_text(move || {
        let texts = language.texts();
        status.map_or(texts.filters.all, |status| (texts.domain.logistic_status)(status)).to_owned()
    });
    let count = live_if(move || {
        let count = list.count_in(status)?;
        Some(view! { " " <span class="facet-count">{language.counted(count)}</span> }.into_any())
    });
    let press = move |_| {
        change.choose(|filter| filter.logistic_status = status.filter(|_| !is_chosen.get_untracked()));
    };
    view! {
        <button class="facet" type="button" aria-pressed=move || is_chosen.get().to_string() on:click=press>
            {name}
            {count}
        </button>
    }
}
