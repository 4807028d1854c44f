//! How canned replies get to the shop's helpdesk: each as a private note in its ticket, for whoever answers the customer
//! there. Nothing of it reaches the customer by itself.
//!
//! A reply is a row of the transaction that decided it, and on its way like a mail. Freshdesk knows no idempotency key: each
//! note carries a mark, and before a note is added a second time its ticket is looked through for it.

mod freshdesk;
mod freshdesk_site;
mod note;

pub use freshdesk::Freshdesk;
pub use freshdesk_site::{BadFreshdeskSite, FreshdeskSite};

use super::post::Post;

/// Replies by Freshdesk.
pub type FreshdeskPost = Post<Freshdesk>;
