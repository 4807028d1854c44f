//! The rows under their column headings.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::row::Row;
use super::store::{ListProgress, OrderListStore, OrderRow};
use crate::api::orders::OrderSort;
use crate::ui::kit::{Button, Icon, Symbol};
use crate::ui::language::{self, Word};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live_if, on_mount};
use crate::ui::route::{OrderFilter, Route};
use crate::ui::screens::row_keys;

/// Rows that fill a screen, and more on most.
const FIRST_SCREEN: usize = 20;

#[component]
pub fn Table() -> impl IntoView {
    let list = OrderListStore::expect();
    let node = NodeRef::<html::Div>::new();
    let key = move |event: KeyboardEvent| {
        row_keys::go_by(&event, node.get_untracked(), "input[type=search]", Some(".more button"));
    };
    let drawn_rows = in_two_frames(list);
    view! {
        <div class="grid-frame" node_ref=node data-behind=move || list.is_behind().then_some("")>
            <table class="grid orders">
                <thead>
                    <tr>
                        <Heading name=|texts| texts.orders.number up=OrderSort::NumberUp down=OrderSort::NumberDown/>
                        <Heading name=|texts| texts.orders.date up=OrderSort::Oldest down=OrderSort::Newest/>
                        <Heading name=|texts| texts.orders.customer up=OrderSort::CustomerUp down=OrderSort::CustomerDown/>
                        <Heading
                            name=|texts| texts.orders.total
                            up=OrderSort::TotalUp
                            down=OrderSort::TotalDown
                            class="figures"
                        />
                        <th scope="col">{t!(orders.payment)}</th>
                        <th scope="col">{t!(orders.cancellation)}</th>
                        <th scope="col">{t!(orders.logistic_status)}</th>
                        <th scope="col">
                            <span class="visually-hidden">{t!(orders.modification)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody on:keydown=key>
                    <For each=move || drawn_rows.get() key=|row| row.number.clone() let:row>
                        <Row row/>
                    </For>
                </tbody>
            </table>
            <More/>
        </div>
    }
}

/// The rows, of which those behind the first screen are drawn a frame later: an agent who arrives sees the first ones sooner.
/// Who comes back finds all of them at once, because the focus belongs on one.
fn in_two_frames(list: OrderListStore) -> Signal<Vec<OrderRow>> {
    let drawn = RwSignal::new(if list.left_by().is_some() { usize::MAX } else { FIRST_SCREEN });
    on_mount(move || {
        // The frame that is being made shows the first rows; the one behind it may take its time.
        request_animation_frame(move || {
            request_animation_frame(move || {
                drawn.try_set(usize::MAX);
            });
        });
    });
    Signal::derive(move || list.rows().get().into_iter().take(drawn.get()).collect())
}

/// A heading that sorts: first as one mostly wants it, then the other way round.
#[component]
fn Heading(name: Word, up: OrderSort, down: OrderSort, #[prop(optional)] class: &'static str) -> impl IntoView {
    let list = OrderListStore::expect();
    let navigator = Navigator::expect();
    let sort = move || list.filter().with(|filter| filter.sort);
    let first = if up == OrderSort::Oldest || up == OrderSort::TotalUp { down } else { up };
    let press = move |_| {
        let filter = list.filter().get_untracked();
        let other = if first == up { down } else { up };
        let sort = if filter.sort == first { other } else { first };
        navigator.replace(Route::Orders(OrderFilter { sort, ..filter }));
    };
    let direction = move || match sort() {
        now if now == up => Some("ascending"),
        now if now == down => Some("descending"),
        _ => None,
    };
    let sign = live_if(move || {
        let symbol = match sort() {
            now if now == up => Symbol::SortUp,
            now if now == down => Symbol::SortDown,
            _ => return None,
        };
        Some(view! { <Icon symbol/> }.into_any())
    });
    view! {
        <th scope="col" class=class aria-sort=direction>
            <button class="heading" type="button" on:click=press>
                {language::text(name)}
                {sign}
            </button>
        </th>
    }
}

/// The page behind the last row.
#[component]
fn More() -> impl IntoView {
    let list = OrderListStore::expect();
    let press = Callback::new(move |()| list.read_more());
    let busy = Signal::derive(move || list.progress().get() == ListProgress::ReadingMore);
    live_if(move || {
        list.has_more().then(|| {
            view! {
                <div class="more">
                    <Button busy on_press=press>{t!(orders.more)}</Button>
                </div>
            }
            .into_any()
        })
    })
}
