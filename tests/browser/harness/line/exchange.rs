//! One request and one answer, as bytes on two connections.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// A request as it left the browser.
pub struct Request {
    pub method: String,
    /// With its query.
    pub path: String,
    bytes: Vec<u8>,
}

impl Request {
    /// `None` when the browser opened the connection for nothing.
    pub fn read(browser: &TcpStream) -> io::Result<Option<Self>> {
        let mut reader = BufReader::new(browser);
        let mut head = String::new();
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let lower = line.to_ascii_lowercase();
            if let Some(value) = lower.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            // One exchange a connection, and no compression: what passes can be read and changed.
            if lower.starts_with("connection:") || lower.starts_with("accept-encoding:") {
                continue;
            }
            if line.trim().is_empty() {
                head.push_str("connection: close\r\n\r\n");
                break;
            }
            head.push_str(&line);
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let mut words = head.split(' ').map(str::to_owned);
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        Ok(Some(Self { method, path, bytes: [head.into_bytes(), body].concat() }))
    }

    /// Delivers it; the answer comes on the connection.
    pub fn send(&self, address: &str) -> io::Result<TcpStream> {
        let mut backend = TcpStream::connect(address)?;
        backend.write_all(&self.bytes)?;
        Ok(backend)
    }
}

/// Passes the answer on as it comes.
pub fn pass_on(mut backend: TcpStream, mut browser: TcpStream) -> io::Result<()> {
    io::copy(&mut backend, &mut browser).map(drop)
}

pub fn pass_on_changed(mut backend: TcpStream, browser: TcpStream, change: fn(String) -> String) -> io::Result<()> {
    let mut text = String::new();
    backend.read_to_string(&mut text)?;
    let (_, body) =
        text.split_once("\r\n\r\n").ok_or_else(|| io::Error::other("an answer without an end of its head"))?;
    answer(browser, 200, "application/json", &change(body.to_owned()))
}

pub fn read_to_end(mut backend: TcpStream) -> io::Result<()> {
    io::copy(&mut backend, &mut io::sink()).map(drop)
}

pub fn answer(mut browser: TcpStream, status: u16, kind: &str, body: &str) -> io::Result<()> {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status} \r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    browser.write_all(head.as_bytes())?;
    browser.write_all(body.as_bytes())
}

pub fn answer_in_chunks(mut browser: TcpStream, status: u16, kind: &str, body: &str) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status} \r\ncontent-type: {kind}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
    );
    browser.write_all(head.as_bytes())?;
    for chunk in body.as_bytes().chunks(64 * 1024) {
        write!(browser, "{:x}\r\n", chunk.len())?;
        browser.write_all(chunk)?;
        browser.write_all(b"\r\n")?;
    }
    browser.write_all(b"0\r\n\r\n")
}
