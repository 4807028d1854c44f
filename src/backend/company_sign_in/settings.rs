//! The operator's agreement with the company's provider.

use openidconnect::{ClientId, ClientSecret, IssuerUrl};

/// What the provider knows this desk by, and what its answers mean here.
#[derive(Clone, Debug)]
pub struct CompanySettings {
    pub issuer: IssuerUrl,
    pub client_id: ClientId,
    /// None for a public client: PKCE protects both.
    pub client_secret: Option<ClientSecret>,
    /// Asked for beside `openid`.
    pub scopes: Vec<String>,
    pub roles: RoleRule,
}

/// Which value of which claim gives which role; whoever has none of them may not sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRule {
    /// The claim's name; dots lead into objects, as in Keycloak's `realm_access.roles`.
    pub claim: String,
    pub agent: String,
    pub lead: String,
    pub accountant: String,
    pub admin: String,
}

/// An address of a provider that is not to be trusted with sign-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("allowed is an https:// address, such as https://login.company.example, or http:// on this machine")]
pub struct IssuerRefused;

impl CompanySettings {
    /// An issuer by its address (OpenID Connect Discovery 1.0, section 3).
    ///
    /// # Errors
    /// [`IssuerRefused`] where what the provider says could be changed on its way.
    pub fn issuer(text: &str) -> Result<IssuerUrl, IssuerRefused> {
        let issuer = IssuerUrl::new(text.to_owned()).map_err(|_| IssuerRefused)?;
        let url = issuer.url();
        let is_here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let is_kept = url.scheme() == "https" || (url.scheme() == "http" && is_here);
        let is_plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        if is_kept && is_plain { Ok(issuer) } else { Err(IssuerRefused) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_asked_where_nobody_can_answer_in_its_place() {
        for text in ["https://login.example", "https://login.example/realms/desk", "http://127.0.0.1:4000"] {
            assert!(CompanySettings::issuer(text).is_ok(), "{text}");
        }
        for text in ["", "login.example", "http://login.example", "ftp://localhost", "https://a/?b=c", "https://u@a/"] {
            assert_eq!(CompanySettings::issuer(text), Err(IssuerRefused), "{text}");
        }
    }
}
