//! The order's store without a network: each answer comes when the test says so.

use std::cell::Cell;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;

use super::sample;
use super::{Change, OrderReading, OrderStore, Writing};
use crate::api::operations::OperationKey;
use crate::api::order_detail::OrderDetail;
use crate::api::problem::ProblemCode;
use crate::api::sessions::Session;
use crate::client::command::OrderCommand;
use crate::client::pending_write::{Outcome, PendingWrite};
use crate::client::{Cause, Client, Failure};
use crate::domain::agent::fixture::agent;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::reactive::reading::Reading;
use crate::ui::recovered_writes::store::RecoveredWrites;
use crate::ui::session::{AgentSession, SessionState};

const OFFLINE: Failure = Failure::Unreachable(Cause::Offline);

fn clock() -> Timestamp {
    Timestamp::EPOCH
}

fn key() -> Option<OperationKey> {
    OperationKey::parse("0123456789abcdef").ok()
}

/// The order's page within the app, as Awa has it open.
struct Page {
    app: Owner,
    page: Owner,
    store: OrderStore,
}

impl Page {
    fn showing(reading: OrderReading) -> Self {
        let app = Owner::new();
        let page = app.with(|| {
            let session = AgentSession::new(Client::new("/api/v1"));
            session.signed_in(Session {
                agent: agent("awa"),
                expires_at: None,
                demo: false,
                time_zone: None,
                providers: Vec::new(),
            });
            provide_context(session);
            provide_context(Connection::online());
            provide_context(RecoveredWrites::showing(Vec::new()));
            Owner::new()
        });
        let number = OrderNumber("ORD00123".to_owned());
        let store = page.with(|| OrderStore::showing(number, reading, Writing::Idle));
        Self { app, page, store }
    }

    /// The page on which this version of the order was read.
    fn at_version(version: u64) -> Self {
        let mut reading = Reading::Loading;
        reading.show_version(sample::order(version), clock());
        Self::showing(reading)
    }

    fn session(&self) -> SessionState {
        self.app.with(|| AgentSession::expect().state().get_untracked())
    }
}

fn at_version(version: u64, test: impl FnOnce(OrderStore)) {
    let page = Page::at_version(version);
    page.page.with(|| test(page.store));
}

/// A backend that answers when the test says so.
#[derive(Clone, Default)]
struct Backend(Rc<Cell<Option<OrderDetail>>>);

impl Backend {
    fn asked(&self) -> impl Future<Output = Result<OrderDetail, Failure>> + use<> {
        let answer = self.0.clone();
        std::future::poll_fn(move |_| answer.take().map_or(Poll::Pending, |order| Poll::Ready(Ok(order))))
    }

    fn answers(&self, order: OrderDetail) {
        self.0.set(Some(order));
    }
}

/// A write on its way.
fn sent(store: OrderStore, command: OrderCommand) -> PendingWrite {
    let write = store.intend(command, key).expect("nothing stands in the way");
    store.mark_delivered(&write);
    write
}

fn read(store: OrderStore, answer: Result<OrderDetail, Failure>) {
    assert_eq!(step(pin!(store.take(std::future::ready(answer), clock))), Poll::Ready(()));
}

fn step<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn version(store: OrderStore) -> Option<u64> {
    store.order().map(|order| order.version)
}

fn done(version: u64) -> Outcome {
    Outcome::Done(Box::new(sample::order(version)))
}

fn refused() -> Outcome {
    Outcome::Refused(Box::new(ProblemCode::VersionMismatch.into()))
}

#[test]
fn a_reading_that_was_begun_before_a_write_is_late() {
    at_version(1, |store| {
        let backend = Backend::default();
        let mut reading = pin!(store.take(backend.asked(), clock));
        assert_eq!(step(reading.as_mut()), Poll::Pending);
        let write = sent(store, OrderCommand::CheckCancellation);
        store.end(write, done(2), clock);
        backend.answers(sample::order(3));
        assert_eq!(step(reading), Poll::Ready(()));
        assert_eq!(version(store), Some(2));
    });
}

