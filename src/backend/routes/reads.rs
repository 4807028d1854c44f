//! The calls that change nothing: orders, credit notes, stock, and what is unfinished.

use axum::http::{HeaderValue, header};
use schemars::JsonSchema;
use serde::Deserialize;

use super::answer::Answer;
use super::query;
use super::request::SignedInRequest;
use crate::api::credit_notes::{CreditNoteDocument, PreviewCreditNote, ReadCreditNote};
use crate::api::history::{History, ReadHistory};
use crate::api::messages::{ListReplies, PreviewCreditNoteMail, PreviewMessage, ReplyList};
use crate::api::operations::{OperationKey, ReadOperation};
use crate::api::orders::{ListOrders, ReadOrder, etag};
use crate::api::problem::ProblemCode;
use crate::api::refund_tasks::{ListUnfinished, UnfinishedList};
use crate::api::stock::{FindItems, ItemList, ReadMovements};
use crate::api::till::{ReadTillCredit, ToldTillCredit};
use crate::backend::canned_replies::{confirmation, mail_about, replies};
use crate::backend::idempotency::StoredOperation;
use crate::backend::order_detail::detail;
use crate::backend::refusal::Refusal;
use crate::backend::store::{ListError, Seller};
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::{CreditNoteDraft, CreditNoteNumber};
use crate::domain::order::OrderNumber;
use crate::domain::till_credit::TillCode;

type Answered<C> = Result<Answer<C>, Refusal>;

pub(super) async fn list_orders(request: SignedInRequest) -> Answered<ListOrders> {
    let list: ListOrders = query::read(&request.uri)?;
    query::check(&list)?;
    match request.app.store.list(&list).await {
        Ok(page) => Ok(Answer::json(page)),
        Err(ListError::Cursor(_)) => Err(ProblemCode::CursorInvalid.into()),
        Err(ListError::Store(error)) => Err(error.into()),
    }
}

pub(super) async fn read_order(request: SignedInRequest) -> Answered<ReadOrder> {
    let record = request.order().await?;
    let now = request.app.clock().now();
    let tag = etag(record.version);
    // A lease that ran out changes what is answered without a new version, and so do another order that names the same
    // transaction, and a mail on its way: that is no time for a 304.
    let as_stored = record.lease(now) == record.lease.as_ref()
        && record.shared_transactions.is_empty()
        && record.messages.is_empty();
    let known = request.headers.get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes);
    let answer = if as_stored && known == Some(tag.as_bytes()) {
        Answer::not_modified()
    } else {
        Answer::json(detail(&record, &request.who.agent, now, (&request.app.config, request.app.clock().zone())))
    };
    Ok(answer.with(header::ETAG, tag))
}

pub(super) async fn preview_message(request: SignedInRequest) -> Answered<PreviewMessage> {
    let record = request.order().await?;
    match record.step {
        Cancellation::MessageReady { .. } => {
            let words = request.app.store.shop_words().await?;
            Ok(Answer::json(confirmation(&record, &request.app.config.shop, &words)))
        }
        _ => Err(ProblemCode::WrongStep.into()),
    }
}

pub(super) async fn preview_credit_note_mail(request: SignedInRequest) -> Answered<PreviewCreditNoteMail> {
    let number = CreditNoteNumber(request.subject.clone());
    let record = request.order_of_note((&number).into()).await?;
    let note = record.credit_note(&number).ok_or(ProblemCode::CreditNoteNotFound)?;
    record.case(request.app.config.settings()).check_tellable(note)?;
    let words = request.app.store.shop_words().await?;
    Ok(Answer::json(mail_about(&record, note, &request.app.config.shop, &words)))
}

pub(super) async fn read_till_credit(request: SignedInRequest) -> Answered<ReadTillCredit> {
    let code = TillCode(request.subject.clone());
    let record = request.order_of_note((&code).into()).await?;
    let note = code.parts().and_then(|(note, _)| record.credit_note(&note)).ok_or(ProblemCode::CreditNoteNotFound)?;
    let held = record.lease(request.app.clock().now()).is_some();
    let told = ToldTillCredit::of(&record.case(request.app.config.settings()), note, held, record.version);
    Ok(Answer::json(told).with(header::ETAG, etag(record.version)))
}

pub(super) async fn list_replies(request: SignedInRequest) -> Answered<ListReplies> {
    let record = request.order().await?;
    let words = request.app.store.shop_words().await?;
    Ok(Answer::json(ReplyList { items: replies(&record, &request.app.config.shop, &words) }))
}

pub(super) async fn read_history(request: SignedInRequest) -> Answered<ReadHistory> {
    let (store, number) = (&request.app.store, OrderNumber(request.subject));
    let items = store.history(&number).await?.ok_or(ProblemCode::OrderNotFound)?;
    Ok(Answer::json(History { items, stock: store.movements_of_order(&number).await? }))
}

pub(super) async fn read_operation(request: SignedInRequest) -> Answered<ReadOperation> {
    let Ok(key) = OperationKey::parse(&request.subject) else { return Err(ProblemCode::OperationNotFound.into()) };
    let mut db = request.app.store.begin_read().await?;
    let stored = StoredOperation::find(&mut db, &key).await?.filter(|stored| stored.is_shown_to(&request.who.agent));
    Ok(Answer::json(stored.ok_or(ProblemCode::OperationNotFound)?.into()))
}

pub(super) async fn preview_credit_note(
    request: SignedInRequest,
    draft: CreditNoteDraft,
) -> Answered<PreviewCreditNote> {
    let record = request.order().await?;
    Ok(Answer::json(record.case(request.app.config.settings()).quote(&draft)?))
}

pub(super) async fn read_credit_note(request: SignedInRequest) -> Answered<ReadCreditNote> {
    let number = CreditNoteNumber(request.subject.clone());
    let mut record = request.order_of_note((&number).into()).await?;
    record.order.placed_at = request.app.clock().zone().at_the_shop(record.order.placed_at);
    let mut db = request.app.store.begin_read().await?;
    let note = record.credit_notes.into_iter().find(|note| note.number == number);
    let seller = Seller::of(&mut db, &number).await?.ok_or(ProblemCode::CreditNoteNotFound)?;
    Ok(Answer::json(CreditNoteDocument {
        seller: seller.name,
        seller_details: seller.details,
        seller_identity: seller.identity,
        order: record.order,
        note: note.ok_or(ProblemCode::CreditNoteNotFound)?,
    }))
}

pub(super) async fn find_items(request: SignedInRequest) -> Answered<FindItems> {
    let find: FindItems = query::read(&request.uri)?;
    query::check_search(Some(&find.q))?;
    Ok(Answer::json(ItemList { items: request.app.store.find_items(&find.q).await? }))
}

pub(super) async fn read_movements(request: SignedInRequest) -> Answered<ReadMovements> {
    let history = request.app.store.stock_history(&request.subject).await?;
    Ok(Answer::json(history.ok_or(ProblemCode::ItemNotFound)?))
}

/// The query of [`ListUnfinished`].
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct UnfinishedQuery {
    #[serde(rename = "state")]
    _state: OpenState,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum OpenState {
    Open,
}

pub(super) async fn list_unfinished(request: SignedInRequest) -> Answered<ListUnfinished> {
    let _: UnfinishedQuery = query::read(&request.uri)?;
    Ok(Answer::json(UnfinishedList { items: request.app.store.unfinished(request.who.agent.role).await? }))
}
