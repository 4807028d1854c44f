//! The front-end inside the command: a package appends its files to the program, which finds them by the last bytes of
//! its own file. Before them stand the length of all that was appended, and in it a JSON header and the files.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use serde::Deserialize;

/// The last bytes of a command that has something inside.
const MAGIC: [u8; 16] = *b"avoir front end\n";

/// Behind what was appended: its length, and the magic.
const FOOTER: u64 = 8 + MAGIC.len() as u64;

/// What the packager says of the command.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Release {
    /// Of the sources; `null` where they came without their history.
    pub commit: Option<String>,
    /// Of the commit, or else of the package.
    pub date: String,
}

#[derive(Deserialize)]
struct Header {
    #[serde(flatten)]
    release: Release,
    files: Vec<PackedFile>,
}

#[derive(Deserialize)]
struct PackedFile {
    name: String,
    length: usize,
}

/// The files that were appended, by name.
#[derive(Debug, PartialEq, Eq)]
pub struct Inside {
    pub release: Release,
    pub(super) files: HashMap<String, Vec<u8>>,
}

impl Inside {
    /// What is inside the running command; `None` where nothing is.
    ///
    /// # Errors
    /// The command's file can't be read, or is damaged.
    pub fn of_this_command() -> io::Result<Option<Self>> {
        Self::of(&std::env::current_exe()?)
    }

    fn of(command: &Path) -> io::Result<Option<Self>> {
        let mut file = File::open(command)?;
        let size = file.seek(SeekFrom::End(0))?;
        let mut footer = [0; FOOTER as usize];
        if size < FOOTER {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(size - FOOTER))?;
        file.read_exact(&mut footer)?;
        let (length, magic) = footer.split_at(8);
        if magic != MAGIC {
            return Ok(None);
        }
        let length = length.try_into().map(u64::from_le_bytes).map_err(|_| damaged())?;
        let begin = (size - FOOTER).checked_sub(length).ok_or_else(damaged)?;
        file.seek(SeekFrom::Start(begin))?;
        let mut appended = Vec::new();
        file.take(length).read_to_end(&mut appended)?;
        Self::read(&appended).map(Some)
    }

    fn read(appended: &[u8]) -> io::Result<Self> {
        let (length, rest) = appended.split_first_chunk().ok_or_else(damaged)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| damaged())?;
        let (header, mut rest) = rest.split_at_checked(length).ok_or_else(damaged)?;
        let header: Header = serde_json::from_slice(header).map_err(|_| damaged())?;
        let mut files = HashMap::new();
        for PackedFile { name, length } in header.files {
            let (content, behind) = rest.split_at_checked(length).ok_or_else(damaged)?;
            files.insert(name, content.to_vec());
            rest = behind;
        }
        if rest.is_empty() { Ok(Self { release: header.release, files }) } else { Err(damaged()) }
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the front-end inside the command is damaged")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(header: &str, files: &[u8], footer: &[u8]) -> tempfile::NamedTempFile {
        let length = u32::try_from(header.len()).unwrap().to_le_bytes();
        let appended = [&length, header.as_bytes(), files].concat();
        let size = u64::try_from(appended.len()).unwrap().to_le_bytes();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), [b"the program", &appended[..], &size, footer].concat()).unwrap();
        file
    }

    const HEADER: &str =
        r#"{"commit":null,"date":"2026-11-28","files":[{"name":"a.js","length":3},{"name":"b","length":2}]}"#;

    #[test]
    fn files_that_were_appended_are_found_by_name() {
        let inside = Inside::of(command(HEADER, b"abcde", &MAGIC).path()).unwrap().unwrap();
        let files = [("a.js", &b"abc"[..]), ("b", b"de")].map(|(name, content)| (name.to_owned(), content.to_vec()));
        assert_eq!(inside.files, HashMap::from(files));
        assert_eq!(inside.release, Release { commit: None, date: "2026-11-28".to_owned() });
    }

    #[test]
    fn a_command_as_it_was_compiled_has_nothing_inside() {
        assert_eq!(Inside::of(command(HEADER, b"abcde", b"something else.\n").path()).unwrap(), None);
        assert_eq!(Inside::of_this_command().unwrap(), None);
    }

    #[test]
    fn what_is_damaged_is_not_served() {
        for (header, files) in [(HEADER, &b"abcd"[..]), (HEADER, b"abcdef"), ("{", b""), ("{}", b"")] {
            assert!(Inside::of(command(header, files, &MAGIC).path()).is_err(), "{header} {files:?}");
        }
    }
}
