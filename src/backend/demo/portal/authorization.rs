//! The stand-in's page of money that is only set aside: it is let go of, once.

use axum::extract::{FromRequestParts, Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Redirect, Response};
use axum::routing::get;
use axum::{RequestPartsExt, Router};
use serde::Deserialize;

use super::html::{all, element, text};
use super::ledger::{CapturedPayment, Ledger};
use super::page::{day_and_minute, fact, link, notice, page, paragraph};
use super::words::words;
use super::{Failed, html as answer, language, transaction};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;
use crate::domain::portal::STAND_IN;
use crate::domain::timestamp::Timestamp;
use crate::domain::url_encoding::encode;

/// The authorisation that the link from the desk leads to.
#[derive(Clone, Debug)]
struct AuthorizationVisit {
    payment: CapturedPayment,
    authorized: Amount,
    language: Locale,
}

pub(super) fn routes() -> Router<Ledger> {
    Router::new().route(&format!("{STAND_IN}{{provider}}/{{transaction}}/authorization"), get(show).post(void))
}

/// The page that lets go of what this transaction set aside.
pub fn stand_in_address(provider: PaymentProvider, transaction: &str, order: &OrderNumber) -> String {
    let (provider, transaction, order) = (encode(provider.as_str()), encode(transaction), encode(&order.0));
    format!("{STAND_IN}{provider}/{transaction}/authorization?order={order}")
}

async fn show(State(ledger): State<Ledger>, visit: AuthorizationVisit) -> Result<Response, Failed> {
    let voided_at = ledger.voided_at(&visit.payment).await?;
    Ok(answer(StatusCode::OK, page_of(&visit, voided_at)))
}

async fn void(State(ledger): State<Ledger>, visit: AuthorizationVisit) -> Result<Redirect, Failed> {
    ledger.void(&visit.payment).await?;
    let CapturedPayment { provider, transaction, order, .. } = &visit.payment;
    Ok(Redirect::to(&stand_in_address(*provider, transaction, order)))
}

/// The authorisation, and what became of it.
fn page_of(visit: &AuthorizationVisit, voided_at: Option<Timestamp>) -> String {
    let words = words(visit.language);
    let AuthorizationVisit { payment, authorized, .. } = visit;
    let facts = element(
        "dl",
        &[],
        [
            fact(words.transaction, &payment.transaction),
            fact(words.order, &payment.order.0),
            fact(words.authorized, &authorized.display(payment.currency, visit.language)),
        ],
    );
    let content = match voided_at {
        Some(at) => {
            all([notice("made", &format!("{} · {}", words.voided, day_and_minute(at))), paragraph(words.after_voiding)])
        }
        None => {
            let address = stand_in_address(payment.provider, &payment.transaction, &payment.order);
            let button = element("button", &[("class", "refund")], [text(words.void)]);
            let leave = link(&format!("{STAND_IN}left"), words.leave_authorized);
            element("form", &[("method", "post"), ("action", &address)], [button, leave])
        }
    };
    page(visit.language, &payment.portal, all([facts, content]))
}

impl FromRequestParts<Ledger> for AuthorizationVisit {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, ledger: &Ledger) -> Result<Self, Failed> {
        #[derive(Deserialize)]
        struct AuthorizationQuery {
            order: String,
        }
        let language = language(&parts.headers);
        let unknown = || Failed::Unknown(language);
        let (provider, transaction) = transaction(parts, unknown).await?;
        let Query(query) = parts.extract::<Query<AuthorizationQuery>>().await.map_err(|_| unknown())?;
        let payment = ledger.payment(provider, &transaction, &OrderNumber(query.order)).await?.ok_or_else(unknown)?;
        let authorized = ledger.authorized(&payment).await?.ok_or_else(unknown)?;
        Ok(Self { payment, authorized, language })
    }
}
