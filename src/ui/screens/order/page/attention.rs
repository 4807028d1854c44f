//! The occasions on which the order is read again: the agent comes back to it, or looks at it for a while.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::api::order_detail::{OrderDetail, SentMessage};
use crate::domain::approval::Approval;
use crate::domain::mail_delivery::MailDelivery;
use crate::ui::connection::Connection;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::timers::repeat_while_visible;
use crate::ui::reactive::{effect, watch};
use crate::ui::screens::order::store::{OrderStore, Writing};
use crate::ui::session::{AgentSession, SessionState};

/// How often an order in view is read again.
const EVERY: Duration = Duration::from_secs(15);

/// How often it is while a mail leaves, or somebody waits for a lead's yes or no.
const SOON: Duration = Duration::from_secs(3);

/// Keeps the order true until the page is left.
pub fn attend(store: OrderStore) {
    refresh_on_return(store);
    refresh_now_and_then(store);
    follow_what_is_under_way(store);
    warn_before_leaving(store);
    go_on_after_sign_in(store);
    store.follow_recovered();
}

fn refresh_on_return(store: OrderStore) {
    let returns = Connection::expect().returns();
    watch(move || returns.get(), move |_, _| store.refresh());
}

fn refresh_now_and_then(store: OrderStore) {
    repeat_while_visible(EVERY, move || {
        if store.reading().with_untracked(|reading| matches!(reading, Reading::Ready { .. })) {
            store.refresh();
        }
    });
}

/// A mail that was just sent is gone, or not, within seconds; and who asked a lead, or is asked, has the customer on the phone.
fn follow_what_is_under_way(store: OrderStore) {
    let leaves = |mail: &SentMessage| matches!(mail.delivery, MailDelivery::Ready { .. } | MailDelivery::Sending);
    let is_under_way =
        move |order: &OrderDetail| order.messages.iter().any(leaves) || order.approvals.iter().any(Approval::is_asked);
    repeat_while_visible(SOON, move || {
        if untrack(|| store.order()).is_some_and(|order| is_under_way(&order)) {
            store.refresh();
        }
    });
}

/// The browser asks before the page is closed, only while a write is on its way.
fn warn_before_leaving(store: OrderStore) {
    let writing = store.writing();
    let is_pending = Memo::new(move |_| writing.with(Writing::is_pending));
    effect(move || {
        if is_pending.get() {
            let handle = window_event_listener(ev::beforeunload, |event| event.prevent_default());
            on_cleanup(move || handle.remove());
        }
    });
}

/// A write that the end of the session interrupted goes on under its key. It is the same agent who is back, because
/// another one gets screens of their own.
fn go_on_after_sign_in(store: OrderStore) {
    let session = AgentSession::expect();
    let session = session.state();
    let is_signed_in = move || session.with(|session| matches!(session, SessionState::SignedIn(_)));
    watch(is_signed_in, move |_, is_signed_in| {
        if *is_signed_in {
            store.resume();
        }
    });
}
