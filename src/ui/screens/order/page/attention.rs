//! The occasions on which the order is read again: the agent comes back to it, or looks at it for a while.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::api::order_detail::SentMessage;
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

/// How often it is while a mail leaves.
const MAIL: Duration = Duration::from_secs(3);

/// How often it is while somebody waits for a lead's yes or no.
const APPROVAL: Duration = Duration::from_secs(3);

/// Keeps the order true until the page is left.
pub fn attend(store: OrderStore) {
    refresh_on_return(store);
    refresh_now_and_then(store);
    follow_a_mail(store);
    follow_an_approval(store);
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

/// A mail that was just sent is gone, or not, within seconds.
fn follow_a_mail(store: OrderStore) {
    repeat_while_visible(MAIL, move || {
        let leaves = |mail: &SentMessage| matches!(mail.delivery, MailDelivery::Ready | MailDelivery::Sending);
        if untrack(|| store.order()).is_some_and(|order| order.messages.iter().any(leaves)) {
            store.refresh();
        }
    });
}

/// Whoever asked reads the answer, and whoever is to answer reads the question, with the customer on the phone.
fn follow_an_approval(store: OrderStore) {
    repeat_while_visible(APPROVAL, move || {
        if untrack(|| store.order()).is_some_and(|order| order.approvals.iter().any(Approval::is_asked)) {
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
