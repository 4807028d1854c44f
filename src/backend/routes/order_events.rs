//! The events of orders: an answer that goes on for as long as the agent is signed in and reads it.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio::sync::watch;

use super::query;
use super::request::SignedInRequest;
use super::streamed_body::{BrokenOff, Piece, Pieces, streamed};
use crate::api::order_events::{ChangedOrders, END, EVENTS_TYPE, FollowOrders, LAST_EVENT_ID, ORDERS, RESET};
use crate::api::problem::ProblemCode;
use crate::backend::app::App;
use crate::backend::auth::is_signed_in;
use crate::backend::event_readers::EventReader;
use crate::backend::http_server::Endless;
use crate::backend::refusal::Refusal;
use crate::backend::request_context::RequestContext;
use crate::backend::store::{ChangePosition, StoreError};

/// A line that says nothing for longer may be dead.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// What happens together is told together.
const BREATH: Duration = Duration::from_millis(50);
/// Orders of one event.
const MOST_ORDERS: u32 = 200;
/// Behind a longer gap a snapshot is read faster.
const LONGEST_GAP: i64 = 5_000;

const HEARD: &[u8] = b":\n\n";

pub(super) async fn answer(request: SignedInRequest) -> Result<Response, Refusal> {
    let FollowOrders { after } = query::read(&request.uri)?;
    let named = request.headers.get(LAST_EVENT_ID).and_then(|position| position.to_str().ok()).map(str::to_owned);
    let after = named.or(after).map(|position| position.parse()).transpose().map_err(|_| ProblemCode::QueryInvalid)?;
    let SignedInRequest { app, who, headers, .. } = request;
    // One more than an agent may have comes back when another has ended.
    let reader = app.event_readers.admit(&who.agent.id).ok_or(ProblemCode::Busy)?;
    let written = app.store.writes();
    let now = app.store.change_position().await?;
    let (pieces, body) = streamed();
    let following = Following { app, headers, pieces, written, _reader: reader };
    RequestContext::spawn(following.tell(after.unwrap_or(now)));
    let no_buffer = (HeaderName::from_static("x-accel-buffering"), "no");
    let mut response = ([(header::CONTENT_TYPE, EVENTS_TYPE)], [no_buffer], body).into_response();
    response.extensions_mut().insert(Endless);
    Ok(response)
}

/// Somebody who follows the orders.
struct Following {
    app: App,
    /// Of the request, which say who asked.
    headers: HeaderMap,
    pieces: Pieces,
    written: watch::Receiver<()>,
    _reader: EventReader,
}

/// The reason why nothing more is told.
enum Over {
    /// Nobody reads any more, or what was to be read can't be.
    Silently,
    With(Piece),
}

impl Following {
    async fn tell(mut self, mut position: ChangePosition) {
        let over = self.until_over(&mut position).await;
        if let Over::With(last) = over {
            let _ = self.pieces.send(last).await;
        }
    }

    async fn until_over(&mut self, position: &mut ChangePosition) -> Over {
        if let Err(over) = self.send(event(None, position, &())).await {
            return over;
        }
        loop {
            // Before the look, so that what is written during it is looked for again.
            self.written.borrow_and_update();
            match self.catch_up(position).await {
                Ok(()) => {}
                Err(over) => return over,
            }
            let waited = tokio::time::timeout(HEARTBEAT, self.written.changed()).await;
            if waited.is_ok() {
                tokio::time::sleep(BREATH).await;
            } else if self.pieces.send(Ok(Bytes::from_static(HEARD))).await.is_err() {
                return Over::Silently;
            }
        }
    }

    /// Tells all that happened behind the position.
    async fn catch_up(&mut self, position: &mut ChangePosition) -> Result<(), Over> {
        let now = self.app.store.change_position().await.map_err(broken_off)?;
        if now.since(position).is_none_or(|gap| gap > LONGEST_GAP) {
            self.is_still_signed_in(position).await?;
            return Err(Over::With(event(Some(RESET), &now, &())));
        }
        loop {
            let (orders, behind) = self.app.store.changes_behind(position, MOST_ORDERS).await.map_err(broken_off)?;
            // Asked once it is read: what was written behind the end of the session is not told by it any more.
            self.is_still_signed_in(position).await?;
            if orders.is_empty() {
                return Ok(());
            }
            *position = behind;
            self.send(event(Some(ORDERS), position, &ChangedOrders { orders })).await?;
        }
    }

    /// Nobody is told anything whose session is over, and following is no use of it that would put its end off.
    async fn is_still_signed_in(&self, position: &ChangePosition) -> Result<(), Over> {
        match is_signed_in(&self.app, &self.headers).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Over::With(event(Some(END), position, &()))),
            Err(_) => Err(Over::With(Err(BrokenOff))),
        }
    }

    async fn send(&self, piece: Piece) -> Result<(), Over> {
        self.pieces.send(piece).await.map_err(|_| Over::Silently)
    }
}

fn broken_off(problem: StoreError) -> Over {
    tracing::warn!("the events of orders break off: {problem}");
    Over::With(Err(BrokenOff))
}

/// An event; without a name it only says where those who read are.
fn event(name: Option<&str>, position: &ChangePosition, data: &impl Serialize) -> Piece {
    let name = name.map(|name| format!("event: {name}\n")).unwrap_or_default();
    let data = serde_json::to_string(data).map_err(|_| BrokenOff)?;
    Ok(Bytes::from(format!("id: {position}\n{name}data: {data}\n\n")))
}
