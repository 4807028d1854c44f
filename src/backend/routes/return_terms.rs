//! The shop's return reasons and return actions: agents read them, leads change them.

use super::answer::Answer;
use super::request::SignedInRequest;
use crate::api::field_error::FieldError;
use crate::api::pointer::{self, flaw_of_terms};
use crate::api::problem::ProblemCode;
use crate::api::return_terms::{ChangeReturnTerms, ReadReturnTerms};
use crate::backend::refusal::Refusal;
use crate::backend::store::{read_return_terms, write_return_terms};
use crate::domain::returns::{ReturnTerms, ReturnTermsDraft};

type Answered<C> = Result<Answer<C>, Refusal>;

pub(super) async fn read(request: SignedInRequest) -> Answered<ReadReturnTerms> {
    Ok(Answer::json(request.app.store.return_terms().await?))
}

pub(super) async fn change(request: SignedInRequest, draft: ReturnTermsDraft) -> Answered<ChangeReturnTerms> {
    if !request.who.agent.role.leads() {
        return Err(ProblemCode::NotPermitted.into());
    }
    let mut db = request.app.store.begin_write().await?;
    let before = read_return_terms(&mut db).await?;
    // Sent again after an answer that was lost, it says what is so already.
    if is_so_already(&before, &draft) {
        db.roll_back().await;
        return Ok(Answer::json(before));
    }
    if let Err(refusal) = check(&before, &draft) {
        db.roll_back().await;
        return Err(refusal);
    }
    write_return_terms(&mut db, &draft).await?;
    let after = read_return_terms(&mut db).await?;
    db.commit().await?;
    tracing::info!(agent = request.who.agent.id.0, version = after.version, "return terms changed");
    Ok(Answer::json(after))
}

fn check(before: &ReturnTerms, draft: &ReturnTermsDraft) -> Result<(), Refusal> {
    if draft.version != before.version {
        return Err(ProblemCode::VersionMismatch.into());
    }
    let reasons = before.reason_flaws(draft).into_iter().map(|flaw| flaw_of_terms(pointer::REASONS, flaw));
    let actions = before.action_flaws(draft).into_iter().map(|flaw| flaw_of_terms(pointer::ACTIONS, flaw));
    let errors: Vec<FieldError> =
        reasons.chain(actions).map(|(pointer, code)| FieldError::new(&pointer, code)).collect();
    if errors.is_empty() { Ok(()) } else { Err(Refusal::invalid(errors)) }
}

/// Whether the change has been made: nothing is named by a new identifier, and all else reads as it shall.
fn is_so_already(before: &ReturnTerms, draft: &ReturnTermsDraft) -> bool {
    let so = before.draft();
    let as_asked = |id, asked| if asked { id } else { None };
    let reasons_match = so.reasons.len() == draft.reasons.len()
        && so.reasons.iter().zip(&draft.reasons).all(|(so, asked)| {
            let id = as_asked(so.id.clone(), asked.id.is_some());
            (id, so.fr.as_str(), so.en.as_str(), so.retired)
                == (asked.id.clone(), asked.fr.trim(), asked.en.trim(), asked.retired)
        });
    let actions_match = so.actions.len() == draft.actions.len()
        && so.actions.iter().zip(&draft.actions).all(|(so, asked)| {
            let id = as_asked(so.id.clone(), asked.id.is_some());
            (id, so.kind, so.fr.as_str(), so.en.as_str(), so.retired)
                == (asked.id.clone(), asked.kind, asked.fr.trim(), asked.en.trim(), asked.retired)
        });
    reasons_match && actions_match
}
