//! A browser that opens the list and takes the time.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::line::Line;
use crate::shop::Shop;

/// Only a page that never shows a row takes that long.
const LIMIT: Duration = Duration::from_secs(60);

/// What the list took.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    pub cold: Start,
    pub again: Start,
}

/// From the click on the address to the first row's paint.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Start {
    /// Milliseconds.
    pub took: f64,
    /// Answers that were there by then.
    pub requests: u32,
    /// In them, as they were sent.
    pub bytes: u32,
}

pub struct Page {
    driver: Driver,
    address: String,
    /// Holds the browser's profile; it goes after the browser.
    _folder: TempDir,
}

impl Page {
    /// A browser in which the shop's agent is signed in.
    pub fn signed_in(shop: &Shop) -> Self {
        let folder = TempDir::new().expect("a folder for temporary files");
        let page = Self {
            driver: Driver::start(Engine::Chromium, folder.path()),
            address: format!("{}/orders", shop.origin()),
            _folder: folder,
        };
        page.command("url", &json!({ "url": shop.origin() }));
        let sign_in = "const [token, done] = arguments; fetch('/api/v1/session', { method: 'POST',
            headers: { 'content-type': 'application/json', 'avoir-client': 'bench' }, body: JSON.stringify({ token }) })
            .then(answer => done(answer.status));";
        let status = page.command("execute/async", &json!({ "script": sign_in, "args": [shop.token()] }));
        assert!(status.as_u64().is_some_and(|status| status < 300), "signing in was answered with {status}");
        page.devtools("Network.enable", &json!({}));
        page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": include_str!("first_row.js") }));
        page
    }

    /// Opens the list twice over this line: as a browser that was never there, and as one that was.
    pub fn open(&self, line: &Line) -> Opened {
        let bytes = line.bits / 8;
        let conditions = json!({ "offline": false, "latency": line.latency, "downloadThroughput": bytes, "uploadThroughput": bytes / 2 });
        self.command("url", &json!({ "url": "about:blank" }));
        self.devtools("Network.clearBrowserCache", &json!({}));
        self.devtools("Network.emulateNetworkConditions", &conditions);
        self.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": line.throttling }));
        Opened { cold: self.start(), again: self.start() }
    }

    fn start(&self) -> Start {
        self.command("url", &json!({ "url": "about:blank" }));
        self.command("url", &json!({ "url": self.address }));
        let deadline = Instant::now() + LIMIT;
        loop {
            let found =
                self.command("execute/sync", &json!({ "script": "return window.firstRow ?? null", "args": [] }));
            if let Ok(start) = serde_json::from_value(found) {
                // What the page still loads would fall on the next one.
                sleep(Duration::from_millis(500));
                return start;
            }
            assert!(Instant::now() < deadline, "no row came");
            sleep(Duration::from_millis(50));
        }
    }

    fn devtools(&self, method: &str, parameters: &Value) {
        self.command("goog/cdp/execute", &json!({ "cmd": method, "params": parameters }));
    }

    fn command(&self, path: &str, body: &Value) -> Value {
        self.driver.command(path, body).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}
