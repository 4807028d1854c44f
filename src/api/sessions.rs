//! The session of an agent: read, opened, closed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use crate::domain::agent::Agent;
use crate::domain::payment::PaymentProvider;
use crate::domain::timestamp::Timestamp;

/// GET `/session`: who I am. 401 when nobody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSession;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    pub agent: Agent,
    /// The end of a browser's session; `null` for a bearer token.
    pub expires_at: Option<Timestamp>,
    /// The backend serves the demo shop: its provider portals are stand-ins, and no money moves.
    #[serde(default)]
    pub demo: bool,
    /// The shop's time zone, by its IANA name: every moment is shown as the clock on its wall has it.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// The providers of payments that the shop knows, with their names.
    #[serde(default)]
    pub providers: Vec<NamedProvider>,
}

/// A provider of payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedProvider {
    pub provider: PaymentProvider,
    /// Its own; what has none is called by its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

call!(ReadSession = Get "/session" => Session);

/// POST `/session`: signs a browser in with an agent's token; the answer sets a cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub body: SignInBody,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInBody {
    pub token: String,
}

/// Tokens appear in no log.
impl fmt::Debug for SignInBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInBody { .. }")
    }
}

call!(SignIn { body: SignInBody } = Post "/session" => Session);

/// Where a browser signs in with the company's account, at the server's root: `?then=` is the path to come back to.
pub const COMPANY_SIGN_IN: &str = "/sign-in/company";

/// Where to come back to in a tab that was opened only to sign in.
pub const COMPANY_SIGNED_IN: &str = "/sign-in/company/done";

/// GET `/sign-in-ways`: how one signs in here. Anyone may ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSignInWays;

/// The ways to sign in beside a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignInWays {
    /// The address at which a browser signs in with the company's account; `null` where there is none.
    pub company: Option<String>,
}

call!(ReadSignInWays = Get "/sign-in-ways" => SignInWays);

/// DELETE `/session`: signs out. 204.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOut;

call!(SignOut = Delete "/session" => ());
