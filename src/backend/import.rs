//! Reads orders from a file: a JSON array, or one object a line. All or nothing: a file with one bad order
//! is refused as a whole, and every bad order is named by its line in the file and the field.

mod decode;
mod field_path;
mod file_problem;
mod file_text;
mod known;
mod locate;
mod plain_words;
mod remarks;
mod split;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use super::store::{InsertError, Store, StoreError};
use crate::domain::order::{Order, OrderNumber};

use decode::decode;
pub use file_problem::{FileProblem, FileProblems};
pub use file_text::{MAX_BYTES, UnreadableFile};

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
}

/// The orders of a file, checked, with their discounts spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileOfOrders {
    pub orders: Vec<Order>,
    /// The line of the file that each begins in, by which its owner finds it again.
    lines: Vec<usize>,
}

/// All orders of a file.
///
/// # Errors
/// [`ImportRefusal::Unreadable`] or [`ImportRefusal::Problems`].
pub fn read(path: &Path) -> Result<FileOfOrders, ImportRefusal> {
    Ok(parse(&file_text::read(path)?)?)
}

/// Takes all orders of a file into the database, or none; answers how many there were.
///
/// # Errors
/// [`ImportRefusal`].
pub async fn import(file: &FileOfOrders, store: &Store) -> Result<usize, ImportRefusal> {
    let known = known::among(&file.orders, store).await?;
    if known.len() == file.orders.len() {
        return Err(ImportRefusal::AllThere(known.len()));
    }
    file.without(|number| known.contains(number))?;
    match store.insert_orders(&file.orders).await {
        Ok(()) => Ok(file.orders.len()),
        // Somebody else imported it in the meantime.
        Err(InsertError::Duplicate(taken)) => {
            file.without(|number| *number == taken)?;
            Err(ImportRefusal::Store(StoreError::Busy))
        }
        Err(InsertError::Store(problem)) => Err(problem.into()),
    }
}

/// All orders of a file's text.
///
/// # Errors
/// [`FileProblems`], all that were found.
pub fn parse(text: &str) -> Result<FileOfOrders, FileProblems> {
    let mut problems = FileProblems::default();
    let mut file = FileOfOrders::default();
    let mut lines_by_number: HashMap<OrderNumber, usize> = HashMap::new();
    for source in split::records(text, &mut problems) {
        let Some(order) = decode(&source, &mut problems) else { continue };
        match lines_by_number.entry(order.number.clone()) {
            Entry::Occupied(first) => problems.push(FileProblem::duplicate(source.line, &order.number, *first.get())),
            Entry::Vacant(place) => {
                place.insert(source.line);
                file.orders.push(order);
                file.lines.push(source.line);
            }
        }
    }
    problems.none_or_else(file)
}

impl FileOfOrders {
    /// What is odd about the orders, which are taken all the same.
    pub fn remarks(&self) -> FileProblems {
        let mut remarks = FileProblems::default();
        for (order, line) in self.orders.iter().zip(&self.lines) {
            for (field, words) in remarks::of(order) {
                remarks.push_with(|| FileProblem::in_order(*line, &order.number, field, words));
            }
        }
        remarks
    }

    /// Names every order of the file that the database has.
    fn without(&self, is_there: impl Fn(&OrderNumber) -> bool) -> Result<(), FileProblems> {
        let mut problems = FileProblems::default();
        for (order, line) in self.orders.iter().zip(&self.lines).filter(|(order, _)| is_there(&order.number)) {
            problems.push(FileProblem::already_there(*line, &order.number));
        }
        problems.none_or_else(())
    }
}
