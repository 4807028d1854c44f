//! The native command: what it can be asked, and how it answers.

mod agent;
mod backup;
mod check;
mod command_failure;
mod convert;
mod erase;
mod export;
mod fill;
mod import;
mod log;
mod option_values;
mod output;
mod restore;
mod serve;
mod settings;
mod shop_kind_decision;
mod term;
mod usage;
mod verify;
mod version;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};
use sqlx::migrate::MigrateError;

use super::clock::Clock;
use super::database_file::{FileProblem, keep_private};
use super::settings::ShopSettings;
use super::store::{Store, StoreError};
use command_failure::CommandFailure;

/// Avoir: the desk on which customer-service agents cancel orders and refund them.
#[derive(Debug, Parser)]
#[command(name = "avoir", version = version::version(), color = ColorChoice::Never, max_term_width = 100)]
struct Cli {
    /// What is logged, such as `warn`, or `avoir=debug` for more of this program.
    #[arg(long, global = true, display_order = 99, env = "AVOIR_LOG", value_name = "FILTER", default_value = log::DEFAULT, value_parser = log::filter)]
    log: String,
    /// What the log looks like: text for people, or one JSON object a line.
    #[arg(
        long,
        global = true,
        display_order = 99,
        env = "AVOIR_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "text"
    )]
    log_format: log::LogFormat,
    /// What the shop settled once for all commands, in TOML; see `avoir settings check`.
    #[arg(long, global = true, display_order = 98, env = "AVOIR_SETTINGS", value_name = "FILE")]
    settings: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the desk and its API, and prints one sign-in link.
    Serve(Box<serve::Serve>),
    /// Takes the orders of a file into the database: all of them, or none and why.
    Import(import::Import),
    /// Turns orders that another system wrote into orders that `import` takes.
    Convert(convert::Convert),
    /// Copies the database into a new file, also while it is served.
    Backup(backup::Backup),
    /// Looks whether the database is sound: its pages, its references, its books.
    Check(check::Check),
    /// Puts a backup in the place of the database, which is kept under another name.
    Restore(restore::Restore),
    /// Adds the people who work at the desk, and lets them in.
    #[command(subcommand)]
    Agent(agent::AgentCommand),
    /// Erases the personal data of orders that are long done with, and keeps the books.
    Erase(erase::Erase),
    /// Looks over the file in which a shop settles its providers and options.
    #[command(subcommand)]
    Settings(settings::SettingsCommand),
    /// Writes out what is kept, for whoever audits it.
    #[command(subcommand)]
    Export(export::ExportCommand),
    /// Looks over what was written out, or the database itself.
    #[command(subcommand)]
    Verify(verify::VerifyCommand),
}

#[derive(Debug, Args)]
struct Database {
    /// The SQLite file that everything is kept in; it is created if there is none.
    #[arg(long, env = "AVOIR_DATABASE", value_name = "FILE", default_value = "avoir.db")]
    database: PathBuf,
}

impl Database {
    /// Whether there is none yet.
    fn is_new(&self) -> bool {
        !self.database.exists()
    }

    /// That one was begun, where, and how to mean another.
    fn begun(&self) -> String {
        format!(
            "There was no database at {}: a new one was begun. If another is served, name that one with --database (or AVOIR_DATABASE).",
            self.place().display()
        )
    }

    /// Where it is, whatever folder the command is in.
    fn place(&self) -> PathBuf {
        std::path::absolute(&self.database).unwrap_or_else(|_| self.database.clone())
    }

    /// Does something with the database, and leaves all of it in its one file, whatever comes of it.
    async fn with<T>(&self, work: impl AsyncFnOnce(&Store) -> Result<T, CommandFailure>) -> Result<T, CommandFailure> {
        let store = self.open_at(Clock::system()).await?;
        let outcome = work(&store).await;
        close(&store).await;
        outcome
    }

    /// The same with one that is there: who only looks, or changes what is kept, begins none by a name that is not its name.
    async fn with_existing<T>(
        &self,
        work: impl AsyncFnOnce(&Store) -> Result<T, CommandFailure>,
    ) -> Result<T, CommandFailure> {
        if self.is_new() {
            return Err(CommandFailure::new(
                format!("there is no database at {}", self.place().display()),
                "Nothing was changed.",
                "Name the one that is served with --database (or AVOIR_DATABASE); `avoir serve` begins a new one.",
            ));
        }
        self.with(work).await
    }

    async fn open_at(&self, clock: Clock) -> Result<Store, CommandFailure> {
        Store::open(&self.database, clock).await.map_err(|problem| {
            CommandFailure::new(
                format!(
                    "the database {} can't be opened: {}",
                    self.database.display(),
                    command_failure::chain(&problem)
                ),
                "Nothing was changed.",
                way_out(&problem),
            )
        })
    }
}

