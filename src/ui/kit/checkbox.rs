//! Yes or no, as part of a form.

use leptos::prelude::*;

use super::field::{FieldError, FieldHint, FieldIds};

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
    view! {
        <div class="field checkbox" data-invalid=move || error.get().map(|_| "")>
            <label>
                <input
                    type="checkbox"
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described_by
                    prop:checked=checked
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
            <FieldHint id=ids.hint hint/>
            <FieldError id=ids.error error/>
        </div>
    }
}
