//! Readings beside the main one: of what goes with a version of an order, or of a screen whose question changes.

use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::call::{Call, Method};
use crate::client::{Client, Failure, now};
use crate::ui::connection::Connection;
use crate::ui::reactive::effect;
use crate::ui::reactive::reading::{Attempts, OnFailure, Reading};
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

/// The handle.
pub struct SideRead<T> {
    reading: RwSignal<Reading<Answer>>,
    retries: RwSignal<u32>,
    answer: PhantomData<fn() -> T>,
}

/// An answer whose type only [`SideRead`] knows, because what drives the reading is then compiled once for all.
type Answer = Arc<dyn Any + Send + Sync>;
type Asking = Pin<Box<dyn Future<Output = Result<Answer, Failure>>>>;

impl<T> Clone for SideRead<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for SideRead<T> {}

impl<T: Send + Sync + 'static> SideRead<T> {
    /// Reads with every version of the order, whose page says when it may be old.
    pub fn of_order<C: Call<Response = T> + Clone + 'static>(call: C) -> Self {
        let version = OrderStore::expect().part(|one, other| one.version == other.version);
        Self::new(OnFailure::Keep, move || version.with(Option::is_some).then(|| call.clone()))
    }

    /// Reads apart from any order: whenever what the call is made of changes, and when the agent comes back.
    pub fn of_screen<C: Call<Response = T> + 'static>(call: impl Fn() -> C + 'static) -> Self {
        let returns = Connection::expect().returns();
        Self::new(OnFailure::Replace, move || {
            returns.track();
            Some(call())
        })
    }

    /// Reads what is asked for, whenever it changes; nothing until something is.
    pub fn of_what_is_asked<C: Call<Response = T> + 'static>(call: impl Fn() -> Option<C> + 'static) -> Self {
        Self::new(OnFailure::Replace, call)
    }

    fn new<C>(on_failure: OnFailure, call: impl Fn() -> Option<C> + 'static) -> Self
    where
        C: Call<Response = T> + 'static,
    {
        let (reading, retries) = (RwSignal::new(Reading::Loading), RwSignal::new(0));
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
        drive(reading, retries, on_failure, Box::new(ask));
        Self { reading, retries, answer: PhantomData }
    }

    pub fn get(self) -> Reading<Arc<T>> {
        match self.reading.get() {
            Reading::Ready { shown, read_at, stale } => match shown.downcast() {
                Ok(shown) => Reading::Ready { shown, read_at, stale },
                Err(_) => Reading::Loading,
            },
            Reading::Failed(failure) => Reading::Failed(failure),
            Reading::Loading => Reading::Loading,
        }
    }

    pub fn retry(self) {
        self.reading.set(Reading::Loading);
        self.retries.update(|retries| *retries += 1);
    }
}

/// What is asked for; none before there is something to ask for.
type Ask = Box<dyn Fn(Client) -> Option<Asking>>;

/// Asks whenever what `ask` reads changes.
fn drive(reading: RwSignal<Reading<Answer>>, retries: RwSignal<u32>, on_failure: OnFailure, ask: Ask) {
    let session = AgentSession::expect();
    let attempts = Attempts::default();
    effect(move || {
        retries.track();
        let Some(asking) = ask(session.client()) else { return };
        let answer = attempts.latest(asking);
        spawn_local(async move {
            let Some(answer) = answer.await else { return };
            if matches!(answer, Err(Failure::SignedOut)) {
                session.sign_in_needed();
            }
            reading.try_update(|reading| match answer {
                Ok(answer) => reading.show(answer, now()),
                Err(failure) => reading.fail(failure, on_failure),
            });
        });
    });
}
