//! One of a few values, all in view.

use leptos::prelude::*;

use super::field::{FieldError, FieldHint, FieldIds};
use crate::ui::reactive::live;

/// Options are given with their words; news of a choice goes up as the value.
#[component]
pub fn RadioGroup<T>(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] options: Signal<Vec<(T, String)>>,
    #[prop(into)] value: Signal<Option<T>>,
    on_choose: Callback<T>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    /// Whether the first option gets the focus when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let words = Signal::derive(move || options.get().into_iter().map(|(_, word)| word).collect::<Vec<_>>());
    let chosen = Signal::derive(move || {
        let value = value.get()?;
        options.with(|options| options.iter().position(|(option, _)| *option == value))
    });
    let choose = Callback::new(move |index: usize| {
        if let Some((value, _)) = options.get_untracked().into_iter().nth(index) {
            on_choose.run(value);
        }
    });
    native(label, words, chosen, choose, hint, error, autofocus)
}

/// The group without its type, so that it is compiled once.
fn native(
    label: Signal<String>,
    words: Signal<Vec<String>>,
    chosen: Signal<Option<usize>>,
    on_choose: Callback<usize>,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
    autofocus: bool,
) -> AnyView {
    let ids = FieldIds::fresh();
    let described_by = ids.described_by(hint, error);
    let name = ids.control;
    let radios = live(move || {
        let radio = |(index, word): (usize, String)| {
            view! {
                <label class="radio">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=move || chosen.get() == Some(index)
                        data-autofocus=(autofocus && index == 0).then_some("")
                        on:change=move |_| on_choose.run(index)
                    />
                    <span>{word}</span>
                </label>
            }
        };
        words.get().into_iter().enumerate().map(radio).collect_view().into_any()
    });
    view! {
        <fieldset
            class="field radio-group"
            data-invalid=move || error.get().map(|_| "")
            aria-describedby=described_by
        >
            <legend class="field-label">{label}</legend>
            <FieldHint id=ids.hint hint/>
            <div class="radios">{radios}</div>
            <FieldError id=ids.error error/>
        </fieldset>
    }
    .into_any()
}
