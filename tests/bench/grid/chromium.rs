//! A Chromium of its own and the DevTools protocol to it, over a pipe: JSON, each message ended by a zero byte. Nothing
//! stands between the bench and the browser, so that nothing else works in the pages.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// Only a browser that hangs takes that long for an answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// Gives the browser its pipe where it looks for one, and no other way to speak.
const WITH_PIPE: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#;

pub struct Chromium {
    child: Child,
    commands: RefCell<ChildStdin>,
    messages: Receiver<Value>,
    /// Answers that came while another was awaited.
    early: RefCell<HashMap<u64, Value>>,
    last: Cell<u64>,
    /// Holds the profile; it goes after the browser.
    _folder: TempDir,
}

/// A command whose answer is awaited.
#[must_use]
pub struct Sent(u64);

impl Chromium {
    pub fn start() -> Self {
        let folder = TempDir::new().expect("a folder for temporary files");
        let browser = env::var_os("CHROME").expect("Run `cargo xtask bench grid`: it finds a browser.");
        let mut command = Command::new("sh");
        command.args(["-c", WITH_PIPE, "chromium"]).arg(browser);
        command.args([
            "--remote-debugging-pipe",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--window-size=1280,800",
            "--lang=fr-FR",
            // A page that nobody looks at is slowed down, and headless nobody looks.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
        ]);
        command.arg(format!("--user-data-dir={}", folder.path().join("profile").display()));
        command.env("HOME", folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
        let mut child = command.spawn().expect("a shell starts");
        let commands = child.stdin.take().expect("it is piped");
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        let (send, messages) = channel();
        std::thread::spawn(move || {
            let messages = answers.split(0).map_while(Result::ok);
            messages.filter_map(|message| serde_json::from_slice(&message).ok()).for_each(|it| drop(send.send(it)));
        });
        Self {
            child,
            commands: RefCell::new(commands),
            messages,
            early: RefCell::default(),
            last: Cell::new(0),
            _folder: folder,
        }
    }

    /// Its name and number.
    pub fn version(&self) -> String {
        let version = self.call(None, "Browser.getVersion", &json!({})).unwrap_or_default();
        version["product"].as_str().unwrap_or("an unknown browser").to_owned()
    }

    /// Sends a command, to a tab or, without a session, to the browser.
    pub fn send(&self, session: Option<&str>, method: &str, parameters: &Value) -> Sent {
        let id = self.last.get() + 1;
        self.last.set(id);
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.commands.borrow_mut().write_all(&bytes).expect("Chromium listens");
        Sent(id)
    }

    /// The answer to a command.
    ///
    /// # Errors
    /// What the browser says against it.
    pub fn answer(&self, sent: Sent) -> Result<Value, String> {
        let Sent(id) = sent;
        let mut answer = self.early.borrow_mut().remove(&id);
        while answer.is_none() {
            let message = self.messages.recv_timeout(PATIENCE).map_err(|_| "Chromium does not answer".to_owned())?;
            match message["id"].as_u64() {
                Some(other) if other != id => drop(self.early.borrow_mut().insert(other, message)),
                Some(_) => answer = Some(message),
                // Nobody asked for what merely happened.
                None => {}
            }
        }
        let mut answer = answer.unwrap_or_default();
        match answer["error"]["message"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["result"].take()),
        }
    }

    /// Sends a command and waits for its answer.
    ///
    /// # Errors
    /// What the browser says against it.
    pub fn call(&self, session: Option<&str>, method: &str, parameters: &Value) -> Result<Value, String> {
        let sent = self.send(session, method, parameters);
        self.answer(sent)
    }
}

impl Drop for Chromium {
    /// With all the processes that it started.
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        // It fails for a group that is gone already.
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}
