//! The snapshot: lines that are sent as they are read.

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::query;
use super::request::SignedInRequest;
use super::streamed_body::{BrokenOff, Piece, Pieces, streamed};
use crate::api::order_snapshot::{ReadSnapshot, SNAPSHOT_ORDERS, SNAPSHOT_TYPE, SnapshotStart};
use crate::api::problem::ProblemCode;
use crate::backend::kept_content::has_already;
use crate::backend::refusal::Refusal;
use crate::backend::store::SnapshotReading;

pub(super) async fn answer(request: SignedInRequest) -> Result<Response, Refusal> {
    let ReadSnapshot { limit } = query::read(&request.uri)?;
    let limit = limit.unwrap_or(SNAPSHOT_ORDERS);
    if limit == 0 || limit > SNAPSHOT_ORDERS {
        return Err(ProblemCode::QueryInvalid.into());
    }
    // Before the first order is read: what changes from here on is told as an event.
    let position = request.app.store.change_position().await?;
    let tag = HeaderValue::try_from(format!("\"{position}-{limit}\"")).map_err(Refusal::internal)?;
    let is_known = has_already(request.headers.get_all(header::IF_NONE_MATCH), tag.as_bytes());
    let headers = [(header::ETAG, tag)];
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let (start, reading) = request.app.store.begin_snapshot(&position, limit).await?;
    let (pieces, body) = streamed();
    tokio::spawn(send(start, reading, pieces));
    Ok((headers, [(header::CONTENT_TYPE, SNAPSHOT_TYPE)], body).into_response())
}

async fn send(start: SnapshotStart, mut reading: SnapshotReading, pieces: Pieces) {
    let mut line = line(&start);
    loop {
        // Nobody reads any more.
        if pieces.send(line).await.is_err() {
            return;
        }
        line = match reading.next_part().await {
            Ok(Some(part)) => self::line(&part),
            Ok(None) => return,
            Err(problem) => {
                tracing::warn!("a snapshot breaks off: {problem}");
                Err(BrokenOff)
            }
        };
        if line.is_err() {
            let _ = pieces.send(line).await;
            return;
        }
    }
}

fn line(value: &impl Serialize) -> Piece {
    let mut line = serde_json::to_vec(value).map_err(|_| BrokenOff)?;
    line.push(b'\n');
    Ok(Bytes::from(line))
}
