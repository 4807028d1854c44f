//! The desk's place and the ways to another. On its own page the browser's history holds the address; as a guest
//! the desk touches neither history nor links.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::route::{OrderFilter, Route, UnknownRoute};
use crate::domain::order::OrderNumber;

/// Who holds the address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Routing {
    /// The desk itself, in memory: the guest's way.
    #[default]
    Memory,
    /// The browser's history, by leptos_router: only where the desk owns the page.
    History,
}

type Go = Box<dyn Fn(Route, HistoryChange) + Send + Sync>;

/// Whether going somewhere can be undone by the browser's back button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryChange {
    Push,
    Replace,
}

/// The screen of many orders from which the agent came to the one shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    #[default]
    Orders,
    Unfinished,
}

/// The handle that screens navigate by.
#[derive(Clone, Copy)]
pub struct Navigator {
    route: Signal<Result<Route, UnknownRoute>>,
    came_from: Memo<(Origin, OrderFilter)>,
    wants_search: RwSignal<bool>,
    routing: Routing,
    go: StoredValue<Go>,
}

impl Navigator {
    /// Navigates in memory.
    pub fn in_memory() -> Self {
        let (route, set_route) = signal(Ok(Route::default()));
        Self::new(Routing::Memory, route.into(), Box::new(move |to, _| set_route.set(Ok(to))))
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
            let options =
                NavigateOptions { replace: entry == HistoryChange::Replace, scroll: false, ..Default::default() };
            let address = to.to_string();
            navigate(&address, options);
            insist(&address);
        };
        Self::new(Routing::History, route.into(), Box::new(go))
    }

    fn new(routing: Routing, route: Signal<Result<Route, UnknownRoute>>, go: Go) -> Self {
        // One memo, which the header reads all the time: one that nobody reads misses where the agent was.
        let came_from = Memo::new(move |last: Option<&(Origin, OrderFilter)>| {
            let last = last.cloned().unwrap_or_default();
            match route.get() {
                Ok(Route::Orders(filter)) => (Origin::Orders, filter),
                Ok(Route::Unfinished) => (Origin::Unfinished, last.1),
                _ => last,
            }
        });
        Self { route, came_from, wants_search: RwSignal::new(false), routing, go: StoredValue::new(go) }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    /// The screen to show, or that the address leads nowhere.
    pub fn route(&self) -> Signal<Result<Route, UnknownRoute>> {
        self.route
    }

    /// The list as the agent left it.
    pub fn list(&self) -> Signal<OrderFilter> {
        let came_from = self.came_from;
        Memo::new(move |_| came_from.with(|(_, filter)| filter.clone())).into()
    }

    /// Where the agent came from to the order shown.
    pub fn origin(&self) -> Signal<Origin> {
        let came_from = self.came_from;
        Signal::derive(move || came_from.with(|(origin, _)| *origin))
    }

    /// Where "back to the list" leads.
    pub fn back_to_list(&self) -> Signal<Route> {
        let came_from = self.came_from;
        Signal::derive(move || came_from.with(|(_, filter)| Route::Orders(filter.clone())))
    }

    /// To the list, with the cursor in its search. Where the list is shown, the cursor alone moves.
    pub fn go_to_search(&self) {
        let is_shown = self.route.with_untracked(|route| matches!(route, Ok(Route::Orders(_))));
        if !is_shown {
            self.go(untrack(|| self.back_to_list().get()));
        }
        self.wants_search.set(true);
    }

    /// Whether the list was gone to for its search, until [`Self::search_begun`].
    pub fn wants_search(&self) -> Signal<bool> {
        self.wants_search.into()
    }

    pub fn search_begun(&self) {
        self.wants_search.set(false);
    }

    /// Whether the address leads to what is left to refund, not only to the order.
    pub fn asks_for_refunds(&self) -> bool {
        self.route.with_untracked(|route| matches!(route, Ok(Route::Refunds(_))))
    }

    /// The address of the screen to show, as [`Route`] writes it.
    pub fn address(&self) -> String {
        self.route.with_untracked(|route| route.as_ref().map_or_else(|_| "/".to_owned(), ToString::to_string))
    }

    /// Whether the page is the desk's own: only there may it listen to keys pressed anywhere, or name the page.
    pub fn owns_page(&self) -> bool {
        self.routing == Routing::History
    }

    pub fn go(&self, to: Route) {
        self.go.with_value(|go| go(to, HistoryChange::Push));
    }

    /// What the address named on this order is put away: from now on it is the order's own.
    pub fn settle_at(&self, order: &OrderNumber) {
        let names_a_part = self.route.with_untracked(|route| {
            route.as_ref().is_ok_and(|route| route.order() == Some(order) && !matches!(route, Route::Order(_)))
        });
        if names_a_part {
            self.replace(Route::Order(order.clone()));
        }
    }

    /// Goes there in place of the address shown now.
    pub fn replace(&self, to: Route) {
        self.go.with_value(|go| go(to, HistoryChange::Replace));
    }
}

/// leptos_router remembers where it was and, after going back and forward, can take a new address for the one
/// already shown: the screen changes and the address does not. Then it is set here.
fn insist(address: &str) {
    let location = window().location();
    let shown = location.pathname().ok().zip(location.search().ok()).map(|(path, search)| path + &search);
    if shown.as_deref() != Some(address)
        && let Ok(history) = window().history()
    {
        // Browsers refuse too many changes in a short time; the screen is right all the same.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// A link to a screen. It has an address, so that it can be opened in a new tab, and goes there by the
/// navigator otherwise.
#[component]
pub fn RouteLink(
    #[prop(into)] to: Signal<Route>,
    #[prop(optional, into)] class: String,
    #[prop(optional, into)] label: MaybeProp<String>,
    /// Whether it leads to the screen shown now, as a bar of places says.
    #[prop(optional, into)]
    current: Signal<bool>,
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
        <a
            class=class
            href=move || to.get().to_string()
            aria-label=label
            aria-current=move || current.get().then_some("page")
            on:click=follow
        >
            {children()}
        </a>
    }
}
