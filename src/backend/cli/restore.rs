//! `avoir restore FILE`

use std::path::PathBuf;

use clap::Args;

use super::command_failure::CommandFailure;
use super::{Database, check, output};
use crate::backend::clock::Clock;
use crate::backend::database_file::{RestoreError, restore};

/// Everything that was written since the backup is in the database that is kept, and nowhere else.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup.
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

impl Restore {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        let (file, database) = (&self.file, &self.database.database);
        let restored = restore(file, database, Clock::system().now()).await.map_err(|problem| {
            CommandFailure::new(
                format!("{} was not restored: {problem}", file.display()),
                "The database is as it was.",
                way_out(&problem),
            )
        })?;
        let kept =
            restored.kept.map_or_else(String::new, |kept| format!("\nWhat was there before is in {}.", kept.display()));
        let summary = check::summary(&restored.inspected);
        output::say(format_args!("{} is restored from {}: {summary}.{kept}", database.display(), file.display()));
        Ok(())
    }
}

const fn way_out(problem: &RestoreError) -> &'static str {
    match problem {
        RestoreError::Unreadable(_) | RestoreError::Itself => "Name a file that `avoir backup` has made.",
        RestoreError::Unfinished(_) | RestoreError::Unsound(_) => "Take another backup.",
        RestoreError::LaterVersion => "Restore it with the version of Avoir that made it, or a later one.",
        RestoreError::InUse => "Stop the server first.",
        RestoreError::Files(_) => "Check that there is room, and that you may write there.",
    }
}
