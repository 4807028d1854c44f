//! What became of orders since some position: each as it is now, in the order in which they last changed.

use std::fmt;
use std::str::FromStr;

use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use tokio::sync::watch;

use super::list::{select, summary};
use super::search::{other_amounts, own_names};
use super::{Store, StoreError};
use crate::api::order_events::ChangedOrder;

/// A place in the row of all changes of one database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangePosition {
    /// Names the row of changes. A database that was restored goes on with another one, because the changes that followed
    /// its backup never were.
    history: String,
    changes: i64,
}

impl ChangePosition {
    /// The same row of changes, up to another place in it.
    #[must_use]
    pub fn at(&self, changes: i64) -> Self {
        Self { history: self.history.clone(), changes }
    }

    /// How many changes lie between an earlier position and this one; `None` where one does not lead to the other.
    pub fn since(&self, earlier: &Self) -> Option<i64> {
        (self.history == earlier.history && earlier.changes <= self.changes).then(|| self.changes - earlier.changes)
    }
}

impl fmt::Display for ChangePosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.history, self.changes)
    }
}

/// The text is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a position of changes")]
pub struct InvalidPosition;

impl FromStr for ChangePosition {
    type Err = InvalidPosition;

    fn from_str(text: &str) -> Result<Self, InvalidPosition> {
        let (history, changes) = text.rsplit_once('-').ok_or(InvalidPosition)?;
        let is_history = history.len() <= 64 && history.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let changes = changes.parse().ok().filter(|changes| is_history && *changes >= 0).ok_or(InvalidPosition)?;
        Ok(Self { history: history.to_owned(), changes })
    }
}

impl Store {
    /// Where the changes are now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn change_position(&self) -> Result<ChangePosition, StoreError> {
        let row = sqlx::query(
            "SELECT history, (SELECT COALESCE(MAX(changed), 0) FROM orders WHERE changed > 0) AS changes FROM order_changes",
        );
        let row = row.fetch_one(&self.read).await?;
        let history: String = row.try_get("history")?;
        Ok(ChangePosition { history: format!("{history}{:x}", self.files.number()), changes: row.try_get("changes")? })
    }

    /// The first orders that changed behind a position, at most so many, and the position behind them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn changes_behind(
        &self,
        position: &ChangePosition,
        limit: u32,
    ) -> Result<(Vec<ChangedOrder>, ChangePosition), StoreError> {
        let mut query = select(self.clock.now());
        query.push(" AND changed > 0 AND changed > ").push_bind(position.changes);
        query.push(" ORDER BY changed LIMIT ").push_bind(limit);
        let rows = query.build().fetch_all(&self.read).await?;
        let behind = match rows.last() {
            Some(last) => position.at(last.try_get("changed")?),
            None => position.clone(),
        };
        Ok((rows.iter().map(changed).collect::<Result<_, _>>()?, behind))
    }

    /// Tells of every write from now on.
    pub fn writes(&self) -> watch::Receiver<()> {
        self.written.subscribe()
    }
}

fn changed(row: &SqliteRow) -> Result<ChangedOrder, StoreError> {
    let summary = summary(row)?;
    let amounts: &str = row.try_get("amounts")?;
    let payments = other_amounts(amounts, summary.total).collect();
    let shown = [&summary.number.0, &summary.customer, &summary.email].map(String::as_str);
    let names = own_names(row.try_get("search_text")?, shown).into_iter().map(str::to_owned).collect();
    Ok(ChangedOrder { summary, payments, names })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_reads_back_and_nothing_else_is_one() {
        let position = ChangePosition { history: "0a1b".to_owned(), changes: 42 };
        assert_eq!(position.to_string().parse(), Ok(position.clone()));
        for text in ["", "42", "-", "0a1b-", "0a1b--1", "0a b-1", "0a1b-9999999999999999999"] {
            assert_eq!(ChangePosition::from_str(text), Err(InvalidPosition), "{text}");
        }
        assert_eq!(position.since(&position.at(40)), Some(2));
        assert_eq!(position.at(40).since(&position), None);
        assert_eq!(position.since(&ChangePosition { history: "ff".to_owned(), changes: 1 }), None);
    }
}
