//! A file of columns: with a byte order mark or without, in UTF-8, separated by commas, semicolons or tabs.

use super::exact::{decimal, spelled};
use super::{Flaw, SourceFile, UnreadableSource};

/// The rows of a file, by the names of its columns.
#[derive(Debug)]
pub(super) struct Table {
    pub columns: Vec<String>,
    rows: Vec<(usize, csv::StringRecord)>,
}

/// A row, and the line of the file that it begins in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    columns: &'a [String],
    record: &'a csv::StringRecord,
    pub line: usize,
}

impl Table {
    pub fn read(file: &SourceFile) -> Result<Self, UnreadableSource> {
        let unreadable = |message: String| UnreadableSource { file: file.name.clone(), message };
        let text = file.text.trim_start_matches('\u{feff}');
        let header = text.lines().next().unwrap_or_default();
        let count = |separator: char| header.matches(separator).count();
        let separator = [',', ';', '\t'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(',');
        let separator = u8::try_from(separator).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
        let columns = reader.headers().map_err(|problem| unreadable(problem.to_string()))?;
        let columns: Vec<String> = columns.iter().map(|name| name.trim().to_owned()).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|problem| unreadable(problem.to_string()))?;
            let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
            rows.push((line, record));
        }
        if columns.len() < 2 {
            return Err(unreadable("is no file of columns separated by commas, semicolons or tabs".to_owned()));
        }
        Ok(Self { columns, rows })
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row { columns: &self.columns, record, line: *line })
    }

    /// The rows of each order, which follow each other or not; in the order of the first row of each.
    pub fn grouped(&self, column: &str) -> Vec<(String, Vec<Row<'_>>)> {
        let mut groups: Vec<(String, Vec<Row<'_>>)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for row in self.rows() {
            let key = row.text(column);
            if key.is_empty() {
                continue;
            }
            let place = *places.entry(key.clone()).or_insert_with(|| {
                groups.push((key, Vec::new()));
                groups.len() - 1
            });
            groups[place].1.push(row);
        }
        groups
    }
}

impl Row<'_> {
    /// What is in a column; empty where there is no such column.
    pub fn text(&self, column: &str) -> String {
        let position = self.columns.iter().position(|name| name == column);
        let found = position.and_then(|position| self.record.get(position)).unwrap_or_default();
        found.trim().to_owned()
    }

    pub fn some_text(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    pub fn flaw(&self, column: &str, message: impl Into<String>) -> Flaw {
        Flaw::new(format!("line {}, column {column:?}", self.line), message)
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
