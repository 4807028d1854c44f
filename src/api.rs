//! The wire contract, shared by both sides: a struct per call, what it answers, and the problem body. No
//! transport here; `client` sends these, `backend` answers them.

pub mod approvals;
pub mod call;
pub mod cancellations;
pub mod credit_notes;
pub mod field_error;
pub mod help;
pub mod history;
pub mod messages;
pub mod modifications;
pub mod operations;
pub mod order_detail;
pub mod order_events;
pub mod order_snapshot;
pub mod order_write;
pub mod orders;
pub mod overpayments;
pub mod pointer;
pub mod problem;
pub mod refund_tasks;
pub mod reply_templates;
pub mod return_terms;
pub mod returns;
pub mod sessions;
pub mod stock;
pub mod tickets;
pub mod till;

pub use call::{Call, Method};
pub use field_error::FieldError;
pub use order_write::OrderWrite;
pub use problem::{Problem, ProblemCode, Retry};

/// The beginning of every path.
pub const BASE: &str = "/api/v1";

/// The header that carries a write's idempotency key (IETF draft Idempotency-Key).
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// Set by the backend on an answer that it gave before.
pub const REPLAYED: &str = "idempotent-replayed";

/// The header every call of the desk carries: a page of another site can't set it without being asked.
pub const CLIENT_VERSION: &str = "avoir-client";

/// The header that names the agent, percent-encoded, whose desk sends the call. If the session is another agent's by
/// now (signed in from another tab), the call is refused, because one agent must not act on another's screen.
///
/// On an answer it names the agent to whom it was given.
pub const AGENT: &str = "avoir-agent";
