//! Reads orders from a file: a JSON array, or one object a line. A file with one bad order is refused as a whole, before
//! anything is written, and every bad order is named by its line in the file and the field.

mod decode;
mod field_path;
mod file_problem;
mod file_text;
mod known;
mod locate;
mod looks;
mod plain_words;
mod remarks;
mod slices;
mod split;

use std::collections::HashMap;
use std::path::Path;

use super::settings::Providers;
use super::store::{InsertError, Store, StoreError};
use crate::api::order_detail::SharedTransaction;
use crate::domain::order::{Order, OrderNumber};

use decode::decode;
pub use file_problem::{FileProblem, FileProblems};
pub use file_text::{MAX_BYTES, UnreadableFile};
use known::Known;
use looks::Looks;

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
    #[error("the import broke off after {taken} of {of} orders: {problem}")]
    BrokeOff { taken: usize, of: usize, problem: InsertError },
}

/// The orders of a file, checked, with their discounts spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileOfOrders {
    pub orders: Vec<Order>,
    /// The line of the file that each begins in, by which its owner finds it again.
    lines: Vec<usize>,
}

/// All orders of a file of a shop that knows these providers of payments.
///
/// # Errors
/// [`ImportRefusal::Unreadable`] or [`ImportRefusal::Problems`].
pub fn read(path: &Path, providers: &Providers) -> Result<FileOfOrders, ImportRefusal> {
    Ok(parse(&file_text::read(path)?, providers)?)
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
    let known = known::among(&file.orders, store).await?;
    file.without(&known)?;
    let there_before = known.same.len();
    if there_before == file.orders.len() {
        return Err(ImportRefusal::AllThere(there_before));
    }
    let new: Vec<Order> = file.orders.iter().filter(|order| !known.same.contains(&order.number)).cloned().collect();
    match slices::insert(&new, store).await {
        (taken, Ok(())) => Ok(Imported { taken, there_before }),
        // Somebody else imported it in the meantime.
        (0, Err(InsertError::Duplicate(_))) => Err(ImportRefusal::Store(StoreError::Busy)),
        (0, Err(InsertError::Store(problem))) => Err(problem.into()),
        (taken, Err(problem)) => Err(ImportRefusal::BrokeOff { taken, of: new.len(), problem }),
    }
}

/// All orders of a file's text, of a shop that knows these providers of payments.
///
/// # Errors
/// [`FileProblems`], all that were found.
pub fn parse(text: &str, providers: &Providers) -> Result<FileOfOrders, FileProblems> {
    let mut problems = FileProblems::default();
    let mut file = FileOfOrders::default();
    let mut seen: Looks<usize> = Looks::default();
    for source in split::records(text, &mut problems) {
        let Some(order) = decode(&source, providers, &mut problems) else { continue };
        if let Some(first) = seen.like(&order.number) {
            let (number, line) = (&file.orders[first].number, file.lines[first]);
            problems.push(if *number == order.number {
                FileProblem::duplicate(source.line, number, line)
            } else {
                FileProblem::alike(source.line, &order.number, number, Some(line))
            });
            continue;
        }
        seen.add(&order.number, file.orders.len());
        file.orders.push(order);
        file.lines.push(source.line);
    }
    problems.none_or_else(file)
}

impl FileOfOrders {
    /// What is odd about the orders, which are taken all the same.
    ///
    /// `shared` are the transactions that several orders of the database name, these among them.
    pub fn remarks(&self, shared: &HashMap<OrderNumber, Vec<SharedTransaction>>) -> FileProblems {
        let mut remarks = FileProblems::default();
        for (order, line) in self.orders.iter().zip(&self.lines) {
            let shared = shared.get(&order.number).map(Vec::as_slice).unwrap_or_default();
            for (field, words) in remarks::of(order).into_iter().chain(remarks::of_shared(order, shared)) {
                remarks.push_with(|| FileProblem::in_order(*line, &order.number, field, words));
            }
        }
        remarks
    }

    /// Names every order of the file whose number the database has for another, or for one that looks the same.
    fn without(&self, known: &Known) -> Result<(), FileProblems> {
        let mut problems = FileProblems::default();
        for (order, line) in self.orders.iter().zip(&self.lines) {
            if known.different.contains(&order.number) {
                problems.push(FileProblem::number_taken(*line, &order.number));
            } else if let Some(other) = known.alike.get(&order.number) {
                problems.push(FileProblem::alike(*line, &order.number, other, None));
            }
        }
        problems.none_or_else(())
    }
}
