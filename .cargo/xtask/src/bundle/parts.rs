//! Cuts the program in two: what the list of orders needs, and the rest (`ui::app::rest`).
//!
//! That is done to the linker's module, before wasm-bindgen, and Trunk has no hook there (trunk-rs/trunk#1022). So this program
//! stands on Trunk's PATH as `wasm-bindgen`, cuts, and hands the list's part on to the real one.

use crate::command::run;
use crate::compiler::FLAGS;
use crate::failure::{Failure, Outcome};
use crate::setup::Tools;
use crate::{files, project};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// By this name it is called in wasm-bindgen's place.
pub const STAND_IN: &str = "wasm-bindgen";
/// The folder of the parts, told to Trunk's hook as well.
const FOLDER: &str = "AVOIR_PARTS";
/// In it, the one with the stand-in.
const PROGRAMS: &str = "bin";
/// As the cutting tool names them.
const LINKER: &str = "__wasm_split.js";
const MODULE: &str = "split_rest.wasm";
/// Under this name the rest is in the bundle, before its content's hash is put in.
const REST: &str = "avoir-rest.wasm";
/// The stem of the program's own files.
const PROGRAM: &str = "avoir-desk";

/// Lets Trunk build the program in parts.
pub fn cut(trunk: &mut Command, tools: &Tools) -> Outcome<()> {
    let folder = project::wasm_target().join("parts");
    let programs = folder.join(PROGRAMS);
    let stand_in = programs.join(STAND_IN);
    files::remove_folder(&folder)?;
    files::make_folder(&programs)?;
    let own = env::current_exe().map_err(|error| Failure::new(error.to_string(), "Run this again."))?;
    std::os::unix::fs::symlink(own, &stand_in)
        .map_err(|error| Failure::new(format!("{}: {error}", stand_in.display()), "Make target writable."))?;
    tools.add_to_path(trunk, Some(programs))?;
    // Where one function calls another is known to the linker alone.
    let flags = format!("{} -Clink-arg=--emit-relocs", tools.compiler.flags);
    trunk.args(["--features", "parts"]).env(FOLDER, folder).env(FLAGS, flags);
    Ok(())
}

/// wasm-bindgen, called by Trunk.
pub fn stand_in(words: &[String]) -> Outcome<ExitCode> {
    let folder = env::var_os(FOLDER).map(PathBuf::from).ok_or_else(|| {
        Failure::new(format!("{FOLDER} is not set"), "Build by `cargo xtask run`, or call the real wasm-bindgen.")
    })?;
    let path = env::var_os("PATH").unwrap_or_default();
    let behind = env::split_paths(&path).filter(|entry| *entry != folder.join(PROGRAMS));
    let mut real = Command::new(STAND_IN);
    real.env("PATH", env::join_paths(behind).unwrap_or_default());
    let Some(module) = words.iter().position(|word| word.ends_with(".wasm")) else {
        run(real.args(words), "Mend what wasm-bindgen says above.")?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut split = Command::new("wasm-split-cli");
    split.arg(&words[module]).arg(&folder).args(["--out-name", PROGRAM]);
    run(&mut split, "Remove target/wasm and run this again.")?;
    let mut words = words.to_owned();
    words[module] = folder.join(PROGRAM).with_extension("wasm").display().to_string();
    run(real.args(&words).arg("--keep-lld-exports"), "Mend what wasm-bindgen says above.")?;

    let glue = output(&words)?.join(PROGRAM).with_extension("js");
    let linked = linked(&files::read_text(&glue)?, &files::read_text(&folder.join(LINKER))?)?;
    files::write(&glue, linked)?;
    files::rename(&folder.join(MODULE), &folder.join(REST))?;
    Ok(ExitCode::SUCCESS)
}

/// Where wasm-bindgen is told to write.
fn output(words: &[String]) -> Outcome<&Path> {
    let told = words.iter().enumerate().find_map(|(place, word)| match word.strip_prefix("--out-dir") {
        Some("") => words.get(place + 1).map(String::as_str),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    told.map(Path::new).ok_or_else(|| Failure::new("wasm-bindgen was called without --out-dir", TRUNK_CHANGED))
}

const TRUNK_CHANGED: &str = "Take the tools' versions from .cargo/xtask/src/setup/cargo_tools.rs.";

/// The glue with the loader of the rest in it, and not beside it: a program that is started afresh must get a loader of its
/// own. The shell says where the rest is.
fn linked(glue: &str, linker: &str) -> Outcome<String> {
    let import = format!("from \"./{LINKER}\"");
    let name =
        glue.lines().find_map(|line| line.trim_end_matches(';').strip_suffix(&import)?.strip_prefix("import * as "));
    let name = name.ok_or_else(|| Failure::new("the glue loads no other part", TRUNK_CHANGED))?.trim().to_owned();
    let address = format!("new URL(\"./{MODULE}\", import.meta.url)");
    if !linker.contains(&address) {
        return Err(Failure::new("the rest is loaded in an unknown way", TRUNK_CHANGED));
    }
    let mut loaders = Vec::new();
    let mut loader = String::new();
    for line in linker.lines().filter(|line| !line.starts_with("import ")) {
        let declared = line.strip_prefix("export const ");
        loaders.extend(declared.and_then(|rest| rest.split_once(" =")).map(|(name, _)| name.to_owned()));
        loader.push_str(&declared.map_or_else(|| line.to_owned(), |rest| format!("const {rest}")));
        loader.push('\n');
    }
    let glue = glue.lines().filter(|line| !line.contains(&import)).collect::<Vec<_>>().join("\n");
    let loader = loader.replace(&address, "restAddress");
    let loaders = loaders.join(", ");
    Ok(format!(
        "{glue}\nlet restAddress;\nexport function rest_at(address) {{ restAddress = address; }}\n{loader}const {name} = {{ {loaders} }};\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str =
        "import * as import1 from \"./__wasm_split.js\"\nconst a = () => import1;\nexport { a as default };";
    const LOADER: &str = "import { initSync } from \"./avoir-desk.js\";\nexport const __wasm_split_load_rest = f(() => fetch(new \
                          URL(\"./split_rest.wasm\", import.meta.url)));\n";

    #[test]
    fn the_loader_of_the_rest_is_in_the_glue() {
        let linked = linked(GLUE, LOADER).unwrap();
        assert!(!linked.contains("import "), "{linked}");
        assert!(linked.contains("const __wasm_split_load_rest = f(() => fetch(restAddress));"), "{linked}");
        assert!(linked.ends_with("const import1 = { __wasm_split_load_rest };\n"), "{linked}");
    }

    #[test]
    fn another_glue_is_refused() {
        assert!(linked("export { a as default };", LOADER).is_err());
        assert!(linked(GLUE, "export const __wasm_split_load_rest = f();").is_err());
    }

    #[test]
    fn the_folder_that_is_written_to_is_found_in_both_ways_of_saying_it() {
        for words in [&["a.wasm", "--out-dir=here"][..], &["--out-dir", "here", "a.wasm"]] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(output(&words).unwrap(), Path::new("here"));
        }
        assert!(output(&[]).is_err());
    }
}
