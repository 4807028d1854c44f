//! The way back to where the agent came from.

use leptos::prelude::*;

use crate::ui::kit::{Icon, Symbol};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, Origin, RouteLink};
use crate::ui::reactive::live_text;
use crate::ui::route::Route;

/// Back to *Liste des commandes* as the agent left it, or to *À terminer*.
#[component]
pub fn BackLink() -> impl IntoView {
    let language = Language::expect();
    let navigator = Navigator::expect();
    let (list, origin) = (navigator.back_to_list(), navigator.origin());
    let to = Signal::derive(move || match origin.get() {
        Origin::Orders => list.get(),
        Origin::Unfinished => Route::Unfinished,
    });
    let words = live_text(move || {
        let words = &language.texts().app;
        let name = if origin.get() == Origin::Orders { words.order_list } else { words.unfinished };
        name.to_owned()
    });
    // Alone there is no screen to go back to.
    (!navigator.is_alone()).then(|| {
        view! {
            <RouteLink to class="back-link">
                <Icon symbol=Symbol::ArrowLeft/>
                {words}
            </RouteLink>
        }
    })
}
