//! Serves a page as a server on the web would: compressed, over connections that stay open.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use brotli::enc::BrotliEncoderParams;

/// Compressed contents by path, with a leading slash.
pub type Files = HashMap<String, Arc<Vec<u8>>>;

/// The files of a folder.
pub fn folder(folder: &Path) -> Files {
    let files = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = files.map(|file| file.expect("a readable folder").path()).map(|file| {
        let name = file.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let name = if name == "index.html" { String::new() } else { name };
        let content = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        (format!("/{name}"), compressed(&content, 11))
    });
    files.collect()
}

/// As Brotli does at this quality, of eleven.
pub fn compressed(content: &[u8], quality: i32) -> Arc<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality, size_hint: content.len(), ..Default::default() };
    let mut bytes = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut bytes, &parameters).expect("a Vec takes every byte");
    Arc::new(bytes)
}

/// Serves them on this machine as long as the process runs, and gives the address.
pub fn serve(files: Files) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = listener.local_addr().expect("it was bound above").port();
    let files = Arc::new(files);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let files = files.clone();
            // A browser that hangs up has closed its own page.
            thread::spawn(move || drop(answer(&stream, &files)));
        }
    });
    format!("http://127.0.0.1:{port}")
}

fn answer(mut stream: &TcpStream, files: &Files) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut request = BufReader::new(stream).lines();
    while let Some(first) = request.next().transpose()? {
        while request.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let path = first.split([' ', '?']).nth(1).unwrap_or_default();
        let Some(content) = files.get(path) else {
            stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")?;
            continue;
        };
        let kind = match path.rsplit_once('.') {
            Some((_, "js")) => "text/javascript",
            Some((_, "css")) => "text/css",
            Some((_, "json")) => "application/json",
            _ => "text/html",
        };
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-encoding: br\r\ncontent-length: {}\r\n\r\n",
            content.len()
        );
        stream.write_all(&[head.as_bytes(), content].concat())?;
    }
    Ok(())
}
