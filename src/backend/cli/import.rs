//! `avoir import FILE`

use std::path::{Path, PathBuf};

use clap::Args;

use super::command_failure::CommandFailure;
use super::{Database, output, shop_kind_decision};
use crate::backend::import::{self, FileOfOrders, ImportRefusal};
use crate::backend::settings::ShopSettings;
use crate::backend::store::{ShopKind, Store};

/// A JSON array of orders, or one order on each line.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The file with the orders.
    file: PathBuf,
    /// To try them out: links to payment providers will lead to stand-ins, and no money moves.
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    database: Database,
}

impl Import {
    pub(super) async fn run(self, shop: &ShopSettings) -> Result<(), CommandFailure> {
        self.database.with(async |store| self.take_into(store, shop).await).await
    }

    async fn take_into(&self, store: &Store, shop: &ShopSettings) -> Result<(), CommandFailure> {
        // A file that is refused decides nothing.
        let file = import::read(&self.file, &shop.providers).map_err(|refusal| refused(&self.file, &refusal))?;
        let kind = if self.demo { ShopKind::Demo } else { ShopKind::Real };
        shop_kind_decision::decide(kind, store, &self.database).await?;
        let imported = import::import(&file, store).await.map_err(|refusal| refused(&self.file, &refusal))?;
        tell(&file, store).await?;
        let database = self.database.database.display();
        let (taken, before) = (orders(imported.taken), there_already(imported.there_before));
        output::say(format_args!("{taken} from {} imported into {database}{before}.", self.file.display()));
        Ok(())
    }
}

/// Says what is odd about orders that were taken.
pub(super) async fn tell(file: &FileOfOrders, store: &Store) -> Result<(), CommandFailure> {
    let shared = store.shared_transactions().await.map_err(|problem| CommandFailure::of_store(&problem))?;
    match file.remarks(&shared) {
        Ok(remarks) if remarks.is_empty() => {}
        Ok(remarks) => output::remark(format_args!("Taken as they are, and to be known:\n{remarks}")),
        Err(changed) => output::remark(format_args!("What is odd about the orders taken can't be told: {changed}.")),
    }
    Ok(())
}

/// `1 order`, `37 orders`
pub(super) fn orders(count: usize) -> String {
    if count == 1 { "1 order".to_owned() } else { format!("{count} orders") }
}

/// Nothing, or how many orders of a file needed no import.
pub(super) fn there_already(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "; 1 more was there already".to_owned(),
        _ => format!("; {count} more were there already"),
    }
}

/// The refusal of a file, for whoever has to correct it.
pub(super) fn refused(file: &Path, refusal: &ImportRefusal) -> CommandFailure {
    let file = file.display();
    let to_do = match refusal {
        ImportRefusal::Unreadable(_) => "Check the file's name and content, and import it again.",
        ImportRefusal::Problems(_) => "Correct the file and import it again.",
        ImportRefusal::Changed(_) => "Wait until it is written whole, and import it again.",
        ImportRefusal::AllThere(_) => "There is nothing left to do with this file.",
        ImportRefusal::Store(problem) => return CommandFailure::of_store(problem),
        ImportRefusal::BrokeOff { .. } => {
            return CommandFailure::new(
                format!("{file}: {refusal}"),
                "The orders that were taken are whole, and the others are not there.",
                "Import the same file again: it goes on with the orders that are left.",
            );
        }
    };
    let happened = match refusal {
        ImportRefusal::Problems(problems) => format!("{file} was not imported:\n{problems}"),
        other => format!("{file} was not imported: {other}"),
    };
    CommandFailure::new(happened, "No order was taken; the database is as it was.", to_do)
}
