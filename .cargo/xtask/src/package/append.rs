//! The front-end's files behind the program, as the command finds them (`src/backend/assets/inside.rs`).

use crate::failure::{Failure, Outcome};
use crate::files;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

const MAGIC: &[u8; 16] = b"avoir front end\n";

pub struct Release {
    pub commit: Option<String>,
    pub date: String,
}

/// Appends all files below `bundle` to the command.
pub fn front_end(command: &Path, bundle: &Path, release: &Release) -> Outcome<()> {
    let (mut names, mut contents) = (Vec::new(), Vec::new());
    for file in files::all_below(bundle)? {
        let name = file.strip_prefix(bundle).expect("it is below the folder").display().to_string();
        let content = files::read(&file)?;
        names.push(format!(r#"{{"name":{},"length":{}}}"#, quoted(&name), content.len()));
        contents.extend(content);
    }
    if names.is_empty() {
        return Err(Failure::new(format!("{} is empty", bundle.display()), "Build it: cargo xtask package."));
    }
    let commit = release.commit.as_deref().map_or_else(|| "null".to_owned(), quoted);
    let date = quoted(&release.date);
    let header = format!(r#"{{"commit":{commit},"date":{date},"files":[{}]}}"#, names.join(","));
    let length = u32::try_from(header.len()).expect("a front-end has few files");
    let appended = [&length.to_le_bytes()[..], header.as_bytes(), &contents].concat();
    let size = u64::try_from(appended.len()).expect("a length in memory").to_le_bytes();
    let mut file = OpenOptions::new().append(true).open(command).map_err(|error| not_appended(command, &error))?;
    file.write_all(&[&appended[..], &size, MAGIC].concat()).map_err(|error| not_appended(command, &error))
}

/// As JSON: names of files and commits have nothing else in them that must be escaped.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn not_appended(command: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{} could not be written: {error}", command.display()),
        "See that there is room on the disk, then run the command again.",
    )
}
