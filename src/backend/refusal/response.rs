//! A refusal as an HTTP answer.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Refusal;
use super::title::title;
use crate::api::orders::etag;
use crate::api::problem::{MOST_ERRORS, Problem, ProblemCode};
use crate::backend::request_context;

/// Seconds after which a busy backend is asked again.
const SOON: HeaderValue = HeaderValue::from_static("1");

/// Seconds after which a backend whose storage failed is asked again: somebody has to make room.
const LATER: HeaderValue = HeaderValue::from_static("10");

/// Seconds after which somebody who tried too often is not made to wait any more.
const AFTER_A_MINUTE: HeaderValue = HeaderValue::from_static("60");

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

impl IntoResponse for Refusal {
    fn into_response(mut self) -> Response {
        let more_errors = self.errors.len().checked_sub(MOST_ERRORS).filter(|more| *more > 0);
        self.errors.truncate(MOST_ERRORS);
        let problem = Problem {
            kind: format!("urn:avoir:problem:{}", self.code.as_str()),
            title: title(self.code).to_owned(),
            request_id: request_context::current_id(),
            errors: self.errors,
            more_errors,
            lease: self.lease.map(|lease| *lease),
            not_cancellable: self.not_cancellable,
            taken_on: self.taken_on.map(|taken_on| *taken_on),
            used_by: self.used_by,
            ..Problem::from(self.code)
        };
        let request_id = &problem.request_id;
        if problem.status >= 500 {
            tracing::error!(request_id, code = ?self.code, cause = self.cause.as_deref().map(chain), "refused");
        } else {
            tracing::debug!(request_id, code = ?self.code, "refused");
        }
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, [(header::CONTENT_TYPE, PROBLEM_JSON)], body).into_response();
        if let Some(version) = self.version.and_then(|version| HeaderValue::try_from(etag(version)).ok()) {
            response.headers_mut().insert(header::ETAG, version);
        }
        let wait = match self.code {
            ProblemCode::Busy | ProblemCode::BodyTooSlow => Some(SOON),
            ProblemCode::TooManyAttempts => Some(AFTER_A_MINUTE),
            _ if status == StatusCode::SERVICE_UNAVAILABLE => Some(LATER),
            _ => None,
        };
        if let Some(wait) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
        response
    }
}

/// An error and what it comes from, in one line.
pub(in crate::backend) fn chain(error: &(dyn std::error::Error + Send + Sync + 'static)) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(deeper) = source {
        line = format!("{line}: {deeper}");
        source = deeper.source();
    }
    line
}
