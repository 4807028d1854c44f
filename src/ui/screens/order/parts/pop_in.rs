//! The frame of every pop-in over an order: what others changed, what became of the last write, and a key for the
//! one thing to do next.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::changes::ChangeList;
use super::writing_notice::WritingNotice;
use crate::ui::kit::focus;

/// The content of a pop-in.
#[component]
pub fn PopIn(
    /// Above everything else: where in a procedure this is.
    #[prop(optional, into)]
    head: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.repeat() && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            press_primary(place);
        }
    };
    view! {
        <div class="pop-in" node_ref=place on:keydown=key>
            {head}
            <ChangeList/>
            <WritingNotice/>
            {children()}
        </div>
    }
}

/// Ctrl+Enter presses the one thing to do next, wherever the focus is.
fn press_primary(place: NodeRef<html::Div>) {
    let buttons = place
        .get_untracked()
        .map(|place| focus::all(&place, ".button-primary:not([aria-disabled]), .button-danger:not([aria-disabled])"));
    if let Some([button]) = buttons.as_deref() {
        button.click();
    }
}
