//! A state in a word. Each tone has a mark of its own shape, so that none depends on colour alone.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeTone {
    #[default]
    Neutral,
    /// Something can be done here.
    Accent,
    Success,
    /// Something waits.
    Warning,
    Danger,
}

impl BadgeTone {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

#[component]
pub fn Badge(#[prop(optional, into)] tone: Signal<BadgeTone>, children: Children) -> impl IntoView {
    view! { <span class="badge" data-tone=move || tone.get().as_str()>{children()}</span> }
}
