//! Items and the history of their stock.

use super::answer::Answer;
use super::endpoint::Asked;
use super::query;
use crate::api::problem::ProblemCode;
use crate::api::stock::{FindItems, ItemList, ReadMovements};
use crate::backend::refusal::Refusal;

pub(super) async fn find_items(asked: Asked) -> Result<Answer<FindItems>, Refusal> {
    let find: FindItems = query::read(&asked.uri)?;
    query::check_search(Some(&find.q))?;
    Ok(Answer::json(ItemList { items: asked.app.store.find_items(&find.q).await? }))
}

pub(super) async fn movements(asked: Asked) -> Result<Answer<ReadMovements>, Refusal> {
    let history = asked.app.store.stock_history(&asked.named).await?;
    Ok(Answer::json(history.ok_or(ProblemCode::ItemNotFound)?))
}
