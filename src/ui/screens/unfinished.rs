//! *À terminer*: the cancellations and credit notes whose refund was started and not finished, oldest first, across
//! agents.

mod filter;
mod filters;
mod focused_row;
mod row;
mod row_keys;
mod to_finish;

pub use to_finish::ToFinish;

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::filter::UnfinishedFilter;
use self::filters::Filters;
use self::focused_row::FocusedRow;
use self::row::Row;
use super::read_failed::ReadFailed;
use crate::api::refund_tasks::{ListUnfinished, Unfinished};
use crate::client::{Failure, now};
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::kit::{EmptyState, NoticeTone, Skeleton};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::reading::{Attempts, OnFailure, Reading};
use crate::ui::reactive::timers::repeat_while_visible;
use crate::ui::reactive::{effect, live, live_if, memo_bool, watch};
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
    by_number: Memo<HashMap<OrderNumber, Arc<Unfinished>>>,
    filter: RwSignal<UnfinishedFilter>,
    attempts: Attempts,
}

impl UnfinishedStore {
    /// Reads it, and reads it again as long as the desk is open.
    fn open() -> Self {
        let (session, connection) = (AgentSession::expect(), Connection::expect());
        let navigator = Navigator::expect();
        let reading = RwSignal::new(Reading::<Vec<Unfinished>>::Loading);
        let by_number = Memo::new(move |_| {
            let of = |item: &Unfinished| (item.number.clone(), Arc::new(item.clone()));
            reading.with(|reading| reading.shown().into_iter().flatten().map(of).collect())
        });
        let this = Self { session, reading, by_number, filter: RwSignal::default(), attempts: Attempts::default() };
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

    /// The numbers of those that the filter leaves.
    fn numbers(&self) -> Memo<Vec<OrderNumber>> {
        let (filter, reading) = (self.filter, self.reading);
        Memo::new(move |_| {
            let takes = |item: &&Unfinished| filter.with(|filter| filter.takes(item));
            let items = |items: &Vec<Unfinished>| items.iter().filter(takes).map(|item| item.number.clone()).collect();
            reading.with(|reading| reading.shown().map(items).unwrap_or_default())
        })
    }

    /// One of them, which changes with itself alone: the focus in its row stays while others come and go.
    fn item(&self, number: OrderNumber) -> Memo<Option<Arc<Unfinished>>> {
        let by_number = self.by_number;
        Memo::new(move |_| by_number.with(|items| items.get(&number).cloned()))
    }

    /// When they were read.
    fn read_at(&self) -> Memo<Timestamp> {
        let reading = self.reading;
        Memo::new(move |_| reading.with(Reading::read_at).unwrap_or(Timestamp::EPOCH))
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

/// What stands below the heading. Reading them again draws nothing anew but what changed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Loading,
    Failed(Failure),
    Items,
}

#[component]
pub fn UnfinishedList() -> impl IntoView {
    let unfinished = UnfinishedStore::expect();
    let retry = Callback::new(move |()| unfinished.read());
    let reading = unfinished.reading;
    let content = Memo::new(move |_| {
        reading.with(|reading| match reading {
            Reading::Loading => Content::Loading,
            Reading::Failed(failure) => Content::Failed(failure.clone()),
            Reading::Ready { .. } => Content::Items,
        })
    });
    let stale = Memo::new(move |_| {
        reading.with(|reading| match reading {
            Reading::Ready { stale, .. } => stale.clone(),
            _ => None,
        })
    });
    let stale = live_if(move || {
        stale.get().map(|failure| view! { <ReadFailed failure tone=NoticeTone::Warning retry/> }.into_any())
    });
    let content = live(move || match content.get() {
        Content::Loading => view! {
            <div class="page-body" aria-busy="true">
                <Skeleton lines=5/>
            </div>
        }
        .into_any(),
        Content::Failed(failure) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
        Content::Items => view! {
            <Filters/>
            <Items/>
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
            {stale}
            {content}
        </section>
    }
}

#[component]
fn Items() -> impl IntoView {
    let numbers = UnfinishedStore::expect().numbers();
    let is_empty = memo_bool(move || numbers.with(Vec::is_empty));
    live(move || match is_empty.get() {
        true => view! { <NoItems/> }.into_any(),
        false => view! { <Table numbers/> }.into_any(),
    })
}

#[component]
fn NoItems() -> impl IntoView {
    let language = Language::expect();
    let unfinished = UnfinishedStore::expect();
    let words = move || {
        let (texts, is_filtered) =
            (&language.texts().unfinished, unfinished.filter.with(|filter| *filter != UnfinishedFilter::default()));
        match is_filtered {
            false => (texts.none, texts.none_hint),
            true => (texts.none_like_this, texts.none_like_this_hint),
        }
    };
    let title = Signal::derive(move || words().0.to_owned());
    let text = Signal::derive(move || words().1.to_owned());
    view! { <EmptyState title text/> }
}

#[component]
fn Table(numbers: Memo<Vec<OrderNumber>>) -> impl IntoView {
    let node = NodeRef::<html::Table>::new();
    let key = move |event: KeyboardEvent| {
        row_keys::go_by(&event, node.get_untracked(), ".filters select");
    };
    let place = FocusedRow::new();
    watch(move || numbers.get(), move |_, _| place.keep(node));
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
            <tbody
                on:keydown=key
                on:focusin=move |_| place.note(node)
                on:focusout=move |event| place.lose(node, &event)
            >
                <For each=move || numbers.get() key=Clone::clone let:number>
                    <Row number/>
                </For>
            </tbody>
        </table>
    }
}
