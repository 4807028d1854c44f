//! Takes the names of functions out of a module: a quarter of the download, and only a stack trace reads them.
//!
//! Cargo's `strip = true` would take the list of target features with them, without which wasm-bindgen refuses the
//! module (cloudflare/workers-rs#1014, wasm-bindgen/wasm-bindgen#5205), and Trunk has no switch for wasm-bindgen's
//! `--remove-name-section`. Nothing else is left to gain: `wasm-opt -Oz` takes a sixth off the module, and nothing off
//! the download.

use crate::failure::{Failure, Outcome};
use crate::files;
use std::ops::Range;
use std::path::Path;

pub fn strip(file: &Path) -> Outcome<()> {
    let module = files::read(file)?;
    let stripped = without_names(&module).ok_or_else(|| {
        Failure::new(format!("{} is no WebAssembly module", file.display()), "Remove target/wasm and run this again.")
    })?;
    files::write(file, stripped)
}

fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    let header = module.get(..8).filter(|header| header.starts_with(b"\0asm"))?;
    let mut kept = header.to_vec();
    let mut rest = 8..module.len();
    while !rest.is_empty() {
        let section = section_at(module, rest.start)?;
        if !holds_names(module, &section)? {
            kept.extend_from_slice(&module[section.whole.clone()]);
        }
        rest.start = section.whole.end;
    }
    Some(kept)
}

struct Section {
    kind: u8,
    whole: Range<usize>,
    content: Range<usize>,
}

fn section_at(module: &[u8], start: usize) -> Option<Section> {
    let (length, content) = number_at(module, start + 1)?;
    let end = content.checked_add(length)?;
    let kind = *module.get(start)?;
    (end <= module.len()).then_some(Section { kind, whole: start..end, content: content..end })
}

/// Sections of kind 0 carry a name of their own before their content.
fn holds_names(module: &[u8], section: &Section) -> Option<bool> {
    if section.kind != 0 {
        return Some(false);
    }
    let (length, start) = number_at(module, section.content.start)?;
    Some(module.get(start..start.checked_add(length)?)? == b"name")
}

/// A number in LEB128, and where it ends.
fn number_at(module: &[u8], start: usize) -> Option<(usize, usize)> {
    let mut number = 0;
    for (position, byte) in module.get(start..)?.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * position);
        if byte & 0x80 == 0 {
            return Some((number, start + position + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    fn check(sections: &[&[u8]], kept: &[&[u8]]) {
        let module = [HEADER, &sections.concat()].concat();
        assert_eq!(without_names(&module), Some([HEADER, &kept.concat()].concat()));
    }

    #[test]
    fn only_the_names_go() {
        let types = b"\x01\x04\x01\x60\0\0";
        let names = b"\0\x09\x04name\x01\x02\0\0";
        let features = b"\0\x10\x0ftarget_features";
        check(&[types, names, features], &[types, features]);
        check(&[], &[]);
    }

    #[test]
    fn a_length_of_two_bytes_is_read() {
        let code = [b"\x0a\x80\x01".as_slice(), &[7; 128]].concat();
        let names = [b"\0\x85\x01\x04name".as_slice(), &[7; 128]].concat();
        check(&[&code, &names, &code], &[&code, &code]);
    }

    #[test]
    fn what_is_cut_off_or_no_module_is_refused() {
        assert_eq!(without_names(b"<!doctype html>"), None);
        assert_eq!(without_names(b"\0asm\x01\0\0\0\x0a\x7f"), None);
        assert_eq!(without_names(b"\0asm\x01\0\0\0\0\x02\x7fn"), None);
        assert_eq!(without_names(b"\0asm\x01\0\0\0\x0a\xff\xff\xff\xff\xff\xff"), None);
    }
}
