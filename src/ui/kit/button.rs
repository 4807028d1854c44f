//! A button that stays where it is and keeps the focus, whatever it is waiting for.

use leptos::prelude::*;

use super::waiting::spinner;

/// What pressing it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do next.
    Primary,
    #[default]
    Secondary,
    /// Something that can't be taken back.
    Danger,
    /// What few need.
    Quiet,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button",
            Self::Danger => "button button-danger",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// While busy or disabled it can be focused and read, says so, and ignores presses: a `disabled` button would
/// drop the focus of whoever has just pressed it.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_press: Callback<()>,
    /// An accessible name, where the content is only a sign.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// The `id` of what says why it is disabled.
    #[prop(optional, into)]
    described_by: MaybeProp<String>,
    /// Where the focus lands when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
    /// Whether Enter in a field of the form around it presses it; the form's `submit` then says so, not `on_press`.
    #[prop(optional)]
    submits: bool,
    children: Children,
) -> impl IntoView {
    let inert = move || busy.get() || disabled.get();
    let decides = matches!(kind, ButtonKind::Primary | ButtonKind::Danger);
    let press = move |event: leptos::ev::MouseEvent| {
        // The second click of two is for the button that stood here at the first.
        let is_second = decides && event.detail() > 1;
        if is_second || busy.get_untracked() || disabled.get_untracked() {
            event.prevent_default();
        } else if !submits {
            on_press.run(());
        }
    };
    view! {
        <button
            class=kind.class()
            part="button"
            type=if submits { "submit" } else { "button" }
            aria-disabled=move || inert().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-label=label
            aria-describedby=described_by
            data-autofocus=autofocus.then_some("")
            on:click=press
        >
            <span class="button-content">{children()}</span>
            {spinner(busy)}
        </button>
    }
}
