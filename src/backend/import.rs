//! Reads orders from a file: a JSON array, or one object a line. All or nothing: a file with one bad order
//! is refused as a whole, and every bad order is named by its line in the file and the field.

mod file;
mod locate;
mod path;
mod problem;
mod record;
mod split;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use crate::domain::order::{Order, OrderNumber};

pub use file::{MAX_BYTES, Unreadable};
pub use problem::{Problem, Problems};

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportRefusal {
    #[error("{0}")]
    Unreadable(#[from] Unreadable),
    #[error("{0}")]
    Problems(#[from] Problems),
}

/// An order and the line of the file that it begins in, by which its owner finds it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedOrder {
    pub line: usize,
    pub order: Order,
}

/// All orders of a file, checked, with their discounts spread.
///
/// # Errors
/// [`ImportRefusal`] when the file can't be read or any order of it can't be taken.
pub fn read(path: &Path) -> Result<Vec<ImportedOrder>, ImportRefusal> {
    Ok(parse(&file::read(path)?)?)
}

/// All orders of a file's text.
///
/// # Errors
/// [`Problems`], all that were found.
pub fn parse(text: &str) -> Result<Vec<ImportedOrder>, Problems> {
    let mut problems = Problems::default();
    let mut orders = Vec::new();
    let mut lines_by_number: HashMap<OrderNumber, usize> = HashMap::new();
    for source in split::records(text, &mut problems) {
        let Some(order) = record::decode(&source, &mut problems) else { continue };
        match lines_by_number.entry(order.number.clone()) {
            Entry::Occupied(first) => problems.push(Problem::duplicate(source.line, &order.number, *first.get())),
            Entry::Vacant(place) => {
                place.insert(source.line);
                orders.push(ImportedOrder { line: source.line, order });
            }
        }
    }
    problems.none_or_else(orders)
}

/// The problems of orders that the database has already.
pub fn already_there(orders: &[ImportedOrder], is_there: impl Fn(&OrderNumber) -> bool) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for ImportedOrder { line, order } in orders {
        if is_there(&order.number) {
            problems.push(Problem::already_there(*line, &order.number));
        }
    }
    problems.none_or_else(())
}
