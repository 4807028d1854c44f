//! The ways on from an order on which nothing is left to do: the next one to finish, for who came from there, and the
//! search. Neither is ever the button that a hurried second press hits: it would be another customer's order.

use leptos::prelude::*;

use crate::domain::order::OrderNumber;
use crate::ui::kit::Button;
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, Origin, RouteLink};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::route::Route;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::unfinished::{ToFinish, UnfinishedStore};

#[component]
pub fn Onward() -> impl IntoView {
    let language = Language::expect();
    let navigator = Navigator::expect();
    let next = next_to_finish();
    let link = live_if(move || {
        let next = next.get()?;
        let to = Route::Refunds(next.clone());
        let words = live_text(move || (language.texts().order.onward.next)(&next.0));
        let link = view! {
            <RouteLink to class="button">
                <span class="button-content">{words} <kbd class="key" aria-hidden="true">{"J"}</kbd></span>
            </RouteLink>
        };
        Some(link.into_any())
    });
    let search = Callback::new(move |()| navigator.go_to_search());
    view! {
        {link}
        <Button on_press=search>
            {t!(order.onward.search)}
            <kbd class="key" aria-hidden="true">{"/"}</kbd>
        </Button>
    }
}

/// The one that follows this order in *À terminer*, for who came from there.
pub fn next_to_finish() -> Memo<Option<OrderNumber>> {
    let navigator = Navigator::expect();
    let number = OrderStore::expect().number();
    let is_queue = untrack(|| navigator.origin().get()) == Origin::Unfinished;
    let queue = use_context::<ToFinish>().filter(|_| is_queue).map(|_| UnfinishedStore::expect());
    Memo::new(move |_| queue?.next_after(&number))
}
