//! The shop's own words for its mails and replies: leads write them, and see before what they come to.

use super::answer::Answer;
use super::request::SignedInRequest;
use crate::api::field_error::FieldError;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::api::reply_templates::{
    ChangeReplyTemplate, ChangeReplyTemplateBody, PreviewReplyTemplate, PreviewReplyTemplateBody, ReadReplyTemplates,
};
use crate::backend::canned_replies::{TemplateFlaw, TemplatePart, TemplateProblem, told_of_nobody, told_of_order};
use crate::backend::refusal::Refusal;
use crate::backend::store::{read_reply_templates, write_reply_template};
use crate::domain::canned_reply::ReplyKind;
use crate::domain::reply_template::TemplateText;

type Answered<C> = Result<Answer<C>, Refusal>;

pub(super) async fn read(request: SignedInRequest) -> Answered<ReadReplyTemplates> {
    Ok(Answer::json(request.app.store.reply_templates().await?))
}

pub(super) async fn preview(
    request: SignedInRequest,
    asked: PreviewReplyTemplateBody,
) -> Answered<PreviewReplyTemplate> {
    check_lead(&request)?;
    check_kind(asked.kind)?;
    let text = asked.text.trimmed();
    let shop = &request.app.config.shop;
    // What is wrong with the text is said before what is wrong with the order.
    let told = told_of_nobody(&text, asked.kind, asked.language, shop).map_err(refused)?;
    let Some(number) = &asked.order else { return Ok(Answer::json(told)) };
    let record = request.order_numbered(number).await?;
    let told = told_of_order(&text, asked.kind, asked.language, &record, shop).ok_or(ProblemCode::ReplyNotTrue)?;
    told.map(Answer::json).map_err(refused)
}

pub(super) async fn change(request: SignedInRequest, change: ChangeReplyTemplateBody) -> Answered<ChangeReplyTemplate> {
    check_lead(&request)?;
    check_kind(change.kind)?;
    let change = ChangeReplyTemplateBody { text: change.text.as_ref().map(TemplateText::trimmed), ..change };
    if let Some(text) = &change.text {
        told_of_nobody(text, change.kind, change.language, &request.app.config.shop).map_err(refused)?;
    }
    let (agent, now) = (&request.who.agent, request.app.clock().now());
    let mut db = request.app.store.begin_write().await?;
    let before = read_reply_templates(&mut db).await?;
    let current = before.of(change.kind, change.language);
    // Sent again after an answer that was lost, it says what is so already.
    let newest = current.and_then(|current| current.versions.first());
    let is_so_already = newest
        .is_some_and(|newest| newest.version.checked_sub(1) == Some(change.version) && newest.text == change.text);
    let version = current.map_or(0, |current| current.version());
    if is_so_already || version != change.version {
        db.roll_back().await;
        return if is_so_already { Ok(Answer::json(before)) } else { Err(ProblemCode::VersionMismatch.into()) };
    }
    write_reply_template(&mut db, &change, &agent.name, now).await?;
    let after = read_reply_templates(&mut db).await?;
    db.commit().await?;
    let (kind, language) = (change.kind.as_str(), change.language.tag());
    tracing::info!(agent = agent.id.0, kind, language, version = version + 1, "reply template changed");
    Ok(Answer::json(after))
}

fn check_lead(request: &SignedInRequest) -> Result<(), Refusal> {
    if request.who.agent.role.leads() { Ok(()) } else { Err(ProblemCode::NotPermitted.into()) }
}

fn check_kind(kind: ReplyKind) -> Result<(), Refusal> {
    if kind == ReplyKind::Unknown {
        return Err(Refusal::invalid(vec![FieldError::new(pointer::KIND, "not_found")]));
    }
    Ok(())
}

fn refused(flaws: Vec<TemplateFlaw>) -> Refusal {
    let told = |flaw: TemplateFlaw| {
        let part = match flaw.part {
            TemplatePart::Subject => pointer::TEXT_SUBJECT,
            TemplatePart::Body => pointer::TEXT_BODY,
        };
        let code = match flaw.problem {
            TemplateProblem::UnknownPlaceholder => "unknown_placeholder",
            TemplateProblem::NotWellFormed => "not_well_formed",
            TemplateProblem::NotSupported => "not_supported",
            TemplateProblem::Required => "required",
            TemplateProblem::TooLong => "too_long",
        };
        FieldError { line: Some(flaw.line), ..FieldError::new(part, code) }
    };
    Refusal::invalid(flaws.into_iter().map(told).collect())
}
