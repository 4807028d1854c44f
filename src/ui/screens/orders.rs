//! *Liste des commandes*, where the procedure's *Find the order* and *Read the status* are done.

mod copying;
mod csv;
mod export;
mod filters;
mod keys;
mod news;
mod rows;
mod selection;
mod selection_bar;
mod store;
mod suggestion;
mod table;
mod views_menu;

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

pub use selection::Selection;
pub use store::{ListProgress, OrderListStore};

use self::export::Export;
use self::filters::chips::clear_words;
use self::filters::{FilterChange, Filters, begin_search};
use self::news::NewsBar;
use self::rows::Rows;
use self::selection_bar::SelectionBar;
use self::store::ShownRows;
use self::suggestion::status_meant;
use self::table::Table;
use super::read_failed::ReadFailed;
use crate::ui::connection::Connection;
use crate::ui::kit::{Button, ButtonKind, EmptyState, NoticeTone, Skeleton, SlowNotice, focus};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::timers::repeat_while_visible;
use crate::ui::reactive::{effect, live, live_if, live_text};
use crate::ui::route::OrderFilter;

/// How often the rows shown are read again while someone can see them: the warehouse does not wait.
const EVERY: Duration = Duration::from_secs(60);

#[component]
pub fn OrderList(
    /// Whether the agent came here from another screen: the focus then goes back to the row they left by.
    arrived: bool,
) -> impl IntoView {
    let connection = Connection::expect();
    let list = OrderListStore::expect();
    let navigator = Navigator::expect();
    let node = NodeRef::<html::Section>::new();
    let search = NodeRef::<html::Input>::new();
    let rows = Rows::new(list, Selection::expect());
    provide_context(rows);
    provide_context(Export::new(list));
    let told = RwSignal::new(String::new());
    let said = Callback::new(move |words: String| told.set(words));
    effect(move || {
        list.asked().track();
        connection.returns().track();
        list.read();
    });
    // Orders at hand are told what changes.
    repeat_while_visible(EVERY, move || {
        if list.with_untracked(ShownRows::is_at_hand) != Some(true) {
            list.read();
        }
    });
    let wants_search = navigator.wants_search();
    effect(move || {
        if let Some(section) = node.get().filter(|_| arrived && !wants_search.get_untracked()) {
            // The rows are drawn by the same effects.
            request_animation_frame(move || {
                let is_there = list.left_by().is_some_and(|number| rows.go_to_order(&number));
                if let Some(heading) = focus::first(&section, "h1").filter(|_| !is_there) {
                    focus::focus(&heading);
                }
            });
        }
    });
    effect(move || {
        if let Some(field) = search.get().filter(|_| wants_search.get()) {
            navigator.search_begun();
            // What is typed right behind the key is for the field already. One that is drawn by the same effects takes the
            // cursor in the next frame.
            let is_drawn = field.is_connected();
            if is_drawn {
                begin_search(search);
            }
            // The same effects put its text in; what is typed by then is left alone, searched for already or not, and so is who
            // has gone on to a row.
            let searched = list.filter().with_untracked(|filter| filter.q.clone());
            request_animation_frame(move || {
                let is_untouched = |field: HtmlInputElement| {
                    (!is_drawn || focus::is_on(&field))
                        && field.value() == searched
                        && list.filter().with_untracked(|filter| filter.q == searched)
                };
                if search.try_get_untracked().flatten().is_some_and(is_untouched) {
                    begin_search(search);
                }
            });
        }
    });
    let retry = Callback::new(move |()| list.read());
    // Reading once more draws nothing anew: what is said beside what is awaited stays.
    let awaited = Memo::new(move |_| match list.progress().get() {
        ListProgress::Failed(failure) => (list.count().get(), Some(failure)),
        _ => (list.count().get(), None),
    });
    let content = live(move || match awaited.get() {
        (None, Some(failure)) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
        (None, _) => view! {
            <div class="page-body" aria-busy="true">
                <SlowNotice retry/>
                <Skeleton lines=12/>
            </div>
        }
        .into_any(),
        (Some(0), _) => view! { <NothingFound search/> }.into_any(),
        (Some(_), _) => ().into_any(),
    });
    let stale = live_if(move || match (list.count().get(), list.progress().get()) {
        (Some(_), ListProgress::Failed(failure)) => {
            Some(view! { <ReadFailed failure tone=NoticeTone::Warning retry/> }.into_any())
        }
        _ => None,
    });
    let has_rows = Memo::new(move |_| list.count().get().is_some_and(|count| count > 0));
    let table = live_if(move || has_rows.get().then(|| view! { <Table said/> }.into_any()));
    // From the heading, which has the focus of who comes from elsewhere, an arrow leads into the rows.
    let into_the_rows = move |event: KeyboardEvent| {
        if event.key() == "ArrowDown" {
            event.prevent_default();
            rows.begin();
            rows.go_to_current();
        }
    };
    view! {
        <section class="page list-page" node_ref=node>
            <h1 class="visually-hidden" tabindex="-1" on:keydown=into_the_rows>{t!(orders.title)}</h1>
            <Filters search said/>
            {stale}
            <div class="list-area">
                <NewsBar/>
                {table}
                {content}
                <SelectionBar said/>
            </div>
            <Told told/>
        </section>
    }
}

