//! `avoir agent`: who works at the desk, and how they get in.

mod access;
mod lifetime;

use clap::{Args, Subcommand, ValueEnum};

use super::command_failure::CommandFailure;
use super::{Database, option_values, output};
use crate::backend::store::{AddAgentError, Store, StoreError};
use crate::domain::agent::{Agent, Role};

pub(super) use lifetime::Lifetime;

#[derive(Debug, Subcommand)]
pub(super) enum AgentCommand {
    /// Adds an agent and prints their token, this once: only its hash is kept.
    Add(Add),
    /// Prints a link that signs an agent's browser in, once and within the hour.
    Link(Link),
    /// Shows all agents: whether they may sign in, the end of their token, the browsers they are signed in with.
    List(access::List),
    /// Keeps an agent out at once: signs them out everywhere, and frees the orders they hold.
    Disable(access::Named),
    /// Lets an agent sign in again.
    Enable(access::Named),
    /// Gives an agent another token, prints it this once, and signs out whoever came in by the old one.
    Rotate(access::Rotate),
    /// Signs an agent out of all browsers; their token is as good as before.
    SignOut(access::Named),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// What colleagues call them.
    name: String,
    /// An agent handles orders; a lead may take over what another agent holds, and approves what is above their limits; an
    /// accountant reads and exports; an admin may all that a lead may; a till uses credit notes by the API, and does nothing
    /// else.
    #[arg(long, env = "AVOIR_ROLE", value_name = "ROLE")]
    role: RoleName,
    /// How long the token is good for, such as 90d, or `never` for one without end.
    #[arg(long, env = "AVOIR_TOKEN_LIFETIME", value_name = "TIME", default_value = Lifetime::DEFAULT, value_parser = option_values::lifetime)]
    token_lifetime: Lifetime,
    #[command(flatten)]
    database: Database,
}

#[derive(Debug, Args)]
pub(super) struct Link {
    /// Whom the link signs in; the first agent when left out.
    name: Option<String>,
    /// Where browsers reach the server.
    #[arg(long, env = "AVOIR_PUBLIC_URL", value_name = "URL", default_value = "http://127.0.0.1:8080", value_parser = option_values::public_url)]
    public_url: String,
    #[command(flatten)]
    database: Database,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleName {
    Agent,
    Lead,
    Accountant,
    Admin,
    Till,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Agent => Self::Agent,
            RoleName::Lead => Self::Lead,
            RoleName::Accountant => Self::Accountant,
            RoleName::Admin => Self::Admin,
            RoleName::Till => Self::Till,
        }
    }
}

impl AgentCommand {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        match self {
            Self::Add(add) => add.run().await,
            Self::Link(link) => link.run().await,
            Self::List(list) => list.run().await,
            Self::Disable(agent) => agent.disable().await,
            Self::Enable(agent) => agent.enable().await,
            Self::Rotate(rotate) => rotate.run().await,
            Self::SignOut(agent) => agent.sign_out().await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<(), CommandFailure> {
        let is_new = self.database.is_new();
        self.database.with(async |store| self.add(store).await).await?;
        if is_new {
            // Said after the token: whoever is in another folder than the server would wonder why it lets nobody in.
            output::remark(format_args!("{}", self.database.begun()));
        }
        Ok(())
    }

    async fn add(&self, store: &Store) -> Result<(), CommandFailure> {
        let end = self.token_lifetime.end(store.clock().now());
        let added = store.add_agent_until(&self.name, self.role.into(), end).await;
        let (agent, token) = added.map_err(|problem| match problem {
            AddAgentError::Store(problem) => CommandFailure::of_store(&problem),
            refused => CommandFailure::new(
                format!("no agent was added: {refused}"),
                "The database is as it was.",
                "Choose another name; `avoir agent link NAME` lets in an agent who is there already.",
            ),
        })?;
        output::answer(
            format_args!("Agent: {}\nToken: {}", agent.name, token.reveal()),
            "The agent was added; nobody has seen their token.",
            match agent.role {
                Role::Till => "Give it another with `avoir agent rotate NAME`.",
                _ => "Let them in with `avoir agent link NAME`.",
            },
        )
    }
}

impl Link {
    async fn run(self) -> Result<(), CommandFailure> {
        self.database.with_existing(async |store| self.link(store).await).await
    }

    async fn link(&self, store: &Store) -> Result<(), CommandFailure> {
        let agents = store.agents().await.map_err(|problem| CommandFailure::of_store(&problem))?;
        let agents: Vec<Agent> = agents.into_iter().filter(|agent| !agent.role.is_a_till()).collect();
        let wanted = |agent: &&Agent| self.name.as_ref().is_none_or(|name| agent.name == *name);
        let Some(agent) = agents.iter().find(wanted) else {
            let names: Vec<&str> = agents.iter().map(|agent| agent.name.as_str()).collect();
            let known = if names.is_empty() {
                "There are no agents yet.".to_owned()
            } else {
                format!("There are: {}.", names.join(", "))
            };
            return Err(CommandFailure::new(
                match &self.name {
                    Some(name) => format!("there is no agent {name} who may sign in"),
                    None => "there is no agent to make a link for".to_owned(),
                },
                format!("Nothing was changed. {known}"),
                "Add one with `avoir agent add NAME --role agent`.",
            ));
        };
        let link = sign_in_link(store, agent, &self.public_url).await?;
        output::answer(
            format_args!("Sign in: {link}"),
            "Nobody has seen the link; it runs out within the hour.",
            "Ask for another where its output can be read.",
        )
    }
}

/// A database that opened and then failed.
fn failed(problem: StoreError) -> CommandFailure {
    CommandFailure::of_store(&problem)
}

/// A fresh link for this agent; it works once, within the hour.
pub(super) async fn sign_in_link(store: &Store, agent: &Agent, origin: &str) -> Result<String, CommandFailure> {
    let token = store.sign_in_link_token(&agent.id).await.map_err(|problem| CommandFailure::of_store(&problem))?;
    Ok(format!("{origin}/sign-in/{}", token.reveal()))
}
