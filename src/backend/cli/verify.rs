//! `avoir verify journal [FILE...]`

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::command_failure::CommandFailure;
use super::{Database, output};
use crate::backend::journal_file::{FileFlaw, SoundFile, check};
use crate::backend::store::Store;
use crate::backend::store::chain::Link;

#[derive(Debug, Subcommand)]
pub(super) enum VerifyCommand {
    /// Looks over exports of the journal, in the order in which they were made: that nothing in them was changed, and
    /// that each follows the one before it.
    ///
    /// With --database also that the database still holds these very lines. Without a file, the database's journal
    /// alone is looked over.
    Journal(VerifyJournal),
}

#[derive(Debug, Args)]
pub(super) struct VerifyJournal {
    /// Files that `avoir export journal` wrote, the earliest first.
    files: Vec<PathBuf>,
    /// The SQLite file whose journal is looked over; avoir.db when no FILE is named.
    #[arg(long, env = "AVOIR_DATABASE", value_name = "FILE")]
    database: Option<PathBuf>,
}

impl VerifyCommand {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        match self {
            Self::Journal(verify) => verify.run().await,
        }
    }
}

impl VerifyJournal {
    async fn run(self) -> Result<(), CommandFailure> {
        let mut ends: Vec<(&Path, Link)> = Vec::new();
        let mut findings = Vec::new();
        for file in &self.files {
            let behind = ends.last().map(|(_, end)| end);
            let sound = read(file, behind)?;
            findings.push(format!("{}: {}", file.display(), told(&sound)));
            ends.push((file, sound.last));
        }
        let database = self.database.or_else(|| ends.is_empty().then(|| PathBuf::from("avoir.db")));
        if let Some(database) = database {
            findings.push(verify_database(&Database { database }, &ends).await?);
        }
        let findings = findings.join("\n");
        output::answer(
            format_args!("{findings}"),
            "All that was looked over is right.",
            "Open its standard output and ask again.",
        )
    }
}

fn read(file: &Path, behind: Option<&Link>) -> Result<SoundFile, CommandFailure> {
    let looked_at = File::open(file).map_err(FileFlaw::from).and_then(|opened| check(BufReader::new(opened), behind));
    looked_at.map_err(|flaw| {
        let (safe, to_do) = match flaw {
            FileFlaw::Unreadable(_) => {
                ("Nothing was found out about it.", "Check the file's name, and that you may read it.")
            }
            _ => (
                "The lines before it are as they were written.",
                "Do not rely on this file: fetch the one that was put away when it was exported, and ask who could change \
                 this one.",
            ),
        };
        CommandFailure::new(format!("{}: {flaw}", file.display()), safe, to_do)
    })
}

fn told(sound: &SoundFile) -> String {
    let SoundFile { behind, last, erased } = sound;
    let begin = if behind.number == 0 {
        "from the beginning of the journal".to_owned()
    } else {
        format!("following line {} with the hash {}", behind.number, behind.hash)
    };
    format!(
        "lines {} to {} are as they were written, {begin}; the hash of the last one is {}{}",
        behind.number + 1,
        last.number,
        last.hash,
        erasures(*erased)
    )
}

fn erasures(erased: u64) -> String {
    match erased {
        0 => String::new(),
        1 => "; 1 typed text is erased".to_owned(),
        more => format!("; {more} typed texts are erased"),
    }
}

/// The database's own chain, and that it holds the lines that these files end with.
async fn verify_database(database: &Database, ends: &[(&Path, Link)]) -> Result<String, CommandFailure> {
    let name = database.database.display();
    if !database.database.is_file() {
        return Err(CommandFailure::new(
            format!("there is no database {name}"),
            "Nothing was found out about it.",
            "Name it with --database (or AVOIR_DATABASE).",
        ));
    }
    database.with_existing(async |store| verify_chain(store, &name.to_string(), ends).await).await
}

async fn verify_chain(store: &Store, name: &str, ends: &[(&Path, Link)]) -> Result<String, CommandFailure> {
    let of_store = |problem| CommandFailure::of_store(&problem);
    let chain = store.check_journal().await.map_err(of_store)?.map_err(|flaw| {
        CommandFailure::new(
            format!("{name}: {flaw}"),
            "The lines before it are as they were written.",
            "Somebody changed the database file. Compare it with the last backup and the last export of the journal before \
             you go on.",
        )
    })?;
    for (file, end) in ends {
        if store.journal_link(end.number).await.map_err(of_store)?.as_ref() != Some(end) {
            return Err(CommandFailure::new(
                format!("{name}: its line {} is not the one that {} ends with", end.number, file.display()),
                "The file is as it was written.",
                "It is another database, or somebody wrote its journal anew. Compare it with the last backup before you go \
                 on.",
            ));
        }
    }
    let Link { number, hash } = chain.head();
    Ok(format!(
        "{name}: lines 1 to {number} are as they were written; the hash of the last one is {hash}{}",
        erasures(chain.erased())
    ))
}
