//! Whether a database is sound: its pages, its references, its rules, and its books.

use std::path::Path;

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};

use super::books::Counts;
use super::opening::{FileProblem, StoppedHow};
use super::{books, connection, documents, paths, rules};
use crate::backend::migrations::{self, Standing};
use crate::backend::store::check_journal;

/// The tables that say where money is, and of which there is a small part of the whole.
const MONEY: [&str; 6] =
    ["payments", "credit_notes", "refund_tasks", "refund_excesses", "gift_card_credits", "journal"];

/// A file of so many bytes is read and checked in about half a second.
const SOON_READ: i64 = 100_000_000;

/// Flaws of one kind that are named.
const NAMED: usize = 10;

/// What an inspection found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// A sentence each.
    pub flaws: Vec<String>,
    /// What was looked at.
    pub counts: Counts,
}

/// A database that could be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inspected {
    /// By this version's rules.
    Books(Findings),
    /// Its pages alone, because its books are kept by the rules of an earlier version, or a later one.
    Pages { flaws: Vec<String>, is_later: bool },
}

impl Inspected {
    pub fn flaws(&self) -> &[String] {
        match self {
            Self::Books(Findings { flaws, .. }) | Self::Pages { flaws, .. } => flaws,
        }
    }
}

/// Looks at all of a database, while others use it.
///
/// # Errors
/// [`FileProblem`] when it can't be looked at, which is a flaw of its own.
pub async fn inspect_database(database: &Path) -> Result<Inspected, FileProblem> {
    let database = &paths::real(database);
    super::opening::check_pair(database).await?;
    let mut db = connection::to(database).connect().await?;
    let inspected = inspect(&mut db).await.map_err(damage);
    db.close().await?;
    inspected
}

/// Looks at all of a file that nobody else uses, and at nothing that may be beside it.
pub(super) async fn inspect_copy(copy: &Path) -> Result<Inspected, FileProblem> {
    let mut db = connection::to(copy).read_only(true).immutable(true).connect().await?;
    let inspected = inspect(&mut db).await.map_err(damage);
    db.close().await?;
    inspected
}

/// A page that can't be read fails whatever asks for it.
fn damage(problem: FileProblem) -> FileProblem {
    match problem {
        FileProblem::Database(sqlx::Error::Database(problem)) => FileProblem::Damaged(problem.to_string()),
        problem => problem,
    }
}

async fn inspect(db: &mut SqliteConnection) -> Result<Inspected, FileProblem> {
    let mut reading = db.begin().await?;
    let standing = migrations::standing(&mut reading).await?;
    if standing == Standing::Unknown {
        return Err(FileProblem::NoDatabase);
    }
    let mut flaws = pages(&mut reading, "PRAGMA integrity_check".to_owned()).await?;
    // Of damaged pages nothing more can be said.
    if flaws.is_empty() {
        flaws = references(&mut reading).await?;
    }
    if standing != Standing::Current {
        return Ok(Inspected::Pages { flaws, is_later: standing == Standing::Later });
    }
    let mut counts = Counts::default();
    if flaws.is_empty() {
        flaws.extend(rules::flaws(&mut reading).await?);
        flaws.extend(books::flaws(&mut reading).await?);
        flaws.extend(documents::flaws(&mut reading).await?);
        flaws.extend(journal(&mut reading).await);
        counts = books::counts(&mut reading).await?;
    }
    Ok(Inspected::Books(Findings { flaws, counts }))
}

/// Looks at a database that is about to be served, in about half a second; longer only after an abrupt end.
///
/// # Errors
/// [`FileProblem::Damaged`].
pub async fn look_over(db: &mut SqliteConnection, stopped: StoppedHow) -> Result<(), FileProblem> {
    if stopped == StoppedHow::NotYet {
        return Ok(());
    }
    let (count, size): (i64, i64) = (number(db, "PRAGMA page_count").await?, number(db, "PRAGMA page_size").await?);
    let flaws = if stopped == StoppedHow::Abruptly || count.saturating_mul(size) <= SOON_READ {
        pages(db, "PRAGMA quick_check".to_owned()).await?
    } else {
        money(db).await?
    };
    flaws.into_iter().next().map_or(Ok(()), |flaw| Err(FileProblem::Damaged(flaw)))
}

async fn money(db: &mut SqliteConnection) -> Result<Vec<String>, FileProblem> {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'").fetch_all(&mut *db).await?;
    let mut flaws = Vec::new();
    for table in MONEY.into_iter().filter(|name| tables.iter().any(|table| table == name)) {
        flaws.extend(pages(db, format!("PRAGMA quick_check('{table}')")).await?);
    }
    Ok(flaws)
}

async fn number(db: &mut SqliteConnection, statement: &'static str) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(statement).fetch_one(db).await
}

/// What SQLite's own check says of the pages.
async fn pages(db: &mut SqliteConnection, statement: String) -> Result<Vec<String>, FileProblem> {
    let said: Result<Vec<String>, _> = sqlx::query_scalar(AssertSqlSafe(statement)).fetch_all(db).await;
    match said {
        Ok(said) => Ok(said.into_iter().filter(|line| line != "ok").take(NAMED).collect()),
        Err(sqlx::Error::Database(problem)) => Ok(vec![problem.to_string()]),
        Err(problem) => Err(problem.into()),
    }
}

/// The first line of the journal that is not as it was written.
async fn journal(db: &mut SqliteConnection) -> Option<String> {
    match check_journal(db).await {
        Ok(Ok(_)) => None,
        Ok(Err(flaw)) => Some(flaw.to_string()),
        Err(problem) => Some(format!("the journal can't be read: {problem}")),
    }
}

async fn references(db: &mut SqliteConnection) -> Result<Vec<String>, FileProblem> {
    let broken: Vec<(String, Option<i64>, String, i64)> =
        sqlx::query_as("PRAGMA foreign_key_check").fetch_all(db).await?;
    let sentence = |(table, row, parent, _): (String, Option<i64>, String, i64)| {
        format!("row {} of {table} names something that is not in {parent}", row.unwrap_or_default())
    };
    Ok(broken.into_iter().take(NAMED).map(sentence).collect())
}
