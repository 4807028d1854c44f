//! A control with its label, its hint and what is wrong with it.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use crate::ui::reactive::live_if;

/// The `id`s that tie a control to its words. They are unique within the document's scripts, not only within
/// one shadow root, so that several desks on one page don't disturb each other's tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldIds {
    pub control: String,
    pub hint: String,
    pub error: String,
}

impl FieldIds {
    pub fn fresh() -> Self {
        static LAST: AtomicU32 = AtomicU32::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        Self {
            control: format!("field-{number}"),
            hint: format!("field-{number}-hint"),
            error: format!("field-{number}-error"),
        }
    }

    /// For `aria-describedby`: whichever of hint and error there is.
    pub fn described_by(&self, hint: MaybeProp<String>, error: MaybeProp<String>) -> Signal<Option<String>> {
        let (hint_id, error_id) = (self.hint.clone(), self.error.clone());
        Signal::derive(move || match (hint.get(), error.get()) {
            (Some(_), Some(_)) => Some(format!("{error_id} {hint_id}")),
            (None, Some(_)) => Some(error_id.clone()),
            (Some(_), None) => Some(hint_id.clone()),
            (None, None) => None,
        })
    }
}

/// The frame around a control, which is its child and has the `id` [`FieldIds::control`].
#[component]
pub fn Field(
    ids: FieldIds,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    /// Read aloud, but not shown: where the screen says it in another way.
    #[prop(optional)]
    label_hidden: bool,
    children: Children,
) -> impl IntoView {
    let label_class = if label_hidden { "visually-hidden" } else { "field-label" };
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "")>
            <label class=label_class for=ids.control>{label}</label>
            {children()}
            <FieldHint id=ids.hint hint/>
            <FieldError id=ids.error error/>
        </div>
    }
}

#[component]
pub(super) fn FieldHint(id: String, hint: MaybeProp<String>) -> impl IntoView {
    live_if(move || {
        let id = id.clone();
        hint.get().map(|hint| view! { <span class="field-hint" id=id>{hint}</span> }.into_any())
    })
}

/// Says what is wrong. The region is there before its words, so that they are announced.
#[component]
pub(super) fn FieldError(id: String, error: MaybeProp<String>) -> impl IntoView {
    view! { <span class="field-error" id=id role="alert">{error}</span> }
}
