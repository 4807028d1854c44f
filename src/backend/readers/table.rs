//! A file of columns: with a byte order mark or without, in UTF-8, separated by commas, semicolons or tabs.

use std::io::{BufRead, Read};

use super::exact::{decimal, spelled};
use super::source::Print;
use super::{Flaw, SourceFile, UnreadableSource};

/// A longer first line has no names of columns in it.
const LONGEST_HEADER: u64 = 1024 * 1024;

/// A file, whose rows are read when they are asked for.
#[derive(Debug)]
pub(super) struct Table<'f> {
    pub file: &'f SourceFile,
    pub columns: Vec<String>,
    separator: u8,
}

/// A row as it stands in its file, by its place there.
#[derive(Clone, Debug, Default)]
pub(super) struct RowText {
    record: csv::StringRecord,
    /// The bytes before it.
    pub offset: u64,
    /// The line that it begins in.
    pub line: u64,
}

/// A row, whose columns are called by their names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    columns: &'a [String],
    text: &'a RowText,
}

impl<'f> Table<'f> {
    /// Reads the names of the columns.
    pub fn open(file: &'f SourceFile) -> Result<Self, UnreadableSource> {
        let mut header = Vec::new();
        let read = file.pass()?.take(LONGEST_HEADER).read_until(b'\n', &mut header);
        read.map_err(|problem| file.broke_off(problem))?;
        let count = |separator: u8| header.iter().filter(|byte| **byte == separator).count();
        let separator = [b',', b';', b'\t'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',');
        let mut table = Self { file, columns: Vec::new(), separator };
        // From its beginning once more: a name in quotation marks may have line ends in it.
        let names = table.rows(file.pass()?.take(LONGEST_HEADER), 0, 1).next();
        let names = names.transpose()?.unwrap_or_default();
        table.columns = names.record.iter().map(|name| name.trim().to_owned()).collect();
        if table.columns.len() < 2 {
            return Err(file.unreadable("is no file of columns separated by commas, semicolons or tabs"));
        }
        Ok(table)
    }

    /// Reads all rows, one after the other.
    pub fn each_row(
        &self,
        take: &mut dyn FnMut(RowText) -> Result<(), UnreadableSource>,
    ) -> Result<Print, UnreadableSource> {
        let mut pass = self.file.pass()?;
        self.rows(&mut pass, 0, 1).skip(1).try_for_each(|row| take(row?))?;
        Ok(pass.print())
    }

    /// The rows from this one on.
    pub fn rows_from(
        &self,
        (offset, line): (u64, u64),
    ) -> Result<impl Iterator<Item = Result<RowText, UnreadableSource>>, UnreadableSource> {
        Ok(self.rows(self.file.text_after(offset)?, offset, line))
    }

    /// The rows of these bytes, which begin in this place of the file.
    fn rows<R: Read>(
        &self,
        bytes: R,
        offset: u64,
        line: u64,
    ) -> impl Iterator<Item = Result<RowText, UnreadableSource>> + use<'_, 'f, R> {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(self.separator).flexible(true).has_headers(false).from_reader(bytes);
        reader.into_records().map(move |record| {
            let record = record.map_err(|problem| self.file.unreadable(problem.to_string()))?;
            let place = record.position().map_or((0, 1), |place| (place.byte(), place.line()));
            Ok(RowText { record, offset: offset + place.0, line: line - 1 + place.1 })
        })
    }

    pub fn row<'a>(&'a self, text: &'a RowText) -> Row<'a> {
        Row { columns: &self.columns, text }
    }
}

impl Row<'_> {
    /// What is in a column; empty where there is no such column.
    pub fn text(&self, column: &str) -> String {
        let position = self.columns.iter().position(|name| name == column);
        let found = position.and_then(|position| self.text.record.get(position)).unwrap_or_default();
        found.trim().to_owned()
    }

    pub fn some_text(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    pub fn flaw(&self, column: &str, message: impl Into<String>) -> Flaw {
        Flaw::new(format!("line {}, column {column:?}", self.text.line), message)
    }

    /// A figure: `9.90`, `9,90`, `1 234,50`, `€ 9.90`.
    pub fn some_decimal(&self, column: &str) -> Result<Option<rust_decimal::Decimal>, Flaw> {
        let Some(text) = self.some_text(column) else { return Ok(None) };
        let plain: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')).collect();
        let point = match (plain.rfind('.'), plain.rfind(',')) {
            (Some(point), Some(comma)) if comma > point => plain.replace('.', "").replace(',', "."),
            (Some(_), Some(_)) => plain.replace(',', ""),
            // `1,234` may be one thousand or one and a bit.
            (None, Some(comma)) if plain.matches(',').count() == 1 && plain.len() - comma == 4 => {
                return Err(
                    self.flaw(column, format!("can be read in two ways: {text:?}; export figures with a point"))
                );
            }
            (None, Some(_)) if plain.matches(',').count() > 1 => plain.replace(',', ""),
            (None, Some(_)) => plain.replace(',', "."),
            _ => plain,
        };
        let figure = decimal(&point).ok_or_else(|| self.flaw(column, format!("is no figure: {}", spelled(&text))))?;
        Ok(Some(figure))
    }

    pub fn decimal_or_zero(&self, column: &str) -> Result<rust_decimal::Decimal, Flaw> {
        Ok(self.some_decimal(column)?.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line of each row, and what is in the column `n` of it.
    fn rows(text: &str) -> Vec<(u64, String)> {
        let file = SourceFile::held("orders.csv", text);
        let table = Table::open(&file).expect("columns");
        let mut rows = Vec::new();
        let mut take = |row: RowText| {
            // From its place on, it is the same.
            let again = table.rows_from((row.offset, row.line))?.next().expect("a row")?;
            assert_eq!((&again.record, again.line), (&row.record, row.line));
            rows.push((row.line, table.row(&row).text("n")));
            Ok(())
        };
        table.each_row(&mut take).expect("rows");
        rows
    }

    #[test]
    fn rows_are_separated_by_what_the_first_line_has_most_of() {
        for text in ["n,t\n1,a;b\n2,c\n", "n;t;u\n1;a,b;c\n2;d;e", "\u{feff}n\tt\r\n1\ta\r\n2\tb\r\n"] {
            let found: Vec<String> = rows(text).into_iter().map(|(_, n)| n).collect();
            assert_eq!(found, ["1", "2"], "{text:?}");
        }
    }

    #[test]
    fn a_row_is_found_again_by_its_line() {
        assert_eq!(rows("n,t\n1,\"a\nb\"\n\n2,c\n"), [(2, "1".to_owned()), (4, "2".to_owned())]);
    }

    #[test]
    fn a_first_line_without_end_is_no_line_of_names() {
        let text = format!("[{}]", "{\"a\":1},".repeat(300_000));
        let file = SourceFile::held("orders.json", text);
        let columns = Table::open(&file).expect("as many as there are commas").columns;
        assert!(columns.iter().map(String::len).sum::<usize>() < 1024 * 1024);
    }
}