#[test]
fn an_older_version_never_overwrites_a_newer_one() {
    at_version(7, |store| {
        read(store, Ok(sample::order(6)));
        assert_eq!(version(store), Some(7));
        let write = sent(store, OrderCommand::CheckCancellation);
        store.end(write, done(5), clock);
        assert_eq!(version(store), Some(7));
    });
}

#[test]
fn a_second_send_while_one_is_pending_does_nothing() {
    at_version(1, |store| {
        let write = sent(store, OrderCommand::CheckCancellation);
        assert_eq!(store.intend(OrderCommand::ConfirmCancellation, key), None);
        assert_eq!(store.writing().get_untracked(), Writing::Pending { write, in_doubt: false });
    });
}

#[test]
fn nothing_is_sent_about_an_order_that_was_not_read() {
    let page = Page::showing(Reading::Loading);
    page.page.with(|| {
        assert_eq!(page.store.intend(OrderCommand::CheckCancellation, key), None);
        assert_eq!(page.store.writing().get_untracked(), Writing::Idle);
    });
}

#[test]
fn a_write_that_can_not_be_named_is_not_sent_and_said_so() {
    at_version(1, |store| {
        assert_eq!(store.intend(OrderCommand::CheckCancellation, || None), None);
        assert_eq!(store.writing().get_untracked(), Writing::NotSent { command: OrderCommand::CheckCancellation });
    });
}

#[test]
fn a_write_carries_the_version_that_is_shown() {
    at_version(4, |store| assert_eq!(sent(store, OrderCommand::CheckCancellation).version, 4));
}

#[test]
fn after_an_outcome_the_next_command_may_be_sent() {
    for outcome in [done(2), refused(), Outcome::NotSent] {
        at_version(1, |store| {
            let write = sent(store, OrderCommand::CheckCancellation);
            store.end(write, outcome, clock);
            assert!(store.intend(OrderCommand::ConfirmCancellation, key).is_some());
        });
    }
}

#[test]
fn a_write_of_unknown_outcome_holds_everything_else_back() {
    at_version(1, |store| {
        let write = sent(store, OrderCommand::CheckCancellation);
        store.end(write.clone(), Outcome::NotKnown, clock);
        assert_eq!(store.intend(OrderCommand::ConfirmCancellation, key), None);
        assert_eq!(store.writing().get_untracked(), Writing::NotKnown { write, asking: false });
    });
}

#[test]
fn what_others_changed_is_told_until_the_agent_writes() {
    at_version(1, |store| {
        let mut printing = sample::order(2);
        printing.order.logistic_status = LogisticStatus::Printing;
        read(store, Ok(printing));
        let change = Change::LogisticStatus { from: LogisticStatus::AwaitingPrint, to: LogisticStatus::Printing };
        assert_eq!(store.changes().get_untracked(), [change]);
        let write = sent(store, OrderCommand::CheckCancellation);
        store.end(write, done(3), clock);
        assert_eq!(store.changes().get_untracked(), []);
    });
}

#[test]
fn what_could_not_be_read_again_stays_and_is_marked_as_old() {
    at_version(1, |store| {
        read(store, Err(OFFLINE));
        assert_eq!(version(store), Some(1));
        assert!(store.reading().with_untracked(Reading::is_stale));
    });
}

#[test]
fn a_session_that_ended_asks_for_a_sign_in_and_keeps_the_write() {
    let page = Page::at_version(1);
    let write = page.page.with(|| {
        let write = sent(page.store, OrderCommand::CheckCancellation);
        page.store.end(write.clone(), Outcome::SignedOut, clock);
        write
    });
    assert_eq!(page.session(), SessionState::Expired(agent("awa")));
    assert_eq!(page.store.writing().get_untracked(), Writing::SignedOut(write));
}

#[test]
fn an_answer_for_a_page_that_is_gone_does_nothing() {
    let page = Page::at_version(1);
    let write = page.page.with(|| sent(page.store, OrderCommand::CheckCancellation));
    page.page.cleanup();
    read(page.store, Err(Failure::SignedOut));
    page.store.end(write, Outcome::SignedOut, clock);
    assert!(matches!(page.session(), SessionState::SignedIn(_)));
}
