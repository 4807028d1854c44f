//! The headings: each sorts, and says how.

use leptos::html;
use leptos::prelude::*;

use crate::api::orders::OrderSort;
use crate::ui::kit::{Icon, Symbol};
use crate::ui::language::{self, Word};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{effect, live_if};
use crate::ui::route::{Column, OrderFilter, Route, sorts_of};
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
    let (first, other) = sorts_of(column);
    // Two columns have one sort: the status says it.
    let says = column != Some(Column::Cancellation);
    let sort = Memo::new(move |_| {
        let sort = list.filter().with(|filter| filter.sort);
        (says && (sort == first || sort == other)).then_some(sort)
    });
    let press = move |_| {
        let filter = list.filter().get_untracked();
        let sort = if filter.sort == first { other } else { first };
        navigator.go(Route::Orders(OrderFilter { sort, ..filter }));
    };
    let direction = move || sort.get().map(|sort| if sort.is_descending() { "descending" } else { "ascending" });
    view! {
        <th scope="col" class=class_of(column) aria-sort=direction>
            <button class="heading" type="button" on:click=press>
                {language::text(name_of(column))}
                {sign_of(sort)}
            </button>
        </th>
    }
}

fn sign_of(sort: Memo<Option<OrderSort>>) -> AnyView {
    live_if(move || {
        let symbol = if sort.get()?.is_descending() { Symbol::SortDown } else { Symbol::SortUp };
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
