//! The problems of a file, for whoever has to correct it.

use std::fmt;

use crate::backend::json_text::without_place;
use crate::domain::invisible::is_invisible;
use crate::domain::order::{FieldPath, OrderNumber};

/// The problems that are told in full.
const SHOWN: usize = 20;
/// Longer texts of the file are cut: a problem is a line in a terminal.
const LONGEST: usize = 400;

/// One problem at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    line: usize,
    column: Option<usize>,
    /// `order ORD1`, or `record 3` where there is no number to call it by.
    record: Option<String>,
    field: FieldPath,
    message: String,
}

impl FileProblem {
    pub(super) fn in_field(line: usize, record: String, field: FieldPath, message: String) -> Self {
        Self { line, column: None, record: Some(record), field, message }
    }

    pub(super) fn duplicate(line: usize, number: &OrderNumber, first: usize) -> Self {
        Self::of_number(line, number, format!("this order is in line {first} already"))
    }

    pub(super) fn number_taken(line: usize, number: &OrderNumber) -> Self {
        Self::of_number(line, number, "the database has another order of this number".to_owned())
    }

    pub(super) fn alike(line: usize, number: &OrderNumber, other: &OrderNumber, place: Option<usize>) -> Self {
        let place = place.map_or("the database has it".to_owned(), |line| format!("it is in line {line}"));
        let letters = |number: &OrderNumber| number.0.chars().map(spelt).collect::<String>();
        let (one, two) = (letters(number), letters(other));
        let letters = if one == number.0 && two == other.0 {
            String::new()
        } else {
            format!("; letter by letter it is {one}, and that one {two}")
        };
        let message = format!("looks like order {other} ({place}): nobody could tell them apart{letters}");
        Self::of_number(line, number, message)
    }

    fn of_number(line: usize, number: &OrderNumber, message: String) -> Self {
        Self::in_order(line, number, FieldPath::of("number"), message)
    }

    pub(super) fn in_order(line: usize, number: &OrderNumber, field: FieldPath, message: String) -> Self {
        Self::in_field(line, format!("order {number}"), field, message)
    }

    /// The place is the file's; the error has seen one record of it.
    pub(super) fn syntax(line: usize, column: usize, error: &serde_json::Error) -> Self {
        if error.is_eof() {
            return Self::cut_in_array(line, column);
        }
        Self::not_json(line, column, &without_place(error))
    }

    pub(super) fn not_json(line: usize, column: usize, words: &str) -> Self {
        Self::of_text(line, Some(column), format!("not JSON: {words}"))
    }

    pub(super) fn cut_in_array(line: usize, column: usize) -> Self {
        Self::of_text(line, Some(column), "the file ends in the middle of an order".to_owned())
    }

    pub(super) fn cut_off(line: usize, column: usize) -> Self {
        let message =
            "the line ends in the middle of an order; a file is one JSON array, or one whole order on each line";
        Self::of_text(line, Some(column), message.to_owned())
    }

    pub(super) fn neither(line: usize) -> Self {
        let message = "a file of orders begins with `[` (a JSON array) or `{` (one order on each line)";
        Self::of_text(line, None, message.to_owned())
    }

    pub(super) fn no_orders() -> Self {
        Self::of_text(1, None, "the array is empty: there is no order in it".to_owned())
    }

    fn of_text(line: usize, column: Option<usize>, message: String) -> Self {
        Self { line, column, record: None, field: FieldPath::default(), message }
    }
}

/// `line 340, order ORD1, payments[0].captured: an amount in GBP has exactly 2 digits after the point`
impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(record) = &self.record {
            write!(f, ", {}", harmless(record))?;
        }
        if !self.field.0.is_empty() {
            write!(f, ", {}", harmless(&self.field.to_string()))?;
        }
        write!(f, ": {}", harmless(&self.message))
    }
}

/// All problems of a file: the first are kept, the others only counted, so that a file of a million bad
/// orders is refused as quickly as one of twenty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileProblems {
    shown: Vec<FileProblem>,
    more: usize,
}

impl FileProblems {
    pub(super) fn push(&mut self, problem: FileProblem) {
        self.push_with(|| problem);
    }

    /// Finds out what there is to tell only where it is told.
    pub(super) fn push_with(&mut self, problem: impl FnOnce() -> FileProblem) {
        if self.shown.len() < SHOWN {
            self.shown.push(problem());
        } else {
            self.more += 1;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// `value` unless there are problems.
    pub(super) fn none_or_else<T>(self, value: T) -> Result<T, Self> {
        if self.shown.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl std::error::Error for FileProblems {}

impl fmt::Display for FileProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, problem) in self.shown.iter().enumerate() {
            let end = if place == 0 { "" } else { "\n" };
            write!(f, "{end}{problem}")?;
        }
        match self.more {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

/// A letter that others look like, by its number in Unicode.
fn spelt(letter: char) -> String {
    if letter.is_ascii() { letter.to_string() } else { letter.escape_unicode().to_string() }
}

/// Text of a file that anyone may have written, for a terminal: control and bidirectional characters are
/// spelt out, and what is too long is cut.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars().take(LONGEST) {
        match letter {
            _ if is_invisible(letter) => shown.extend(letter.escape_unicode()),
            _ if letter.is_control() => shown.extend(letter.escape_default()),
            _ => shown.push(letter),
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_problems_are_told_and_the_others_counted() {
        let mut problems = FileProblems::default();
        for line in 1..=23 {
            problems.push(FileProblem::neither(line));
        }
        let text = problems.to_string();
        assert_eq!(text.lines().count(), 21);
        assert!(text.ends_with("\nand 3 more"), "{text}");
    }

    #[test]
    fn nothing_in_a_file_can_command_the_terminal() {
        let problem = FileProblem::number_taken(1, &OrderNumber("\u{1b}[2J\u{202e}\n".to_owned()));
        assert_eq!(
            problem.to_string(),
            "line 1, order \\u{1b}[2J\\u{202e}\\n, number: the database has another order of this number"
        );
    }
}
