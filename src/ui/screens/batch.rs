//! *Annuler ensemble*: the orders that were picked in the list, checked and cancelled one after the other, each with its own
//! check, total, key and outcome.

mod cancel_together;
mod controls;
mod next_step;
mod orders;
mod row;
mod runner;
mod store;

use leptos::prelude::*;

pub use cancel_together::CancelTogether;
pub use orders::{Batch, BatchOrder};

use self::controls::Controls;
use self::orders::Stage;
use self::row::Row;
use self::store::BatchStore;
use crate::ui::kit::EmptyState;
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::reactive::{live, memo_bool};

#[component]
pub fn BatchPage() -> impl IntoView {
    let store = CancelTogether::expect().store();
    provide_context(store);
    let stage = store.stage();
    let is_empty = memo_bool(move || stage.get() == Stage::Empty);
    let content = live(move || match is_empty.get() {
        true => view! { <NothingPicked/> }.into_any(),
        false => view! { <Controls/> <Orders/> }.into_any(),
    });
    view! {
        <section class="page">
            <div class="page-head">
                <h1 class="page-title" tabindex="-1">{t!(batch.title)}</h1>
                <p class="page-hint">{t!(batch.hint)}</p>
            </div>
            {content}
        </section>
    }
}

#[component]
fn NothingPicked() -> impl IntoView {
    let list = Navigator::expect().back_to_list();
    view! {
        <EmptyState title=t_signal!(batch.none) text=t_signal!(batch.none_hint)>
            <RouteLink to=list class="button button-primary">{t!(app.to_the_list)}</RouteLink>
        </EmptyState>
    }
}

#[component]
fn Orders() -> impl IntoView {
    let store = BatchStore::expect();
    let batch = store.batch();
    let numbers = move || batch.with(|batch| batch.orders.iter().map(|order| order.number.clone()).collect::<Vec<_>>());
    view! {
        <table class="grid batch-orders" part="table">
            <thead>
                <tr>
                    <th scope="col">{t!(batch.order)}</th>
                    <th scope="col" class="figures">{t!(batch.total)}</th>
                    <th scope="col" class="figures">{t!(batch.goes_back)}</th>
                    <th scope="col">{t!(batch.state)}</th>
                    <th scope="col">
                        <span class="visually-hidden">{t!(batch.leave_one)}</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                <For each=numbers key=Clone::clone let:number>
                    <Row number/>
                </For>
            </tbody>
        </table>
    }
}
