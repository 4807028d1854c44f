//! The way back to the list.

use leptos::prelude::*;

use crate::ui::kit::{Icon, Symbol};
use crate::ui::navigator::{Navigator, RouteLink};

/// Back to *Liste des commandes*, as the agent left it.
#[component]
pub fn BackLink() -> impl IntoView {
    let list = Navigator::expect().back_to_list();
    view! {
        <RouteLink to=list class="back-link">
            <Icon symbol=Symbol::ArrowLeft/>
            {t!(order.back)}
        </RouteLink>
    }
}
