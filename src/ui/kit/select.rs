//! One of a few values, in a native list.

use leptos::prelude::*;

use super::field::{Field, FieldIds};
use crate::ui::reactive::live;

/// Options are given with their words; news of a choice goes up as the value.
#[component]
pub fn Select<T>(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] options: Signal<Vec<(T, String)>>,
    /// `None`, or a value that is no option, shows the placeholder.
    #[prop(into)]
    value: Signal<Option<T>>,
    on_choose: Callback<T>,
    /// Shown while nothing is chosen; it can't be chosen itself.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional)] label_hidden: bool,
    #[prop(optional)] autofocus: bool,
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
    native(label, words, chosen, choose, placeholder, hint, error, label_hidden, autofocus)
}

/// The list without its type, so that it is compiled once.
#[expect(clippy::too_many_arguments, reason = "the untyped twin of the component above")]
fn native(
    label: Signal<String>,
    words: Signal<Vec<String>>,
    chosen: Signal<Option<usize>>,
    on_choose: Callback<usize>,
    placeholder: MaybeProp<String>,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
    label_hidden: bool,
    autofocus: bool,
) -> AnyView {
    let ids = FieldIds::fresh();
    let described_by = ids.described_by(hint, error);
    let change = move |event| {
        if let Ok(index) = event_target_value(&event).parse() {
            on_choose.run(index);
        }
    };
    let options = live(move || {
        let chosen = chosen.get();
        let first = (chosen.is_none() || placeholder.get().is_some()).then(|| {
            view! {
                <option value="" disabled=true selected=chosen.is_none()>{placeholder.get().unwrap_or_default()}</option>
            }
        });
        let rest = words.get().into_iter().enumerate().map(|(index, word)| {
            view! { <option value=index.to_string() selected=chosen == Some(index)>{word}</option> }
        });
        (first, rest.collect_view()).into_any()
    });
    view! {
        <Field ids=ids.clone() label hint error label_hidden>
            <span class="select">
                <select
                    id=ids.control
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described_by
                    data-autofocus=autofocus.then_some("")
                    on:change=change
                >
                    {options}
                </select>
            </span>
        </Field>
    }
    .into_any()
}
