//! The options of the command that a settings file says by names of its own.

use super::document::Section;

/// A key of the file, and the option that it is: `sessions.idle` is `session_idle`, which is typed `--session-idle`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionKey {
    /// The table, empty for the top of the file.
    pub table: &'static str,
    pub key: &'static str,
    /// The name of the option's field.
    pub option: &'static str,
}

/// What a file says of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionSetting {
    pub key: OptionKey,
    /// As they would be typed.
    pub values: Vec<String>,
    pub line: usize,
}

const fn key(table: &'static str, key: &'static str, option: &'static str) -> OptionKey {
    OptionKey { table, key, option }
}

/// Every option that belongs to a shop rather than to one call of the command.
pub const OPTIONS: [OptionKey; 30] = [
    key("", "database", "database"),
    key("", "listen", "listen"),
    key("", "public_url", "public_url"),
    key("", "time_zone", "time_zone"),
    key("", "credit_gift_cards", "credit_gift_cards"),
    key("seller", "name", "shop"),
    key("seller", "details", "shop_details"),
    key("mail", "from", "mail_from"),
    key("mail", "outbox", "outbox"),
    key("mail", "smtp", "smtp"),
    key("mail", "pause", "mail_pause"),
    key("helpdesk", "freshdesk", "freshdesk"),
    key("limits", "max_connections", "max_connections"),
    key("limits", "trusted_proxies", "trusted_proxies"),
    key("limits", "allowed_origins", "allowed_origins"),
    key("limits", "metrics_listen", "metrics_listen"),
    key("sessions", "idle", "session_idle"),
    key("sessions", "lifetime", "session_lifetime"),
    key("sessions", "token_lifetime", "token_lifetime"),
    key("sign_in", "issuer", "oidc_issuer"),
    key("sign_in", "client_id", "oidc_client_id"),
    key("sign_in", "client_secret_file", "oidc_client_secret_file"),
    key("sign_in", "scopes", "oidc_scopes"),
    key("sign_in", "role_claim", "oidc_role_claim"),
    key("sign_in", "agent_role", "oidc_agent_role"),
    key("sign_in", "lead_role", "oidc_lead_role"),
    key("sign_in", "accountant_role", "oidc_accountant_role"),
    key("sign_in", "admin_role", "oidc_admin_role"),
    key("log", "filter", "log"),
    key("log", "format", "log_format"),
];

impl OptionKey {
    /// As it is written in a sentence: `sessions.idle`.
    pub fn path(&self) -> String {
        if self.table.is_empty() { self.key.to_owned() } else { format!("{}.{}", self.table, self.key) }
    }

    /// As it is typed: `--session-idle`.
    pub fn long(&self) -> String {
        format!("--{}", self.option.replace('_', "-"))
    }
}

/// What the file says of the options; tables that hold nothing else are done with.
pub(super) fn read(root: &mut Section<'_>) -> Vec<OptionSetting> {
    let mut settings = of_table("", root);
    for table in ["mail", "helpdesk", "limits", "sessions", "sign_in", "log"] {
        if let Some(mut section) = root.section(table) {
            let read = of_table(table, &mut section);
            let has = |option| read.iter().any(|setting: &OptionSetting| setting.key.option == option);
            if table == "sign_in" && has("oidc_issuer") != has("oidc_client_id") {
                section.refuse("needs both issuer and client_id, or neither");
            }
            section.finish();
            settings.extend(read);
        }
    }
    settings
}

/// What a table says of the options.
pub(super) fn of_table(table: &str, section: &mut Section<'_>) -> Vec<OptionSetting> {
    let keys = OPTIONS.iter().filter(|key| key.table == table);
    let setting = |key: &OptionKey| {
        let placed = section.typed(key.key)?;
        Some(OptionSetting { key: *key, line: placed.line, values: placed.value })
    };
    keys.filter_map(setting).collect()
}
