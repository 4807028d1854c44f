//! The theme, the density, and whether letters alone are keys. On its own page the desk keeps the agent's choice; as a guest it obeys the host's
//! attributes.

use leptos::prelude::*;

use crate::domain::locale::Locale;
use crate::ui::navigator::Routing;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What the word says; [`Self::Auto`] for any other.
    pub fn of_attribute(word: Option<&str>) -> Self {
        match word {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::Auto,
        }
    }

    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    #[default]
    Compact,
    Comfortable,
}

impl Density {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Comfortable => "comfortable",
        }
    }

    pub fn of_attribute(word: Option<&str>) -> Self {
        match word {
            Some("comfortable") => Self::Comfortable,
            _ => Self::Compact,
        }
    }
}

/// Where the agent's choices are kept.
const THEME: &str = "avoir:theme";
const LOCALE: &str = "avoir:locale";
const SINGLE_KEYS: &str = "avoir:single-keys";

/// The word for a choice that is taken back.
const OFF: &str = "off";

/// The handle.
#[derive(Clone, Copy)]
pub struct Appearance {
    routing: Routing,
    theme: RwSignal<Theme>,
    density: RwSignal<Density>,
    single_keys: RwSignal<bool>,
}

impl Appearance {
    /// As the element's attributes say, unless the agent has chosen on this page before.
    pub fn new(routing: Routing, theme: Theme, density: Density) -> Self {
        let kept_theme = kept(routing, THEME).map(|word| Theme::of_attribute(Some(&word)));
        Self {
            routing,
            theme: RwSignal::new(kept_theme.unwrap_or(theme)),
            density: RwSignal::new(density),
            single_keys: RwSignal::new(kept(routing, SINGLE_KEYS).is_none_or(|word| word != OFF)),
        }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    pub fn theme(&self) -> Theme {
        self.theme.get()
    }

    pub fn set_theme(&self, theme: Theme) {
        self.theme.try_set(theme);
    }

    pub fn density(&self) -> Density {
        self.density.get()
    }

    pub fn set_density(&self, density: Density) {
        self.density.try_set(density);
    }

    /// The agent's own choice.
    pub fn choose_theme(&self, theme: Theme) {
        self.set_theme(theme);
        keep(self.routing, THEME, theme.as_str());
    }

    /// Whether a letter or a sign alone does something wherever the focus is.
    pub fn single_keys(&self) -> Signal<bool> {
        self.single_keys.into()
    }

    /// The agent's own choice.
    pub fn choose_single_keys(&self, is_on: bool) {
        self.single_keys.try_set(is_on);
        keep(self.routing, SINGLE_KEYS, if is_on { "on" } else { OFF });
    }

    /// The agent's own choice of a language, which the desk shows.
    pub fn choose_locale(&self, locale: Locale) {
        keep(self.routing, LOCALE, locale.tag());
    }
}

/// The language that the agent chose on this page before.
pub fn chosen_locale(routing: Routing) -> Option<Locale> {
    kept(routing, LOCALE).map(|tag| Locale::for_tag(&tag))
}

/// The browser's storage, where the page is the desk's own. Without storage a choice lasts as long as the page.
fn storage(routing: Routing) -> Option<web_sys::Storage> {
    match routing {
        Routing::History => web_sys::window()?.local_storage().ok().flatten(),
        Routing::Memory | Routing::Attribute | Routing::Hash => None,
    }
}

fn kept(routing: Routing, place: &str) -> Option<String> {
    storage(routing)?.get_item(place).ok().flatten()
}

fn keep(routing: Routing, place: &str, word: &str) {
    if let Some(storage) = storage(routing) {
        // A full storage forgets the choice, no more.
        let _ = storage.set_item(place, word);
    }
}
