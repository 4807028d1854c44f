//! Reads orders from a file: a JSON array, or one object a line. A file with one bad order is refused as a whole, before
//! anything is written, and every bad order is named by its line in the file and the field.

mod decode;
mod field_path;
mod file_of_orders;
mod file_problem;
mod known;
mod locate;
mod looks;
mod plain_words;
mod refunder;
mod remarks;
mod slices;
mod split;

use std::path::Path;

use super::file_text::FileText;
use super::settings::Providers;
use super::store::{InsertError, Store, StoreError};
use crate::domain::order::Order;

pub use super::file_text::UnreadableFile;
pub use file_of_orders::{FileChanged, FileOfOrders};
pub use file_problem::{FileProblem, FileProblems};
pub use slices::Interruption;

/// The reason why none of a file's orders was taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportRefusal {
    #[error(transparent)]
    Unreadable(#[from] UnreadableFile),
    #[error(transparent)]
    Problems(#[from] FileProblems),
    /// The same file again, most likely.
    #[error("the database has all {0} orders of the file already")]
    AllThere(usize),
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    #[error(transparent)]
    Changed(#[from] FileChanged),
    #[error("the import broke off after {taken} of {of} orders: {problem}")]
    BrokeOff { taken: usize, of: usize, problem: Interruption },
}

/// All orders of a file of a shop that knows these providers of payments.
///
/// # Errors
/// [`ImportRefusal::Unreadable`] or [`ImportRefusal::Problems`].
pub fn read(path: &Path, providers: &Providers) -> Result<FileOfOrders, ImportRefusal> {
    FileOfOrders::check(FileText::open(path)?, providers)
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    pub taken: usize,
    /// Orders of the file that the database had, the very same.
    pub there_before: usize,
}

/// Takes the orders of a file that the database does not have yet, all of which were checked. It does so in slices, so
/// that who works meanwhile does not wait: an import that breaks off leaves whole orders, and goes on where it was when
/// the same file is imported again.
///
/// # Errors
/// [`ImportRefusal`]; no order was taken then, unless it is [`ImportRefusal::BrokeOff`].
pub async fn import(file: &FileOfOrders, store: &Store) -> Result<Imported, ImportRefusal> {
    let known = known::among(file, store).await?;
    known.allow(file)?;
    let there_before = known.same.len();
    if there_before == file.len() {
        return Err(ImportRefusal::AllThere(there_before));
    }
    let is_known = |order: &Order| known.same.contains(&order.number);
    let new = file.orders().filter(|order| !order.as_ref().is_ok_and(is_known));
    match slices::insert(new, store).await {
        (taken, Ok(())) => Ok(Imported { taken, there_before }),
        (0, Err(Interruption::Changed(changed))) => Err(changed.into()),
        // Somebody else imported it in the meantime.
        (0, Err(Interruption::Database(InsertError::Duplicate(_)))) => Err(ImportRefusal::Store(StoreError::Busy)),
        (0, Err(Interruption::Database(InsertError::Store(problem)))) => Err(problem.into()),
        (taken, Err(problem)) => Err(ImportRefusal::BrokeOff { taken, of: file.len() - there_before, problem }),
    }
}

/// All orders of a text, of a shop that knows these providers of payments.
///
/// # Errors
/// [`ImportRefusal::Problems`], all that were found.
pub fn parse(text: impl Into<String>, providers: &Providers) -> Result<FileOfOrders, ImportRefusal> {
    FileOfOrders::check(FileText::Held(text.into().into_bytes()), providers)
}
