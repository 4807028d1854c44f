//! A server as a process, and what is asked of it over the network.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::folder::Folder;

/// A server that is ready.
pub struct Server {
    pub child: Child,
    out: BufReader<ChildStdout>,
    pub address: String,
    pub link: String,
}

/// An answer over the network.
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Server {
    pub fn start(folder: &Folder, words: &[&str]) -> Self {
        let mut command = Self::command(folder, words);
        command.stderr(Stdio::piped());
        Self::begin(command)
    }

    /// The command that serves this folder's database at any port.
    pub fn command(folder: &Folder, words: &[&str]) -> Command {
        folder.file("dist/index.html", "<!doctype html>the desk");
        folder.command(&[&["serve", "--listen", "127.0.0.1:0"], words].concat(), &[])
    }

    /// Starts it, and waits until it says that it is ready.
    pub fn begin(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the command runs");
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = |prefix: &str| {
            let mut text = String::new();
            out.read_line(&mut text).expect("a line");
            text.trim_end().strip_prefix(prefix).unwrap_or_else(|| panic!("{prefix:?} before {text:?}")).to_owned()
        };
        let (address, link) = (line("Avoir is ready: http://"), line("Sign in: http://"));
        Self { child, out, address, link }
    }

    /// The head and body of an answer.
    pub fn get(&self, path: &str) -> String {
        let reply = self.ask("GET", path, &[], "").expect("an answer");
        reply.head + "\r\n\r\n" + &reply.body
    }

    /// Asks for something; `None` when no whole answer comes.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<Reply> {
        ask(&self.address, method, path, headers, body)
    }

    /// What is said of its readiness.
    pub fn readiness(&self) -> (u16, Value) {
        let reply = self.ask("GET", "/readyz", &[], "").expect("an answer");
        (reply.status, serde_json::from_str(&reply.body).expect("JSON"))
    }

    /// Ends the server at once, as nobody would ask for.
    pub fn kill(mut self) {
        self.child.kill().and_then(|()| self.child.wait()).expect("an end");
    }

    /// Ends the server as a system does; gives what else it said.
    pub fn stop(mut self) -> (Option<i32>, String, String) {
        let kill = format!("kill -TERM {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().expect("a shell").success());
        let begin = Instant::now();
        let code = self.child.wait().expect("an end").code();
        assert!(begin.elapsed() < Duration::from_secs(10));
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).expect("UTF-8");
        if let Some(mut pipe) = self.child.stderr.take() {
            pipe.read_to_string(&mut err).expect("UTF-8");
        }
        (code, out, err)
    }
}

/// Whatever a test forgets or fails at, its server ends with it.
impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill().and_then(|()| self.child.wait());
        }
    }
}

/// Asks the server at this address; `None` when no whole answer comes.
pub fn ask(address: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<Reply> {
    let mut stream = TcpStream::connect(address).ok()?;
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{request}\r\n{body}").as_bytes()).ok()?;
    let mut text = String::new();
    stream.read_to_string(&mut text).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    if length.is_some_and(|length: usize| length != body.len()) {
        return None;
    }
    Some(Reply { status, head: head.to_owned(), body: body.to_owned() })
}
