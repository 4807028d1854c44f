//! *Articles*: find an item by its SKU or its name, and see how its stock moved.

mod history;

use leptos::prelude::*;

pub use history::StockHistoryPage;

use super::read_failed::ReadFailed;
use super::side_read::SideRead;
use crate::api::stock::{FindItems, Item, ItemList};
use crate::domain::text_limits;
use crate::ui::kit::{EmptyState, Icon, InputKind, NoticeTone, Skeleton, Symbol, TextInput, Untrusted};
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::reactive::live;
use crate::ui::reactive::reading::Reading;
use crate::ui::route::Route;

/// How many the backend gives at most.
const MOST: usize = 50;

#[component]
pub fn ItemListPage() -> impl IntoView {
    let navigator = Navigator::expect();
    let q = Memo::new(move |before: Option<&String>| match navigator.route().get() {
        Ok(Route::Items(q)) => q,
        _ => before.cloned().unwrap_or_default(),
    });
    let found = SideRead::of_screen(move || FindItems { q: q.get() });
    let retry = Callback::new(move |()| found.retry());
    let list = live(move || match found.get() {
        Reading::Loading => view! { <div class="page-body" aria-busy="true"><Skeleton lines=6/></div> }.into_any(),
        Reading::Failed(failure) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
        Reading::Ready { shown: list, .. } => items(&list),
    });
    view! {
        <section class="page items">
            <div class="page-head">
                <h1 class="page-title" tabindex="-1">{t!(items.title)}</h1>
            </div>
            <div class="filters"><div class="search">
                <Icon symbol=Symbol::Search/>
                <TextInput
                    label=t_signal!(items.search)
                    value=q
                    on_input=Callback::new(move |typed| navigator.replace(Route::Items(typed)))
                    kind=InputKind::Search
                    placeholder=t_signal!(items.search_placeholder)
                    label_hidden=true
                    max_length=text_limits::SEARCH
                />
            </div></div>
            {list}
        </section>
    }
}

fn items(list: &ItemList) -> AnyView {
    if list.items.is_empty() {
        let (title, text) = (t_signal!(items.none), t_signal!(items.none_hint));
        return view! { <EmptyState title text/> }.into_any();
    }
    let row = |item: &Item| {
        let Item { sku, title } = item.clone();
        view! {
            <tr>
                <th scope="row">
                    <RouteLink to=Route::Item(sku.clone()) class="row-link"><Untrusted text=sku/></RouteLink>
                </th>
                <td data-label=t!(items.item)><Untrusted text=title/></td>
            </tr>
        }
        .into_any()
    };
    let most = (list.items.len() >= MOST).then(|| view! { <p class="page-hint">{t!(items.most)}</p> });
    view! {
        <table class="grid stock">
            <thead>
                <tr>
                    <th scope="col">{t!(items.sku)}</th>
                    <th scope="col">{t!(items.item)}</th>
                </tr>
            </thead>
            <tbody>{list.items.iter().map(row).collect_view()}</tbody>
        </table>
        {most}
    }
    .into_any()
}
