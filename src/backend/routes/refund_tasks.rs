//! Reading what is unfinished.

use schemars::JsonSchema;
use serde::Deserialize;

use super::answer::Answer;
use super::endpoint::SignedInRequest;
use super::query;
use crate::api::refund_tasks::{ListUnfinished, UnfinishedList};
use crate::backend::refusal::Refusal;

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

pub(super) async fn unfinished(request: SignedInRequest) -> Result<Answer<ListUnfinished>, Refusal> {
    let _: UnfinishedQuery = query::read(&request.uri)?;
    Ok(Answer::json(UnfinishedList { items: request.app.store.unfinished().await? }))
}
