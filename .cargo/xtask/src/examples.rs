//! `cargo xtask examples`: the desk in pages of other frameworks, built from the npm package by a bundler, and a demo shop for
//! them. What tests drive is built the same way.

use crate::command::{answer, run, say};
use crate::failure::{Failure, Outcome};
use crate::{bundle, files, npm, project, setup};
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Where the examples and their backend are.
const PAGES: &str = "8090";
const API: &str = "127.0.0.1:8091";

pub fn run_command() -> Outcome<ExitCode> {
    bundle::build(&setup::for_building()?)?;
    let built = build()?;
    let cargo = ["run", "--quiet", "--no-default-features", "--features", "backend", "--bin", "avoir", "--"];
    let avoir = |words: &[&str]| {
        let mut command = Command::new("cargo");
        command.args(cargo).args(words).args(["--database", "examples.db"]).current_dir(project::root());
        command
    };
    say("Building and starting the backend; Ctrl-C stops it");
    let name = format!("Exemple {}", std::process::id());
    let origin = format!("http://127.0.0.1:{PAGES}");
    let options = ["serve", "--demo", "200", "--listen", API, "--allowed-origins", &origin];
    // The first of them makes the database, into which the agent then comes.
    let mut server = avoir(&options);
    let mut server = server.spawn().map_err(|error| cannot_start("the backend", &error))?;
    let shown = (0..120).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_secs(1));
        answer(&mut avoir(&["agent", "add", &name, "--role", "lead"]))
    });
    let token = shown.as_deref().and_then(|shown| shown.lines().find_map(|line| line.strip_prefix("Token: ")));
    let Some(token) = token else {
        // It may have ended by itself, and said why.
        let _ = server.kill();
        return Err(Failure::new("the backend has let no agent in", "Mend what it says above."));
    };
    let script = built.parent().expect("it is built in a folder").join("serve.mjs");
    let mut pages = Command::new("node");
    pages.arg(script).arg(&built).args([PAGES, &format!("http://{API}"), token.trim()]);
    // Ctrl-C reaches both: they are of one group.
    let error = pages.exec();
    let _ = server.kill();
    Err(cannot_start("the pages", &error))
}

fn cannot_start(what: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!("{what} could not be started: {error}"), "See that cargo and node are on the PATH.")
}

/// Builds them from the bundle that is there; gives the folder to serve.
pub fn build() -> Outcome<PathBuf> {
    let archive = npm::pack()?;
    let sources = project::root().join("tests/examples");
    let libraries = setup::libraries(&sources)?;
    let folder = project::root().join("target/examples");
    files::remove_folder(&folder)?;
    let modules = folder.join("node_modules");
    files::make_folder(&modules)?;
    for file in files::all_below(&sources)? {
        files::copy(&file, &folder.join(file.file_name().expect("a file has a name")))?;
    }
    let entries = std::fs::read_dir(&libraries).map_err(|error| Failure::new(error.to_string(), "Run this again."))?;
    for entry in entries.filter_map(Result::ok) {
        link(&entry.path(), &modules.join(entry.file_name()))?;
    }
    let mut tar = Command::new("tar");
    tar.arg("xzf").arg(&archive).arg("-C").arg(&modules);
    run(&mut tar, "See that there is room on the disk.")?;
    files::rename(&modules.join("package"), &modules.join("avoir-desk"))?;

    say("Building the examples");
    let mut types = Command::new("node");
    types.arg(libraries.join("typescript/bin/tsc")).args([
        "--noEmit",
        "--strict",
        "--target",
        "es2022",
        "--moduleResolution",
        "bundler",
    ]);
    types.args(["--module", "es2022", "--lib", "es2022,dom,dom.iterable", "types.ts"]).current_dir(&folder);
    run(&mut types, "Mend what TypeScript says above.")?;
    let mut vite = Command::new("node");
    vite.arg(libraries.join("vite/bin/vite.js")).args(["build", "--logLevel", "warn"]).current_dir(&folder);
    run(&mut vite, "Mend what Vite says above.")?;
    Ok(folder.join("built"))
}

/// One script with which pages know roles and names of elements, for browsers that tell no page of them.
pub fn roles() -> Outcome<PathBuf> {
    let libraries = setup::libraries(&project::root().join("tests/examples"))?;
    let script = project::root().join("target/examples/roles.js");
    let mut esbuild = Command::new("node");
    esbuild.arg(libraries.join("esbuild/bin/esbuild")).arg(libraries.join("dom-accessibility-api/dist/index.mjs"));
    esbuild.args(["--bundle", "--format=iife", "--global-name=domAccessibility", "--log-level=warning"]);
    run(esbuild.arg(format!("--outfile={}", script.display())), "Mend what esbuild says above.")?;
    Ok(script)
}

fn link(from: &Path, to: &Path) -> Outcome<()> {
    symlink(from, to).map_err(|error| {
        Failure::new(format!("{}: {error}", to.display()), "Remove target/examples and run this again.")
    })
}
