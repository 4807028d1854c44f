//! A mail server that does what a test says, stage by stage, and keeps what it was given.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Where a conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Greeting,
    Ehlo,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The mail's last line has come.
    Dot,
}

/// What the server does at a stage instead of going on.
#[derive(Clone, Debug)]
pub enum Deed {
    Says(&'static str),
    HangsUp,
    /// Until whoever waits gives up.
    SaysNothing,
}

/// What the server does otherwise than one that takes everything.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub deed: Option<(Stage, Deed)>,
    /// The recipient that the deed is for; every one where there is none.
    pub only_for: Option<String>,
}

/// All that happened at the server.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub connections: usize,
    /// The mails that came to their last line, whatever was said then.
    pub mails: Vec<String>,
    pub logins: Vec<String>,
}

type Hook = Box<dyn FnMut() + Send>;

#[derive(Default)]
struct Shared {
    script: Mutex<Script>,
    record: Mutex<Record>,
    /// Done when a mail has come, before its answer.
    before_the_answer: Mutex<Option<Hook>>,
    is_over: AtomicBool,
}

/// A running server; it is down once this is dropped.
pub struct MailServer {
    pub port: u16,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

impl MailServer {
    /// Port 0 takes any that is free.
    pub fn at(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a free port");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let port = listener.local_addr().expect("an address").port();
        let shared: Arc<Shared> = Arc::default();
        let theirs = Arc::clone(&shared);
        let listening = thread::spawn(move || {
            while !theirs.is_over.load(Ordering::SeqCst) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        let shared = Arc::clone(&theirs);
                        thread::spawn(move || converse(&stream, &shared));
                    }
                    Err(_) => thread::sleep(Duration::from_millis(5)),
                }
            }
        });
        Self { port, shared, listening: Some(listening) }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn follows(&self, script: Script) {
        *lock(&self.shared.script) = script;
    }

    pub fn does(&self, stage: Stage, deed: Deed) {
        self.follows(Script { deed: Some((stage, deed)), only_for: None });
    }

    pub fn takes_everything(&self) {
        self.follows(Script::default());
    }

    pub fn before_the_answer(&self, hook: impl FnMut() + Send + 'static) {
        *lock(&self.shared.before_the_answer) = Some(Box::new(hook));
    }

    pub fn record(&self) -> Record {
        lock(&self.shared.record).clone()
    }

    /// The Message-ID of each mail that came to its last line.
    pub fn message_ids(&self) -> Vec<String> {
        let of =
            |mail: &String| mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap_or("").to_owned();
        self.record().mails.iter().map(of).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// One client's conversation, to its end.
fn converse(stream: &TcpStream, shared: &Shared) {
    lock(&shared.record).connections += 1;
    let _ = stream.set_nonblocking(false);
    let mut lines = BufReader::new(stream).lines();
    let mut recipient = String::new();
    if !answer(stream, shared, Stage::Greeting, &recipient, "220 mail.example ESMTP") {
        return;
    }
    while let Some(Ok(line)) = lines.next() {
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let (stage, usual) = match word.as_str() {
            "EHLO" => (Stage::Ehlo, "250-mail.example\r\n250-8BITMIME\r\n250 AUTH PLAIN"),
            "AUTH" => {
                lock(&shared.record).logins.push(line.clone());
                (Stage::Auth, "235 welcome")
            }
            "MAIL" => (Stage::Mail, "250 ok"),
            "RCPT" => {
                recipient = line;
                (Stage::Rcpt, "250 ok")
            }
            "DATA" => (Stage::Data, "354 go on"),
            _ => return,
        };
        if !answer(stream, shared, stage, &recipient, usual) {
            return;
        }
        if stage == Stage::Data {
            if deed_at(shared, Stage::Data, &recipient).is_some() {
                continue;
            }
            let mail: Vec<String> = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
            lock(&shared.record).mails.push(mail.join("\n"));
            if let Some(hook) = lock(&shared.before_the_answer).as_mut() {
                hook();
            }
            if !answer(stream, shared, Stage::Dot, &recipient, "250 2.0.0 Ok: queued as 4F") {
                return;
            }
        }
    }
}

/// What is done at this stage instead of going on.
fn deed_at(shared: &Shared, stage: Stage, recipient: &str) -> Option<Deed> {
    let Script { deed, only_for } = lock(&shared.script).clone();
    let is_meant = only_for.is_none_or(|named| recipient.contains(&named));
    deed.filter(|(when, _)| *when == stage && is_meant).map(|(_, deed)| deed)
}

/// False where the conversation is over.
fn answer(mut stream: &TcpStream, shared: &Shared, stage: Stage, recipient: &str, usual: &str) -> bool {
    let words = match deed_at(shared, stage, recipient) {
        None => usual,
        Some(Deed::Says(words)) => words,
        Some(Deed::HangsUp) => return false,
        Some(Deed::SaysNothing) => {
            while !shared.is_over.load(Ordering::SeqCst) && lock(&shared.script).deed.is_some() {
                thread::sleep(Duration::from_millis(10));
            }
            return false;
        }
    };
    stream.write_all(format!("{words}\r\n").as_bytes()).is_ok()
}
