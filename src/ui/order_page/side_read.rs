//! What is read beside an order and goes with a version of it: its history, the replies, the mail's preview.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::call::{Call, Method};
use crate::client::Failure;
use crate::ui::desk::Desk;
use crate::ui::order_desk::OrderDesk;

/// How far reading is.
#[derive(Clone, Debug, PartialEq)]
pub enum SideRead<T> {
    Loading,
    Ready(T),
    Failed(Failure),
}

/// The handle on something read beside the order.
pub struct Beside<T: Send + Sync + 'static> {
    state: RwSignal<SideRead<T>>,
    attempts: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Beside<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Beside<T> {}

impl<T: Send + Sync + 'static> Beside<T> {
    /// Reads with every version of the order. An older answer never replaces a newer one, and one that fails
    /// replaces none.
    pub fn order<C: Call<Response = T> + Clone + Send + Sync + 'static>(call: C) -> Self {
        let desk = Desk::expect();
        let version = OrderDesk::expect().part(|order| order.version);
        let this = Self { state: RwSignal::new(SideRead::Loading), attempts: RwSignal::new(0) };
        let latest = StoredValue::new(0_u32);
        Effect::new(move |_| {
            if version.get().is_none() {
                return;
            }
            this.attempts.track();
            latest.update_value(|latest| *latest += 1);
            let ticket = latest.get_value();
            let (client, call) = (desk.client(), call.clone());
            spawn_local(async move {
                let answer = match C::METHOD {
                    Method::Get => client.read(&call).await,
                    Method::Post | Method::Delete => client.post(&call).await,
                };
                if latest.try_get_value() == Some(ticket) {
                    this.show(answer);
                }
            });
        });
        this
    }

    pub fn state(&self) -> Signal<SideRead<T>>
    where
        SideRead<T>: Clone,
    {
        self.state.into()
    }

    pub fn retry(&self) {
        self.state.set(SideRead::Loading);
        self.attempts.update(|attempts| *attempts += 1);
    }

    fn show(self, answer: Result<T, Failure>) {
        self.state.try_update(|state| match answer {
            Ok(value) => *state = SideRead::Ready(value),
            Err(failure) if !matches!(state, SideRead::Ready(_)) => *state = SideRead::Failed(failure),
            Err(_) => {}
        });
    }
}
