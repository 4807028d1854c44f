//! A button that opens a menu of things to do, usable by keyboard alone (WAI-ARIA APG, menu button).

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::FieldIds;
use super::focus;
use super::icon::{Icon, Symbol};
use super::menu::{Step, step};
use crate::ui::reactive::{effect, live_if};

/// One thing to do.
#[derive(Clone)]
pub struct MenuItem {
    pub label: String,
    /// Why it can't be done now; it is shown under the label, and the item does nothing.
    pub unavailable: Option<String>,
    /// What choosing it begins, under the label.
    pub hint: Option<String>,
    /// Something that can't be taken back.
    pub danger: bool,
    pub on_choose: Callback<()>,
}

/// Which item the focus goes to once the menu is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Menu {
    Closed,
    Open { first: First },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    Top,
    Bottom,
}

#[component]
pub fn MenuButton(#[prop(into)] label: Signal<String>, #[prop(into)] items: Signal<Vec<MenuItem>>) -> impl IntoView {
    let menu = RwSignal::new(Menu::Closed);
    let is_open = move || menu.get() != Menu::Closed;
    let button = NodeRef::<html::Button>::new();
    let frame = NodeRef::<html::Div>::new();
    let menu_id = FieldIds::fresh().control;

    effect(move || {
        let (Menu::Open { first }, Some(frame)) = (menu.get(), frame.get()) else { return };
        request_animation_frame(move || {
            let mut items = focus::all(&frame, "[role=menuitem]");
            let target = match first {
                First::Top => (!items.is_empty()).then(|| items.remove(0)),
                First::Bottom => items.pop(),
            };
            if let Some(target) = target {
                focus::focus(&target);
            }
        });
    });
    let close = move || {
        menu.set(Menu::Closed);
        if let Some(button) = button.get_untracked() {
            focus::focus(&button);
        }
    };
    let button_key = move |event: KeyboardEvent| {
        let first = match event.key().as_str() {
            "ArrowDown" => First::Top,
            "ArrowUp" => First::Bottom,
            _ => return,
        };
        event.prevent_default();
        menu.set(Menu::Open { first });
    };
    let menu_key = move |event: KeyboardEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        let elements = focus::all(&frame, "[role=menuitem]");
        let focused = focus::focused_near(&frame);
        let current = elements.iter().position(|item| Some(item) == focused.as_ref()).unwrap_or(0);
        let names: Vec<String> = items.get_untracked().into_iter().map(|item| item.label).collect();
        match step(&event.key(), current, &names) {
            Some(Step::To(index)) => {
                event.prevent_default();
                if let Some(item) = elements.get(index) {
                    focus::focus(item);
                }
            }
            Some(Step::Close) => {
                // Escape stops here, because the dialog around it would close by it too; Tab goes on from the button.
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                }
                close();
            }
            None => {}
        }
    };
    let focus_left = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        // A browser takes the focus from what leaves the page only after this is disposed of.
        let Some(frame) = frame.try_get_untracked() else { return };
        if !frame.is_some_and(|frame| frame.contains(to.as_ref())) {
            menu.try_set(Menu::Closed);
        }
    };
    let toggle = move |_| {
        menu.update(|menu| {
            *menu = match menu {
                Menu::Closed => Menu::Open { first: First::Top },
                Menu::Open { .. } => Menu::Closed,
            };
        });
    };
    let choose = Callback::new(move |on_choose: Callback<()>| {
        close();
        on_choose.run(());
    });
    let list_id = menu_id.clone();
    let list = live_if(move || {
        is_open().then(|| {
            let entries = items.get().into_iter().map(|item| view! { <Entry item choose/> }).collect_view();
            view! {
                <div class="menu" role="menu" id=list_id.clone() aria-label=label on:keydown=menu_key>
                    {entries}
                </div>
            }
            .into_any()
        })
    });
    view! {
        <div class="menu-frame" node_ref=frame on:focusout=focus_left>
            <button
                class="button"
                type="button"
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=move || is_open().to_string()
                aria-controls=move || is_open().then(|| menu_id.clone())
                on:click=toggle
                on:keydown=button_key
            >
                <span class="button-content">
                    <span class="menu-button-label">{label}</span>
                    <Icon symbol=Symbol::ChevronDown/>
                </span>
            </button>
            {list}
        </div>
    }
}

#[component]
fn Entry(item: MenuItem, choose: Callback<Callback<()>>) -> impl IntoView {
    let MenuItem { label, unavailable, hint, danger, on_choose } = item;
    let available = unavailable.is_none();
    let under = unavailable.or(hint);
    // The name is the label alone; what is under it describes it.
    let FieldIds { control: label_id, hint: under_id, .. } = FieldIds::fresh();
    let (named_by, described_by) = (label_id.clone(), under.is_some().then(|| under_id.clone()));
    let press = move |_| {
        if available {
            choose.run(on_choose);
        }
    };
    view! {
        <button
            class=if danger { "menu-item menu-item-danger" } else { "menu-item" }
            type="button"
            role="menuitem"
            tabindex="-1"
            aria-labelledby=named_by
            aria-describedby=described_by
            aria-disabled=(!available).then_some("true")
            on:click=press
        >
            <span class="menu-label" id=label_id>{label}</span>
            {under.map(|words| view! { <span class="menu-reason" id=under_id>{words}</span> })}
        </button>
    }
}
