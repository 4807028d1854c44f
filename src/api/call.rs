//! The trait of a call, and the macro that implements it.

use std::fmt::Display;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::url_encoding::encode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Delete,
}

/// One call of the API: what is sent, where to, and what comes back.
pub trait Call {
    const METHOD: Method;
    /// Below [`super::BASE`], with at most one `{placeholder}`, as the router and the API description know it.
    const PATH: &'static str;

    /// The JSON body; `()` for none. One that has a field nobody knows is refused: a slip in a name must not do
    /// something else than was meant.
    type Body: Serialize + DeserializeOwned;
    /// The JSON answer; `()` for 204.
    type Response: Serialize + DeserializeOwned;

    /// [`Self::PATH`] with its placeholder filled in and, for some, a query behind it.
    fn path(&self) -> String {
        Self::PATH.to_owned()
    }

    /// `None` when the call has no body.
    fn body(&self) -> Option<&Self::Body> {
        None
    }
}

/// Says of a struct which call it is: the field that stands for the path's placeholder, the body, the method, the
/// path and the answer.
///
/// ```text
/// call!(ReadSession = Get "/session" => Session);
/// call!(ReadOrder { number } = Get "/orders/{number}" => OrderDetail);
/// call!(PreviewCreditNote { number, body: CreditNoteDraft } = Post "/orders/{number}/credit-notes/preview" => Quote);
/// ```
macro_rules! call {
    ($call:ident = $method:ident $path:literal => $Response:ty) => {
        $crate::api::call::call!(@impl $call, $method, $path, (), $Response, {});
    };
    ($call:ident { body: $Body:ty } = $method:ident $path:literal => $Response:ty) => {
        $crate::api::call::call!(@impl $call, $method, $path, $Body, $Response, {
            fn body(&self) -> Option<&Self::Body> {
                Some(&self.body)
            }
        });
    };
    ($call:ident { $subject:ident } = $method:ident $path:literal => $Response:ty) => {
        $crate::api::call::call!(@impl $call, $method, $path, (), $Response, {
            fn path(&self) -> String {
                $crate::api::call::fill(Self::PATH, &self.$subject)
            }
        });
    };
    ($call:ident { $subject:ident, body: $Body:ty } = $method:ident $path:literal => $Response:ty) => {
        $crate::api::call::call!(@impl $call, $method, $path, $Body, $Response, {
            fn path(&self) -> String {
                $crate::api::call::fill(Self::PATH, &self.$subject)
            }

            fn body(&self) -> Option<&Self::Body> {
                Some(&self.body)
            }
        });
    };
    (@impl $call:ident, $method:ident, $path:literal, $Body:ty, $Response:ty, { $($provided:tt)* }) => {
        impl $crate::api::call::Call for $call {
            const METHOD: $crate::api::call::Method = $crate::api::call::Method::$method;
            const PATH: &'static str = $path;
            type Body = $Body;
            type Response = $Response;

            $($provided)*
        }
    };
}

pub(super) use call;

/// A path template with its only placeholder filled in.
pub(super) fn fill(template: &str, subject: &dyn Display) -> String {
    let (before, rest) = template.split_once('{').expect("a template with a placeholder");
    let (_, after) = rest.split_once('}').expect("a placeholder that is closed");
    format!("{before}{}{after}", encode(&subject.to_string()))
}
