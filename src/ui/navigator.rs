//! Where the desk is, and how it goes elsewhere. On its own page the browser's history holds the address; as
//! a guest in another page it touches neither history nor links.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::route::{Route, UnknownRoute};

/// Who holds the address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Routing {
    /// The desk itself, in memory: the guest's way.
    #[default]
    Memory,
    /// The browser's history, by leptos_router: only where the desk owns the page.
    History,
}

type Go = Box<dyn Fn(Route, Entry) + Send + Sync>;

/// Whether going somewhere can be undone by the browser's back button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Push,
    Replace,
}

/// The handle that screens navigate by.
#[derive(Clone, Copy)]
pub struct Navigator {
    route: Signal<Result<Route, UnknownRoute>>,
    go: StoredValue<Go>,
}

impl Navigator {
    /// Navigates in memory.
    pub fn in_memory() -> Self {
        let (route, set_route) = signal(Ok(Route::default()));
        Self { route: route.into(), go: StoredValue::new(Box::new(move |to, _| set_route.set(Ok(to)))) }
    }

    /// Navigates in the browser's history; only inside a `Router`.
    pub fn in_history() -> Self {
        let location = use_location();
        let navigate = send_wrapper::SendWrapper::new(use_navigate());
        let route = Memo::new(move |_| {
            let query = location.search.get();
            let query = query.trim_start_matches('?');
            let separator = if query.is_empty() { "" } else { "?" };
            format!("{}{separator}{query}", location.pathname.get()).parse()
        });
        let go = move |to: Route, entry| {
            let options = NavigateOptions { replace: entry == Entry::Replace, scroll: false, ..Default::default() };
            navigate(&to.to_string(), options);
        };
        Self { route: route.into(), go: StoredValue::new(Box::new(go)) }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    /// The screen to show, or that the address leads nowhere.
    pub fn route(&self) -> Signal<Result<Route, UnknownRoute>> {
        self.route
    }

    pub fn go(&self, to: Route) {
        self.go.with_value(|go| go(to, Entry::Push));
    }

    /// Goes there in place of the address shown now.
    pub fn replace(&self, to: Route) {
        self.go.with_value(|go| go(to, Entry::Replace));
    }
}

/// A link to a screen. It has an address, so that it can be opened in a new tab, and goes there by the
/// navigator otherwise.
#[component]
pub fn RouteLink(
    #[prop(into)] to: Signal<Route>,
    #[prop(optional, into)] class: String,
    #[prop(optional, into)] label: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    let navigator = Navigator::expect();
    let follow = move |event: MouseEvent| {
        if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            navigator.go(to.get_untracked());
        }
    };
    view! {
        <a class=class href=move || to.get().to_string() aria-label=move || label.map(|label| label.get()) on:click=follow>
            {children()}
        </a>
    }
}
