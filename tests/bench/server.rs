//! Gives the page its files.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

/// By path, with a leading slash.
pub type Files = HashMap<String, Vec<u8>>;

/// Serves them on this machine as long as the process runs, and gives the address.
pub fn serve(files: Files) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = listener.local_addr().expect("it was bound above").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A browser that hangs up early has closed its own page.
            let _ = answer(stream, &files);
        }
    });
    format!("http://127.0.0.1:{port}")
}

fn answer(mut stream: TcpStream, files: &Files) -> std::io::Result<()> {
    let mut request = BufReader::new(&stream).lines();
    let first = request.next().transpose()?.unwrap_or_default();
    while request.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split(' ').nth(1).unwrap_or_default();
    let (status, content) = match files.get(path) {
        Some(content) => ("200 OK", content.as_slice()),
        None => ("404 Not Found", b"".as_slice()),
    };
    let kind = match path.rsplit_once('.') {
        Some((_, "js" | "mjs")) => "text/javascript",
        Some((_, "wasm")) => "application/wasm",
        _ => "text/html",
    };
    // An isolated page has a clock of microseconds instead of tenths of a millisecond.
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\
         cross-origin-opener-policy: same-origin\r\ncross-origin-embedder-policy: require-corp\r\n\r\n",
        content.len()
    )?;
    stream.write_all(content)
}
