//! `cargo xtask npm`: the desk as an npm package, with its types and its manifest, in target/npm.

use crate::command::{run, say};
use crate::failure::{Failure, Outcome};
use crate::{bundle, files, project, setup};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What is in the bundle for a page of the product's own.
const OF_PAGES: [&str; 4] = ["host.css", "page.css", "look.css", "look.js"];

pub fn run_command() -> Outcome<ExitCode> {
    bundle::build(&setup::for_building()?)?;
    println!("{}", pack()?.display());
    Ok(ExitCode::SUCCESS)
}

/// Packs the bundle that is there; gives the archive.
pub fn pack() -> Outcome<PathBuf> {
    let output = project::root().join("target/npm");
    let folder = output.join("avoir-desk");
    files::remove_folder(&output)?;
    files::make_folder(&folder)?;
    for file in files::all_below(&project::dist())?.iter().filter(|file| is_of_package(file)) {
        files::copy(file, &folder.join(file.file_name().expect("a file has a name")))?;
    }
    for file in files::all_below(&project::root().join("public/package"))? {
        files::copy(&file, &folder.join(file.file_name().expect("a file has a name")))?;
    }
    files::copy(&project::root().join("LICENSE"), &folder.join("LICENSE"))?;
    setup::npm()?;
    say("Packing the npm package");
    let mut npm = Command::new("npm");
    npm.args(["pack", "--loglevel", "error", "--pack-destination"]).arg(&output).current_dir(&folder);
    run(&mut npm, "Mend what npm says above.")?;
    let archive =
        files::all_below(&output)?.into_iter().find(|file| file.extension().is_some_and(|kind| kind == "tgz"));
    archive.ok_or_else(|| Failure::new("npm packed nothing", "Run this again."))
}

fn is_of_package(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let kinds = [".js", ".wasm", ".css", "parts.json"];
    kinds.iter().any(|kind| name.ends_with(kind)) && !OF_PAGES.contains(&&*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_element_loads_is_packed() {
        for (name, is_packed) in [
            ("avoir.js", true),
            ("avoir-desk_bg-5d838f8363a4564b.wasm", true),
            ("parts.json", true),
            ("avoir.js.br", false),
            ("index.html", false),
            ("host.css", false),
            ("look.js", false),
        ] {
            assert_eq!(is_of_package(Path::new(name)), is_packed, "{name}");
        }
    }
}
