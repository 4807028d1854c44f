//! The headings: each sorts, and says how.

use leptos::html;
use leptos::prelude::*;

use crate::ui::kit::{Icon, Symbol};
use crate::ui::language::{self, Word};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{effect, live, live_if};
use crate::ui::route::{Column, ListSort, OrderFilter, Route};
use crate::ui::screens::orders::selection::Selection;
use crate::ui::screens::orders::store::OrderListStore;

/// The name of a column; the first one is the number's.
pub fn name_of(column: Option<Column>) -> Word {
    match column {
        None => |texts| texts.orders.number,
        Some(Column::Date) => |texts| texts.orders.date,
        Some(Column::Customer) => |texts| texts.orders.customer,
        Some(Column::Total) => |texts| texts.orders.total,
        Some(Column::Payment) => |texts| texts.orders.payment,
        Some(Column::Cancellation) => |texts| texts.orders.cancellation,
        Some(Column::Status) => |texts| texts.orders.logistic_status,
    }
}

const fn class_of(column: Option<Column>) -> &'static str {
    match column {
        None => "cell-number",
        Some(Column::Date) => "cell-date",
        Some(Column::Customer) => "cell-customer",
        Some(Column::Total) => "cell-total figures",
        Some(Column::Payment) => "cell-payment",
        Some(Column::Cancellation) => "cell-cancellation",
        Some(Column::Status) => "cell-status",
    }
}

/// A heading that sorts: first as one mostly wants it, then the other way round.
#[component]
pub fn Heading(column: Option<Column>) -> impl IntoView {
    let list = OrderListStore::expect();
    let navigator = Navigator::expect();
    let name = language::text(name_of(column));
    let Some((first, other)) = ListSort::of_column(column) else {
        return view! { <th scope="col" class=class_of(column)>{name}</th> }.into_any();
    };
    let can_sort = Memo::new(move |_| list.can_sort_by(first));
    let sort = Memo::new(move |_| {
        Some(list.filter().with(|filter| filter.sort)).filter(|sort| *sort == first || *sort == other)
    });
    let press = move |_| {
        let filter = list.filter().get_untracked();
        let sort = if filter.sort == first { other } else { first };
        navigator.go(Route::Orders(OrderFilter { sort, ..filter }));
    };
    let direction = move || sort.get().map(|sort| if sort.is_ascending() { "ascending" } else { "descending" });
    let content = live(move || match can_sort.get() {
        false => name.into_any(),
        true => view! {
            <button class="heading" type="button" on:click=press>
                {name}
                {sign_of(sort)}
            </button>
        }
        .into_any(),
    });
    view! { <th scope="col" class=class_of(column) aria-sort=direction>{content}</th> }.into_any()
}

fn sign_of(sort: Memo<Option<ListSort>>) -> AnyView {
    live_if(move || {
        let symbol = if sort.get()?.is_ascending() { Symbol::SortUp } else { Symbol::SortDown };
        Some(view! { <Icon symbol/> }.into_any())
    })
}

/// Picks all that match, or none.
#[component]
pub fn PickAll() -> impl IntoView {
    let (list, selection) = (OrderListStore::expect(), Selection::expect());
    let node = NodeRef::<html::Input>::new();
    let picked = selection.count();
    let is_all = move || picked.get() > 0 && list.count().get() == Some(picked.get());
    effect(move || {
        let is_part = picked.get() > 0 && !is_all();
        if let Some(input) = node.get() {
            input.set_indeterminate(is_part);
        }
    });
    let change = move |event| {
        if event_target_checked(&event) {
            selection.pick_all();
        } else {
            selection.clear();
        }
    };
    view! { <input type="checkbox" node_ref=node aria-label=t!(orders.pick_all) prop:checked=is_all on:change=change/> }
}
