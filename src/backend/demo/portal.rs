//! The stand-in for the payment providers' portals, for the demo shop alone: no money moves. It remembers what a bank
//! would remember, so that a second refund of the same payment meets what it would meet there.

mod authorization;
mod html;
mod ledger;
mod page;
mod page_state;
mod words;

use axum::extract::{Form, FromRequestParts, Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{RequestPartsExt, Router};
use serde::Deserialize;
use tracing::error;

use crate::backend::assets::with_page_headers;
use crate::backend::settings::Providers;
use crate::backend::store::{Store, StoreError};
use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;
use crate::domain::portal::STAND_IN;
use crate::domain::url_encoding::encode;

pub use authorization::stand_in_address as stand_in_address_of_authorization;
pub use ledger::refund_reference;
use ledger::{CapturedPayment, Ledger};
use page_state::PageState;

const STYLE: &str = include_str!("portal/style.css");

/// All portals of the demo shop.
///
/// # Errors
/// [`StoreError`] when there is no keeping what was refunded in them.
pub async fn router(store: Store, providers: &Providers) -> Result<Router, StoreError> {
    let ledger = Ledger::open(store, providers.clone()).await?;
    let routes = Router::new()
        .route(&format!("{STAND_IN}{{provider}}/{{transaction}}"), get(show).post(decide))
        .merge(authorization::routes())
        .route(&format!("{STAND_IN}left"), get(leaving_page))
        .route(&format!("{STAND_IN}style.css"), get(style))
        .with_state(ledger);
    Ok(with_page_headers(routes))
}

/// The refund that the link from the desk asks for.
#[derive(Clone, Debug)]
struct Visit {
    payment: CapturedPayment,
    amount: Amount,
    came_from: CameFrom,
    language: Locale,
}

/// The event just before this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CameFrom {
    Desk,
    /// The refund of this number was made.
    Refund(i64),
    Refusal,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
enum Decision {
    /// `seen` refunds were on the page whose button was pressed.
    Refund {
        seen: String,
    },
    Refuse,
}

async fn show(State(ledger): State<Ledger>, visit: Visit) -> Result<Response, Failed> {
    let refunds = ledger.refunds(&visit.payment).await?;
    let state = PageState::of(&visit, &refunds);
    Ok(html(StatusCode::OK, page::transaction(&visit, &state, &refunds)))
}

async fn decide(
    State(ledger): State<Ledger>,
    visit: Visit,
    Form(decision): Form<Decision>,
) -> Result<Redirect, Failed> {
    let came_from = match decision {
        Decision::Refuse => CameFrom::Refusal,
        // A form that is sent twice has seen fewer refunds than there are, and makes none.
        Decision::Refund { seen } => match seen.parse() {
            Ok(seen) => {
                ledger.refund(&visit.payment, visit.amount, seen).await?.map_or(CameFrom::Desk, CameFrom::Refund)
            }
            Err(_) => CameFrom::Desk,
        },
    };
    Ok(Redirect::to(&Visit { came_from, ..visit }.address()))
}

async fn leaving_page(headers: HeaderMap) -> Response {
    html(StatusCode::OK, page::leaving_page(language(&headers)))
}

async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "no-cache")], STYLE).into_response()
}

fn html(status: StatusCode, page: String) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], Html(page)).into_response()
}

fn language(headers: &HeaderMap) -> Locale {
    let accepted = headers.get(axum::http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    accepted.map_or(Locale::Fr, |tags| Locale::for_tag(tags.split([',', ';']).next().unwrap_or_default().trim()))
}

impl Visit {
    fn address(&self) -> String {
        let CapturedPayment { provider, transaction, order, currency, .. } = &self.payment;
        let happened = match self.came_from {
            CameFrom::Desk => String::new(),
            CameFrom::Refund(number) => format!("&made={number}"),
            CameFrom::Refusal => "&refused=1".to_owned(),
        };
        stand_in_address(*provider, transaction, order, self.amount, *currency) + &happened
    }
}

/// The page that refunds this amount of a payment.
pub fn stand_in_address(
    provider: PaymentProvider,
    transaction: &str,
    order: &OrderNumber,
    amount: Amount,
    currency: Currency,
) -> String {
    let (provider, transaction, order) = (encode(provider.as_str()), encode(transaction), encode(&order.0));
    format!("{STAND_IN}{provider}/{transaction}?order={order}&amount={amount}&currency={currency}")
}

impl FromRequestParts<Ledger> for Visit {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, ledger: &Ledger) -> Result<Self, Failed> {
        #[derive(Deserialize)]
        struct VisitQuery {
            order: String,
            amount: String,
            currency: String,
            made: Option<i64>,
            refused: Option<String>,
        }
        let language = language(&parts.headers);
        let unknown = || Failed::Unknown(language);
        let (provider, transaction) = transaction(parts, unknown).await?;
        let Query(query) = parts.extract::<Query<VisitQuery>>().await.map_err(|_| unknown())?;
        let currency = Currency::parse(&query.currency).map_err(|_| unknown())?;
        let amount: Amount = query.amount.parse().map_err(|_| unknown())?;
        if !amount.is_positive() || amount.check_digits(currency).is_err() {
            return Err(unknown());
        }
        let payment = ledger.payment(provider, &transaction, &OrderNumber(query.order)).await?;
        let payment = payment.filter(|payment| payment.currency == currency).ok_or_else(unknown)?;
        let came_from = match (query.made, query.refused) {
            (Some(number), _) => CameFrom::Refund(number),
            (None, Some(_)) => CameFrom::Refusal,
            (None, None) => CameFrom::Desk,
        };
        Ok(Self { payment, amount, came_from, language })
    }
}

/// The transaction that an address names.
async fn transaction(parts: &mut Parts, unknown: impl Fn() -> Failed) -> Result<(PaymentProvider, String), Failed> {
    let Path((provider, transaction)) = parts.extract::<Path<(String, String)>>().await.map_err(|_| unknown())?;
    Ok((PaymentProvider::parse(&provider).ok_or_else(unknown)?, transaction))
}

/// A visit without a page to show.
enum Failed {
    /// No such transaction, or not this amount of it.
    Unknown(Locale),
    Store(StoreError),
}

impl From<StoreError> for Failed {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        match self {
            Self::Unknown(language) => html(StatusCode::NOT_FOUND, page::unknown(language)),
            Self::Store(problem) => {
                error!("the demo portal failed: {problem}");
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
        }
    }
}
