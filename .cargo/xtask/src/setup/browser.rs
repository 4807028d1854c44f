//! A browser and the program that drives it.

use super::debian;
use crate::command::find;
use crate::failure::{Failure, Outcome};
use std::path::PathBuf;
use std::process::Command;

/// Chromium or Chrome: they answer to the same driver.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

pub struct Browser {
    browser: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// Tells the tests, and wasm-bindgen's test runner, which ones to use.
    pub fn tell(&self, command: &mut Command) {
        command.env("CHROME", &self.browser).env("CHROMEDRIVER", &self.driver);
    }

    /// The WebDriver capabilities for wasm-bindgen's test runner, which adds `headless` and `no-sandbox` by itself.
    /// The others keep Chromium from calling home, which on a closed network fails over and over.
    pub fn options(&self) -> String {
        format!(
            r#"{{"goog:chromeOptions":{{"binary":{:?},"args":["disable-gpu","disable-quic","no-first-run",
               "disable-background-networking","disable-component-update","disable-sync"]}}}}"#,
            self.browser.display().to_string()
        )
    }
}

pub fn ready() -> Outcome<Browser> {
    if let Some(found) = found() {
        return Ok(found);
    }
    debian::install("Chromium and its driver", &["chromium", "chromium-driver"])?;
    found().ok_or_else(|| {
        Failure::new("no Chromium or no chromedriver was found", "Set CHROME and CHROMEDRIVER to their full paths.")
    })
}

fn found() -> Option<Browser> {
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|file| file.is_file());
    Some(Browser {
        browser: set("CHROME").or_else(|| BROWSERS.into_iter().find_map(find))?,
        driver: set("CHROMEDRIVER").or_else(|| find("chromedriver"))?,
    })
}
