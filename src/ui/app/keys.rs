//! The keys that do something on every screen.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;

use super::appearance::Appearance;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::on_mount;
use crate::ui::route::Route;
use crate::ui::shortcuts::{Command, KeyTarget, Place, command_of};

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
    appearance: Appearance,
    overlay: RwSignal<Overlay>,
}

impl Keys {
    pub fn open() -> Self {
        Self { navigator: Navigator::expect(), appearance: Appearance::expect(), overlay: RwSignal::new(Overlay::None) }
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
        let single_keys = self.appearance.single_keys().get_untracked();
        let Some(command) = command_of(event, Place::Everywhere, single_keys) else { return };
        let KeyTarget { is_field, is_in_dialog } = KeyTarget::of(event);
        // With Control no text is typed.
        if is_in_dialog || (is_field && command != Command::Palette) || self.overlay.get_untracked() != Overlay::None {
            return;
        }
        event.prevent_default();
        match command {
            Command::Search => self.navigator.go_to_search(),
            Command::Palette => self.overlay.set(Overlay::Palette),
            Command::Help => self.navigator.go(Route::Help),
            _ => self.overlay.set(Overlay::Keys),
        }
    }
}
