//! A button that copies a value and says whether it did.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::clipboard;
use super::icon::{Icon, Symbol};
use crate::ui::language::Language;
use crate::ui::reactive::{effect, live_if, live_text};

/// For how long success is shown.
const SHOWN: Duration = Duration::from_secs(2);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copying {
    Idle,
    Copied,
    /// The browser did not let us: the text is shown and selected, to be copied by hand.
    ByHand,
}

#[component]
pub fn CopyButton(
    #[prop(into)] value: Signal<String>,
    /// What it copies, as the button's name: "Copy the reference".
    #[prop(into)]
    label: Signal<String>,
    /// Whether the button shows its name.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let language = Language::expect();
    let copying = RwSignal::new(Copying::Idle);
    let copy = move |_| {
        let text = value.get_untracked();
        spawn_local(async move {
            match clipboard::write(&text).await {
                Ok(()) => {
                    copying.try_set(Copying::Copied);
                    set_timeout(move || forget(copying), SHOWN);
                }
                Err(clipboard::Refused) => {
                    copying.try_set(Copying::ByHand);
                }
            }
        });
    };
    let symbol = Signal::derive(move || match copying.get() {
        Copying::Copied => Symbol::Check,
        _ => Symbol::Copy,
    });
    let words = live_text(move || {
        let words = match copying.get() {
            Copying::Idle => "",
            Copying::Copied => language.texts().kit.copied,
            Copying::ByHand => language.texts().kit.copy_by_hand,
        };
        words.to_owned()
    });
    view! {
        <span class="copy">
            <button
                class=if wide { "button" } else { "icon-button" }
                type="button"
                aria-label=label
                title=move || (!wide).then(|| label.get())
                on:click=copy
            >
                <Icon symbol/>
                {wide.then_some(label)}
            </button>
            <span class="copy-words" role="status">{words}</span>
            {live_if(move || (copying.get() == Copying::ByHand).then(|| view! { <Selected value/> }.into_any()))}
        </span>
    }
}

fn forget(copying: RwSignal<Copying>) {
    copying.try_update(|state| {
        if *state == Copying::Copied {
            *state = Copying::Idle;
        }
    });
}

/// The value in a field, selected, for whoever copies it by hand.
#[component]
fn Selected(value: Signal<String>) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    effect(move || {
        if let Some(input) = node.get() {
            let _ = input.focus();
            input.select();
        }
    });
    view! {
        <input
            class="text-input copy-value"
            node_ref=node
            readonly=true
            aria-label=t!(kit.text_to_copy)
            prop:value=value
        />
    }
}
