//! `avoir agent list`, `disable`, `enable`, `rotate` and `sign-out`

use clap::Args;

use super::{Lifetime, failed};
use crate::backend::cli::command_failure::CommandFailure;
use crate::backend::cli::{Database, option_values, output};
use crate::backend::store::{AgentAccess, Store};
use crate::domain::agent::Agent;
use crate::domain::timestamp::Timestamp;

/// Who there is, how they get in, and how many browsers they are signed in with.
#[derive(Debug, Args)]
pub(in crate::backend::cli) struct List {
    #[command(flatten)]
    database: Database,
}

/// An agent who is there.
#[derive(Debug, Args)]
pub(in crate::backend::cli) struct Named {
    /// What colleagues call them.
    name: String,
    #[command(flatten)]
    database: Database,
}

#[derive(Debug, Args)]
pub(in crate::backend::cli) struct Rotate {
    #[command(flatten)]
    agent: Named,
    /// How long the new token is good for, such as 90d, or `never` for one without end.
    #[arg(long, env = "AVOIR_TOKEN_LIFETIME", value_name = "TIME", default_value = Lifetime::DEFAULT, value_parser = option_values::lifetime)]
    token_lifetime: Lifetime,
}

impl List {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        let table = self.database.with_existing(async |store| table_of_agents(store).await).await?;
        output::answer(format_args!("{table}"), "Nothing was changed.", "Ask again where its output can be read.")
    }
}

impl Named {
    pub(super) async fn disable(self) -> Result<(), CommandFailure> {
        let disable = async |store: &Store| {
            let agent = self.find(store).await?;
            store.disable_agent(&agent.id).await.map_err(failed)?;
            let left = store.agents().await.map_err(failed)?;
            Ok((agent, left.iter().any(|agent| agent.role.leads())))
        };
        let (agent, a_lead_is_left) = self.database.with_existing(disable).await?;
        if !a_lead_is_left {
            output::remark(format_args!(
                "No lead may sign in now: `avoir agent enable` or `avoir agent add` lets one in."
            ));
        }
        output::say(format_args!(
            "{} may not sign in any more and is signed out; the orders they held are free.",
            printable(&agent.name)
        ));
        Ok(())
    }

    pub(super) async fn enable(self) -> Result<(), CommandFailure> {
        let enable = async |store: &Store| {
            let agent = self.find(store).await?;
            store.enable_agent(&agent.id).await.map_err(failed)?;
            Ok(agent)
        };
        let agent = self.database.with_existing(enable).await?;
        output::say(format_args!("{} may sign in again, with the token they had.", printable(&agent.name)));
        Ok(())
    }

    pub(super) async fn sign_out(self) -> Result<(), CommandFailure> {
        let sign_out = async |store: &Store| {
            let agent = self.find(store).await?;
            let ended = store.sign_agent_out(&agent.id).await.map_err(failed)?;
            Ok((agent, ended))
        };
        let (agent, ended) = self.database.with_existing(sign_out).await?;
        let browsers = if ended == 1 { "1 browser".to_owned() } else { format!("{ended} browsers") };
        output::say(format_args!("{} is signed out of {browsers}.", printable(&agent.name)));
        Ok(())
    }

    async fn find(&self, store: &Store) -> Result<Agent, CommandFailure> {
        let agents = store.agents_and_their_access().await.map_err(failed)?;
        let names = agents.iter().map(|access| printable(&access.agent.name)).collect::<Vec<_>>().join(", ");
        let found = agents.into_iter().map(|AgentAccess { agent, .. }| agent).find(|agent| agent.name == self.name);
        found.ok_or_else(|| {
            CommandFailure::new(
                format!("there is no agent {}", printable(&self.name)),
                format!("Nothing was changed. There are: {names}."),
                "Name one of them; `avoir agent list` shows all.",
            )
        })
    }
}

impl Rotate {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        let rotate = async |store: &Store| {
            let agent = self.agent.find(store).await?;
            let end = self.token_lifetime.end(store.clock().now());
            let token = store.rotate_token(&agent.id, end).await.map_err(failed)?;
            Ok((agent, token))
        };
        let (agent, token) = self.agent.database.with_existing(rotate).await?;
        output::answer(
            format_args!("Agent: {}\nToken: {}", printable(&agent.name), token.reveal()),
            "The old token is good for nothing any more, and nobody has seen the new one.",
            "Rotate it again where its output can be read.",
        )
    }
}

async fn table_of_agents(store: &Store) -> Result<String, CommandFailure> {
    let now = store.clock().now();
    let mut rows = vec![["NAME", "ROLE", "STATE", "TOKEN", "BROWSERS", "COMPANY ACCOUNT"].map(str::to_owned)];
    for access in store.agents_and_their_access().await.map_err(failed)? {
        let state = access.disabled_at.map_or_else(|| "active".to_owned(), |since| format!("disabled {}", day(since)));
        let token = match access.token_expires_at {
            None => "without end".to_owned(),
            Some(end) if end <= now => format!("expired {}", day(end)),
            Some(end) => format!("until {}", day(end)),
        };
        let account = if access.has_company_account { "yes" } else { "no" };
        let name = printable(&access.agent.name);
        let role = access.agent.role.as_str().to_owned();
        rows.push([name, role, state, token, access.sessions.to_string(), account.to_owned()]);
    }
    Ok(table(&rows))
}

fn day(moment: Timestamp) -> String {
    moment.0.date().to_string()
}

/// A name that moves no cursor.
fn printable(name: &str) -> String {
    name.replace(char::is_control, "\u{fffd}")
}

/// Columns as wide as what is in them.
fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
