//! A body that is written while it is sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use tokio::sync::mpsc;

/// Pieces that wait to be sent: whoever writes is never far ahead of whoever reads.
const AHEAD: usize = 2;

/// Where the pieces of a body go.
pub(super) type Pieces = mpsc::Sender<Piece>;

/// A piece, or the end of a body that breaks off: the client is not told that it has all.
pub(super) type Piece = Result<Bytes, BrokenOff>;

/// Something failed while an answer was under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the answer breaks off")]
pub(super) struct BrokenOff;

struct Streamed(mpsc::Receiver<Piece>);

/// A body, and where its pieces go. It ends when the sender is dropped; the sender is told when nobody reads any more.
pub(super) fn streamed() -> (Pieces, Body) {
    let (pieces, receiver) = mpsc::channel(AHEAD);
    (pieces, Body::new(Streamed(receiver)))
}

impl HttpBody for Streamed {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        let piece = ready!(self.0.poll_recv(context));
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }
}
