//! A file's text, read from its beginning as often as it is wanted, or why there is none.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::fs::FileExt;
use std::path::Path;

/// What comes through a pipe can't be read twice, and is held in memory: more than this is refused.
pub const MAX_HELD: u64 = 512 * 1024 * 1024;

/// UTF-8's byte order mark, which some spreadsheets and editors write.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Bytes that are read at once.
const READ_AT_ONCE: usize = 256 * 1024;

/// The reason why a file's text can't be had.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableFile {
    #[error("there is no such file")]
    Missing,
    #[error("it is a folder, not a file")]
    Folder,
    #[error("the file can't be read: {0}")]
    Io(#[from] io::Error),
    #[error("what comes through the pipe is larger than {} MB; save it as a file first", MAX_HELD / 1024 / 1024)]
    TooLarge,
    #[error("line {line} is not UTF-8 text; save the file as UTF-8")]
    NotUtf8 { line: usize },
    #[error("the file is empty")]
    Empty,
}

/// The text, which was looked through once: it is UTF-8, and there is something in it.
#[derive(Debug)]
pub enum FileText {
    Held(Vec<u8>),
    /// A file stays where it is: however large it is, a part of it is in memory at a time.
    OnDisk(File),
}

impl FileText {
    pub fn open(path: &Path) -> Result<Self, UnreadableFile> {
        let file = File::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => UnreadableFile::Missing,
            _ => UnreadableFile::Io(error),
        })?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(UnreadableFile::Folder);
        }
        if metadata.is_file() {
            look_through(Positioned { file: &file, at: 0 })?;
            return Ok(Self::OnDisk(file));
        }
        let mut bytes = Vec::new();
        file.take(MAX_HELD + 1).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_HELD) {
            return Err(UnreadableFile::TooLarge);
        }
        look_through(bytes.as_slice())?;
        Ok(Self::Held(bytes))
    }

    /// Its bytes from the beginning, without a byte order mark.
    pub fn bytes(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        let mut bytes: Box<dyn BufRead + Send> = match self {
            Self::Held(text) => Box::new(text.as_slice()),
            Self::OnDisk(file) => Box::new(BufReader::with_capacity(READ_AT_ONCE, Positioned { file, at: 0 })),
        };
        if bytes.fill_buf()?.starts_with(BYTE_ORDER_MARK.as_bytes()) {
            bytes.consume(BYTE_ORDER_MARK.len());
        }
        Ok(bytes)
    }

    /// Those that come after so many of them.
    pub fn bytes_after(&self, count: u64) -> io::Result<Box<dyn Read + '_>> {
        let mut first = Vec::new();
        self.at(0).take(BYTE_ORDER_MARK.len() as u64).read_to_end(&mut first)?;
        let mark = if first == BYTE_ORDER_MARK.as_bytes() { first.len() as u64 } else { 0 };
        Ok(self.at(mark + count))
    }

    fn at(&self, at: u64) -> Box<dyn Read + '_> {
        match self {
            Self::Held(text) => Box::new(usize::try_from(at).ok().and_then(|at| text.get(at..)).unwrap_or_default()),
            Self::OnDisk(file) => Box::new(Positioned { file, at }),
        }
    }
}

/// The line ends in a text.
pub fn count_lines(text: impl AsRef<[u8]>) -> usize {
    text.as_ref().iter().filter(|byte| **byte == b'\n').count()
}

/// A file read at a place of one's own, so that two can read it.
struct Positioned<'a> {
    file: &'a File,
    at: u64,
}

impl Read for Positioned<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(buffer, self.at)?;
        self.at += u64::try_from(read).unwrap_or_default();
        Ok(read)
    }
}

/// Whether it is text, and there is any.
fn look_through(mut bytes: impl Read) -> Result<(), UnreadableFile> {
    let mut buffer = vec![0; READ_AT_ONCE];
    // A letter may be cut by the end of what was read: its beginning is kept for the next time.
    let (mut kept, mut line, mut is_empty) = (0, 1, true);
    loop {
        let read = bytes.read(&mut buffer[kept..])?;
        let filled = kept + read;
        let (text, cut) = match str::from_utf8(&buffer[..filled]) {
            Ok(text) => (text, 0),
            Err(error) => {
                let valid = error.valid_up_to();
                if error.error_len().is_some() || read == 0 {
                    let line = line + count_lines(&buffer[..valid]);
                    return Err(UnreadableFile::NotUtf8 { line });
                }
                (str::from_utf8(&buffer[..valid]).unwrap_or_default(), filled - valid)
            }
        };
        line += count_lines(text);
        is_empty &= text.trim_start_matches(BYTE_ORDER_MARK).trim().is_empty();
        buffer.copy_within(filled - cut..filled, 0);
        kept = cut;
        if read == 0 {
            return if is_empty { Err(UnreadableFile::Empty) } else { Ok(()) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a disk gives them: no more than so many at once.
    struct Slowly<'a>(&'a [u8], usize);

    impl Read for Slowly<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(self.1);
            self.0.read(&mut buffer[..most])
        }
    }

    fn looked_through(bytes: &[u8]) -> Result<(), UnreadableFile> {
        for at_once in 1..bytes.len() {
            let slowly = look_through(Slowly(bytes, at_once)).map_err(|problem| problem.to_string());
            assert_eq!(slowly, look_through(bytes).map_err(|problem| problem.to_string()), "{at_once} at once");
        }
        look_through(bytes)
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let text = FileText::Held("\u{feff}[]".into());
        let mut read = String::new();
        text.bytes().and_then(|mut bytes| bytes.read_to_string(&mut read)).expect("text");
        assert_eq!(read, "[]");
    }

    #[test]
    fn a_part_of_the_text_is_read_from_its_place_on() {
        for (text, expected) in [("\u{feff}abc", "bc"), ("abc", "bc"), ("a", ""), ("", "")] {
            let (held, mut read) = (FileText::Held(text.into()), String::new());
            held.bytes_after(1).and_then(|mut bytes| bytes.read_to_string(&mut read)).expect("text");
            assert_eq!(read, expected, "{text:?}");
        }
    }

    #[test]
    fn text_in_another_encoding_is_refused_with_its_line() {
        assert!(matches!(looked_through(b"[\n\"caf\xe9\"]"), Err(UnreadableFile::NotUtf8 { line: 2 })));
        assert!(matches!(looked_through(b"[\n\"\n\xc3"), Err(UnreadableFile::NotUtf8 { line: 3 })), "cut off");
        assert!(looked_through("[\"€ é 𝄞\"]".as_bytes()).is_ok());
    }

    #[test]
    fn a_file_without_anything_in_it_is_refused() {
        for bytes in [&b""[..], b"\xef\xbb\xbf", b" \r\n\t\n"] {
            assert!(matches!(looked_through(bytes), Err(UnreadableFile::Empty)), "{bytes:?}");
        }
    }
}
