//! Finds every tool, or installs it: what is there already comes first, then the ordinary way by rustup and cargo,
//! and where that is closed, or a program isn't Rust's, Debian's packages. A second run only looks, and takes no time.

mod browser;
mod c_compiler;
mod cache;
mod cargo_tools;
mod crates;
mod debian;
mod firefox;
mod proxies;
mod rustup;

use crate::command::say;
use crate::compiler::Compiler;
use crate::failure::{Failure, Outcome};
use crate::lock::{self, Lock};
use crate::project;
use browser::Browser;
use firefox::Firefox;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The tools that build for the browser.
pub struct Tools {
    pub compiler: Compiler,
    /// Folders with tools that are not on the user's PATH.
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A program that calls cargo for the browser and finds its helpers on the PATH.
    pub fn command(&self, program: &str) -> Outcome<Command> {
        let mut command = self.compiler.command(program);
        self.add_to_path(&mut command, None)?;
        Ok(command)
    }

    /// `first` is a folder whose programs come before all others.
    pub fn add_to_path(&self, command: &mut Command, first: Option<PathBuf>) -> Outcome<()> {
        let users = std::env::var_os("PATH").unwrap_or_default();
        let folders = first.into_iter().chain(self.folders.iter().cloned()).chain(std::env::split_paths(&users));
        let path = std::env::join_paths(folders)
            .map_err(|error| Failure::new(error.to_string(), "Rename the cache folder so that it has no `:` in it."))?;
        command.env("PATH", path);
        Ok(())
    }
}

/// A machine on which every test can run.
pub struct Machine {
    pub tools: Tools,
    pub browser: Browser,
}

/// Readies this machine to build and serve the desk.
pub fn for_building() -> Outcome<Tools> {
    let _lock = one_at_a_time()?;
    builders()
}

/// Readies this machine to check and test it too.
pub fn for_testing() -> Outcome<Machine> {
    let _lock = one_at_a_time()?;
    let tools = builders()?;
    rustup::lints()?;
    Ok(Machine { tools, browser: browser::ready()? })
}

/// Readies the other browser, which only who asks for it needs.
pub fn firefox() -> Outcome<Firefox> {
    let _lock = one_at_a_time()?;
    firefox::ready()
}

/// The folder with the JavaScript libraries that the package.json in `folder` names.
pub fn libraries(folder: &Path) -> Outcome<PathBuf> {
    let _lock = one_at_a_time()?;
    debian::libraries(folder)
}

/// Readies npm, which packs the package.
pub fn npm() -> Outcome<()> {
    let _lock = one_at_a_time()?;
    debian::npm_ready()
}

/// Readies the proxies that packages are tested behind.
pub fn proxies() -> Outcome<()> {
    let _lock = one_at_a_time()?;
    proxies::ready()
}

/// `cargo xtask setup`
pub fn all() -> Outcome<()> {
    for_testing()?;
    proxies()?;
    say("All tools are there.");
    Ok(())
}

fn builders() -> Outcome<Tools> {
    c_compiler::ready()?;
    let compiler = rustup::target()?;
    crates::fetch(&compiler)?;
    let folders = [cargo_tools::wasm_bindgen()?, cargo_tools::wasm_split()?, cargo_tools::trunk()?];
    Ok(Tools { compiler, folders: folders.into_iter().flatten().collect() })
}

/// All clones share one cache.
fn one_at_a_time() -> Outcome<Lock> {
    lock::hold(&project::cache()?.join("setup.lock"))
}
