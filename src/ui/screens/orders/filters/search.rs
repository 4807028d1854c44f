//! The search, as one types.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::text_limits;
use crate::ui::app::Appearance;
use crate::ui::kit::{Icon, InputKind, Symbol, TextInput, focus};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::timers::Pause;
use crate::ui::reactive::{effect, live_if};
use crate::ui::route::{OrderFilter, Route};
use crate::ui::screens::orders::rows::Rows;
use crate::ui::screens::orders::store::{ListProgress, OrderListStore};

/// How long typing has to pause before the backend is asked.
const PAUSE: Duration = Duration::from_millis(150);

#[component]
pub fn Search(node: NodeRef<html::Input>) -> impl IntoView {
    let list = OrderListStore::expect();
    let navigator = Navigator::expect();
    let filter = list.filter();
    let typed = RwSignal::new(filter.with_untracked(|filter| filter.q.clone()));
    let pause = Pause::in_view();
    let search = move || {
        pause.stop();
        let filter = OrderFilter { q: typed.get_untracked(), ..filter.get_untracked() };
        navigator.replace(Route::Orders(filter));
    };
    let entered = StoredValue::new(false);
    let type_text = Callback::new(move |text: String| {
        typed.set(text);
        entered.set_value(false);
        if list.answers_at_once() {
            search();
        } else {
            pause.wait(PAUSE, search);
        }
    });
    // The address can change by itself, as by the browser's back button.
    effect(move || {
        let q = filter.with(|filter| filter.q.clone());
        if !pause.is_waiting() && typed.with_untracked(|typed| *typed != q) {
            typed.set(q);
        }
    });
    // One order found is opened; with several, or with a name that is only nearly so, there is a choice to make.
    let rows = Rows::expect();
    // Where nothing is found, the way on is what there is.
    let to_the_first = move || match list.count().get_untracked() {
        Some(0) => {
            let search = node.try_get_untracked().flatten();
            if let Some(way_on) = search.and_then(|search| focus::first_in_tree(&search, ".empty-state button")) {
                focus::focus(&way_on);
            }
        }
        _ => rows.go_to(0),
    };
    let go_to_found = move || match list.row(0) {
        Some(only) if list.count().get_untracked() == Some(1) && !untrack(|| list.is_near()) => {
            navigator.go(Route::Order(only.order.number));
        }
        _ => to_the_first(),
    };
    let is_settled = move || !pause.is_waiting() && list.progress().get() == ListProgress::Idle;
    // Enter may be faster than the answer.
    effect(move || {
        if is_settled() && !list.is_behind() && entered.try_update_value(std::mem::take).unwrap_or_default() {
            // The rows may be drawn by the same effects.
            request_animation_frame(go_to_found);
        }
    });

    let key = Callback::new(move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if !typed.with_untracked(String::is_empty) => {
            event.prevent_default();
            typed.set(String::new());
            search();
        }
        "Enter" => {
            event.prevent_default();
            if untrack(is_settled) {
                go_to_found();
            } else {
                entered.set_value(true);
                search();
            }
        }
        "ArrowDown" => {
            event.prevent_default();
            to_the_first();
        }
        _ => {}
    });
    view! {
        <div class="search">
            <Icon symbol=Symbol::Search/>
            <TextInput
                label=t_signal!(orders.search)
                value=typed
                on_input=type_text
                kind=InputKind::Search
                placeholder=t_signal!(orders.search_placeholder)
                label_hidden=true
                max_length=text_limits::SEARCH
                on_key=key
                node
            />
            <SlashHint/>
        </div>
    }
}

/// Which key leads to the search.
#[component]
fn SlashHint() -> impl IntoView {
    let is_heard = Appearance::expect().single_keys();
    live_if(move || is_heard.get().then(|| view! { <kbd class="slash" aria-hidden="true">"/"</kbd> }.into_any()))
}

/// Puts the cursor into the search, with what was searched for selected.
pub fn begin_search(search: NodeRef<html::Input>) {
    if let Some(search) = search.try_get_untracked().flatten() {
        focus::focus_whole(&search);
    }
}
