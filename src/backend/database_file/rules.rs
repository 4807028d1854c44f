//! The rules that a database keeps by itself, against those that this version gives a new one.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::backend::migrations;

/// Flaws of one kind that are named.
const NAMED: usize = 5;

/// Tables, indexes, views and triggers by kind and name, and what makes them.
type Schema = BTreeMap<(String, String), String>;

/// A sentence for each that is missing or another one, for each trigger that is none of ours, and where the steps to this
/// version were others. Tables and views more change nothing: a demo shop has some.
pub(super) async fn flaws(db: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true).disable_statement_logging();
    let mut new = options.connect().await?;
    migrations::all().run(&mut new).await?;
    let (ours, there) = (schema(&mut new).await?, schema(db).await?);
    let mut flaws = Vec::new();
    for ((kind, name), text) in &ours {
        match there.get(&(kind.clone(), name.clone())) {
            None => flaws.push(format!("the {kind} {name} is missing")),
            Some(other) if other != text => flaws.push(format!("the {kind} {name} is not this version's")),
            Some(_) => {}
        }
    }
    let strange = there.keys().filter(|object| object.0 == "trigger" && !ours.contains_key(object));
    flaws.extend(
        strange.map(|(_, name)| format!("the trigger {name} is none of Avoir's: it may change what is written")),
    );
    flaws.truncate(NAMED);
    if steps(&mut new).await? != steps(db).await? {
        flaws.push("it was brought to this version by other steps than this version's".to_owned());
    }
    new.close().await?;
    Ok(flaws)
}

async fn schema(db: &mut SqliteConnection) -> Result<Schema, sqlx::Error> {
    let made = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'";
    let rows: Vec<(String, String, String)> = sqlx::query_as(made).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(kind, name, text)| ((kind, name), text)).collect())
}

/// The steps by which it became what it is, by their checksums.
async fn steps(db: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>)>, sqlx::Error> {
    sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version").fetch_all(db).await
}
