//! What a call is.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operations::OperationKind;
use super::orders::OrderDetail;
use crate::domain::order::OrderNumber;
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
    /// Below [`super::BASE`], with `{placeholders}`, as the router and the API description know it.
    const PATH: &'static str;

    /// The JSON body; `()` for none. One that has a field nobody knows is refused: a slip in a name must not do
    /// something else than was meant.
    type Body: Serialize + DeserializeOwned;
    /// The JSON answer; `()` for 204.
    type Response: Serialize + DeserializeOwned;

    /// [`Self::PATH`] with its placeholders filled in and, for some, a query behind it.
    fn path(&self) -> String;

    /// `None` when the call has no body.
    fn body(&self) -> Option<&Self::Body> {
        None
    }
}

/// A write to one order. It carries an idempotency key and the version it was decided on, and answers with
/// the order as it is afterwards, so that no second read is needed.
pub trait OrderWrite: Call<Response = OrderDetail> {
    const KIND: OperationKind;

    fn order(&self) -> &OrderNumber;
}

/// A path template with its only placeholder filled in.
pub(super) fn fill(template: &str, value: &str) -> String {
    let (before, rest) = template.split_once('{').expect("a template with a placeholder");
    let (_, after) = rest.split_once('}').expect("a placeholder that is closed");
    format!("{before}{}{after}", encode(value))
}
