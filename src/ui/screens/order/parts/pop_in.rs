//! What every pop-in over an order has: what others changed meanwhile, what became of the last write, and a key for
//! the one thing to do next.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::changes::ChangeList;
use super::writing_notice::WritingNotice;
use crate::ui::kit::focus;
use crate::ui::screens::order::cancellation::CancellationDesk;
use crate::ui::screens::order::credit_note::NoteDesk;
use crate::ui::screens::order::credit_note_form::FormStore;
use crate::ui::screens::order::refunds::RefundDesk;

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

/// Whether a pop-in is over the page, and says what the page would say otherwise.
pub fn is_any_open() -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    let (cancellation, refunds) = (CancellationDesk::expect().is_open(), RefundDesk::expect().is_open());
    let (note, credit) = (NoteDesk::expect().is_open(), FormStore::expect().is_open());
    move || cancellation.get() || refunds.get() || note.get() || credit.get()
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
