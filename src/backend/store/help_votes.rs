//! What agents say of the articles of help, as rows.

use sqlx::Row;

use super::moment::to_micros;
use super::{Store, StoreError};
use crate::api::help::{HelpCounts, HelpVote, HelpVotes};
use crate::domain::agent::Agent;
use crate::domain::help::HelpTopic;

impl Store {
    /// What this agent says, and for a lead how many say so. An article of another version is left out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn help_votes(&self, agent: &Agent) -> Result<HelpVotes, StoreError> {
        let sql = "SELECT topic, SUM(useful) AS useful, COUNT(*) AS all_of_them, \
                   MAX(CASE WHEN agent_id = $1 THEN useful END) AS mine FROM help_votes GROUP BY topic ORDER BY topic";
        let rows = sqlx::query(sql).bind(&agent.id.0).fetch_all(&self.read).await?;
        let mut votes = HelpVotes::default();
        for row in rows {
            let Some(topic) = HelpTopic::parse(row.try_get("topic")?) else { continue };
            let (useful, all): (u32, u32) = (row.try_get("useful")?, row.try_get("all_of_them")?);
            let counts = agent.role.leads().then_some(HelpCounts { useful, not_useful: all - useful });
            let mine = row.try_get::<Option<i64>, _>("mine")?.map(|useful| useful == 1);
            if mine.is_some() || counts.is_some() {
                votes.items.push(HelpVote { topic, mine, counts });
            }
        }
        Ok(votes)
    }

    /// Writes down what this agent says of an article, in place of what they said before.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was written then.
    pub async fn vote_on_help(&self, agent: &Agent, topic: HelpTopic, useful: bool) -> Result<(), StoreError> {
        let mut db = self.begin_write().await?;
        sqlx::query("INSERT OR REPLACE INTO help_votes (topic, agent_id, useful, said_at) VALUES ($1, $2, $3, $4)")
            .bind(topic.as_str())
            .bind(&agent.id.0)
            .bind(useful)
            .bind(to_micros(self.clock.now()))
            .execute(&mut *db)
            .await?;
        db.commit().await
    }
}
