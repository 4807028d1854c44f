//! That there is nothing by this address or number, and the way back to the list.

use leptos::prelude::*;

use super::desk::Desk;
use super::kit::EmptyState;
use super::navigator::{Navigator, RouteLink};

#[component]
pub fn NotThere(title: Signal<String>, text: Signal<String>) -> impl IntoView {
    let desk = Desk::expect();
    let list = Navigator::expect().back_to_list();
    view! {
        <EmptyState title text>
            <RouteLink to=list class="button button-primary">{desk.say(|texts| texts.shell.to_the_list)}</RouteLink>
        </EmptyState>
    }
}
