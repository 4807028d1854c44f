//! Values and rules of refunding: no I/O, no clock, no browser. Both sides of the wire call this code, so
//! that what the agent sees is computed by what the backend checks.

pub mod action;
pub mod agent;
pub mod approval;
pub mod cancellation;
pub mod canned_reply;
pub mod case;
pub mod credit;
pub mod day;
pub mod eligibility;
pub mod erasure;
pub mod exchange_rate;
pub mod iban;
pub mod invisible;
pub mod limits;
pub mod locale;
pub mod logistic_status;
pub mod luhn;
pub mod mail_delivery;
pub mod modification;
pub mod moment_or_day;
pub mod money;
pub mod order;
pub mod overpayment;
pub mod payment;
pub mod portal;
pub mod refund_task;
pub mod returns;
pub mod search;
pub mod seller;
pub mod size_limits;
pub mod stock;
pub mod text_limits;
pub mod timestamp;
pub mod url_encoding;
pub(crate) mod wire_words;
