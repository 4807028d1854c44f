//! The screen that the address leads to.

use leptos::html;
use leptos::prelude::*;

use crate::domain::order::OrderNumber;
use crate::ui::desk::Desk;
use crate::ui::kit::{EmptyState, focus};
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::order_list::OrderList;
use crate::ui::order_page::OrderPage;
use crate::ui::route::Route;
use crate::ui::unfinished_list::UnfinishedList;

/// Which screen. A filter is no screen of its own: the list stays while it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Screen {
    Orders,
    Order(OrderNumber),
    Unfinished,
    Unknown,
}

#[component]
pub fn Screens() -> impl IntoView {
    let desk = Desk::expect();
    let navigator = Navigator::expect();
    let screen = Memo::new(move |_| match navigator.route().get() {
        Ok(Route::Orders(_)) => Screen::Orders,
        Ok(Route::Order(number)) => Screen::Order(number),
        Ok(Route::Unfinished) => Screen::Unfinished,
        Err(_) => Screen::Unknown,
    });
    let node = NodeRef::<html::Div>::new();
    let visited = StoredValue::new(false);
    // A reader hears where they have come to. The list puts the focus back on the row it was on.
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        visited.set_value(true);
        if before.is_some_and(|before| before != now)
            && now != Screen::Orders
            && let Some(heading) = node.get_untracked().and_then(|node| focus::first(&node, "h1"))
        {
            focus::focus(&heading);
        }
        now
    });
    if navigator.owns_page() {
        Effect::new(move |_| {
            let texts = desk.texts();
            let name = match screen.get() {
                Screen::Orders => texts.shell.order_list.to_owned(),
                Screen::Order(number) => number.0,
                Screen::Unfinished => texts.shell.unfinished.to_owned(),
                Screen::Unknown => texts.shell.no_such_screen.to_owned(),
            };
            document().set_title(&format!("{name} · {}", texts.shell.product));
        });
    }
    let shown = move || match screen.get() {
        Screen::Orders => view! { <OrderList arrived=visited.get_value()/> }.into_any(),
        Screen::Order(number) => view! { <OrderPage number/> }.into_any(),
        Screen::Unfinished => view! { <UnfinishedList/> }.into_any(),
        Screen::Unknown => view! { <NoSuchScreen/> }.into_any(),
    };
    view! { <div class="screen" node_ref=node>{shown}</div> }
}

#[component]
fn NoSuchScreen() -> impl IntoView {
    let desk = Desk::expect();
    let navigator = Navigator::expect();
    let list = Signal::derive(move || Route::Orders(navigator.list().get()));
    let title = desk.said(|texts| texts.shell.no_such_screen);
    let text = desk.said(|texts| texts.shell.no_such_screen_hint);
    view! {
        <section class="page">
            <h1 class="visually-hidden" tabindex="-1">{move || title.get()}</h1>
            <EmptyState title text=text>
                <RouteLink to=list class="button button-primary">{desk.say(|texts| texts.shell.to_the_list)}</RouteLink>
            </EmptyState>
        </section>
    }
}
