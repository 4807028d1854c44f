//! The body of a request, which tells while it is waited for.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;

use super::progress::Progress;

pub(super) struct RequestBody {
    body: Incoming,
    progress: Arc<Progress>,
}

impl RequestBody {
    pub fn new(body: Incoming, progress: Arc<Progress>) -> Self {
        Self { body, progress }
    }
}

impl HttpBody for RequestBody {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        // What arrives after the cut must not be done: nobody would hear of it.
        if self.progress.is_cut() {
            return Poll::Ready(Some(Err(io::Error::from(io::ErrorKind::ConnectionAborted).into())));
        }
        let poll = Pin::new(&mut self.body).poll_frame(context);
        match &poll {
            Poll::Pending => self.progress.waits_for_body(),
            Poll::Ready(Some(Ok(_))) if !self.body.is_end_stream() => {}
            Poll::Ready(_) => self.progress.has_body(),
        }
        poll.map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        self.progress.has_body();
    }
}
