//! `avoir backup FILE`

use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::command_failure::CommandFailure;
use super::{Database, check, output};
use crate::backend::database_file::{BackupError, Damage, FileProblem, back_up};

/// The copy is of one moment, and is looked at before it has its name.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file that is to be made.
    file: PathBuf,
    /// Copies what can be read of a database whose -wal is damaged. Some of what agents wrote last is missing then.
    #[arg(long)]
    salvage: bool,
    #[command(flatten)]
    database: Database,
}

impl Backup {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        let begin = Instant::now();
        let database = self.database.database.display();
        let damage = if self.salvage { Damage::Salvaged } else { Damage::Refused };
        let inspected = back_up(&self.database.database, &self.file, damage).await;
        let inspected = inspected.map_err(|problem| self.failure(&problem))?;
        let seconds = begin.elapsed().as_secs_f32();
        output::say(format_args!(
            "{database} is copied into {}, and the copy is sound: {}. It took {seconds:.1} s.",
            self.file.display(),
            check::summary(&inspected)
        ));
        Ok(())
    }

    fn failure(&self, problem: &BackupError) -> CommandFailure {
        let to_do = match problem {
            BackupError::NameTaken(_) => "Choose another name: no backup is written over another.",
            BackupError::Unreadable(FileProblem::DamagedLog(_)) => super::DAMAGED_LOG,
            BackupError::Unreadable(_) => "Name the database with --database (or AVOIR_DATABASE).",
            BackupError::Unsound(_) => "Keep the backups that you have, and see `avoir check`.",
            BackupError::Unwritten(io) if io.kind() == ErrorKind::NotFound => "Make the folder first.",
            BackupError::Unwritten(_) | BackupError::Database(_) => {
                "Check that there is room, and that you may write there."
            }
        };
        CommandFailure::new(
            format!("there is no backup in {}: {problem}", self.file.display()),
            "The database is as it was; no file was left behind.",
            to_do,
        )
    }
}