/// Closes a database; what stays in the log beside it then is as safe as in the file.
async fn close(store: &Store) {
    if let Err(problem) = store.close().await {
        tracing::warn!("not all is in the one file yet: {}", command_failure::chain(&problem));
    }
}

/// The way out where what was written last can't be read.
const DAMAGED_LOG: &str = "Restore the last backup with `avoir restore FILE`; or go on with what can be read, without some \
    of what agents wrote last: `avoir backup --salvage FILE`, then `avoir restore FILE`. The damaged files are kept.";

/// The way out for whoever named a database that can't be opened.
const fn way_out(problem: &StoreError) -> &'static str {
    match problem {
        StoreError::Migration(MigrateError::VersionMismatch(_) | MigrateError::VersionMissing(_)) => {
            "It was written by another version of Avoir: keep the file and open it with that version, or begin another \
             one with --database (or AVOIR_DATABASE)."
        }
        StoreError::File(FileProblem::TwoTimes(_)) => {
            "Put the file back that belongs to the -wal beside it; or restore a backup with `avoir restore FILE`. Only if \
             you know that nothing in the -wal is missing from the file, move the -wal away."
        }
        StoreError::File(FileProblem::LogAlone(_)) => {
            "Put the file back that belongs to the -wal beside it; or restore a backup with `avoir restore FILE`; or \
             move the -wal away to begin anew."
        }
        StoreError::File(FileProblem::DamagedLog(_)) => DAMAGED_LOG,
        StoreError::File(FileProblem::Empty) => {
            "If there was work in it, put the right file back, or restore a backup with `avoir restore FILE`. If there \
             was none, remove the file: a new database is begun only where there is no file."
        }
        StoreError::File(FileProblem::Damaged(_)) | StoreError::Damaged(_) => {
            "`avoir check` says more. Restore the last backup with `avoir restore FILE`; the damaged file is kept beside it."
        }
        _ => {
            "Check that the folder exists and that you may write there, or choose another file with --database \
             (or AVOIR_DATABASE)."
        }
    }
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let (cli, shop) = match understood() {
        Ok(understood) => understood,
        Err(Misunderstood::Usage(problem)) => return usage::explain(&problem),
        Err(Misunderstood::Settings(failure)) => {
            output::remark(format_args!("avoir: {failure}"));
            return ExitCode::FAILURE;
        }
    };
    keep_private();
    let log = log::start(&cli.log, cli.log_format);
    let outcome = run(cli.command, &shop);
    // The log before the last word.
    drop(log);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::remark(format_args!("avoir: {failure}"));
            ExitCode::FAILURE
        }
    }
}

/// A call that was not understood.
enum Misunderstood {
    Usage(clap::Error),
    Settings(CommandFailure),
}

/// What was asked, with what the shop settled in its file.
fn understood() -> Result<(Cli, ShopSettings), Misunderstood> {
    // What is typed is looked at twice: at first only for the file, which may say what is missing.
    let first = Cli::command().ignore_errors(true).try_get_matches().ok();
    let file = first.as_ref().and_then(|first| first.get_one::<PathBuf>("settings").cloned());
    let looks_one_over = first.is_some_and(|first| first.subcommand_name() == Some("settings"));
    let (matches, shop) = match file.filter(|_| !looks_one_over) {
        Some(file) => {
            let shop = settings::read(&file, &built()).map_err(Misunderstood::Settings)?;
            let command = settings::with_defaults(Cli::command(), &shop);
            let matches = command.try_get_matches().map_err(Misunderstood::Usage)?;
            if let Some(failure) = settings::contradiction(&file, &shop, &matches) {
                return Err(Misunderstood::Settings(failure));
            }
            (matches, shop)
        }
        None => (Cli::command().try_get_matches().map_err(Misunderstood::Usage)?, ShopSettings::default()),
    };
    Ok((Cli::from_arg_matches(&matches).map_err(Misunderstood::Usage)?, shop))
}

/// The command with all that is global in each below it.
fn built() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}

fn run(command: Command, shop: &ShopSettings) -> Result<(), CommandFailure> {
    let runtime = tokio::runtime::Runtime::new().map_err(|problem| {
        CommandFailure::new(
            format!("the system gives this program no threads: {problem}"),
            "Nothing was changed.",
            "Stop other programs and try again.",
        )
    })?;
    runtime.block_on(async {
        match command {
            Command::Serve(serve) => serve.run(shop).await,
            Command::Import(import) => import.run(shop).await,
            Command::Convert(convert) => convert.run(shop),
            Command::Backup(backup) => backup.run().await,
            Command::Check(check) => check.run().await,
            Command::Restore(restore) => restore.run().await,
            Command::Agent(agent) => agent.run().await,
            Command::Erase(erase) => erase.run().await,
            Command::Settings(settings) => settings.run(&built()),
            Command::Export(export) => export.run().await,
            Command::Verify(verify) => verify.run().await,
        }
    })
}
