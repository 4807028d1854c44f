//! Firefox and the program that drives it, for whoever asks for the journeys in it.

use super::{cargo_tools, debian};
use crate::command::find;
use crate::failure::{Failure, Outcome};
use std::path::PathBuf;
use std::process::Command;

/// The release with long support comes first: it is what companies have.
const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];

pub struct Firefox {
    browser: PathBuf,
    driver: PathBuf,
}

impl Firefox {
    /// Tells the journeys to run in it.
    pub fn tell(&self, command: &mut Command) {
        command.env("AVOIR_BROWSER", "firefox").env("FIREFOX", &self.browser).env("GECKODRIVER", &self.driver);
    }
}

pub fn ready() -> Outcome<Firefox> {
    let installed = || BROWSERS.into_iter().find_map(find);
    if installed().is_none() {
        debian::install("Firefox", &["firefox-esr"])?;
    }
    let missing = || Failure::new("no Firefox or no geckodriver was found", "Put both on the PATH.");
    let browser = installed().ok_or_else(missing)?;
    let built = cargo_tools::geckodriver()?.map(|folder| folder.join("geckodriver"));
    let driver = built.or_else(|| find("geckodriver")).ok_or_else(missing)?;
    Ok(Firefox { browser, driver })
}
