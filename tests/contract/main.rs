//! The contract: every call through the real router, every answer pinned.

mod after_refunds;
mod agents;
mod approvals;
mod clock_back;
mod company_sign_in;
mod corrected_references;
mod credit_notes;
#[path = "../support/damage.rs"]
mod damage;
mod destinations;
#[path = "../support/dice.rs"]
mod dice;
#[path = "../support/events.rs"]
mod events;
mod field_cases;
mod following;
#[path = "../support/freshdesk.rs"]
mod freshdesk;
#[path = "../support/full.rs"]
mod full;
mod generated;
mod golden;
mod guests;
mod help;
mod leases;
mod lists;
#[cfg(feature = "browser")]
mod local_index;
mod mail_crashes;
mod mail_delivery;
mod mistaken_refunds;
mod note_mails;
mod note_mentions;
mod one_refund;
mod openapi;
mod overpayments;
mod pinned;
mod problems;
mod refund_cases;
mod reply_templates;
mod return_terms;
mod returns;
mod roles;
mod scale;
mod search;
mod seen_amounts;
mod sessions;
mod sizes;
#[path = "../support/smtp.rs"]
mod smtp;
mod snapshot;
mod steps;
mod stock;
#[path = "../support/mod.rs"]
mod support;
mod taken_back_mails;
mod tickets;
mod till;
mod upgrade;
mod voids;
mod walk_on;
