//! What the server counts of itself, for Prometheus (OpenMetrics 1.0). Labels are words of this program alone: no
//! customer, no order, no agent.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use super::http_server::Admission;
use super::store::Occupancy;
use crate::api::operations::OperationKind;

/// In seconds: from what agents don't notice to what they give up on.
const BUCKETS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Method, route and status, or `given_up` where the client left before there was one.
type RequestLabels = [(&'static str, String); 3];

/// Kind and outcome.
type WriteLabels = [(&'static str, &'static str); 2];

/// All counts; cheap to clone.
#[derive(Clone, Debug)]
pub struct Metrics {
    requests: Family<RequestLabels, Histogram>,
    writes: Family<WriteLabels, Counter>,
    refused_sign_ins: Counter,
    gauges: Gauges,
    registry: Arc<Registry>,
    /// The connections that are open.
    pub connections: Admission,
}

/// What is looked up when somebody asks.
#[derive(Clone, Debug, Default)]
struct Gauges {
    connections: Gauge,
    waiting_mails: Gauge,
    unsent_mails: Gauge,
    open_refunds: Gauge,
    database: Gauge,
    ready: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let requests: Family<RequestLabels, Histogram> = Family::new_with_constructor(|| Histogram::new(BUCKETS));
        let (writes, refused_sign_ins, gauges) = (Family::default(), Counter::default(), Gauges::default());
        let mut registry = Registry::with_prefix("avoir");
        registry.register_with_unit(
            "http_request_duration",
            "Requests and their time",
            Unit::Seconds,
            requests.clone(),
        );
        registry.register("writes", "Writes to orders by kind and outcome", writes.clone());
        registry.register(
            "refused_sign_ins",
            "Tokens, links and company accounts that signed nobody in",
            refused_sign_ins.clone(),
        );
        for (name, help, gauge) in [
            ("open_connections", "Connections that are open", &gauges.connections),
            ("waiting_mails", "Mails that are decided on and not off our hands yet", &gauges.waiting_mails),
            ("unsent_mails", "Mails that did not go and wait for an agent", &gauges.unsent_mails),
            ("open_refunds", "Refund tasks that are to do or under way", &gauges.open_refunds),
            ("ready", "1 when agents can work", &gauges.ready),
        ] {
            registry.register(name, help, gauge.clone());
        }
        let database = gauges.database.clone();
        registry.register_with_unit("database_size", "The database's file and its log", Unit::Bytes, database);
        let connections = Admission::default();
        Self { requests, writes, refused_sign_ins, gauges, registry: Arc::new(registry), connections }
    }
}

impl Metrics {
    pub fn count_request(&self, method: &Method, route: &str, status: Option<StatusCode>, took: Duration) {
        let known = [Method::GET, Method::HEAD, Method::POST, Method::DELETE];
        let method = if known.contains(method) { method.as_str() } else { "other" };
        let status = status.map_or_else(|| "given_up".to_owned(), |status| status.as_str().to_owned());
        let labels = [("method", method.to_owned()), ("route", route.to_owned()), ("status", status)];
        self.requests.get_or_create(&labels).observe(took.as_secs_f64());
    }

    /// `outcome` is `done`, `replayed`, or the code of the refusal.
    pub fn count_write(&self, kind: OperationKind, outcome: &'static str) {
        self.writes.get_or_create(&[("kind", kind.as_str()), ("outcome", outcome)]).inc();
    }

    pub fn count_refused_sign_in(&self) {
        self.refused_sign_ins.inc();
    }

    /// All counts in the text format of OpenMetrics.
    ///
    /// # Errors
    /// None in practice: text can be written to.
    pub fn text(&self, occupancy: Occupancy, is_ready: bool) -> Result<String, std::fmt::Error> {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let gauges = &self.gauges;
        gauges.connections.set(i64::try_from(self.connections.count()).unwrap_or(i64::MAX));
        gauges.waiting_mails.set(number(occupancy.waiting_mails));
        gauges.unsent_mails.set(number(occupancy.unsent_mails));
        gauges.open_refunds.set(number(occupancy.open_refunds));
        gauges.database.set(number(occupancy.bytes));
        gauges.ready.set(is_ready.into());
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
