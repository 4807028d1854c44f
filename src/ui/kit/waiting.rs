//! The signs for something that is on its way.

use leptos::prelude::*;

use crate::ui::reactive::live_if;

/// A turning sign, beside words for what is awaited.
#[component]
pub fn Spinner() -> impl IntoView {
    view! { <span class="spinner" aria-hidden="true"></span> }
}

/// In the place of all that is awaited, with what it is.
#[component]
pub fn Waiting(#[prop(into)] words: Signal<String>) -> impl IntoView {
    view! {
        <div class="waiting" role="status">
            <Spinner/>
            <span>{words}</span>
        </div>
    }
}

/// The sign while something is awaited.
pub(super) fn spinner(waits: Signal<bool>) -> AnyView {
    live_if(move || waits.get().then(|| view! { <Spinner/> }.into_any()))
}

/// Grey bars in the place of text to come; the region around it says that it is being read.
#[component]
pub fn Skeleton(
    /// How many bars.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    let bars = (0..lines).map(|_| view! { <span class="skeleton-bar"></span> }).collect_view();
    view! { <span class="skeleton" aria-hidden="true">{bars}</span> }
}
