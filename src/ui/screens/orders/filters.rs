//! The search, the filters, and on small screens the sort. The address holds them all and alone decides what is shown.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::store::{ListProgress, OrderListStore};
use crate::api::orders::OrderSort;
use crate::domain::case::PaymentState;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::payment::PaymentProvider;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Icon, InputKind, Select, Spinner, Symbol, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{effect, live_if, live_text};
use crate::ui::route::{OrderFilter, Route};

/// How long typing has to pause before it is searched for.
const PAUSE: Duration = Duration::from_millis(150);

#[component]
pub fn Filters(
    /// For whoever moves the focus to the search.
    search: NodeRef<html::Input>,
) -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let navigator = Navigator::expect();
    let filter = list.filter();
    let change = move |change: &dyn Fn(&mut OrderFilter)| {
        let mut filter = filter.get_untracked();
        change(&mut filter);
        navigator.replace(Route::Orders(filter));
    };
    let status_options = Signal::derive(move || {
        let texts = language.texts();
        let word = |status: LogisticStatus| (status.as_str(), (texts.domain.logistic_status)(status).to_owned());
        with_any(texts.orders.any_status, LogisticStatus::KNOWN.map(word))
    });
    let provider_options = Signal::derive(move || {
        let texts = language.texts();
        let word = |provider: PaymentProvider| (provider.as_str(), (texts.domain.provider)(provider).to_owned());
        with_any(texts.orders.any_provider, PaymentProvider::KNOWN.map(word))
    });
    let payment_options = Signal::derive(move || {
        let texts = language.texts();
        let word = |state: PaymentState| (state.as_str(), (texts.domain.payment_state)(state).to_owned());
        with_any(texts.orders.any_payment_state, PaymentState::KNOWN.map(word))
    });
    let sort_options = Signal::derive(move || {
        let word = language.texts().orders.sort_by;
        OrderSort::ALL.map(|sort| (sort.as_str(), word(sort).to_owned())).to_vec()
    });
    let clear = Callback::new(move |()| {
        change(&|filter| *filter = OrderFilter { sort: filter.sort, ..OrderFilter::default() });
        // The button goes away with what it cleared.
        if let Some(search) = search.get_untracked() {
            focus::focus(&search);
        }
    });
    // Where nothing is found, the words in the list's place have this button.
    let has_something_to_clear =
        Memo::new(move |_| filter.with(OrderFilter::is_filtered) && list.count().get() != Some(0));
    let clear_button = live_if(move || {
        has_something_to_clear.get().then(|| {
            let label = t_signal!(orders.clear_filters);
            view! {
                <Button kind=ButtonKind::Quiet label on_press=clear>{t!(orders.clear)}</Button>
            }
            .into_any()
        })
    });
    view! {
        <div class="filters" role="search">
            <Search node=search/>
            <Select
                label=t_signal!(orders.logistic_status)
                options=status_options
                value=Signal::derive(move || Some(filter.with(|filter| filter.logistic_status.map_or(ANY, LogisticStatus::as_str))))
                on_choose=Callback::new(move |status| {
                    change(&|filter| filter.logistic_status = LogisticStatus::parse(status));
                })
                label_hidden=true
            />
            <Select
                label=t_signal!(orders.provider)
                options=provider_options
                value=Signal::derive(move || Some(filter.with(|filter| filter.provider.map_or(ANY, PaymentProvider::as_str))))
                on_choose=Callback::new(move |provider| change(&|filter| filter.provider = PaymentProvider::parse(provider)))
                label_hidden=true
            />
            <Select
                label=t_signal!(orders.payment_state)
                options=payment_options
                value=Signal::derive(move || Some(filter.with(|filter| filter.payment_state.map_or(ANY, PaymentState::as_str))))
                on_choose=Callback::new(move |state| change(&|filter| filter.payment_state = PaymentState::parse(state)))
                label_hidden=true
            />
            <div class="filters-sort">
                <Select
                    label=t_signal!(orders.sort)
                    options=sort_options
                    value=Signal::derive(move || Some(filter.with(|filter| filter.sort.as_str())))
                    on_choose=Callback::new(move |sort| change(&|filter| filter.sort = OrderSort::parse(sort).unwrap_or_default()))
                    label_hidden=true
                />
            </div>
            {clear_button}
            <Count/>
        </div>
    }
}

/// The option that leaves nothing out. The others go by their words on the wire: options of one type are compiled
/// once.
const ANY: &str = "";

/// Options with "all" in front.
fn with_any<const N: usize>(any: &str, options: [(&'static str, String); N]) -> Vec<(&'static str, String)> {
    std::iter::once((ANY, any.to_owned())).chain(options).collect()
}

/// How many rows there are, read aloud as it changes.
#[component]
fn Count() -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let words = live_text(move || {
        let count = list.count().get().filter(|_| !list.is_behind());
        let words = &language.texts().orders;
        match count {
            None => String::new(),
            Some(count) if list.is_near() => (words.shown_near)(count),
            Some(count) => (words.shown)(count, list.has_more()),
        }
    });
    let reading =
        live_if(move || (list.progress().get() == ListProgress::Reading).then(|| view! { <Spinner/> }.into_any()));
    view! {
        <div class="list-count">
            {reading}
            <p role="status">{words}</p>
        </div>
    }
}

#[component]
fn Search(node: NodeRef<html::Input>) -> impl IntoView {
    let list = OrderListStore::expect();
    let navigator = Navigator::expect();
    let filter = list.filter();
    let typed = RwSignal::new(filter.with_untracked(|filter| filter.q.clone()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop_timer = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let search = move || {
        stop_timer();
        let filter = OrderFilter { q: typed.get_untracked(), ..filter.get_untracked() };
        navigator.replace(Route::Orders(filter));
    };
    let entered = StoredValue::new(false);
    let type_text = Callback::new(move |text: String| {
        typed.set(text);
        entered.set_value(false);
        stop_timer();
        timer.set_value(set_timeout_with_handle(search, PAUSE).ok());
    });
    // The address can change by itself, as by the browser's back button.
    effect(move || {
        let q = filter.with(|filter| filter.q.clone());
        if timer.with_value(Option::is_none) && typed.with_untracked(|typed| *typed != q) {
            typed.set(q);
        }
    });
    on_cleanup(stop_timer);
    // One order found is opened; with several, or with a name that is only nearly so, there is a choice to make.
    let go_to_found = move || match list.rows().get_untracked().as_slice() {
        [only] if !untrack(|| list.is_near()) => navigator.go(Route::Order(only.number.clone())),
        _ => to_first_row(node),
    };
    let is_settled = move || timer.with_value(Option::is_none) && list.progress().get() == ListProgress::Idle;
    // Enter may be faster than the answer.
    effect(move || {
        if is_settled() && !list.is_behind() && entered.try_update_value(std::mem::take).unwrap_or_default() {
            go_to_found();
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
            to_first_row(node);
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

fn to_first_row(search: NodeRef<html::Input>) {
    if let Some(first) = search.get_untracked().and_then(|search| focus::first_in_tree(&search, ".row-link")) {
        focus::focus(&first);
    }
}

/// Which key leads to the search.
#[component]
fn SlashHint() -> impl IntoView {
    view! { <kbd class="slash" aria-hidden="true">"/"</kbd> }
}

/// Puts the cursor into the search, with what was searched for selected.
pub fn begin_search(search: NodeRef<html::Input>) {
    if let Some(search) = search.try_get_untracked().flatten() {
        focus::focus(&search);
        search.select();
    }
}
