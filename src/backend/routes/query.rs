//! Reading a query string.

use axum::extract::Query;
use axum::http::Uri;
use serde::de::DeserializeOwned;

use crate::api::orders::{LARGEST_PAGE, ListOrders};
use crate::api::problem::ProblemCode;
use crate::domain::case::PaymentState;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::payment::PaymentProvider;
use crate::domain::text_limits;

/// The parameters behind the question mark.
pub(super) fn read<T: DeserializeOwned>(uri: &Uri) -> Result<T, ProblemCode> {
    Query::try_from_uri(uri).map(|Query(query)| query).map_err(|_| ProblemCode::QueryInvalid)
}

/// A filter that no order can pass is a mistake, not an empty list.
pub(super) fn check(list: &ListOrders) -> Result<(), ProblemCode> {
    let unknown = list.logistic_status == Some(LogisticStatus::Unknown)
        || list.provider == Some(PaymentProvider::UNKNOWN)
        || list.payment_state == Some(PaymentState::Unknown);
    let page_is_off = list.limit.is_some_and(|limit| limit == 0 || limit > LARGEST_PAGE);
    if unknown || page_is_off { Err(ProblemCode::QueryInvalid) } else { check_search(list.q.as_deref()) }
}

/// A text that nobody typed to find something is a mistake.
pub(super) fn check_search(typed: Option<&str>) -> Result<(), ProblemCode> {
    let is_off = typed.is_some_and(|typed| typed.chars().count() > text_limits::SEARCH);
    if is_off { Err(ProblemCode::QueryInvalid) } else { Ok(()) }
}
