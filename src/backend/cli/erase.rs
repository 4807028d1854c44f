//! `avoir erase --older-than 3y`

use clap::Args;

use super::command_failure::CommandFailure;
use super::import::orders;
use super::term::Term;
use super::{Database, output};
use crate::backend::store::{ErasureTerms, Store, StoreError};

/// Names, addresses, telephone numbers, mails and typed reasons are gone then, and can't be brought back; amounts, taxes,
/// numbers, agents and what happened stay. An order on which something is still to be done is never erased, nor one whose
/// customer is still owed money. Mails' files, exports and backups are not touched.
#[derive(Debug, Args)]
pub(super) struct Erase {
    /// Orders without a credit note on which nothing happened for so long: years, months or days, such as 3y.
    #[arg(long, env = "AVOIR_OLDER_THAN", value_name = "TERM", value_parser = Term::parse)]
    older_than: Term,
    /// Orders with credit notes, which the law asks to keep as they were issued (in France 10 years, Code de
    /// commerce, L123-22).
    #[arg(long, env = "AVOIR_NOTES_OLDER_THAN", value_name = "TERM", default_value = "10y", value_parser = Term::parse)]
    notes_older_than: Term,
    /// Says which orders it would be, and erases nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    database: Database,
}

impl Erase {
    pub(super) async fn run(self) -> Result<(), CommandFailure> {
        self.database.with_existing(async |store| self.erase(store).await).await
    }

    async fn erase(&self, store: &Store) -> Result<(), CommandFailure> {
        let now = store.clock().now();
        let terms =
            ErasureTerms { without_notes: self.older_than.before(now), with_notes: self.notes_older_than.before(now) };
        let of_store = |problem: StoreError| CommandFailure::of_store(&problem);
        let due = store.due_for_erasure(terms).await.map_err(of_store)?;
        if self.dry_run {
            for number in &due {
                output::say(format_args!("{number}"));
            }
            output::remark(format_args!("{} would be erased. Nothing was.", orders(due.len())));
            return Ok(());
        }
        let count = store.erase(&due, terms).await.map_err(of_store)?;
        // Also when there was none: an earlier run may have ended before it came to this.
        store.compact().await.map_err(|problem| {
            CommandFailure::new(
                format!("the personal data of {} was erased, and the file still holds its bytes: {problem}", orders(count)),
                "The desk shows it no more.",
                "Run the same command again when fewer agents are at work, and with room on the disk for a second copy of \
                 the database.",
            )
        })?;
        output::say(format_args!("The personal data of {} is erased.", orders(count)));
        Ok(())
    }
}
