//! The site of a company that embeds the desk: an origin of its own, with pages that a journey writes and the desk's files.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// Where the desk's files are on it.
const DESK: &str = "/avoir/";

pub struct HostSite {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    bundle: PathBuf,
    pages: Mutex<HashMap<String, Page>>,
    policy: Mutex<Option<String>>,
    /// What it serves beside them.
    folder: Mutex<Option<PathBuf>>,
    closed: Mutex<bool>,
}

#[derive(Clone)]
struct Page {
    status: u16,
    kind: &'static str,
    content: Vec<u8>,
}

impl HostSite {
    pub fn open(bundle: PathBuf) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let (pages, policy, folder, closed) = Default::default();
        let shared = Arc::new(Shared { bundle, pages, policy, folder, closed });
        let site = Arc::clone(&shared);
        thread::spawn(move || {
            for browser in listener.incoming().map_while(Result::ok) {
                if *lock(&site.closed) {
                    return;
                }
                let site = Arc::clone(&site);
                // Whoever leaves before the answer has nobody to tell.
                thread::spawn(move || drop(site.answer(browser)));
            }
        });
        Self { address, shared }
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What is at this path from now on. A path below `/avoir/` takes the place of a file of the desk.
    pub fn put(&self, path: &str, kind: &'static str, content: impl Into<Vec<u8>>) {
        self.put_status(path, 200, kind, content);
    }

    /// The same, answered with this status.
    pub fn put_status(&self, path: &str, status: u16, kind: &'static str, content: impl Into<Vec<u8>>) {
        lock(&self.shared.pages).insert(path.to_owned(), Page { status, kind, content: content.into() });
    }

    /// Takes it away again.
    pub fn take(&self, path: &str) {
        lock(&self.shared.pages).remove(path);
    }

    /// The files of this folder are there from now on, where nothing else is.
    pub fn serve_folder(&self, folder: PathBuf) {
        *lock(&self.shared.folder) = Some(folder);
    }

    /// The Content-Security-Policy of all pages from now on.
    pub fn rules(&self, policy: &str) {
        *lock(&self.shared.policy) = Some(policy.to_owned());
    }
}

impl Drop for HostSite {
    fn drop(&mut self) {
        *lock(&self.shared.closed) = true;
        // Wakes the thread that waits for connections.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn answer(&self, browser: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(&browser);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let path = line.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/").to_owned();
        // The head is read to its end, or the browser would be cut off while it sends.
        while reader.read_line(&mut line)? > 2 {}
        let nothing = Page { status: 404, kind: "text/plain", content: b"nothing".to_vec() };
        let page = self.find(&path).unwrap_or(nothing);
        let policy = lock(&self.policy).as_ref().map(|policy| format!("content-security-policy: {policy}\r\n"));
        let (status, kind, length) = (page.status, page.kind, page.content.len());
        let mut browser = &browser;
        write!(
            browser,
            "HTTP/1.1 {status} -\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\ncache-control: no-store\r\n\
             connection: close\r\n{}\r\n",
            policy.unwrap_or_default()
        )?;
        browser.write_all(&page.content)
    }

    fn find(&self, path: &str) -> Option<Page> {
        if let Some(page) = lock(&self.pages).get(path) {
            return Some(page.clone());
        }
        let of_desk = path.strip_prefix(DESK).filter(|name| !name.contains('/')).map(|name| self.bundle.join(name));
        let of_folder = lock(&self.folder).as_ref().map(|folder| folder.join(path.trim_start_matches('/')));
        let content = of_desk.into_iter().chain(of_folder).find_map(|file| fs::read(file).ok())?;
        Some(Page { status: 200, kind: kind_of(path), content })
    }
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("nobody panics with it")
}
