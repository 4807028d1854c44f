//! A switch. Its label never changes with its state (WAI-ARIA APG): the state is announced by itself.

use leptos::prelude::*;

use super::waiting::spinner;
use crate::ui::language::Language;
use crate::ui::reactive::live_text;

#[component]
pub fn Switch(
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// The `id` of what says why it is disabled.
    #[prop(optional, into)]
    described_by: MaybeProp<String>,
    /// Asks for the other state; whoever holds the state decides.
    on_toggle: Callback<()>,
) -> impl IntoView {
    let language = Language::expect();
    let inert = move || busy.get() || disabled.get();
    let toggle = move |_| {
        if !busy.get_untracked() && !disabled.get_untracked() {
            on_toggle.run(());
        }
    };
    let state = live_text(move || {
        let words = &language.texts().kit;
        if checked.get() { words.on } else { words.off }.to_owned()
    });
    view! {
        <button
            class="switch"
            type="button"
            role="switch"
            aria-checked=move || checked.get().to_string()
            aria-disabled=move || inert().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-describedby=described_by
            on:click=toggle
        >
            <span>{label}</span>
            <span class="switch-track" aria-hidden="true">
                <span>{state}</span>
                {spinner(busy)}
            </span>
        </button>
    }
}
