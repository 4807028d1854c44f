//! chromedriver, the Chromium that it drives, and the WebDriver protocol between them: JSON over plain HTTP.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use super::processes::Process;

/// One browser with a fresh profile. It ends with this value.
pub struct Driver {
    /// Its process group holds Chromium too.
    _process: Process,
    port: u16,
    session: String,
}

/// A port that nobody listens at, below those that systems lend to connections. Told to find one itself,
/// chromedriver takes one that is free by IPv6 and ends when a connection has it by IPv4.
fn free_port() -> u16 {
    const LOWEST: u16 = 20_000;
    const HOW_MANY: u32 = 10_000;
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    // Runs at the same time begin at different places.
    let place = || (std::process::id().wrapping_mul(97).wrapping_add(TAKEN.fetch_add(1, Ordering::Relaxed))) % HOW_MANY;
    let ports = std::iter::repeat_with(|| LOWEST + u16::try_from(place()).expect("less than ten thousand"));
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    ports.take(HOW_MANY as usize).find(free).expect("one of ten thousand ports is free")
}

impl Driver {
    /// Starts it; all files that it makes are in `folder`.
    pub fn start(folder: &Path) -> Self {
        let mut command = Command::new(env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into()));
        command.arg(format!("--port={}", free_port())).env("HOME", folder).env("TMPDIR", folder);
        let process = Process::start(command, &folder.join("chromedriver.log"));
        let port = process.says("ChromeDriver was started successfully on port ");
        let port = port.trim_end_matches('.').parse().expect("a port");
        let mut driver = Self { _process: process, port, session: String::new() };
        let answer =
            driver.request("POST", "session", &json!({ "capabilities": { "alwaysMatch": capabilities(folder) } }));
        let answer = answer.unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        driver.session = answer["sessionId"].as_str().expect("a session has an id").to_owned();
        driver
    }

    /// A command of the session (<https://www.w3.org/TR/webdriver2/#endpoints>).
    ///
    /// # Errors
    /// What the browser says against it.
    pub fn command(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.request("POST", &format!("session/{}/{path}", self.session), body)
    }

    /// Something that the session tells without changing.
    pub fn ask(&self, path: &str) -> Result<Value, String> {
        self.request("GET", &format!("session/{}/{path}", self.session), &Value::Null)
    }

    /// Ends something of the session, or with an empty path the session itself.
    pub fn end(&self, path: &str) -> Result<Value, String> {
        self.request("DELETE", format!("session/{}/{path}", self.session).trim_end_matches('/'), &Value::Null)
    }

    fn request(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let answer = self.exchange(&format!(
            "{method} /{path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.port,
            body.len(),
        ));
        let answer = answer.map_err(|error| format!("chromedriver does not answer: {error}"))?;
        let mut answer: Value = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"].as_str().unwrap_or_default())),
            None => Ok(answer["value"].take()),
        }
    }

    fn exchange(&self, request: &str) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.write_all(request.as_bytes())?;
        let mut reader = BufReader::new(stream);
        let (mut line, mut length) = (String::new(), 0);
        while reader.read_line(&mut line)? > 2 {
            if let Some((_, value)) = line.to_ascii_lowercase().split_once("content-length:") {
                length = value.trim().parse().unwrap_or_default();
            }
            line.clear();
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        Ok(body)
    }
}

impl Drop for Driver {
    /// Lets Chromium close its files before its folder goes; the process group ends whatever is left.
    fn drop(&mut self) {
        let _ = self.end("");
    }
}

fn capabilities(folder: &Path) -> Value {
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
