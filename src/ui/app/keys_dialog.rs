//! The list of the keys.

use leptos::prelude::*;

use super::appearance::Appearance;
use super::keys::{Keys, Overlay};
use crate::ui::kit::{Dialog, Switch};
use crate::ui::language::Language;
use crate::ui::language::shortcuts::ShortcutTexts;
use crate::ui::shortcuts::{Place, SHORTCUTS, Shortcut};

#[component]
pub fn KeysDialog(keys: Keys) -> impl IntoView {
    let overlay = keys.overlay();
    let open = Signal::derive(move || overlay.get() == Overlay::Keys);
    let close = Callback::new(move |()| overlay.set(Overlay::None));
    let appearance = Appearance::expect();
    let single_keys = appearance.single_keys();
    let on_toggle = Callback::new(move |()| appearance.choose_single_keys(!single_keys.get_untracked()));
    view! {
        <Dialog open title=t_signal!(shortcuts.title) on_close=close>
            <Group place=Place::Everywhere/>
            <Group place=Place::Order/>
            <Group place=Place::Rows/>
            <Group place=Place::Units/>
            <Group place=Place::PopIns/>
            <div class="keys-choice">
                <Switch checked=single_keys label=t_signal!(shortcuts.single_keys) on_toggle/>
                <p class="quiet">{t!(shortcuts.single_keys_hint)}</p>
            </div>
        </Dialog>
    }
}

/// The keys of one place.
#[component]
fn Group(place: Place) -> impl IntoView {
    let language = Language::expect();
    let lines = SHORTCUTS.iter().filter(|known| known.place == place).map(|known| view! { <Line known=*known/> });
    view! {
        <section class="keys">
            <h3>{move || (language.texts().shortcuts.place)(place)}</h3>
            <dl>{lines.collect_view()}</dl>
        </section>
    }
}

#[component]
fn Line(known: Shortcut) -> impl IntoView {
    let language = Language::expect();
    let named = move |key: &'static str| name(key, &language.texts().shortcuts);
    let keys = known.keys.iter().map(|key| view! { <kbd class="key">{move || named(key)}</kbd> " " }).collect_view();
    view! {
        <div class="keys-line">
            <dt>{move || (language.texts().shortcuts.command)(known.command)}</dt>
            <dd>{keys}</dd>
        </div>
    }
}

/// A key as it is written on the reader's keyboard.
fn name(key: &'static str, words: &ShortcutTexts) -> &'static str {
    match key {
        "PageUp" => words.page_up,
        "PageDown" => words.page_down,
        "Home" => words.home,
        "End" => words.end,
        "Enter" => words.enter,
        "Shift" => words.shift,
        "Esc" => words.escape,
        sign => sign,
    }
}
