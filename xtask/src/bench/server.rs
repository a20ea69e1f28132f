//! A web server for the bench, as a good one would be set: everything by brotli, what never changes
//! kept without end, and the rest asked for again by its tag.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::Result;

/// Serves a folder that `bench/pack.js` has packed, until the program ends. Returns the address.
pub(super) fn serve(folder: PathBuf) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}", listener.local_addr()?);
    let folder = Arc::new(folder);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = Arc::clone(&folder);
            // A browser that is gone needs no answer.
            thread::spawn(move || answer_all(&stream, &folder));
        }
    });
    Ok(address)
}

/// Answers one request after the other.
fn answer_all(stream: &TcpStream, folder: &Path) -> Result<()> {
    // Else the end of an answer waits for the browser to confirm its start.
    stream.set_nodelay(true)?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    while let Some(request) = lines.next().transpose()? {
        let mut tag = None;
        for header in lines.by_ref() {
            let header = header?;
            if header.is_empty() {
                break;
            }
            if let Some((name, value)) = header.split_once(": ")
                && name.eq_ignore_ascii_case("if-none-match")
            {
                tag = Some(value.to_owned());
            }
        }
        let path = request.split(' ').nth(1).unwrap_or_default();
        let mut stream = stream;
        stream.write_all(&answer(folder, path, tag.as_deref()))?;
    }
    Ok(())
}

fn answer(folder: &Path, path: &str, known: Option<&str>) -> Vec<u8> {
    let name = path.trim_start_matches('/');
    let packed = fs::read(folder.join(format!("{name}.br")));
    let (Ok(bytes), false) = (packed, name.contains("..")) else {
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec();
    };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let hash = hasher.finish();
    let tag = format!("\"{hash:x}\"");
    // Pages, and the one script that they name: a server has to look whether there is a new version.
    let kind = kind(name);
    let keeps_its_name = kind.starts_with("text/html") || name.ends_with("/quick-checks.js");
    let cache = if keeps_its_name { "no-cache" } else { "public, max-age=31536000, immutable" };
    let head = format!("Cache-Control: {cache}\r\nETag: {tag}\r\n");
    if known == Some(&tag) {
        return format!("HTTP/1.1 304 Not Modified\r\n{head}\r\n").into_bytes();
    }
    let length = bytes.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\n{head}Content-Type: {kind}\r\nContent-Encoding: br\r\n\
         Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), &bytes].concat()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
