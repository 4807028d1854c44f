//! Compressed twins of the bundle's files, made here because Brotli at its best takes longer than a browser waits.

use crate::failure::Outcome;
use crate::files;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Kinds of files that are worth compressing, and count as the size of the desk.
const EXTENSIONS: [&str; 3] = ["wasm", "js", "css"];

pub fn write_twins(dist: &Path) -> Outcome<()> {
    for file in compressible(dist)? {
        files::write(&twin(&file), compress(&files::read(&file)?))?;
    }
    Ok(())
}

pub fn compressible(dist: &Path) -> Outcome<Vec<PathBuf>> {
    let wanted = |file: &PathBuf| {
        file.extension().and_then(|extension| extension.to_str()).is_some_and(|it| EXTENSIONS.contains(&it))
    };
    Ok(files::all_below(dist)?.into_iter().filter(wanted).collect())
}

/// `avoir.js` has `avoir.js.br` beside it: the name under which servers look for it.
pub fn twin(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".br");
    name.into()
}

/// Quality 11 and a window of 2^24 bytes, the largest that every browser reads.
fn compress(content: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)
        .expect("a vector takes every byte written to it");
    compressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_unpacks_to_the_file_it_belongs_to() {
        let script = "customElements.define('avoir-desk', Desk);\n".repeat(50);
        let packed = compress(script.as_bytes());
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, script.as_bytes());
        assert!(packed.len() < 100);
    }

    #[test]
    fn a_twin_keeps_the_whole_name() {
        assert_eq!(twin(Path::new("dist/avoir.js")), Path::new("dist/avoir.js.br"));
    }
}
