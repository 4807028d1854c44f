//! Reading orders.

use axum::http::{HeaderValue, header};

use super::answer::Answer;
use super::endpoint::Asked;
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

pub(super) async fn list(asked: Asked) -> Answered<ListOrders> {
    let list: ListOrders = query::read(&asked.uri)?;
    query::check(&list)?;
    match asked.app.store.list(&list).await {
        Ok(page) => Ok(Answer::json(page)),
        Err(ListError::Cursor(_)) => Err(ProblemCode::CursorInvalid.into()),
        Err(ListError::Store(error)) => Err(error.into()),
    }
}

pub(super) async fn read(asked: Asked) -> Answered<ReadOrder> {
    let record = asked.order().await?;
    let now = asked.app.clock().now();
    let tag = etag(record.version);
    // A lease that ran out changes what is answered without a new version: that is no time for a 304.
    let as_stored = record.lease(now) == record.lease.as_ref();
    let known = asked.headers.get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes);
    let answer = if as_stored && known == Some(tag.as_bytes()) {
        Answer::not_modified()
    } else {
        Answer::json(detail(&record, &asked.who.agent, now, &asked.app.config))
    };
    Ok(answer.with(header::ETAG, tag))
}

pub(super) async fn preview_message(asked: Asked) -> Answered<PreviewMessage> {
    let record = asked.order().await?;
    match record.step {
        Cancellation::MessageReady { .. } => Ok(Answer::json(confirmation(&record, &asked.app.config.shop.name))),
        _ => Err(ProblemCode::WrongStep.into()),
    }
}

pub(super) async fn list_replies(asked: Asked) -> Answered<ListReplies> {
    let record = asked.order().await?;
    Ok(Answer::json(ReplyList { items: replies(&record, &asked.app.config.shop.name) }))
}

pub(super) async fn history(asked: Asked) -> Answered<ReadHistory> {
    let items = asked.app.store.history(&OrderNumber(asked.named)).await?.ok_or(ProblemCode::OrderNotFound)?;
    Ok(Answer::json(History { items }))
}

pub(super) async fn operation(asked: Asked) -> Answered<ReadOperation> {
    let Ok(key) = OperationKey::parse(&asked.named) else { return Err(ProblemCode::OperationNotFound.into()) };
    let mut db = asked.app.store.begin_read().await?;
    let stored = StoredOperation::find(&mut db, &key).await?.filter(|stored| stored.is_shown_to(&asked.who.agent));
    Ok(Answer::json(stored.ok_or(ProblemCode::OperationNotFound)?.into()))
}
