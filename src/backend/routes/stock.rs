//! Items and the history of their stock.

use super::answer::Answer;
use super::endpoint::SignedInRequest;
use super::query;
use crate::api::problem::ProblemCode;
use crate::api::stock::{FindItems, ItemList, ReadMovements};
use crate::backend::refusal::Refusal;

pub(super) async fn find_items(request: SignedInRequest) -> Result<Answer<FindItems>, Refusal> {
    let find: FindItems = query::read(&request.uri)?;
    query::check_search(Some(&find.q))?;
    Ok(Answer::json(ItemList { items: request.app.store.find_items(&find.q).await? }))
}

pub(super) async fn movements(request: SignedInRequest) -> Result<Answer<ReadMovements>, Refusal> {
    let history = request.app.store.stock_history(&request.named).await?;
    Ok(Answer::json(history.ok_or(ProblemCode::ItemNotFound)?))
}
