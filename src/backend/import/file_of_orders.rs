//! The orders of a file that was checked from its beginning to its end.

use std::collections::HashMap;
use std::ops::Range;

use super::decode::decode;
use super::file_problem::{FileProblem, FileProblems};
use super::looks::Looks;
use super::remarks;
use super::split::{self, SourceRecord};
use crate::api::order_detail::SharedTransaction;
use crate::backend::settings::Providers;
use crate::domain::order::{Order, OrderNumber};

/// The orders of a file, with their discounts spread.
///
/// What is held is the file's text; each order is read again whenever it is wanted, because orders take several times the
/// room of their text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileOfOrders {
    text: String,
    records: Vec<CheckedRecord>,
    providers: Providers,
}

/// Where the file has an order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CheckedRecord {
    number: OrderNumber,
    /// Counted from one.
    place: usize,
    /// The line that it begins in, by which its owner finds it again.
    line: usize,
    bytes: Range<usize>,
}

impl FileOfOrders {
    /// Reads every order once, and keeps none.
    pub(super) fn check(text: String, providers: &Providers) -> Result<Self, FileProblems> {
        let mut problems = FileProblems::default();
        let mut records: Vec<CheckedRecord> = Vec::new();
        let mut seen: Looks<usize> = Looks::default();
        for source in split::records(&text, &mut problems) {
            let Some(order) = decode(&source, providers, &mut problems) else { continue };
            let number = order.number;
            if let Some(first) = seen.like(&number).map(|first| &records[first]) {
                problems.push(if first.number == number {
                    FileProblem::duplicate(source.line, &number, first.line)
                } else {
                    FileProblem::alike(source.line, &number, &first.number, Some(first.line))
                });
                continue;
            }
            seen.add(&number, records.len());
            let begin = source.text.as_ptr() as usize - text.as_ptr() as usize;
            let bytes = begin..begin + source.text.len();
            records.push(CheckedRecord { number, place: source.place, line: source.line, bytes });
        }
        problems.none_or_else(())?;
        Ok(Self { text, records, providers: providers.clone() })
    }

    /// The orders, one after the other.
    pub fn orders(&self) -> impl Iterator<Item = Order> {
        self.records.iter().filter_map(|record| {
            let source =
                SourceRecord { place: record.place, line: record.line, text: self.text.get(record.bytes.clone())? };
            // It was checked: what was read once is read again.
            decode(&source, &self.providers, &mut FileProblems::default())
        })
    }

    /// The numbers of the orders, each with its line.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (&OrderNumber, usize)> {
        self.records.iter().map(|record| (&record.number, record.line))
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// What is odd about the orders, which are taken all the same.
    ///
    /// `shared` are the transactions that several orders of the database name, these among them.
    pub fn remarks(&self, shared: &HashMap<OrderNumber, Vec<SharedTransaction>>) -> FileProblems {
        let mut remarks = FileProblems::default();
        for (order, record) in self.orders().zip(&self.records) {
            let shared = shared.get(&order.number).map(Vec::as_slice).unwrap_or_default();
            for (field, words) in remarks::of(&order).into_iter().chain(remarks::of_shared(&order, shared)) {
                remarks.push_with(|| FileProblem::in_order(record.line, &order.number, field, words));
            }
        }
        remarks
    }
}
