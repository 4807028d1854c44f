//! The way back to where the agent came from.

use leptos::prelude::*;

use crate::ui::kit::{Icon, Symbol};
use crate::ui::language;
use crate::ui::navigator::{Navigator, Origin, RouteLink};
use crate::ui::reactive::live_text;
use crate::ui::route::Route;

/// Back to *Liste des commandes* as the agent left it, or to *À terminer*.
#[component]
pub fn BackLink() -> impl IntoView {
    let navigator = Navigator::expect();
    let (list, origin) = (navigator.back_to_list(), navigator.origin());
    let to = Signal::derive(move || match origin.get() {
        Origin::Orders => list.get(),
        Origin::Unfinished => Route::Unfinished,
    });
    let name = language::text_signal(|texts| texts.app.order_list);
    let other = language::text_signal(|texts| texts.app.unfinished);
    let words = live_text(move || if origin.get() == Origin::Orders { name.get() } else { other.get() });
    view! {
        <RouteLink to class="back-link">
            <Icon symbol=Symbol::ArrowLeft/>
            {words}
        </RouteLink>
    }
}
