//! A file of another system, and what it means to go through it more than once.

use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::backend::file_text::{FileText, UnreadableFile};

/// Bytes that are read at once.
const READ_AT_ONCE: usize = 256 * 1024;

/// A file, as it was given.
#[derive(Debug)]
pub struct SourceFile {
    pub name: String,
    text: FileText,
}

/// A file that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {message}")]
pub struct UnreadableSource {
    pub file: String,
    pub message: String,
}

impl SourceFile {
    /// # Errors
    /// [`UnreadableSource`], where there is no such file, or none of text.
    pub fn open(path: &Path) -> Result<Self, UnreadableSource> {
        let name = path.display().to_string();
        match FileText::open(path) {
            Ok(text) => Ok(Self { name, text }),
            Err(problem) => Err(UnreadableSource { file: name, message: problem.to_string() }),
        }
    }

    /// A text that is in memory already.
    pub fn held(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: FileText::Held(text.into().into_bytes()) }
    }

    /// Its text from the beginning.
    pub(super) fn pass(&self) -> Result<Pass<'_>, UnreadableSource> {
        let bytes = self.text.bytes().map_err(|problem| self.broke_off(problem))?;
        Ok(Pass(BufReader::with_capacity(READ_AT_ONCE, Printing { bytes, print: DefaultHasher::new() })))
    }

    /// What comes after so many bytes of it.
    pub(super) fn text_after(&self, count: u64) -> Result<Box<dyn Read + '_>, UnreadableSource> {
        self.text.bytes_after(count).map_err(|problem| self.broke_off(problem))
    }

    pub(super) fn unreadable(&self, message: impl Into<String>) -> UnreadableSource {
        UnreadableSource { file: self.name.clone(), message: message.into() }
    }

    /// It is gone, or its disk is.
    pub(super) fn broke_off(&self, problem: io::Error) -> UnreadableSource {
        self.unreadable(UnreadableFile::Io(problem).to_string())
    }

    /// Nobody knows whether what was made of it is an order of the one text or of the other.
    pub(super) fn changed(&self) -> UnreadableSource {
        self.unreadable("the file was changed while it was read")
    }

    /// That two passes read the same.
    pub(super) fn is_still(&self, first: Print, second: Print) -> Result<(), UnreadableSource> {
        if first == second { Ok(()) } else { Err(self.changed()) }
    }
}

/// By which the bytes of a pass are known for those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print(u64);

/// One reading of a file.
pub(super) struct Pass<'f>(BufReader<Printing<'f>>);

impl Pass<'_> {
    /// Of all that was read, which is the whole file once its end was met.
    pub fn print(&self) -> Print {
        Print(self.0.get_ref().print.finish())
    }
}

impl Read for Pass<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl BufRead for Pass<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.0.consume(count);
    }
}

struct Printing<'f> {
    bytes: Box<dyn BufRead + Send + 'f>,
    print: DefaultHasher,
}

impl Read for Printing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.print.write(&buffer[..read]);
        Ok(read)
    }
}
