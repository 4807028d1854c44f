//! A button that opens a small panel of controls below it. Escape, or going on elsewhere, closes it.

use leptos::ev::{FocusEvent, KeyboardEvent, pointerdown};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::FieldIds;
use super::focus;
use super::icon::{Icon, Symbol};
use crate::ui::reactive::{live_if, on_mount};

#[component]
pub fn Popover(
    /// The button's name, and the panel's.
    #[prop(into)]
    label: Signal<String>,
    /// Beside the name: how many of its controls are set.
    #[prop(optional, into)]
    count: Signal<usize>,
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let frame = NodeRef::<html::Div>::new();
    let panel_id = FieldIds::fresh().control;
    let toggle = move |_| {
        is_open.update(|is_open| *is_open = !*is_open);
        if is_open.get_untracked() {
            request_animation_frame(move || {
                let panel = frame.try_get_untracked().flatten();
                if let Some(first) = panel.and_then(|frame| focus::first(&frame, ".popover :is(select, input, button)"))
                {
                    focus::focus(&first);
                }
            });
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            is_open.set(false);
            if let Some(button) = button.get_untracked() {
                focus::focus(&button);
            }
        }
    };
    let focus_left = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        // A browser takes the focus from what leaves the page only after this is disposed of.
        let Some(frame) = frame.try_get_untracked() else { return };
        // What is drawn anew drops its focus nowhere: only another place closes the panel.
        if to.is_some() && !frame.is_some_and(|frame| frame.contains(to.as_ref())) {
            is_open.try_set(false);
        }
    };
    // A press elsewhere closes it, also on what takes no focus.
    on_mount(move || {
        let listener = window_event_listener(pointerdown, move |event| {
            let pressed = event.composed_path().get(0).dyn_into::<web_sys::Node>().ok();
            let is_open_now = is_open.try_get_untracked() == Some(true);
            if is_open_now && frame.try_get_untracked().flatten().is_some_and(|frame| !frame.contains(pressed.as_ref()))
            {
                is_open.try_set(false);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let id = panel_id.clone();
    let panel = live_if(move || {
        is_open.get().then(|| {
            view! {
                <div class="popover" role="group" id=id.clone() aria-label=label tabindex="-1">
                    {children()}
                </div>
            }
            .into_any()
        })
    });
    let number = live_if(move || {
        let count = count.get();
        (count > 0).then(|| view! { <span class="popover-count">{count.to_string()}</span> }.into_any())
    });
    view! {
        <div class="popover-frame" node_ref=frame on:focusout=focus_left on:keydown=key>
            <button
                class="button"
                type="button"
                node_ref=button
                aria-expanded=move || is_open.get().to_string()
                aria-controls=move || is_open.get().then(|| panel_id.clone())
                on:click=toggle
            >
                <span class="button-content">
                    {label}
                    {number}
                    <Icon symbol=Symbol::ChevronDown/>
                </span>
            </button>
            {panel}
        </div>
    }
}
