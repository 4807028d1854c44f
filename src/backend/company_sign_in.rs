//! Sign-in with the company's own account: OpenID Connect Core 1.0 by authorization code with PKCE (RFC 7636). The
//! provider says who someone is and in which role; the session that follows is one of ours.

mod attempt;
mod claims;
mod failure;
pub mod page;
mod provider;
mod settings;

pub use attempt::Attempt;
pub use failure::CompanySignInFailure;
pub use provider::{CALLBACK, CompanyProvider};
pub use settings::{CompanySettings, RoleRule};
