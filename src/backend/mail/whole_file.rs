//! A file that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is there, and whether it was written just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) path: PathBuf,
    pub(super) is_new: bool,
}

/// Writes a file under its final name only when all of it is on the disk: whoever fetches mails from the
/// folder never sees half of one. One that is there already, with the same content, is left alone.
pub(super) fn write(folder: &Path, name: &str, content: &[u8]) -> io::Result<Written> {
    fs::create_dir_all(folder)?;
    let path = folder.join(name);
    if fs::read(&path).is_ok_and(|there| there == content) {
        return Ok(Written { path, is_new: false });
    }
    // A name that begins with a dot is no mail yet, to whoever looks for `*.eml`.
    let unfinished = folder.join(format!(".{name}.part"));
    let mut file = File::create(&unfinished)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&unfinished, &path)?;
    // The name too has to outlast a power failure, before the mail is ticked off.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(Written { path, is_new: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_the_same_again_leaves_one_file() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for is_new in [true, false] {
            let written = write(&folder.path().join("outbox"), "a.eml", b"To: b\r\n")?;
            assert_eq!((fs::read(written.path)?, written.is_new), (b"To: b\r\n".to_vec(), is_new));
        }
        assert_eq!(fs::read_dir(folder.path().join("outbox"))?.count(), 1);
        Ok(())
    }

    #[test]
    fn a_folder_that_is_none_is_an_error() -> io::Result<()> {
        let file = tempfile::NamedTempFile::new()?;
        assert!(write(&file.path().join("outbox"), "a.eml", b"").is_err());
        Ok(())
    }
}
