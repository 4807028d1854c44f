//! A program that drives a browser, and the WebDriver protocol to it: JSON over plain HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::engine::Engine;
use super::processes::Process;

/// One browser with a fresh profile. It ends with this value.
pub struct Driver {
    /// Its process group holds the browser too.
    _process: Process,
    port: u16,
    session: String,
}

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

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
    pub fn start(engine: Engine, folder: &Path) -> Self {
        let port = free_port();
        let process = Process::start(engine.driver(port, folder), &folder.join("driver.log"));
        let mut driver = Self { _process: process, port, session: String::new() };
        driver.becomes_ready();
        let wanted = json!({ "capabilities": { "alwaysMatch": engine.capabilities(folder) } });
        let answer = driver.request("POST", "session", &wanted);
        let answer = answer.unwrap_or_else(|error| panic!("{engine:?} did not start: {error}"));
        driver.session = answer["sessionId"].as_str().expect("a session has an id").to_owned();
        driver
    }

    fn becomes_ready(&self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.request("GET", "status", &Value::Null).is_ok_and(|status| status["ready"] == true) {
            assert!(Instant::now() < deadline, "the driver does not become ready");
            thread::sleep(Duration::from_millis(10));
        }
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
        let answer = answer.map_err(|error| format!("the driver does not answer: {error}"))?;
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
    /// Lets the browser close its files before its folder goes; the process group ends whatever is left.
    fn drop(&mut self) {
        let _ = self.end("");
    }
}
