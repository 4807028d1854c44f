//! The text of JSON, cut into values one after the other without looking into them, so that no more than one is in memory.

use std::io::{self, BufRead};

use serde_json::value::RawValue;

use super::file_text::count_lines;

/// A text that is known to be UTF-8, from what comes next on.
#[derive(Debug)]
pub struct JsonText<R> {
    bytes: R,
    /// Of the next byte, counted from one.
    line: usize,
    column: usize,
    value: Vec<u8>,
}

/// What stands in the place of a value.
#[derive(Debug)]
pub enum NoValue {
    /// Nothing, or a sign that begins none.
    Missing,
    Broken {
        line: usize,
        column: usize,
        /// Whose place is that in the value.
        error: serde_json::Error,
    },
}

impl<R: BufRead> JsonText<R> {
    pub fn of(bytes: R) -> Self {
        Self { bytes, line: 1, column: 1, value: Vec::new() }
    }

    /// The line and the column of the next byte, counted from one.
    pub fn place(&self) -> (usize, usize) {
        (self.line, self.column)
    }

    /// The next byte that is no white space, which stays where it is.
    pub fn next_sign(&mut self) -> io::Result<Option<u8>> {
        loop {
            let there = self.bytes.fill_buf()?;
            let Some(byte) = there.first().copied() else { return Ok(None) };
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.take()?;
        }
    }

    /// Goes one byte further.
    pub fn take(&mut self) -> io::Result<()> {
        let is_line_end = self.bytes.fill_buf()?.first() == Some(&b'\n');
        self.bytes.consume(1);
        (self.line, self.column) = if is_line_end { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        Ok(())
    }

    /// The value that begins here, whatever it is.
    pub fn value(&mut self) -> io::Result<Result<&str, NoValue>> {
        let (line, column) = (self.line, self.column);
        self.value.clear();
        let mut scan = Scan::default();
        loop {
            let there = self.bytes.fill_buf()?;
            let length = there.iter().position(|byte| scan.is_past_end(*byte)).unwrap_or(there.len());
            let is_last = length < there.len() || there.is_empty();
            self.value.extend_from_slice(&there[..length]);
            self.bytes.consume(length);
            if is_last {
                break;
            }
        }
        if self.value.is_empty() {
            return Ok(Err(NoValue::Missing));
        }
        let lines = count_lines(&self.value);
        let last_line = self.value.rsplit(|byte| *byte == b'\n').next().unwrap_or_default().len();
        self.line += lines;
        self.column = if lines == 0 { column + last_line } else { 1 + last_line };
        Ok(parsed(&self.value).map_err(|error| {
            let before = if error.line() == 1 { column - 1 } else { 0 };
            NoValue::Broken { line: line + error.line() - 1, column: before + error.column(), error }
        }))
    }

    /// The value that the rest of the line is.
    pub fn rest_of_line(&mut self) -> io::Result<Result<&str, NoValue>> {
        let (line, column) = (self.line, self.column);
        self.value.clear();
        self.bytes.read_until(b'\n', &mut self.value)?;
        (self.line, self.column) = (line + 1, 1);
        Ok(parsed(self.value.trim_ascii_end()).map_err(|error| NoValue::Broken {
            line,
            column: column - 1 + error.column(),
            error,
        }))
    }
}

fn parsed(value: &[u8]) -> serde_json::Result<&str> {
    serde_json::from_slice::<&RawValue>(value).map(RawValue::get)
}

/// The parser's words without its line and column, which are those of a part of the text.
pub fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// Finds where a value ends by its brackets and quotation marks alone; whether it is one is for the parser to say.
#[derive(Debug, Default)]
struct Scan {
    depth: usize,
    is_text: bool,
    is_escaped: bool,
    /// The value was whole with the byte before.
    is_whole: bool,
}

impl Scan {
    /// Whether the value has ended before this byte.
    fn is_past_end(&mut self, byte: u8) -> bool {
        if self.is_whole {
            return true;
        }
        if self.is_text {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => {
                    self.is_text = false;
                    self.is_whole = self.depth == 0;
                }
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.is_text = true,
            b'{' | b'[' => self.depth += 1,
            // A number, or a word, is ended by what is not its own.
            b',' | b']' | b'}' if self.depth == 0 => return true,
            _ if self.depth == 0 && byte.is_ascii_whitespace() => return true,
            b'}' | b']' => {
                self.depth -= 1;
                self.is_whole = self.depth == 0;
            }
            _ => {}
        }
        false
    }
}