/// What was done that is not to be seen elsewhere, for a moment.
#[component]
fn Told(told: RwSignal<String>) -> impl IntoView {
    const SHOWN: Duration = Duration::from_secs(4);
    let times = StoredValue::new(0_u32);
    effect(move || {
        if !told.with(String::is_empty) {
            let time = times.try_update_value(|times| {
                *times = times.wrapping_add(1);
                *times
            });
            set_timeout(
                move || {
                    if times.try_get_value() == time {
                        told.try_set(String::new());
                    }
                },
                SHOWN,
            );
        }
    });
    view! { <p class="told" role="status">{told}</p> }
}

#[component]
fn NothingFound(search: NodeRef<html::Input>) -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let is_filtered = move || list.filter().get().is_filtered();
    let title = t_signal!(orders.none);
    let text = Signal::derive(move || {
        let words = &language.texts().orders;
        let filter = list.filter().get();
        let has_filters = filter.criteria().next().is_some();
        if filter.is_filtered() {
            (words.none_hint)(!filter.q.is_empty(), has_filters)
        } else {
            words.none_at_all.to_owned()
        }
    });
    let change = FilterChange::expect();
    let clear = Callback::new(move |()| {
        change.choose(|filter| *filter = filter.cleared());
        if let Some(search) = search.get_untracked() {
            focus::focus(&search);
        }
    });
    let meant = Memo::new(move |_| list.filter().with(|filter| status_meant(&filter.q)));
    let suggestion = live_if(move || {
        let status = meant.get()?;
        let press = Callback::new(move |()| {
            change.choose(|filter| (filter.q, filter.logistic_status) = (String::new(), Some(status)));
        });
        let words = live_text(move || {
            let texts = language.texts();
            (texts.orders.all_in_status)((texts.domain.logistic_status)(status))
        });
        Some(view! { <Button kind=ButtonKind::Primary on_press=press>{words}</Button> }.into_any())
    });
    // Filters of before hide what is searched for now.
    let without_filters = live_if(move || {
        list.filter().with(|filter| !filter.q.is_empty() && filter.criteria().next().is_some()).then(|| {
            let press = Callback::new(move |()| {
                change.choose(|filter| *filter = OrderFilter { q: filter.q.clone(), ..filter.cleared() });
                if let Some(search) = search.get_untracked() {
                    focus::focus(&search);
                }
            });
            let words = live_text(move || {
                (language.texts().orders.search_without_filters)(&list.filter().with(|filter| filter.q.clone()))
            });
            view! { <Button kind=ButtonKind::Primary on_press=press>{words}</Button> }.into_any()
        })
    });
    let button = live_if(move || {
        let words = clear_words(list.filter());
        is_filtered().then(|| view! { <Button on_press=clear>{words}</Button> }.into_any())
    });
    view! { <EmptyState title text>{suggestion} {without_filters} {button}</EmptyState> }
}
