//! The answer to a call: its body, and the headers that go with it.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::api::Call;
use crate::backend::refusal::Refusal;

pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// An answer to the call `C`.
pub struct Answer<C: Call> {
    content: Content<C::Response>,
    headers: Vec<(HeaderName, String)>,
}

enum Content<T> {
    Json(T),
    /// 204: the call answers nothing.
    Nothing,
    /// 304: what the asker has is still so.
    NotModified,
}

impl<C: Call> Answer<C> {
    pub const fn json(response: C::Response) -> Self {
        Self { content: Content::Json(response), headers: Vec::new() }
    }

    pub const fn not_modified() -> Self {
        Self { content: Content::NotModified, headers: Vec::new() }
    }

    pub fn with(mut self, name: HeaderName, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

impl<C: Call<Response = ()>> Answer<C> {
    pub const fn nothing() -> Self {
        Self { content: Content::Nothing, headers: Vec::new() }
    }
}

impl<C: Call> IntoResponse for Answer<C> {
    fn into_response(self) -> Response {
        let mut response = match self.content {
            Content::Json(answer) => match serde_json::to_vec(&answer) {
                Ok(json) => ([(header::CONTENT_TYPE, JSON)], json).into_response(),
                Err(error) => return Refusal::internal(error).into_response(),
            },
            Content::Nothing => StatusCode::NO_CONTENT.into_response(),
            Content::NotModified => StatusCode::NOT_MODIFIED.into_response(),
        };
        for (name, value) in self.headers {
            match HeaderValue::try_from(value) {
                Ok(value) => response.headers_mut().append(name, value),
                Err(error) => return Refusal::internal(error).into_response(),
            };
        }
        response
    }
}
