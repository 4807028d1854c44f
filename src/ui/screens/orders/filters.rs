//! The search and the filters. The address holds them all and alone decides what is shown: what is typed replaces it, what
//! is chosen is one step that can be gone back.

pub mod chips;
mod criteria;
mod display;
mod facets;
mod search;

use leptos::html;
use leptos::prelude::*;

use self::chips::Chips;
use self::criteria::Criteria;
use self::display::Display;
use self::facets::Facets;
use self::search::Search;
pub use self::search::begin_search;
use super::store::{HandState, ListProgress, OrderListStore, ShownRows};
use super::views_menu::ViewsMenu;
use crate::ui::kit::{Popover, Spinner, TimeView};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::route::{OrderFilter, Route};

/// Changes what the address asks for.
#[derive(Clone, Copy)]
pub struct FilterChange {
    list: OrderListStore,
    navigator: Navigator,
}

impl FilterChange {
    pub fn expect() -> Self {
        Self { list: OrderListStore::expect(), navigator: Navigator::expect() }
    }

    /// Something was chosen: the way back leads to what was shown before.
    pub fn choose(self, change: impl FnOnce(&mut OrderFilter)) {
        self.navigator.go(self.changed(change));
    }

    /// Something is being typed.
    fn type_in(self, change: impl FnOnce(&mut OrderFilter)) {
        self.navigator.replace(self.changed(change));
    }

    fn changed(self, change: impl FnOnce(&mut OrderFilter)) -> Route {
        let mut filter = self.list.filter().get_untracked();
        change(&mut filter);
        Route::Orders(filter)
    }
}

#[component]
pub fn Filters(
    /// For whoever moves the focus to the search.
    search: NodeRef<html::Input>,
    /// Told what was done that is not to be seen.
    said: Callback<String>,
) -> impl IntoView {
    let list = OrderListStore::expect();
    let count = Signal::derive(move || {
        list.filter().with(|filter| filter.criteria().filter(|criterion| !criterion.is_status()).count())
    });
    view! {
        <div class="filters" role="search">
            <Search node=search/>
            <div class="filters-more">
                <Popover label=t_signal!(filters.title) count><Criteria/></Popover>
                <Popover label=t_signal!(filters.display)><Display said/></Popover>
                <ViewsMenu said/>
            </div>
            <Count/>
        </div>
        <Facets/>
        <Chips search/>
    }
}

/// How many rows there are, read aloud as it changes.
#[component]
fn Count() -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let words = live_text(move || {
        let count = list.count().get().filter(|_| !list.is_behind());
        let words = &language.texts().orders;
        match count {
            None => String::new(),
            Some(count) if list.is_near() => (words.shown_near)(count, &language.counted(count)),
            Some(count) => (words.shown)(count, &language.counted(count), list.has_more()),
        }
    });
    let reading =
        live_if(move || (list.progress().get() == ListProgress::Reading).then(|| view! { <Spinner/> }.into_any()));
    let hand = list.hand();
    let is_of_hand = move || list.with(ShownRows::is_at_hand) == Some(true);
    let read_at = Memo::new(move |_| match hand.get() {
        HandState { is_ready: true, as_of, .. } if is_of_hand() => as_of,
        _ => list.with(|shown| shown.read_at),
    });
    let age = live_if(move || {
        let words = &language.texts().orders;
        match hand.get() {
            HandState { loading: Some((have, expected)), is_ready: false, .. } => {
                let come = (words.coming)(&language.counted(have), &language.counted(expected));
                Some(view! { <span class="list-age">{come}</span> }.into_any())
            }
            HandState { is_cut_off: true, is_ready: true, .. } if is_of_hand() => {
                let at = read_at.get()?;
                Some(view! { <span class="list-age">{t!(orders.cut_off)} " " <TimeView at/></span> }.into_any())
            }
            _ => {
                let at = read_at.get()?;
                Some(view! { <span class="list-age">{t!(orders.as_of)} " " <TimeView at/></span> }.into_any())
            }
        }
    });
    view! {
        <div class="list-count">
            {reading}
            <p role="status">{words}</p>
            {age}
        </div>
    }
}
