//! What is read beside an order and goes with a version of it: its history, the replies, the mail's preview.

use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::call::{Call, Method};
use crate::client::{Client, Failure};
use crate::ui::connection::Connection;
use crate::ui::reactive::follow;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

/// How far reading is.
#[derive(Clone, Debug)]
pub enum SideRead<T> {
    Loading,
    Ready(T),
    Failed(Failure),
}

/// An answer whose type only [`Beside`] knows: what drives the reading is compiled once for all of them.
type Answer = Arc<dyn Any + Send + Sync>;
type Asking = Pin<Box<dyn Future<Output = Result<Answer, Failure>>>>;

/// The handle on something read beside the order.
pub struct Beside<T> {
    state: RwSignal<SideRead<Answer>>,
    attempts: RwSignal<u32>,
    answer: PhantomData<fn() -> T>,
}

impl<T> Clone for Beside<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Beside<T> {}

impl<T: Send + Sync + 'static> Beside<T> {
    /// Reads with every version of the order. An older answer never replaces a newer one, and one that fails
    /// replaces none.
    pub fn order<C: Call<Response = T> + Clone + 'static>(call: C) -> Self {
        let version = OrderStore::expect().part(|one, other| one.version == other.version);
        Self::reading(OnFailure::Keep, move || version.with(Option::is_some).then(|| call.clone()))
    }

    /// Reads apart from any order: whenever what the call is made of changes, and when the agent comes back.
    pub fn here<C: Call<Response = T> + 'static>(call: impl Fn() -> C + 'static) -> Self {
        let returns = Connection::expect().returns();
        Self::reading(OnFailure::Replace, move || {
            returns.track();
            Some(call())
        })
    }

    fn reading<C>(on_failure: OnFailure, call: impl Fn() -> Option<C> + 'static) -> Self
    where
        C: Call<Response = T> + 'static,
    {
        let (state, attempts) = (RwSignal::new(SideRead::Loading), RwSignal::new(0));
        let ask = move |client: Client| -> Option<Asking> {
            let call = call()?;
            Some(Box::pin(async move {
                let answer = match C::METHOD {
                    Method::Get => client.read(&call).await,
                    Method::Post | Method::Delete => client.post(&call).await,
                };
                answer.map(|answer| Arc::new(answer) as Answer)
            }))
        };
        drive(state, attempts, on_failure, Box::new(ask));
        Self { state, attempts, answer: PhantomData }
    }

    pub fn get(self) -> SideRead<Arc<T>> {
        match self.state.get() {
            SideRead::Ready(answer) => answer.downcast().map_or(SideRead::Loading, SideRead::Ready),
            SideRead::Failed(failure) => SideRead::Failed(failure),
            SideRead::Loading => SideRead::Loading,
        }
    }

    pub fn retry(self) {
        self.state.set(SideRead::Loading);
        self.attempts.update(|attempts| *attempts += 1);
    }
}

/// What is asked for; none before there is something to ask for.
type Ask = Box<dyn Fn(Client) -> Option<Asking>>;

/// Asks whenever what `ask` reads changes. An older answer never replaces a newer one.
fn drive(state: RwSignal<SideRead<Answer>>, attempts: RwSignal<u32>, on_failure: OnFailure, ask: Ask) {
    let session = AgentSession::expect();
    let latest = StoredValue::new(0_u32);
    follow(move || {
        attempts.track();
        let Some(asking) = ask(session.client()) else { return };
        latest.update_value(|latest| *latest += 1);
        let ticket = latest.get_value();
        spawn_local(async move {
            let answer = asking.await;
            if latest.try_get_value() != Some(ticket) {
                return;
            }
            if matches!(answer, Err(Failure::SignedOut)) {
                session.sign_in_needed();
            }
            state.try_update(|state| match answer {
                Ok(answer) => *state = SideRead::Ready(answer),
                Err(_) if on_failure == OnFailure::Keep && matches!(state, SideRead::Ready(_)) => {}
                Err(failure) => *state = SideRead::Failed(failure),
            });
        });
    });
}

/// What becomes of what is shown when reading again fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnFailure {
    /// It goes with an order, whose page says that it may be old.
    Keep,
    /// It may be the answer to another question.
    Replace,
}
