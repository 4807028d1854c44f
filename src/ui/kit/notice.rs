//! Something to know, in place: what happened, and what to do about it.

use leptos::prelude::*;

use super::icon::{Icon, Symbol};
use crate::ui::language::problems::Advice;
use crate::ui::reactive::live_text;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeTone {
    #[default]
    Info,
    Success,
    Warning,
    Error,
}

impl NoticeTone {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Trouble interrupts whoever listens; the rest waits for a pause.
    const fn role(self) -> &'static str {
        match self {
            Self::Info | Self::Success => "status",
            Self::Warning | Self::Error => "alert",
        }
    }

    const fn symbol(self) -> Symbol {
        match self {
            Self::Info => Symbol::Info,
            Self::Success => Symbol::Check,
            Self::Warning => Symbol::Warning,
            Self::Error => Symbol::Cross,
        }
    }
}

#[component]
pub fn Notice(
    #[prop(optional)] tone: NoticeTone,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] children: Option<Children>,
    /// Buttons and links.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
) -> impl IntoView {
    let symbol = tone.symbol();
    view! {
        <div class="notice" part="notice" data-tone=tone.as_str() role=tone.role()>
            <Icon symbol/>
            <div class="notice-words">
                <p class="notice-title">{title}</p>
                {children.map(|children| view! { <div class="notice-text">{children()}</div> })}
            </div>
            {actions.map(|actions| view! { <div class="notice-actions">{actions.run()}</div> })}
        </div>
    }
}

/// An entry of the error catalogue: what happened, what is safe, what to do now.
#[component]
pub fn ProblemNotice(
    #[prop(into)] advice: Signal<Advice>,
    #[prop(default = NoticeTone::Error)] tone: NoticeTone,
    /// Buttons and links.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
) -> impl IntoView {
    let title = Signal::derive(move || advice.get().happened.to_owned());
    let actions = actions.unwrap_or_default();
    view! {
        <Notice tone title actions>
            <p>
                <span class="visually-hidden">{t!(kit.what_is_safe)}" "</span>
                {live_text(move || advice.get().safe.to_owned())}
            </p>
            <p>{live_text(move || advice.get().to_do.to_owned())}</p>
        </Notice>
    }
}
