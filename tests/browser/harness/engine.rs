//! The engines that journeys are walked in: how each of them is started, and what only one of them has.

use std::env;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
}

impl Engine {
    /// Chromium, unless `cargo xtask e2e --firefox` says otherwise.
    pub fn chosen() -> Self {
        if env::var_os("AVOIR_BROWSER").is_some_and(|name| name == "firefox") { Self::Firefox } else { Self::Chromium }
    }

    /// The program that drives it, at this port; all files that it makes are in `folder`.
    pub fn driver(self, port: u16, folder: &Path) -> Command {
        let (variable, usual) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
        };
        let mut command = Command::new(env::var_os(variable).unwrap_or_else(|| usual.into()));
        command.arg(format!("--port={port}")).env("HOME", folder).env("TMPDIR", folder);
        if self == Self::Firefox {
            command
                .args(["--host", "127.0.0.1", "--websocket-port", "0", "--log", "warn", "--profile-root"])
                .arg(folder);
        }
        command
    }

    /// What a session is asked to be like.
    pub fn capabilities(self, folder: &Path) -> Value {
        match self {
            Self::Chromium => chromium(folder),
            Self::Firefox => firefox(),
        }
    }

    /// What `page.js` needs beside it: roles and names, which Chromium tells itself.
    pub fn roles(self) -> String {
        match self {
            Self::Chromium => String::new(),
            Self::Firefox => {
                let file = env::var("AVOIR_TEST_ROLES").expect("Run `cargo xtask e2e --firefox`.");
                let library = std::fs::read_to_string(&file).unwrap_or_else(|problem| panic!("{file}: {problem}"));
                [&library, include_str!("roles.js")].concat()
            }
        }
    }
}

fn chromium(folder: &Path) -> Value {
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let mut options = json!({
        "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-breakpad",
            "--disable-crash-reporter", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--window-size=1280,800", "--lang=fr-FR", profile,
            // Roles and names as assistive technology gets them, for page.js.
            "--enable-blink-features=ComputedAccessibilityInfo", "--force-renderer-accessibility",
        ],
        "prefs": { "intl.accept_languages": "fr-FR,fr" },
    });
    if let Ok(chrome) = env::var("CHROME") {
        options["binary"] = chrome.into();
    }
    json!({
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    })
}

fn firefox() -> Value {
    let mut options = json!({
        "args": ["-headless", "--width=1280", "--height=886"],
        "prefs": {
            "intl.accept_languages": "fr-FR,fr",
            // As far as 127.0.0.1 and no further: every other name leads nowhere.
            "network.proxy.type": 1, "network.proxy.socks": "127.0.0.1", "network.proxy.socks_port": 9,
            "network.proxy.socks_remote_dns": true, "network.proxy.no_proxies_on": "127.0.0.1",
            "network.proxy.allow_hijacking_localhost": false,
        },
    });
    if let Ok(firefox) = env::var("FIREFOX") {
        options["binary"] = firefox.into();
    }
    json!({ "moz:firefoxOptions": options, "timeouts": { "script": 60_000, "pageLoad": 60_000 } })
}
