//! Reading orders.

use axum::http::{HeaderValue, header};

use super::answer::Answer;
use super::endpoint::SignedInRequest;
use super::query;
use crate::api::history::{History, ReadHistory};
use crate::api::messages::{ListReplies, PreviewMessage, ReplyList};
use crate::api::operations::{OperationKey, ReadOperation};
use crate::api::orders::{ListOrders, ReadOrder, etag};
use crate::api::problem::ProblemCode;
use crate::backend::canned_replies::{confirmation, replies};
use crate::backend::idempotency::StoredOperation;
use crate::backend::order_detail::detail;
use crate::backend::refusal::Refusal;
use crate::backend::store::ListError;
use crate::domain::cancellation::Cancellation;
use crate::domain::order::OrderNumber;

type Answered<C> = Result<Answer<C>, Refusal>;

pub(super) async fn list(request: SignedInRequest) -> Answered<ListOrders> {
    let list: ListOrders = query::read(&request.uri)?;
    query::check(&list)?;
    match request.app.store.list(&list).await {
        Ok(page) => Ok(Answer::json(page)),
        Err(ListError::Cursor(_)) => Err(ProblemCode::CursorInvalid.into()),
        Err(ListError::Store(error)) => Err(error.into()),
    }
}

pub(super) async fn read(request: SignedInRequest) -> Answered<ReadOrder> {
    let record = request.order().await?;
    let now = request.app.clock().now();
    let tag = etag(record.version);
    // A lease that ran out changes what is answered without a new version: that is no time for a 304.
    let as_stored = record.lease(now) == record.lease.as_ref();
    let known = request.headers.get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes);
    let answer = if as_stored && known == Some(tag.as_bytes()) {
        Answer::not_modified()
    } else {
        Answer::json(detail(&record, &request.who.agent, now, &request.app.config))
    };
    Ok(answer.with(header::ETAG, tag))
}

pub(super) async fn preview_message(request: SignedInRequest) -> Answered<PreviewMessage> {
    let record = request.order().await?;
    match record.step {
        Cancellation::MessageReady { .. } => Ok(Answer::json(confirmation(&record, &request.app.config.shop.name))),
        _ => Err(ProblemCode::WrongStep.into()),
    }
}

pub(super) async fn list_replies(request: SignedInRequest) -> Answered<ListReplies> {
    let record = request.order().await?;
    Ok(Answer::json(ReplyList { items: replies(&record, &request.app.config.shop.name) }))
}

pub(super) async fn history(request: SignedInRequest) -> Answered<ReadHistory> {
    let items = request.app.store.history(&OrderNumber(request.named)).await?.ok_or(ProblemCode::OrderNotFound)?;
    Ok(Answer::json(History { items }))
}

pub(super) async fn operation(request: SignedInRequest) -> Answered<ReadOperation> {
    let Ok(key) = OperationKey::parse(&request.named) else { return Err(ProblemCode::OperationNotFound.into()) };
    let mut db = request.app.store.begin_read().await?;
    let stored = StoredOperation::find(&mut db, &key).await?.filter(|stored| stored.is_shown_to(&request.who.agent));
    Ok(Answer::json(stored.ok_or(ProblemCode::OperationNotFound)?.into()))
}
