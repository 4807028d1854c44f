//! The journal as a file: a JSON object a line, each with its hash and the one of the line before, so that whoever has
//! the file can prove that nothing in it was changed, left out or moved.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::store::chain::{Chain, ChainedLine, Entry, Flaw, GENESIS, Link, SaltedText};

/// A line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLine {
    hash: String,
    previous: String,
    /// Its bytes are what the hash is over.
    entry: Box<RawValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<SaltedText>,
}

/// Writes these lines, the first of which follows `previous`.
///
/// # Errors
/// The writer's.
pub fn write_lines(out: &mut impl Write, previous: &Link, lines: &[ChainedLine]) -> io::Result<()> {
    let mut previous = previous.hash.as_str();
    for line in lines {
        let entry = RawValue::from_string(line.entry.clone())?;
        let text = line.text.clone();
        let written = FileLine { hash: line.link.hash.clone(), previous: previous.to_owned(), entry, text };
        serde_json::to_writer(&mut *out, &written)?;
        out.write_all(b"\n")?;
        previous = &line.link.hash;
    }
    Ok(())
}

/// The reason why a file is not an export of the journal as it was written.
#[derive(Debug, thiserror::Error)]
pub enum FileFlaw {
    #[error("it can't be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("line {0} of the file is no line of a journal")]
    NotALine(usize),
    #[error("line {0} of the file is wrong: {1}")]
    Wrong(usize, Flaw),
    #[error(
        "line {0} of the file does not follow what comes before it: it names the line before by the hash {found}, and that \
         one has {expected}",
        found = .1,
        expected = .2
    )]
    NotBehind(usize, String, String),
    #[error("there is no line in it")]
    Empty,
}

/// A file whose every line is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundFile {
    /// What its first line follows; the genesis where it begins with the journal.
    pub behind: Link,
    pub last: Link,
    pub erased: u64,
}

/// Looks at every line. With `behind`, the first one must follow that very line.
///
/// # Errors
/// [`FileFlaw`] names the first line that is wrong.
pub fn check(file: impl BufRead, behind: Option<&Link>) -> Result<SoundFile, FileFlaw> {
    let mut looked_at: Option<(Link, Chain)> = None;
    for (position, text) in (1..).zip(file.lines()) {
        let (line, previous) = read_line(&text?).ok_or(FileFlaw::NotALine(position))?;
        let (_, chain) = looked_at.get_or_insert_with(|| {
            let first = Link { number: line.link.number - 1, hash: previous.clone() };
            let begin = behind.cloned().unwrap_or(first);
            (begin.clone(), Chain::behind(begin))
        });
        if previous != chain.head().hash {
            return Err(match chain.head().number + 1 {
                expected if expected != line.link.number => {
                    FileFlaw::Wrong(position, Flaw::Missing { expected, found: line.link.number })
                }
                _ => FileFlaw::NotBehind(position, previous, chain.head().hash.clone()),
            });
        }
        if line.link.number == 1 && previous != GENESIS {
            return Err(FileFlaw::NotBehind(position, previous, GENESIS.to_owned()));
        }
        chain.follow(&line).map_err(|flaw| FileFlaw::Wrong(position, flaw))?;
    }
    let (behind, chain) = looked_at.ok_or(FileFlaw::Empty)?;
    Ok(SoundFile { behind, last: chain.head().clone(), erased: chain.erased() })
}

/// A line, and the hash that it names as the one before it.
fn read_line(text: &str) -> Option<(ChainedLine, String)> {
    let FileLine { hash, previous, entry, text } = serde_json::from_str(text).ok()?;
    let Entry { number, text: text_digest, .. } = serde_json::from_str(entry.get()).ok()?;
    // The smallest number has none before it.
    number.checked_sub(1)?;
    let entry = entry.get().to_owned();
    Some((ChainedLine { link: Link { number, hash }, entry, text_digest, text }, previous))
}
