//! A file's text, cut into records without looking into them, so that one bad record hides no other.

use serde_json::value::RawValue;

use super::file_problem::{FileProblem, FileProblems};
use super::locate::count_lines;

/// One record as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SourceRecord<'a> {
    /// Counted from one.
    pub(super) place: usize,
    /// The line of the file that it begins in, counted from one.
    pub(super) line: usize,
    pub(super) text: &'a str,
}

/// The records of a file; what can't be cut is put down as a problem.
pub(super) fn records<'a>(text: &'a str, problems: &mut FileProblems) -> Vec<SourceRecord<'a>> {
    match text.trim_start().chars().next() {
        Some('[') => of_array(text, problems),
        Some('{') => of_lines(text, problems),
        _ => {
            problems.push(FileProblem::neither(1 + count_lines(&text[..text.len() - text.trim_start().len()])));
            Vec::new()
        }
    }
}

fn of_array<'a>(text: &'a str, problems: &mut FileProblems) -> Vec<SourceRecord<'a>> {
    let values: Vec<&RawValue> = match serde_json::from_str(text) {
        Ok(values) => values,
        Err(error) => {
            problems.push(FileProblem::syntax(error.line(), &error));
            return Vec::new();
        }
    };
    if values.is_empty() {
        problems.push(FileProblem::no_orders());
    }
    let (mut line, mut seen) = (1, 0);
    let mut records = Vec::with_capacity(values.len());
    for (place, value) in (1..).zip(values) {
        let begin = value.get().as_ptr() as usize - text.as_ptr() as usize;
        line += count_lines(&text[seen..begin]);
        seen = begin;
        records.push(SourceRecord { place, line, text: value.get() });
    }
    records
}

fn of_lines<'a>(text: &'a str, problems: &mut FileProblems) -> Vec<SourceRecord<'a>> {
    let mut records = Vec::new();
    for (line, record) in (1..).zip(text.lines()).filter(|(_, record)| !record.trim().is_empty()) {
        match serde_json::from_str::<&RawValue>(record) {
            Ok(value) => records.push(SourceRecord { place: records.len() + 1, line, text: value.get() }),
            Err(error) if error.is_eof() => {
                problems.push(FileProblem::cut_off(line, &error));
                // The lines below are the rest of this object, and no news.
                break;
            }
            Err(error) => problems.push(FileProblem::syntax(line, &error)),
        }
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Result<Vec<(usize, &str)>, String> {
        let mut problems = FileProblems::default();
        let records = records(text, &mut problems).iter().map(|source| (source.line, source.text)).collect();
        problems.none_or_else(records).map_err(|problems| problems.to_string())
    }

    #[test]
    fn an_array_and_lines_are_cut_alike() {
        assert_eq!(split("[\n {\"a\":1},\n\n {\"b\":\n2} ]\n"), Ok(vec![(2, "{\"a\":1}"), (4, "{\"b\":\n2}")]));
        assert_eq!(split("{\"a\":1}\r\n\r\n {\"b\":2}"), Ok(vec![(1, "{\"a\":1}"), (3, "{\"b\":2}")]));
    }

    #[test]
    fn broken_text_is_named_by_line_and_column() {
        assert_eq!(split("[{\"a\":1},\n {\"a\" 1}]"), Err("line 2, column 7: not JSON: expected `:`".to_owned()));
        assert_eq!(
            split("{\"a\":1}\n{\"a\":01}\n{}x"),
            Err("line 2, column 7: not JSON: invalid number\nline 3, column 3: not JSON: trailing characters"
                .to_owned())
        );
    }

    #[test]
    fn a_file_that_was_cut_off_says_so() {
        assert_eq!(
            split("[{\"a\":1},\n {\"a\":"),
            Err("line 2, column 6: the file ends in the middle of an order".to_owned())
        );
        assert_eq!(
            split("{\n \"a\": 1\n}\n"),
            Err("line 1, column 1: the line ends in the middle of an order; a file is one JSON array, or one whole \
                 order on each line"
                .to_owned())
        );
    }

    #[test]
    fn a_file_of_something_else_or_of_nothing_is_refused() {
        assert_eq!(
            split("\n number;total"),
            Err("line 2: a file of orders begins with `[` (a JSON array) or `{` (one order on each line)".to_owned())
        );
        assert_eq!(split("[ ]"), Err("line 1: the array is empty: there is no order in it".to_owned()));
    }
}
