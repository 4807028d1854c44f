//! Orders: the list and the single one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::{Call, Method, call};
use super::order_detail::OrderDetail;
use crate::domain::case::PaymentState;
use crate::domain::eligibility::NotCancellable;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::moment_or_day::MomentOrDay;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;
use crate::domain::text_limits;
use crate::domain::timestamp::Timestamp;
use crate::domain::url_encoding::encode;
use crate::domain::wire_words::wire_words;

/// Orders that a backend gives at most at once.
pub const LARGEST_PAGE: u16 = 200;

/// GET `/orders`: a page of summaries, by keyset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ListOrders {
    /// What people have in hand: parts of the number, the customer's name, e-mail or telephone number, of a reference
    /// of a payment or refund, a credit note's number, an article's SKU or title; or a whole amount.
    #[schemars(length(max = text_limits::SEARCH))]
    pub q: Option<String>,
    pub logistic_status: Option<LogisticStatus>,
    pub provider: Option<PaymentProvider>,
    pub payment_state: Option<PaymentState>,
    /// Placed at this moment or later; from the beginning of this day, where the shop is.
    pub from: Option<MomentOrDay>,
    /// Placed before this moment; up to the end of this day, where the shop is.
    pub to: Option<MomentOrDay>,
    pub min_total: Option<Amount>,
    pub max_total: Option<Amount>,
    pub cancellable: Option<bool>,
    /// Whether an agent has MOD on.
    pub held: Option<bool>,
    /// Whether a cancellation was started for good and is not finished, or money of a credit note is still to go back.
    pub unfinished: Option<bool>,
    pub sort: OrderSort,
    /// `next_cursor` of the page before, with the same filter and sort.
    pub cursor: Option<String>,
    /// At most 200; 50 when left out.
    #[schemars(range(min = 1, max = LARGEST_PAGE))]
    pub limit: Option<u16>,
}

wire_words! {
    #[derive(Default)]
    pub enum OrderSort {
        #[default]
        Newest = "newest",
        Oldest = "oldest",
        /// Smallest total first.
        TotalUp = "total_up",
        /// Largest total first.
        TotalDown = "total_down",
        NumberUp = "number_up",
        NumberDown = "number_down",
        CustomerUp = "customer_up",
        CustomerDown = "customer_down",
        /// By how far fulfilment is; those of one status oldest first.
        StatusUp = "status_up",
        /// Those of one status newest first.
        StatusDown = "status_down",
        /// By how far payment and refund are; those of one state oldest first.
        PaymentUp = "payment_up",
        /// Those of one state newest first.
        PaymentDown = "payment_down",
    }
}

impl OrderSort {
    /// Whether the largest, the last of the alphabet or the newest comes first.
    pub const fn is_descending(self) -> bool {
        matches!(
            self,
            Self::Newest
                | Self::TotalDown
                | Self::NumberDown
                | Self::CustomerDown
                | Self::PaymentDown
                | Self::StatusDown
        )
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderSummary {
    pub number: OrderNumber,
    pub placed_at: Timestamp,
    pub customer: String,
    pub email: String,
    pub currency: Currency,
    /// Gross.
    pub total: Amount,
    pub providers: Vec<PaymentProvider>,
    pub payment_state: PaymentState,
    /// The state is `paid`, and less was captured than the total.
    #[serde(default)]
    pub paid_in_part: bool,
    pub logistic_status: LogisticStatus,
    /// The reason why the order can't be cancelled; `null` when it can.
    pub not_cancellable: Option<NotCancellable>,
    /// A cancellation was started for good and is not finished, or money of a credit note is still to go back.
    pub unfinished: bool,
    /// The name of the agent who has MOD on, if one has.
    pub held_by: Option<String>,
    /// Until when, unless they go on.
    #[serde(default)]
    pub held_until: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderPage {
    pub items: Vec<OrderSummary>,
    /// For the page behind this one; `null` on the last.
    pub next_cursor: Option<String>,
    /// True where nothing was found by the letter: these are customers whose name is nearly what was looked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub near: bool,
}

impl ListOrders {
    /// The query string, without cursor: what a filter and sort are bound to.
    pub fn filter_query(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut put = |key, value: Option<String>| pairs.extend(value.map(|value| (key, value)));
        put("q", self.q.clone());
        put("logistic_status", self.logistic_status.map(|status| status.as_str().to_owned()));
        put("provider", self.provider.map(|provider| provider.as_str().to_owned()));
        put("payment_state", self.payment_state.map(|state| state.as_str().to_owned()));
        put("from", self.from.map(|moment| moment.to_string()));
        put("to", self.to.map(|moment| moment.to_string()));
        put("min_total", self.min_total.map(|amount| amount.to_string()));
        put("max_total", self.max_total.map(|amount| amount.to_string()));
        put("cancellable", self.cancellable.map(|yes| yes.to_string()));
        put("held", self.held.map(|yes| yes.to_string()));
        put("unfinished", self.unfinished.map(|yes| yes.to_string()));
        put("sort", Some(self.sort.as_str().to_owned()));
        pairs
    }
}

impl Call for ListOrders {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/orders";
    type Body = ();
    type Response = OrderPage;

    fn path(&self) -> String {
        let mut pairs = self.filter_query();
        pairs.extend(self.cursor.clone().map(|cursor| ("cursor", cursor)));
        pairs.extend(self.limit.map(|limit| ("limit", limit.to_string())));
        let query: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
        format!("{}?{}", Self::PATH, query.join("&"))
    }
}

/// GET `/orders/{number}`: everything on the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOrder {
    pub number: OrderNumber,
}

call!(ReadOrder { number } = Get "/orders/{number}" => OrderDetail);

/// The strong validator of an order's version (RFC 9110, 8.8.3): `"v7"`.
pub fn etag(version: u64) -> String {
    format!("\"v{version}\"")
}

/// The version behind a validator.
pub fn version_of(etag: &str) -> Option<u64> {
    let version = etag.strip_prefix("\"v")?.strip_suffix('"')?.parse().ok()?;
    (self::etag(version) == etag).then_some(version)
}
