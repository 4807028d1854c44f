//! The body of an answer, which knows when it is over: sent, or given up.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};

use super::of_agent::OfAgent;
use super::progress::Progress;

/// Bytes that are given away at once. What is given away is held by the connection: of a large answer to a client that does
/// not read, no more than this.
const AT_ONCE: usize = 16 * 1024;

pub(super) struct GuardedBody {
    body: Body,
    /// What came of the body and was not given away yet.
    left: Bytes,
    progress: Arc<Progress>,
    _of_agent: Option<OfAgent>,
}

impl GuardedBody {
    pub fn new(body: Body, progress: Arc<Progress>, of_agent: Option<OfAgent>) -> Self {
        Self { body, left: Bytes::new(), progress, _of_agent: of_agent }
    }

    fn next_of(&mut self, mut bytes: Bytes) -> Frame<Bytes> {
        let next = bytes.split_to(bytes.len().min(AT_ONCE));
        self.left = bytes;
        Frame::data(next)
    }
}

impl HttpBody for GuardedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if !self.left.is_empty() {
            let left = std::mem::take(&mut self.left);
            return Poll::Ready(Some(Ok(self.next_of(left))));
        }
        let frame = match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => frame.into_data(),
            other => return other,
        };
        Poll::Ready(Some(Ok(frame.map_or_else(|other| other, |bytes| self.next_of(bytes)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (body, left) = (self.body.size_hint(), u64::try_from(self.left.len()).unwrap_or(u64::MAX));
        let mut hint = SizeHint::new();
        hint.set_lower(body.lower().saturating_add(left));
        if let Some(upper) = body.upper() {
            hint.set_upper(upper.saturating_add(left));
        }
        hint
    }
}

impl Drop for GuardedBody {
    fn drop(&mut self) {
        self.progress.end_request();
    }
}
