//! The ways on from an order on which nothing is left to do: the next one to finish, for who came from there, and the
//! search.

use leptos::prelude::*;

use crate::ui::kit::{Button, ButtonKind};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, Origin, RouteLink};
use crate::ui::reactive::{live, live_if, live_text};
use crate::ui::route::Route;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::unfinished::UnfinishedStore;

#[component]
pub fn Onward(
    /// Nothing else is to be done where this stands.
    #[prop(optional)]
    is_primary: bool,
) -> impl IntoView {
    let language = Language::expect();
    let navigator = Navigator::expect();
    let number = OrderStore::expect().number();
    let is_queue = untrack(|| navigator.origin().get()) == Origin::Unfinished;
    let queue = use_context::<UnfinishedStore>().filter(|_| is_queue);
    let next = Memo::new(move |_| queue?.next_after(&number));
    let link = live_if(move || {
        let next = next.get()?;
        let class = if is_primary { "button button-primary" } else { "button" };
        let to = Route::Refunds(next.clone());
        let words = live_text(move || (language.texts().order.onward.next)(&next.0));
        Some(view! { <RouteLink to class><span class="button-content">{words}</span></RouteLink> }.into_any())
    });
    let kind = move || if is_primary && next.get().is_none() { ButtonKind::Primary } else { ButtonKind::Secondary };
    let search = Callback::new(move |()| navigator.go_to_search());
    let search = live(move || {
        view! {
            <Button kind=kind() on_press=search>
                {t!(order.onward.search)}
                <kbd class="key" aria-hidden="true">{"/"}</kbd>
            </Button>
        }
        .into_any()
    });
    view! { {link} {search} }
}
