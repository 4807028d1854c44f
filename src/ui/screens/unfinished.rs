//! *À terminer*: the cancellations and credit notes whose refund was started and not finished, oldest first, across
//! agents.

mod filter;
mod filters;
mod row;
mod row_keys;
mod to_finish;

pub use to_finish::ToFinish;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::filter::UnfinishedFilter;
use self::filters::Filters;
use self::row::Row;
use super::read_failed::ReadFailed;
use crate::api::refund_tasks::{ListUnfinished, Unfinished};
use crate::client::{Failure, now};
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::kit::{EmptyState, NoticeTone, Skeleton};
use crate::ui::language::{Word, text_signal};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::reading::{Attempts, OnFailure, Reading};
use crate::ui::reactive::timers::repeat_while_visible;
use crate::ui::reactive::{effect, live};
use crate::ui::route::Route;
use crate::ui::session::AgentSession;

/// How often it is read again while someone can see it.
const EVERY: Duration = Duration::from_secs(60);

/// How soon it is read again after orders changed somewhere: in a busy shop some do every second.
const SOON: Duration = Duration::from_secs(3);

/// The handle that all share who need more than the count.
#[derive(Clone, Copy)]
pub struct UnfinishedStore {
    session: AgentSession,
    reading: RwSignal<Reading<Vec<Unfinished>>>,
    filter: RwSignal<UnfinishedFilter>,
    attempts: Attempts,
}

impl UnfinishedStore {
    /// Reads it, and reads it again as long as the desk is open.
    fn open() -> Self {
        let (session, connection) = (AgentSession::expect(), Connection::expect());
        let navigator = Navigator::expect();
        let reading = RwSignal::new(Reading::Loading);
        let this = Self { session, reading, filter: RwSignal::default(), attempts: Attempts::default() };
        // It is read on coming from an order's page and on opening the list, because others may have settled some.
        let place = Memo::new(move |_| {
            navigator.route().with(|route| {
                (route.as_ref().is_ok_and(|route| route.order().is_some()), matches!(route, Ok(Route::Unfinished)))
            })
        });
        effect(move || {
            // Read, not only tracked, because a memo that nobody reads does not know what it depends on.
            place.get();
            connection.returns().track();
            connection.writes().track();
            this.read();
        });
        repeat_while_visible(EVERY, move || this.read());
        let (changes, heard) = (connection.order_changes(), Cell::new(0));
        repeat_while_visible(SOON, move || {
            let now = changes.try_get_untracked().unwrap_or_default();
            if heard.replace(now) != now {
                this.read();
            }
        });
        this
    }

    pub fn expect() -> Self {
        ToFinish::expect().store()
    }

    /// How many there are, once that is known.
    fn count(&self) -> Memo<Option<usize>> {
        let reading = self.reading;
        Memo::new(move |_| reading.with(|reading| reading.shown().map(Vec::len)))
    }

    /// The one to go on with after this order: the next older ones first, as they are listed.
    pub fn next_after(&self, number: &OrderNumber) -> Option<OrderNumber> {
        let items = self.shown();
        let behind = items.iter().position(|item| item.number == *number).map_or(0, |place| place + 1);
        items.get(behind).map(|item| item.number.clone())
    }

    /// What the filter leaves.
    pub fn shown(&self) -> Vec<Unfinished> {
        let filter = self.filter.get();
        let takes = |items: &Vec<Unfinished>| items.iter().filter(|item| filter.takes(item)).cloned().collect();
        self.reading.with(|reading| reading.shown().map(takes).unwrap_or_default())
    }

    /// Every agent who has to do with one of them.
    fn agents(&self) -> Vec<String> {
        let names = |items: &Vec<Unfinished>| {
            items.iter().flat_map(Unfinished::agents).map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
        };
        self.reading.with(|reading| reading.shown().map(names).unwrap_or_default())
    }

    fn filter(&self) -> Signal<UnfinishedFilter> {
        self.filter.into()
    }

    fn filter_by(&self, change: impl FnOnce(&mut UnfinishedFilter)) {
        self.filter.update(change);
    }

    pub fn read(&self) {
        let this = *self;
        spawn_local(async move {
            let client = this.session.client();
            let Some(answer) = this.attempts.latest(client.read(&ListUnfinished)).await else { return };
            if matches!(answer, Err(Failure::SignedOut)) {
                this.session.sign_in_needed();
            }
            this.reading.try_update(|reading| match answer {
                Ok(list) => reading.show(list.items, now()),
                Err(failure) => reading.fail(failure, OnFailure::Keep),
            });
        });
    }
}

#[component]
pub fn UnfinishedList() -> impl IntoView {
    let unfinished = UnfinishedStore::expect();
    let retry = Callback::new(move |()| unfinished.read());
    let content = live(move || match unfinished.reading.get() {
        Reading::Loading => view! {
            <div class="page-body" aria-busy="true">
                <Skeleton lines=5/>
            </div>
        }
        .into_any(),
        Reading::Failed(failure) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
        Reading::Ready { read_at, stale, .. } => view! {
            {stale.map(|failure| view! { <ReadFailed failure tone=NoticeTone::Warning retry/> })}
            <Filters/>
            <Items read_at/>
        }
        .into_any(),
    });
    let page = NodeRef::<html::Section>::new();
    let enter_rows = move |event: KeyboardEvent| row_keys::enter_by(&event, page.get_untracked());
    view! {
        <section class="page" node_ref=page>
            <div class="page-head">
                <h1 class="page-title" tabindex="-1" on:keydown=enter_rows>{t!(unfinished.title)}</h1>
                <p class="page-hint">{t!(unfinished.hint)}</p>
            </div>
            {content}
        </section>
    }
}

#[component]
fn Items(read_at: Timestamp) -> impl IntoView {
    let unfinished = UnfinishedStore::expect();
    let node = NodeRef::<html::Table>::new();
    let key = move |event: KeyboardEvent| {
        row_keys::go_by(&event, node.get_untracked(), ".filters select");
    };
    live(move || {
        let items = unfinished.shown();
        if items.is_empty() {
            let is_filtered = unfinished.filter.with(|filter| *filter != UnfinishedFilter::default());
            let (title, text): (Word, Word) = match is_filtered {
                false => (|texts| texts.unfinished.none, |texts| texts.unfinished.none_hint),
                true => (|texts| texts.unfinished.none_like_this, |texts| texts.unfinished.none_like_this_hint),
            };
            let (title, text) = (text_signal(title), text_signal(text));
            return view! { <EmptyState title text/> }.into_any();
        }
        let rows = items.into_iter().map(|item| view! { <Row item read_at/> }).collect_view();
        view! {
            <table class="grid unfinished" part="table" node_ref=node>
                <thead>
                    <tr>
                        <th scope="col">{t!(unfinished.order)}</th>
                        <th scope="col">{t!(unfinished.left_to_do)}</th>
                        <th scope="col" class="figures">{t!(unfinished.total_pending)}</th>
                        <th scope="col">{t!(unfinished.since)}</th>
                        <th scope="col">{t!(unfinished.started_by)}</th>
                        <th scope="col">{t!(unfinished.holder)}</th>
                        <th scope="col">
                            <span class="visually-hidden">{t!(unfinished.resume)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody on:keydown=key>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}
