//! Agents who sign in with the company's accounts.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::agents::Token;
use super::columns::{AGENT, read_agent};
use super::{Store, StoreError};
use crate::domain::agent::{Agent, AgentId, Role};
use crate::domain::invisible::is_invisible;

/// The most letters that an agent's name has here; a provider may know longer ones.
const LONGEST_NAME: usize = 100;

/// Someone whom the company's provider vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyAccount {
    /// Issuer and subject: what stays the same whatever else of an account changes.
    pub subject: String,
    pub name: String,
    pub role: Role,
}

impl Store {
    /// The agent of this account, with the name and the role that the provider says now; a new one at the first
    /// sign-in. An agent who was added here is never taken for an account of the same name. The inner error is an agent who
    /// may not sign in any more.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn agent_of_company(&self, account: &CompanyAccount) -> Result<Result<Agent, Agent>, StoreError> {
        let mut db = self.begin_write().await?;
        let known: Option<SqliteRow> =
            sqlx::query("SELECT id, name, role, disabled_at FROM agents WHERE company_subject = $1")
                .bind(&account.subject)
                .fetch_optional(&mut *db)
                .await?;
        let is_disabled = known.as_ref().map(|row| row.try_get::<Option<i64>, _>("disabled_at")).transpose()?.flatten();
        let known = known.as_ref().map(|row| read_agent(row, AGENT)).transpose()?;
        if let (Some(agent), Some(_)) = (&known, is_disabled) {
            let agent = agent.clone();
            db.roll_back().await;
            return Ok(Err(agent));
        }
        let name = free_name(&mut db, account, known.as_ref()).await?;
        let agent = match known {
            Some(known) => {
                sqlx::query("UPDATE agents SET name = $1, role = $2 WHERE id = $3")
                    .bind(&name)
                    .bind(account.role.as_str())
                    .bind(&known.id.0)
                    .execute(&mut *db)
                    .await?;
                Agent { name, role: account.role, ..known }
            }
            None => insert(&mut db, account, name).await?,
        };
        db.commit().await?;
        Ok(Ok(agent))
    }
}

/// With a token that nobody was ever told.
async fn insert(db: &mut SqliteConnection, account: &CompanyAccount, name: String) -> Result<Agent, StoreError> {
    let position: i64 = sqlx::query_scalar("SELECT COUNT(*) + 1 FROM agents").fetch_one(&mut *db).await?;
    let agent = Agent { id: AgentId(format!("agent-{position}")), name, role: account.role };
    sqlx::query(
        "INSERT INTO agents (id, position, name, role, token_hash, company_subject) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&agent.id.0)
    .bind(position)
    .bind(&agent.name)
    .bind(agent.role.as_str())
    .bind(Token::random().hash())
    .bind(&account.subject)
    .execute(db)
    .await?;
    Ok(agent)
}

/// Without what nobody sees, which could make two agents look the same.
fn readable_name(name: &str) -> String {
    let seen = name.chars().filter(|letter| !letter.is_control() && !is_invisible(*letter));
    seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_NAME).collect()
}

/// The account's name; where another agent has it, with a number behind it, because a history knows agents by name.
async fn free_name(
    db: &mut SqliteConnection,
    account: &CompanyAccount,
    known: Option<&Agent>,
) -> Result<String, StoreError> {
    let wanted = readable_name(&account.name);
    let id = known.map_or("", |agent| &agent.id.0);
    let mut name = wanted.clone();
    for number in 2.. {
        let taken: Option<i64> = sqlx::query_scalar("SELECT 1 FROM agents WHERE name = $1 AND id <> $2")
            .bind(&name)
            .bind(id)
            .fetch_optional(&mut *db)
            .await?;
        if taken.is_none() {
            break;
        }
        name = format!("{wanted} ({number})");
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::readable_name;

    #[test]
    fn an_accounts_name_hides_nothing() {
        for name in
            ["Awa Diallo", " Awa\nDiallo ", "Awa\u{a0} Diallo\u{202e}", "A\u{200b}wa Diallo", "Awa\u{2028}\tDiallo"]
        {
            assert_eq!(readable_name(name).replace("AwaDiallo", "Awa Diallo"), "Awa Diallo", "{name:?}");
        }
        assert_eq!(readable_name(&"é".repeat(150)).chars().count(), 100);
    }
}
