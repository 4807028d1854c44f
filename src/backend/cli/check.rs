//! `avoir check`

use clap::Args;

use super::command_failure::CommandFailure;
use super::{Database, output};
use crate::backend::database_file::{FileProblem, Findings, Inspected, inspect_database};

/// Changes nothing, also while the database is served.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    database: Database,
}

impl Check {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        let database = self.database.database.display();
        let inspected = inspect_database(&self.database.database).await.map_err(|problem| {
            let to_do = match problem {
                FileProblem::Missing | FileProblem::NoDatabase => {
                    "Name the database with --database (or AVOIR_DATABASE)."
                }
                FileProblem::DamagedLog(_) => super::DAMAGED_LOG,
                _ => "Restore the last backup with `avoir restore FILE`.",
            };
            CommandFailure::new(format!("{database} can't be checked: {problem}"), "Nothing was changed.", to_do)
        })?;
        if inspected.flaws().is_empty() {
            output::say(format_args!("{database} is sound: {}.", summary(&inspected)));
            return Ok(());
        }
        Err(CommandFailure::new(
            format!("{database} is not sound:\n- {}", inspected.flaws().join("\n- ")),
            "Nothing was changed.",
            "Stop the server, keep the file, and restore the last backup with `avoir restore FILE`.",
        ))
    }
}

/// What was looked at.
pub(super) fn summary(inspected: &Inspected) -> String {
    match inspected {
        Inspected::Books(Findings { counts, .. }) => format!("pages, references, rules and books of {counts}"),
        Inspected::Pages { is_later: false, .. } => {
            "pages and references, written by an earlier version, which the next start brings up to date".to_owned()
        }
        Inspected::Pages { is_later: true, .. } => "pages and references, written by a later version".to_owned(),
    }
}
