//! The keys that do something on every screen.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::navigator::Navigator;
use crate::ui::reactive::on_mount;
use crate::ui::shortcuts::{Command, Place, command_of};

/// What is open over the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlay {
    #[default]
    None,
    Palette,
    Keys,
}

/// The handle.
#[derive(Clone, Copy)]
pub struct Keys {
    navigator: Navigator,
    overlay: RwSignal<Overlay>,
}

impl Keys {
    pub fn open() -> Self {
        Self { navigator: Navigator::expect(), overlay: RwSignal::new(Overlay::None) }
    }

    pub fn overlay(self) -> RwSignal<Overlay> {
        self.overlay
    }

    /// On its own page the desk hears the keys wherever the focus is.
    pub fn listen_everywhere(self) {
        if self.navigator.owns_page() {
            on_mount(move || {
                let listener = window_event_listener(keydown, move |event| self.press(&event));
                on_cleanup(move || listener.remove());
            });
        }
    }

    /// Does what this key asks for, unless it is typed into something, or something in front waits for an answer.
    pub fn press(self, event: &KeyboardEvent) {
        let Some(command) = command_of(event, Place::Everywhere) else { return };
        let (is_typed, waits) = held(event);
        // With Control no text is typed.
        if waits || (is_typed && command != Command::Palette) || self.overlay.get_untracked() != Overlay::None {
            return;
        }
        event.prevent_default();
        match command {
            Command::Search => self.navigator.go_to_search(),
            Command::Palette => self.overlay.set(Overlay::Palette),
            _ => self.overlay.set(Overlay::Keys),
        }
    }
}

/// Whether the key went into a field, and whether into a dialog that is not at its end. Within a shadow root only the path
/// of the event tells.
fn held(event: &KeyboardEvent) -> (bool, bool) {
    let Ok(element) = event.composed_path().get(0).dyn_into::<web_sys::Element>() else { return (false, false) };
    let dialog = element.closest("dialog").ok().flatten();
    let waits = dialog.is_some_and(|dialog| dialog.query_selector(".at-its-end").ok().flatten().is_none());
    let is_box = element.get_attribute("type").is_some_and(|kind| kind == "checkbox");
    (matches!(&*element.tag_name(), "INPUT" | "TEXTAREA" | "SELECT") && !is_box, waits)
}
