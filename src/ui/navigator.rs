//! The desk's place and the ways to another. On its own page the browser's history holds the address; as a guest the desk
//! asks the page around it before it goes anywhere, and touches at most the hash of the page's address.

mod hash;
mod origin;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

pub use self::origin::Origin;
use super::route::{OrderFilter, Route, UnknownRoute};
use crate::domain::order::OrderNumber;

/// Who holds the address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Routing {
    /// The desk itself, in memory: the guest's way.
    #[default]
    Memory,
    /// The page around it, by the element's attribute `view`.
    Attribute,
    /// The page's address, of which the desk has the hash alone.
    Hash,
    /// The browser's history, by leptos_router: only where the desk owns the page.
    History,
}

impl Routing {
    /// What the word says; [`Self::Memory`] for any other.
    pub fn of_attribute(word: Option<&str>) -> Self {
        match word {
            Some("attribute") => Self::Attribute,
            Some("hash") => Self::Hash,
            Some("history") => Self::History,
            _ => Self::Memory,
        }
    }
}

type Go = Box<dyn Fn(Route, HistoryChange) + Send + Sync>;

/// The page around a guest, as the navigator knows it.
pub struct HostOfGuest {
    /// Where the desk begins.
    pub start: Result<Route, UnknownRoute>,
    /// The desk shows its screen alone: other screens are the page's to show.
    pub is_alone: bool,
    /// What the page's address begins with where the desk has its hash.
    pub hash: String,
    /// Asks whether the desk may show this view.
    pub may_go: Box<dyn Fn(&str) -> bool + Send + Sync>,
    /// Says that it shows this view now.
    pub has_gone: Box<dyn Fn(&str) + Send + Sync>,
}

/// A desk in somebody else's page.
struct Guest {
    host: HostOfGuest,
    /// Leads nowhere.
    lost: Callback<()>,
}

/// Whether going somewhere can be undone by the browser's back button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryChange {
    Push,
    Replace,
}

/// The handle that screens navigate by.
#[derive(Clone, Copy)]
pub struct Navigator {
    route: Signal<Result<Route, UnknownRoute>>,
    came_from: Memo<(Origin, OrderFilter)>,
    wants_search: RwSignal<bool>,
    routing: Routing,
    go: StoredValue<Go>,
    guest: StoredValue<Option<Guest>>,
}

impl Navigator {
    /// Navigates in memory, beginning at the list, and asks nobody.
    pub fn in_memory() -> Self {
        let (route, set_route) = signal(Ok(Route::default()));
        Self::new(Routing::Memory, route.into(), Box::new(move |to, _| set_route.set(Ok(to))), None)
    }

    /// Navigates in somebody else's page, by leave of it.
    pub fn of_guest(routing: Routing, host: HostOfGuest) -> Self {
        let route = RwSignal::new(host.start.clone());
        let lost = Callback::new(move |()| route.set(Err(UnknownRoute)));
        let go: Go = match routing {
            Routing::Hash => hash::follow(host.hash.clone(), route),
            _ => Box::new(move |to, _| route.set(Ok(to))),
        };
        Self::new(routing, route.into(), go, Some(Guest { host, lost }))
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
        Self::new(Routing::History, route.into(), Box::new(go), None)
    }

