//! One reading: of the snapshot to its end, or of events until they break off.

use super::{FeedNews, Shared};
use crate::api::call::Call;
use crate::api::order_events::{ChangedOrders, END, FollowOrders, ORDERS, RESET};
use crate::api::order_snapshot::{ReadSnapshot, SnapshotPart, SnapshotStart};
use crate::client::answer_stream::AnswerStream;
use crate::client::browser::{give_way, is_visible, now};
use crate::client::event_lines::{Events, Lines};
use crate::client::failure::{Cause, Failure};
use crate::client::order_index::OrderIndex;
use crate::client::transport::Incoming;
use crate::client::{Client, json, refusal};

/// Milliseconds without a byte after which an answer counts as lost. Events are heard of every ten seconds.
const PATIENCE: u32 = 25_000;
/// Milliseconds of work after which the browser has its turn.
const TURN: f64 = 6.0;

/// The end of a reading.
pub(super) enum Outcome {
    /// Nobody looks at the page.
    Hidden,
    /// Only a new snapshot helps.
    Reset,
    Failed(Failure),
}

impl From<Failure> for Outcome {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Cause> for Outcome {
    fn from(cause: Cause) -> Self {
        Self::Failed(Failure::Unreachable(cause))
    }
}

/// What was read is none of ours, or not all of it came.
const fn unreadable() -> Outcome {
    Outcome::Failed(Failure::Unreadable { status: 200 })
}

/// Reads a snapshot; answers where its events go on.
pub(super) async fn load(client: &Client, shared: &Shared) -> Result<String, Outcome> {
    // The first fills the index that is there, so that rows are shown as they come; a later one takes its place at once.
    let is_first = shared.index.borrow().is_empty();
    let mut later = OrderIndex::new();
    let answer = ask(client, &ReadSnapshot::default()).await?;
    let as_of = now();
    let mut lines = Lines::default();
    let mut start: Option<SnapshotStart> = None;
    let (mut have, mut turn) = (0, Turn::begin());
    while let Some(bytes) = answer.next().await? {
        lines.put(&bytes);
        while let Some(line) = lines.take() {
            if shared.is_over.get() {
                return Err(Outcome::Hidden);
            }
            let mut first = is_first.then(|| shared.index.borrow_mut());
            let index = first.as_deref_mut().unwrap_or(&mut later);
            match &start {
                None => {
                    let begin: SnapshotStart = json::read(line).map_err(|_| unreadable())?;
                    *index = OrderIndex::new();
                    index.begin(&begin);
                    start = Some(begin);
                }
                Some(_) => {
                    let part: SnapshotPart = json::read(line).map_err(|_| unreadable())?;
                    have += part.len();
                    index.append(&part).map_err(|_| unreadable())?;
                }
            }
            drop(first);
            let expected = start.as_ref().map_or(0, |start| start.orders as usize);
            shared.tell(FeedNews::Loading { have, expected });
            turn.give_way().await;
        }
    }
    let start = start.filter(|start| have >= start.orders as usize).ok_or(Outcome::from(Cause::Network))?;
    if is_first {
        shared.tell(FeedNews::Changed { as_of });
    } else {
        *shared.index.borrow_mut() = later;
        shared.tell(FeedNews::Replaced { as_of });
    }
    Ok(start.position)
}

/// Reads events behind the position, which goes on with them. `heard` is called whenever something came.
pub(super) async fn follow(
    client: &Client,
    shared: &Shared,
    position: &mut String,
    mut heard: impl FnMut(),
) -> Outcome {
    let answer = match ask(client, &FollowOrders { after: Some(position.clone()) }).await {
        Ok(answer) => answer,
        Err(outcome) => return outcome,
    };
    let mut events = Events::default();
    loop {
        match answer.next().await {
            Ok(Some(bytes)) => events.put(&bytes),
            Ok(None) => return Cause::Network.into(),
            Err(cause) => return cause.into(),
        }
        if shared.is_over.get() || !is_visible() {
            return Outcome::Hidden;
        }
        heard();
        let mut turn = Turn::begin();
        while let Some(event) = events.take() {
            match event.name.as_str() {
                ORDERS => {
                    let Ok(changed) = json::read::<ChangedOrders>(&event.data) else { return unreadable() };
                    shared.index.borrow_mut().apply(&changed.orders);
                    *position = event.id;
                    shared.tell(FeedNews::Changed { as_of: now() });
                }
                RESET => return Outcome::Reset,
                END => return Failure::SignedOut.into(),
                _ => {}
            }
            turn.give_way().await;
        }
        shared.tell(FeedNews::Heard { as_of: now() });
    }
}

async fn ask<C: Call>(client: &Client, call: &C) -> Result<AnswerStream, Outcome> {
    let answer = AnswerStream::of(&client.outgoing(call, PATIENCE)?, PATIENCE).await?;
    if answer.status == 200 {
        return Ok(answer);
    }
    let mut text = Vec::new();
    while let Some(bytes) = answer.next().await? {
        text.extend_from_slice(&bytes);
    }
    let text = String::from_utf8(text).unwrap_or_default();
    Err(refusal(&Incoming { status: answer.status, text }).into())
}

/// A turn of work, after which others have theirs.
struct Turn(f64);

impl Turn {
    fn begin() -> Self {
        Self(js_sys::Date::now())
    }

    async fn give_way(&mut self) {
        if js_sys::Date::now() - self.0 >= TURN {
            give_way().await;
            *self = Self::begin();
        }
    }
}
