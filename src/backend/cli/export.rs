//! `avoir export journal`

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::command_failure::CommandFailure;
use super::{Database, option_values, output};
use crate::backend::journal_file::write_lines;
use crate::backend::store::chain::Link;
use crate::backend::store::{Store, StoreError};
use crate::backend::time_zone::ShopTimeZone;
use crate::domain::moment_or_day::MomentOrDay;

#[derive(Debug, Subcommand)]
pub(super) enum ExportCommand {
    /// The journal of all orders, a JSON object a line, each chained to the one before by its hash.
    ///
    /// A stretch of time begins with the first line that is dated in it and ends with the last one, without gaps:
    /// lines between them are written whatever they are dated. `avoir verify journal` looks such files over.
    Journal(ExportJournal),
}

#[derive(Debug, Args)]
pub(super) struct ExportJournal {
    /// From this day, or this moment in RFC 3339; from the beginning when left out.
    #[arg(long, env = "AVOIR_FROM", value_name = "DAY", value_parser = option_values::moment_or_day)]
    from: Option<MomentOrDay>,
    /// Up to the end of this day, or up to this moment; up to the last line when left out.
    #[arg(long, env = "AVOIR_TO", value_name = "DAY", value_parser = option_values::moment_or_day)]
    to: Option<MomentOrDay>,
    /// The file to write, which must not be there yet; the standard output when left out.
    #[arg(long, env = "AVOIR_OUT", value_name = "FILE")]
    out: Option<PathBuf>,
    /// Where the shop is: its clock decides when a day begins.
    #[arg(long, env = "AVOIR_TIME_ZONE", value_name = "NAME", default_value = "Europe/Paris", value_parser = option_values::time_zone)]
    time_zone: ShopTimeZone,
    #[command(flatten)]
    database: Database,
}

impl ExportCommand {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        match self {
            Self::Journal(export) => export.run().await,
        }
    }
}

impl ExportJournal {
    async fn run(self) -> Result<(), CommandFailure> {
        self.database.with_existing(async |store| self.write_out(store).await).await
    }

    async fn write_out(&self, store: &Store) -> Result<(), CommandFailure> {
        let of_store = |problem: StoreError| CommandFailure::of_store(&problem);
        let from = self.from.map(|from| self.time_zone.beginning(from));
        let to = self.to.map(|to| self.time_zone.end(to));
        let Some((first, last)) = store.journal_range(from, to).await.map_err(of_store)? else {
            return Err(CommandFailure::new(
                "the journal has no line in this stretch of time",
                "Nothing was written.",
                "Choose another one with --from and --to (or AVOIR_FROM and AVOIR_TO).",
            ));
        };
        let begin = store.journal_link(first - 1).await.map_err(of_store)?;
        let begin = begin.ok_or_else(|| {
            CommandFailure::new(
                format!("line {} of the journal is missing", first - 1),
                "Nothing was written.",
                "Somebody changed the database file: `avoir verify journal` says where.",
            )
        })?;
        let end = match &self.out {
            Some(file) => {
                let mut out = BufWriter::new(create(file).map_err(|problem| not_written(file, &problem))?);
                let end = write(store, begin, last, &mut out).await.map_err(|problem| {
                    // Half an export is none.
                    let _ = std::fs::remove_file(file);
                    problem.told(file)
                })?;
                out.get_ref().sync_all().map_err(|problem| not_written(file, &problem))?;
                end
            }
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                write(store, begin, last, &mut out).await.map_err(|problem| problem.told(Path::new("the output")))?
            }
        };
        let Link { number, hash } = end;
        output::remark(format_args!("Lines {first} to {number} of the journal; the hash of the last one is {hash}."));
        Ok(())
    }
}

/// A new file, for its owner alone: customers' addresses are in it.
fn create(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

enum ExportProblem {
    Store(StoreError),
    Output(io::Error),
}

impl ExportProblem {
    fn told(&self, file: &Path) -> CommandFailure {
        match self {
            Self::Store(problem) => CommandFailure::of_store(problem),
            Self::Output(problem) => not_written(file, problem),
        }
    }
}

fn not_written(file: &Path, problem: &io::Error) -> CommandFailure {
    CommandFailure::new(
        format!("{} can't be written: {problem}", file.display()),
        "The database is as it was.",
        "Choose a file that is not there yet, in a folder that you may write to, with --out (or AVOIR_OUT).",
    )
}

/// Writes the lines behind this one, up to a number; answers the last of them.
async fn write(store: &Store, begin: Link, until: i64, out: &mut impl Write) -> Result<Link, ExportProblem> {
    let mut last = begin;
    loop {
        let lines = store.journal_lines(last.number, until).await.map_err(ExportProblem::Store)?;
        let Some(reached) = lines.last() else {
            out.flush().map_err(ExportProblem::Output)?;
            return Ok(last);
        };
        write_lines(out, &last, &lines).map_err(ExportProblem::Output)?;
        last = reached.link.clone();
    }
}