    fn new(routing: Routing, route: Signal<Result<Route, UnknownRoute>>, go: Go, guest: Option<Guest>) -> Self {
        // One memo, which the header reads all the time: one that nobody reads misses where the agent was.
        let is_kept = routing == Routing::History;
        let came_from = Memo::new(move |last: Option<&(Origin, OrderFilter)>| {
            let at_first = || (if is_kept { Origin::kept() } else { Origin::default() }, OrderFilter::default());
            let (origin, filter) = last.cloned().unwrap_or_else(at_first);
            let Ok(route) = route.get() else { return (origin, filter) };
            let now = Origin::of(&route);
            if let Some(now) = now.filter(|now| is_kept && last.is_none_or(|(last, _)| last != now)) {
                now.keep();
            }
            let filter = if let Route::Orders(filter) = route { filter } else { filter };
            (now.unwrap_or(origin), filter)
        });
        let (go, guest) = (StoredValue::new(go), StoredValue::new(guest));
        Self { route, came_from, wants_search: RwSignal::new(false), routing, go, guest }
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

    /// The address of the screen to show, as [`Route`] writes it.
    pub fn address(&self) -> String {
        self.route.with_untracked(|route| route.as_ref().map_or_else(|_| "/".to_owned(), ToString::to_string))
    }

    /// Whether the page is the desk's own: only there may it listen to keys pressed anywhere, or name the page.
    pub fn owns_page(&self) -> bool {
        self.routing == Routing::History
    }

    /// The landmark that the screens are in: the page's own around a guest is its only `main`.
    pub fn landmark(&self) -> &'static str {
        if self.owns_page() { "main" } else { "region" }
    }

    /// Whether the desk shows one screen, and leaves all others to the page around it.
    pub fn is_alone(&self) -> bool {
        self.guest.with_value(|guest| guest.as_ref().is_some_and(|guest| guest.host.is_alone))
    }

    pub fn go(&self, to: Route) {
        self.change(to, HistoryChange::Push);
    }

    /// What the address named on this order is put away: from now on it is the order's own. What a guest shows alone stays.
    pub fn settle_at(&self, order: &OrderNumber) {
        let names_a_part = self.route.with_untracked(|route| {
            route.as_ref().is_ok_and(|route| route.order() == Some(order) && !matches!(route, Route::Order(_)))
        });
        if names_a_part && !self.is_alone() {
            self.replace(Route::Order(order.clone()));
        }
    }

    /// Goes there in place of the address shown now.
    pub fn replace(&self, to: Route) {
        self.change(to, HistoryChange::Replace);
    }

    /// The page around the desk leads there; what it asks for itself it isn't asked about.
    pub fn show(&self, address: &str) {
        let Ok(to) = address.parse::<Route>() else {
            // It leads nowhere, and that is said.
            self.guest.with_value(|guest| guest.as_ref().map(|guest| guest.lost.run(())));
            return;
        };
        // The page knows no query: the very view that is shown is not gone to again.
        let is_shown = untrack(|| self.view()) == to.view();
        if !is_shown && !self.owns_page() {
            self.go.with_value(|go| go(to, HistoryChange::Replace));
        }
    }

    /// The view that is shown; empty where the address leads nowhere.
    pub fn view(&self) -> String {
        self.route.with(|route| route.as_ref().map(Route::view).unwrap_or_default())
    }

    /// The address that a link to this screen has in the page. Only the hash of a guest's: what it is opened with in another
    /// tab is the page itself.
    pub fn href(&self, to: &Route) -> String {
        let hash = self.guest.with_value(|guest| guest.as_ref().map(|guest| hash::of(&guest.host.hash, to)));
        hash.unwrap_or_else(|| to.to_string())
    }

    fn change(&self, to: Route, change: HistoryChange) {
        let (here, view) = (untrack(|| self.view()), to.view());
        let is_at_same_screen =
            self.route.with_untracked(|route| route.as_ref().is_ok_and(|here| here.is_at_same_screen(&to)));
        let may_go = self.guest.with_value(|guest| match guest {
            Some(guest) if here != view => (guest.host.may_go)(&view) && (is_at_same_screen || !guest.host.is_alone),
            _ => true,
        });
        if may_go {
            self.go.with_value(|go| go(to, change));
            self.guest.with_value(|guest| {
                if let Some(guest) = guest.as_ref().filter(|_| here != view) {
                    (guest.host.has_gone)(&view);
                }
            });
        }
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
            href=move || navigator.href(&to.get())
            aria-label=label
            aria-current=move || current.get().then_some("page")
            on:click=follow
        >
            {children()}
        </a>
    }
}
