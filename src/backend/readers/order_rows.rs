//! The rows of each order of a table, which follow each other or not.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use super::UnreadableSource;
use super::source::Print;
use super::table::{Row, RowText, Table};

/// Takes the number of an order, and its rows.
pub(super) type TakeOrder<'t> = &'t mut dyn FnMut(&str, &[Row<'_>]);

/// A table that was gone through once.
///
/// What is held is where the orders go on whose rows are apart; those of others are read as they come.
#[derive(Debug)]
pub(super) struct OrderRows<'f> {
    table: Table<'f>,
    /// The column of the orders' numbers.
    column: String,
    /// By order, and by where they are.
    later: Vec<LaterRows>,
    prints: RandomState,
    print: Print,
}

/// Where an order goes on after rows of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct LaterRows {
    /// The print of its number, which is much shorter. Two numbers of one print would be seen for what they are when the rows
    /// are read, and have others the next time.
    order: u64,
    offset: u64,
    line: u64,
}

impl<'f> OrderRows<'f> {
    pub fn look_through(table: Table<'f>, column: &str) -> Result<Self, UnreadableSource> {
        let (prints, mut later) = (RandomState::new(), Vec::new());
        let (mut seen, mut current) = (HashSet::new(), String::new());
        let print = table.each_row(&mut |row| {
            let number = table.row(&row).text(column);
            if number.is_empty() || number == current {
                return Ok(());
            }
            let order = prints.hash_one(number.as_str());
            if !seen.insert(order) {
                later.push(LaterRows { order, offset: row.offset, line: row.line });
            }
            current = number;
            Ok(())
        })?;
        later.sort_unstable();
        Ok(Self { table, column: column.to_owned(), later, prints, print })
    }

    /// Hands on the rows of each order, in the order of the first row of each.
    pub fn hand_on(&self, take: TakeOrder<'_>) -> Result<(), UnreadableSource> {
        let (mut current, mut rows, mut is_later) = (String::new(), Vec::new(), false);
        let print = self.table.each_row(&mut |row| {
            let number = self.number(&row);
            if number.is_empty() {
                return Ok(());
            }
            if number != current {
                self.complete(&current, &mut rows, take)?;
                let later = self.later_rows(&number);
                is_later = later.binary_search_by_key(&row.offset, |later| later.offset).is_ok();
                current = number;
            }
            if !is_later {
                rows.push(row);
            }
            Ok(())
        })?;
        self.complete(&current, &mut rows, take)?;
        self.table.file.is_still(self.print, print)
    }

    /// Hands on an order whose first rows these are.
    fn complete(&self, number: &str, rows: &mut Vec<RowText>, take: TakeOrder<'_>) -> Result<(), UnreadableSource> {
        if rows.is_empty() {
            return Ok(());
        }
        for later in self.later_rows(number) {
            let before = rows.len();
            for row in self.table.rows_from((later.offset, later.line))? {
                let row = row?;
                let other = self.number(&row);
                if other == number {
                    rows.push(row);
                } else if !other.is_empty() {
                    break;
                }
            }
            if rows.len() == before {
                return Err(self.table.file.changed());
            }
        }
        let whole: Vec<Row<'_>> = rows.iter().map(|row| self.table.row(row)).collect();
        take(number, &whole);
        rows.clear();
        Ok(())
    }

    fn later_rows(&self, number: &str) -> &[LaterRows] {
        let order = self.prints.hash_one(number);
        let first = self.later.partition_point(|later| later.order < order);
        let count = self.later[first..].partition_point(|later| later.order == order);
        &self.later[first..first + count]
    }

    fn number(&self, row: &RowText) -> String {
        self.table.row(row).text(&self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::readers::SourceFile;

    /// The orders, each with what its rows have in the column `t`.
    fn orders(text: &str) -> Vec<String> {
        let file = SourceFile::held("orders.csv", text);
        let table = Table::open(&file).expect("columns");
        let rows = OrderRows::look_through(table, "n").expect("rows");
        let mut orders = Vec::new();
        let mut take = |number: &str, rows: &[Row<'_>]| {
            let texts: Vec<String> = rows.iter().map(|row| row.text("t")).collect();
            orders.push(format!("{number}: {}", texts.join(" ")));
        };
        rows.hand_on(&mut take).expect("the same rows");
        orders
    }

    #[test]
    fn rows_of_an_order_are_one_wherever_they_stand() {
        assert_eq!(orders("n,t\nA,1\nA,2\nB,3\n"), ["A: 1 2", "B: 3"]);
        assert_eq!(orders("n,t\nA,1\nB,2\nA,3\nA,4\nC,5\nB,6\nA,\"7\n8\"\n"), ["A: 1 3 4 7\n8", "B: 2 6", "C: 5"]);
        assert_eq!(orders("\u{feff}n;t\r\nA;1\r\nB;é\r\n\r\nA;3"), ["A: 1 3", "B: é"]);
    }

    #[test]
    fn a_row_of_no_order_is_passed_over_and_parts_none() {
        assert_eq!(orders("n,t\n,0\nA,1\n ,2\nA,3\nB,4\nA,5\n,6\nA,7\n"), ["A: 1 3 5 7", "B: 4"]);
    }
}
