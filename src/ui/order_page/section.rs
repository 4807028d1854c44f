//! A titled part of the page.

use leptos::prelude::*;

use crate::ui::kit::FieldIds;

#[component]
pub fn Section(
    #[prop(into)] title: Signal<String>,
    /// Which part it is, for the style sheet.
    name: &'static str,
    children: Children,
) -> impl IntoView {
    let id = FieldIds::fresh().control;
    let labelled_by = id.clone();
    view! {
        <section class="panel" data-part=name aria-labelledby=labelled_by>
            <h2 class="panel-title" id=id>{move || title.get()}</h2>
            {children()}
        </section>
    }
}
