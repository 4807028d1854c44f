//! Yes or no, as part of a form.

use leptos::prelude::*;

use super::field::{FieldError, FieldIds};

#[component]
pub fn Checkbox(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] checked: Signal<bool>,
    on_change: Callback<bool>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let described_by = ids.described_by(hint, error);
    let hint_id = ids.hint.clone();
    let hint_line = move || {
        let id = hint_id.clone();
        hint.get().map(|hint| view! { <span class="field-hint" id=id>{hint}</span> })
    };
    view! {
        <div class="field checkbox" data-invalid=move || error.get().map(|_| "")>
            <label>
                <input
                    type="checkbox"
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || described_by.get()
                    prop:checked=move || checked.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                <span>{move || label.get()}</span>
            </label>
            {hint_line}
            <FieldError id=ids.error error/>
        </div>
    }
}
