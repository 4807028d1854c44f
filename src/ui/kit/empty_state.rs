//! A sentence in the place of what is not there.

use leptos::prelude::*;

use crate::ui::reactive::live_if;

#[component]
pub fn EmptyState(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: MaybeProp<String>,
    /// What to do about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p class="empty-title">{title}</p>
            {live_if(move || text.get().map(|text| view! { <p class="empty-text">{text}</p> }.into_any()))}
            {children.map(|children| children())}
        </div>
    }
}
