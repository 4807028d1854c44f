//! A file's text, or why there is none.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Larger files are refused: an import holds its file's text in memory.
pub const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// UTF-8's byte order mark, which some spreadsheets and editors write.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The reason why a file's text can't be had.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableFile {
    #[error("there is no such file")]
    Missing,
    #[error("it is a folder, not a file")]
    Folder,
    #[error("the file can't be read: {0}")]
    Io(#[from] io::Error),
    #[error("the file is larger than {} MB, the most that one import takes", MAX_BYTES / 1024 / 1024)]
    TooLarge,
    #[error("line {line} is not UTF-8 text; save the file as UTF-8")]
    NotUtf8 { line: usize },
    #[error("the file is empty")]
    Empty,
}

pub(super) fn read(path: &Path) -> Result<String, UnreadableFile> {
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => UnreadableFile::Missing,
        _ => UnreadableFile::Io(error),
    })?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(UnreadableFile::Folder);
    }
    if metadata.len() > MAX_BYTES {
        return Err(UnreadableFile::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // A pipe has no length beforehand, so reading is limited too.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) {
        return Err(UnreadableFile::TooLarge);
    }
    text(bytes)
}

fn text(bytes: Vec<u8>) -> Result<String, UnreadableFile> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        UnreadableFile::NotUtf8 { line: valid.iter().filter(|byte| **byte == b'\n').count() + 1 }
    })?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    if text.trim().is_empty() { Err(UnreadableFile::Empty) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(text(b"\xef\xbb\xbf[]".to_vec()).expect("UTF-8"), "[]");
    }

    #[test]
    fn text_in_another_encoding_is_refused_with_its_line() {
        assert!(matches!(text(b"[\n\"caf\xe9\"]".to_vec()), Err(UnreadableFile::NotUtf8 { line: 2 })));
    }

    #[test]
    fn a_file_without_anything_in_it_is_refused() {
        for bytes in [&b""[..], b"\xef\xbb\xbf", b" \r\n\t\n"] {
            assert!(matches!(text(bytes.to_vec()), Err(UnreadableFile::Empty)), "{bytes:?}");
        }
    }
}
