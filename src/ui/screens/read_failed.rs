//! The notice in place of what could not be read.

use leptos::prelude::*;

use crate::client::Failure;
use crate::ui::kit::{Button, EmptyState, NoticeTone, ProblemNotice};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, RouteLink};

/// Why it was not read, and the button that reads it again.
#[component]
pub fn ReadFailed(failure: Failure, tone: NoticeTone, retry: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let advice = Signal::derive(move || language.texts().problems.of_read(&failure));
    let button = move || view! { <Button on_press=retry>{t!(kit.retry)}</Button> };
    view! { <ProblemNotice advice tone actions=button/> }
}

/// Nothing has this address or number; the link leads back to the list.
#[component]
pub fn NotFound(title: Signal<String>, text: Signal<String>) -> impl IntoView {
    let list = Navigator::expect().back_to_list();
    view! {
        <EmptyState title text>
            <RouteLink to=list class="button button-primary">{t!(app.to_the_list)}</RouteLink>
        </EmptyState>
    }
}
