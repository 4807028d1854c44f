//! A file's text, cut into records one after the other without looking into them, so that one bad record hides no other and
//! no more than one is in memory.

use std::io::{self, BufRead};

use super::file_problem::FileProblem;
use crate::backend::json_text::{JsonText, NoValue};

/// One record as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SourceRecord<'a> {
    /// Counted from one.
    pub(super) place: usize,
    /// The line of the file that it begins in, counted from one.
    pub(super) line: usize,
    pub(super) text: &'a str,
}

/// What comes next in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cut<'a> {
    Record(SourceRecord<'a>),
    /// What can't be cut; there may be records after it.
    Problem(FileProblem),
    End,
}

/// How the records are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Not looked at yet.
    Unknown,
    /// One on each line.
    Lines,
    Array,
    /// Nothing that comes now can be cut any more.
    Over,
}

/// The records of a text that is known to be UTF-8.
pub(super) struct Records<R> {
    text: JsonText<R>,
    shape: Shape,
    /// The records that were cut.
    count: usize,
}

impl<R: BufRead> Records<R> {
    pub(super) fn of(bytes: R) -> Self {
        Self { text: JsonText::of(bytes), shape: Shape::Unknown, count: 0 }
    }

    /// The next record, or what there is in its place.
    pub(super) fn next(&mut self) -> io::Result<Cut<'_>> {
        if self.shape == Shape::Unknown {
            self.shape = match self.text.next_sign()? {
                Some(b'[') => {
                    self.text.take()?;
                    Shape::Array
                }
                Some(b'{') => Shape::Lines,
                _ => return Ok(self.ends_with(FileProblem::neither(self.text.place().0))),
            };
        }
        match self.shape {
            Shape::Array => self.of_array(),
            Shape::Lines => self.of_line(),
            Shape::Unknown | Shape::Over => Ok(Cut::End),
        }
    }

    fn of_line(&mut self) -> io::Result<Cut<'_>> {
        let Some(_) = self.text.next_sign()? else { return Ok(Cut::End) };
        let line = self.text.place().0;
        Ok(match self.text.rest_of_line()? {
            Ok(text) => {
                self.count += 1;
                Cut::Record(SourceRecord { place: self.count, line, text })
            }
            Err(NoValue::Broken { line, column, error }) if error.is_eof() => {
                // The lines below are the rest of this object, and no news.
                self.shape = Shape::Over;
                Cut::Problem(FileProblem::cut_off(line, column))
            }
            Err(NoValue::Broken { line, column, error }) => Cut::Problem(FileProblem::syntax(line, column, &error)),
            Err(NoValue::Missing) => Cut::End,
        })
    }

    fn of_array(&mut self) -> io::Result<Cut<'_>> {
        let mut sign = self.text.next_sign()?;
        if self.count > 0 {
            match sign {
                Some(b',') => {
                    self.text.take()?;
                    sign = self.text.next_sign()?;
                    if sign == Some(b']') {
                        return Ok(self.is_not_json("trailing comma"));
                    }
                }
                Some(b']') | None => {}
                Some(_) => return Ok(self.is_not_json("expected `,` or `]`")),
            }
        }
        match sign {
            None => {
                let (line, column) = self.text.place();
                Ok(self.ends_with(FileProblem::cut_in_array(line, column - 1)))
            }
            Some(b']') => {
                self.text.take()?;
                match (self.text.next_sign()?, self.count) {
                    (Some(_), _) => Ok(self.is_not_json("trailing characters")),
                    (None, 0) => Ok(self.ends_with(FileProblem::no_orders())),
                    (None, _) => Ok(Cut::End),
                }
            }
            Some(_) => self.element(),
        }
    }

    /// A value of the array, whatever it is.
    fn element(&mut self) -> io::Result<Cut<'_>> {
        let (line, column) = self.text.place();
        Ok(match self.text.value()? {
            Ok(text) => {
                self.count += 1;
                Cut::Record(SourceRecord { place: self.count, line, text })
            }
            Err(problem) => {
                self.shape = Shape::Over;
                Cut::Problem(match problem {
                    NoValue::Missing => FileProblem::not_json(line, column, "expected value"),
                    NoValue::Broken { line, column, error } => FileProblem::syntax(line, column, &error),
                })
            }
        })
    }

    fn is_not_json(&mut self, words: &str) -> Cut<'static> {
        let (line, column) = self.text.place();
        self.ends_with(FileProblem::not_json(line, column, words))
    }

    fn ends_with(&mut self, problem: FileProblem) -> Cut<'static> {
        self.shape = Shape::Over;
        Cut::Problem(problem)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;
    use crate::backend::import::FileProblems;

    fn split_by(text: &str, at_once: usize) -> Result<Vec<(usize, String)>, String> {
        let (mut found, mut problems) = (Vec::new(), FileProblems::default());
        let mut records = Records::of(BufReader::with_capacity(at_once, text.as_bytes()));
        loop {
            match records.next().expect("a text") {
                Cut::Record(source) => found.push((source.line, source.text.to_owned())),
                Cut::Problem(problem) => problems.push(problem),
                Cut::End => break problems.none_or_else(found).map_err(|problems| problems.to_string()),
            }
        }
    }

    fn split(text: &str) -> Result<Vec<(usize, String)>, String> {
        let whole = split_by(text, text.len());
        for at_once in 1..text.len() {
            assert_eq!(split_by(text, at_once), whole, "{at_once} at once");
        }
        whole
    }

    fn at_lines(records: &[(usize, &str)]) -> Result<Vec<(usize, String)>, String> {
        Ok(records.iter().map(|(line, text)| (*line, (*text).to_owned())).collect())
    }

    #[test]
    fn an_array_and_lines_are_cut_alike() {
        assert_eq!(split("[\n {\"a\":1},\n\n {\"b\":\n2} ]\n"), at_lines(&[(2, "{\"a\":1}"), (4, "{\"b\":\n2}")]));
        assert_eq!(split("{\"a\":1}\r\n\r\n {\"b\":2}"), at_lines(&[(1, "{\"a\":1}"), (3, "{\"b\":2}")]));
    }

    #[test]
    fn what_looks_like_an_end_inside_of_a_text_is_none() {
        let texts = r#"[{"a":"]}\"]}\\"},["}"],"a,]",12,null]"#;
        assert_eq!(
            split(texts),
            at_lines(&[(1, r#"{"a":"]}\"]}\\"}"#), (1, r#"["}"]"#), (1, r#""a,]""#), (1, "12"), (1, "null")])
        );
    }

    #[test]
    fn broken_text_is_named_by_line_and_column() {
        for (text, problem) in [
            ("[{\"a\":1},\n {\"a\" 1}]", "line 2, column 7: not JSON: expected `:`"),
            ("[{\"a\":1}\n {\"a\":1}]", "line 2, column 2: not JSON: expected `,` or `]`"),
            ("[{\"a\":1},\n ]", "line 2, column 2: not JSON: trailing comma"),
            ("[{\"a\":1}]\n]", "line 2, column 1: not JSON: trailing characters"),
            ("[{\"a\":[1}]", "line 1, column 9: not JSON: expected `,` or `]`"),
            ("[,]", "line 1, column 2: not JSON: expected value"),
            (
                "{\"a\":1}\n{\"a\":01}\n{}x",
                "line 2, column 7: not JSON: invalid number\nline 3, column 3: not JSON: trailing characters",
            ),
        ] {
            assert_eq!(split(text), Err(problem.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_file_that_was_cut_off_says_so() {
        for text in ["[{\"a\":1},\n {\"a\":", "[{\"a\":1},\n {\"a\"", "[{\"a\":1},\n", "[{\"a\":1}", "["] {
            let problem = split(text).expect_err("cut off");
            assert!(problem.ends_with(": the file ends in the middle of an order"), "{text}: {problem}");
        }
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
