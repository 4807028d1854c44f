//! A Freshdesk that answers as its API's description says, does what a test says, and keeps what it was given.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};

/// The key that it lets in.
pub const KEY: &str = "s3cret-key";

/// What it does with a note instead of taking it and saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Says this status, with these headers and this body.
    Says(u16, &'static str, &'static str),
    /// Takes the note, and hangs up.
    TakesAndHangsUp,
    /// Takes the note, and says this status.
    TakesAndSays(u16),
}

/// A request, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// `POST /api/v2/tickets/4711/notes`
    pub what: String,
    pub authorization: String,
    pub body: String,
}

#[derive(Default)]
struct Shared {
    deed: Mutex<Option<Deed>>,
    /// Its tickets, with the bodies of their notes.
    tickets: Mutex<Vec<(String, Vec<String>)>>,
    asked: Mutex<Vec<Asked>>,
    is_over: AtomicBool,
}

/// A running Freshdesk; it is down once this is dropped.
pub struct Freshdesk {
    shared: Arc<Shared>,
    port: u16,
    thread: Option<JoinHandle<()>>,
}

impl Freshdesk {
    /// One with these tickets.
    pub fn with(tickets: &[&str]) -> Self {
        let shared = Arc::new(Shared::default());
        *lock(&shared.tickets) = tickets.iter().map(|ticket| ((*ticket).to_owned(), Vec::new())).collect();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let served = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if served.is_over.load(Ordering::SeqCst) {
                    break;
                }
                // Who hangs up in the middle is no reason to fall.
                let _ = answer(&served, &stream);
            }
        });
        Self { shared, port, thread: Some(thread) }
    }

    /// As an operator names it.
    pub fn url(&self) -> String {
        self.url_with(KEY)
    }

    pub fn url_with(&self, key: &str) -> String {
        format!("http://{key}@127.0.0.1:{}", self.port)
    }

    pub fn does(&self, deed: Deed) {
        *lock(&self.shared.deed) = Some(deed);
    }

    pub fn takes_everything(&self) {
        *lock(&self.shared.deed) = None;
    }

    /// The notes of a ticket.
    pub fn notes(&self, ticket: &str) -> Vec<String> {
        let tickets = lock(&self.shared.tickets);
        tickets.iter().find(|(number, _)| number == ticket).map(|(_, notes)| notes.clone()).unwrap_or_default()
    }

    /// What somebody else wrote in a ticket, so many times.
    pub fn is_talked_in(&self, ticket: &str, times: usize) {
        let mut tickets = lock(&self.shared.tickets);
        let (_, notes) = tickets.iter_mut().find(|(number, _)| number == ticket).expect("a ticket");
        notes.extend((0..times).map(|time| format!("<p>Bonjour {time}</p>")));
    }

    pub fn asked(&self) -> Vec<Asked> {
        lock(&self.shared.asked).clone()
    }
}

impl Drop for Freshdesk {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn answer(shared: &Shared, stream: &TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let what = line.rsplit_once(' ').map_or_else(|| line.clone(), |(what, _)| what.to_owned());
    let (mut authorization, mut length) = (String::new(), 0);
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim().split_once(':') else { break };
        match name.to_ascii_lowercase().as_str() {
            "authorization" => value.trim().clone_into(&mut authorization),
            "content-length" => length = value.trim().parse().unwrap_or(0),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = String::from_utf8_lossy(&body).into_owned();
    lock(&shared.asked).push(Asked { what: what.clone(), authorization: authorization.clone(), body: body.clone() });
    match says(shared, &what, &authorization, &body) {
        None => Ok(()),
        Some((status, headers, body)) => write!(
            &mut &*stream,
            "HTTP/1.1 {status} \r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}",
            body.len()
        ),
    }
}

type Said = (u16, &'static str, String);

/// The answer; none where it hangs up.
fn says(shared: &Shared, what: &str, authorization: &str, body: &str) -> Option<Said> {
    // Basic of `s3cret-key:X`.
    if authorization != "Basic czNjcmV0LWtleTpY" {
        let words = r#"{"code":"invalid_credentials","message":"You have to be logged in to perform this action."}"#;
        return Some((401, "", words.to_owned()));
    }
    let path = what.split(' ').nth(1).unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut parts = path.trim_start_matches("/api/v2/tickets/").split('/');
    let (ticket, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut tickets = lock(&shared.tickets);
    let Some((_, notes)) = tickets.iter_mut().find(|(number, _)| number == ticket) else {
        return Some((404, "", String::new()));
    };
    match kind {
        "conversations" => {
            let page = query.split('&').find_map(|pair| pair.strip_prefix("page=")).and_then(|page| page.parse().ok());
            let page: usize = page.unwrap_or(1);
            let entries = notes.iter().enumerate().skip((page - 1) * 100).take(100);
            let entries: Vec<Value> =
                entries.map(|(id, body)| json!({ "id": id, "body": body, "private": true })).collect();
            Some((200, "", Value::from(entries).to_string()))
        }
        _ => {
            let said: Value = serde_json::from_str(body).unwrap_or_default();
            let mut take = || {
                notes.push(said["body"].as_str().unwrap_or_default().to_owned());
                json!({ "id": notes.len() - 1, "body": said["body"], "private": said["private"] }).to_string()
            };
            match *lock(&shared.deed) {
                None => Some((201, "", take())),
                Some(Deed::Says(status, headers, body)) => Some((status, headers, body.to_owned())),
                Some(Deed::TakesAndSays(status)) => {
                    take();
                    Some((status, "", String::new()))
                }
                Some(Deed::TakesAndHangsUp) => {
                    take();
                    None
                }
            }
        }
    }
}
