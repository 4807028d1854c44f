//! The options of `avoir serve` for sign-in with the company's accounts.

use std::path::{Path, PathBuf};

use clap::Args;
use openidconnect::{ClientId, ClientSecret, IssuerUrl};

use crate::backend::cli::command_failure::CommandFailure;
use crate::backend::company_sign_in::{CALLBACK, CompanyProvider, CompanySettings, RoleRule};

/// Where and as whom to ask; without an issuer, agents sign in with tokens and links alone.
#[derive(Debug, Args)]
pub(super) struct CompanyOptions {
    /// Lets agents sign in with their company accounts: the address of the company's OpenID Connect provider.
    #[arg(long, env = "AVOIR_OIDC_ISSUER", value_name = "URL", requires = "oidc_client_id", value_parser = CompanySettings::issuer)]
    oidc_issuer: Option<IssuerUrl>,
    /// The name by which the provider knows this desk. Tell the provider to lead back to
    /// <public URL>/sign-in/company/callback.
    #[arg(long, env = "AVOIR_OIDC_CLIENT_ID", value_name = "ID", requires = "oidc_issuer")]
    oidc_client_id: Option<String>,
    /// The file with the secret that the provider gave for it, if it gave one.
    #[arg(long, env = "AVOIR_OIDC_CLIENT_SECRET_FILE", value_name = "FILE", requires = "oidc_issuer")]
    oidc_client_secret_file: Option<PathBuf>,
    /// What to ask the provider for, separated by spaces, beside `openid`.
    #[arg(long, env = "AVOIR_OIDC_SCOPES", value_name = "SCOPES", default_value = "profile email")]
    oidc_scopes: String,
    /// The claim that holds someone's roles, such as `groups` or `realm_access.roles`.
    #[arg(long, env = "AVOIR_OIDC_ROLE_CLAIM", value_name = "CLAIM", default_value = "roles")]
    oidc_role_claim: String,
    /// The value of that claim that makes an agent.
    #[arg(long, env = "AVOIR_OIDC_AGENT_ROLE", value_name = "VALUE", default_value = "avoir-agent")]
    oidc_agent_role: String,
    /// The value of that claim that makes a lead.
    #[arg(long, env = "AVOIR_OIDC_LEAD_ROLE", value_name = "VALUE", default_value = "avoir-lead")]
    oidc_lead_role: String,
    /// The value of that claim that makes an accountant, who reads and changes nothing.
    #[arg(long, env = "AVOIR_OIDC_ACCOUNTANT_ROLE", value_name = "VALUE", default_value = "avoir-accountant")]
    oidc_accountant_role: String,
    /// The value of that claim that makes an admin.
    #[arg(long, env = "AVOIR_OIDC_ADMIN_ROLE", value_name = "VALUE", default_value = "avoir-admin")]
    oidc_admin_role: String,
}

impl CompanyOptions {
    /// The provider to ask, where there is one; `origin` is where browsers reach this server.
    pub(super) fn provider(&self, origin: &str) -> Result<Option<CompanyProvider>, CommandFailure> {
        let (Some(issuer), Some(client_id)) = (&self.oidc_issuer, &self.oidc_client_id) else { return Ok(None) };
        let settings = CompanySettings {
            issuer: issuer.clone(),
            client_id: ClientId::new(client_id.clone()),
            client_secret: self.oidc_client_secret_file.as_deref().map(secret).transpose()?,
            scopes: self.oidc_scopes.split_whitespace().map(str::to_owned).collect(),
            roles: RoleRule {
                claim: self.oidc_role_claim.clone(),
                agent: self.oidc_agent_role.clone(),
                lead: self.oidc_lead_role.clone(),
                accountant: self.oidc_accountant_role.clone(),
                admin: self.oidc_admin_role.clone(),
            },
        };
        let provider = CompanyProvider::new(settings, origin).map_err(|problem| {
            CommandFailure::new(
                format!("sign-in with company accounts can't be set up: {problem}"),
                "Nothing was changed.",
                format!("See that this machine has CA certificates and that {origin}{CALLBACK} is an address."),
            )
        })?;
        Ok(Some(provider))
    }
}

fn secret(file: &Path) -> Result<ClientSecret, CommandFailure> {
    let refuse = |problem: String| {
        CommandFailure::new(
            format!("the secret for the company's provider can't be read from {}: {problem}", file.display()),
            "Nothing was changed.",
            "Name a file with the secret on one line by --oidc-client-secret-file (or AVOIR_OIDC_CLIENT_SECRET_FILE).",
        )
    };
    let text = std::fs::read_to_string(file).map_err(|problem| refuse(problem.to_string()))?;
    match text.trim() {
        "" => Err(refuse("it is empty".to_owned())),
        secret if secret.contains(char::is_whitespace) => Err(refuse("it has more than one word".to_owned())),
        secret => Ok(ClientSecret::new(secret.to_owned())),
    }
}
