//! Whether the articles of help are of use: agents say so, leads see it.

use super::answer::Answer;
use super::request::SignedInRequest;
use crate::api::field_error::FieldError;
use crate::api::help::{ReadHelpVotes, VoteOnHelp, VoteOnHelpBody};
use crate::api::pointer;
use crate::backend::refusal::Refusal;
use crate::domain::help::HelpTopic;

pub(super) async fn read(request: SignedInRequest) -> Result<Answer<ReadHelpVotes>, Refusal> {
    Ok(Answer::json(request.app.store.help_votes(&request.who.agent).await?))
}

pub(super) async fn vote(request: SignedInRequest, said: VoteOnHelpBody) -> Result<Answer<VoteOnHelp>, Refusal> {
    if said.topic == HelpTopic::Unknown {
        return Err(Refusal::invalid(vec![FieldError::new(pointer::TOPIC, "not_found")]));
    }
    let (store, agent) = (&request.app.store, &request.who.agent);
    store.vote_on_help(agent, said.topic, said.useful).await?;
    Ok(Answer::json(store.help_votes(agent).await?))
}
