//! The orders of a file that was checked from its beginning to its end.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufRead;

use super::ImportRefusal;
use super::decode::decode;
use super::file_problem::{FileProblem, FileProblems};
use super::looks::Looks;
use super::remarks;
use super::split::{Cut, Records};
use crate::api::order_detail::SharedTransaction;
use crate::backend::file_text::{FileText, UnreadableFile};
use crate::backend::settings::Providers;
use crate::domain::order::{Order, OrderNumber};

/// The orders of a file, with their discounts spread.
///
/// What is held is where each is: the file is read again whenever they are wanted, one order at a time, so that it may be
/// larger than the memory.
#[derive(Debug)]
pub struct FileOfOrders {
    text: FileText,
    records: Vec<CheckedRecord>,
    providers: Providers,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct CheckedRecord {
    number: OrderNumber,
    /// The line that it begins in, by which its owner finds it again.
    line: usize,
    /// By which it is known for the same when it is read again.
    print: u64,
}

/// The file is another one by now.
#[derive(Debug, thiserror::Error)]
#[error("the file was changed after it was checked: what stands in line {line} is another order now, or none")]
pub struct FileChanged {
    line: usize,
}

impl FileOfOrders {
    /// Reads every order once, and keeps none.
    ///
    /// # Errors
    /// [`ImportRefusal::Unreadable`] or [`ImportRefusal::Problems`].
    pub(super) fn check(text: FileText, providers: &Providers) -> Result<Self, ImportRefusal> {
        let mut problems = FileProblems::default();
        let mut records: Vec<CheckedRecord> = Vec::new();
        let mut seen: Looks<usize> = Looks::default();
        let mut sources = Records::of(text.bytes().map_err(UnreadableFile::Io)?);
        loop {
            let source = match sources.next().map_err(UnreadableFile::Io)? {
                Cut::Record(source) => source,
                Cut::Problem(problem) => {
                    problems.push(problem);
                    continue;
                }
                Cut::End => break,
            };
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
            records.push(CheckedRecord { number, line: source.line, print: print(source.text) });
        }
        drop(sources);
        problems.none_or_else(())?;
        Ok(Self { text, records, providers: providers.clone() })
    }

    /// The orders, one after the other, until one of them is not what was checked.
    pub fn orders(&self) -> impl Iterator<Item = Result<Order, FileChanged>> {
        let mut sources = self.text.bytes().ok().map(Records::of);
        self.records.iter().map(move |record| {
            let order = sources.as_mut().and_then(|sources| self.read_again(record, sources));
            order.ok_or(FileChanged { line: record.line })
        })
    }

    fn read_again(&self, record: &CheckedRecord, sources: &mut Records<impl BufRead>) -> Option<Order> {
        let Ok(Cut::Record(source)) = sources.next() else { return None };
        let is_same = print(source.text) == record.print;
        is_same.then(|| decode(&source, &self.providers, &mut FileProblems::default())).flatten()
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
    ///
    /// # Errors
    /// [`FileChanged`] since they were taken.
    pub fn remarks(&self, shared: &HashMap<OrderNumber, Vec<SharedTransaction>>) -> Result<FileProblems, FileChanged> {
        let mut remarks = FileProblems::default();
        for (order, record) in self.orders().zip(&self.records) {
            let order = order?;
            let shared = shared.get(&order.number).map(Vec::as_slice).unwrap_or_default();
            for (field, words) in remarks::of(&order).into_iter().chain(remarks::of_shared(&order, shared)) {
                remarks.push_with(|| FileProblem::in_order(record.line, &order.number, field, words));
            }
        }
        Ok(remarks)
    }
}

fn print(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
