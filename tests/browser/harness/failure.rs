//! What is kept of a journey that failed.

use std::fs;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::shop::Shop;

/// Saves what every browser showed and said, and the server's log, and says where.
pub fn keep(shop: &Shop) {
    let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/browser-failures").join(name);
    let _ = fs::remove_dir_all(&folder);
    if let Err(error) = fs::create_dir_all(&folder) {
        eprintln!("Nothing could be kept in {}: {error}", folder.display());
        return;
    }
    for (position, browser) in shop.browsers().iter().enumerate() {
        let file = |kind: &str| folder.join(format!("{}-{}.{kind}", position + 1, browser.name));
        if let Some(png) = browser.screenshot().ok().and_then(|text| BASE64.decode(text).ok()) {
            let _ = fs::write(file("png"), png);
        }
        let console: Vec<String> =
            browser.console().iter().map(|line| format!("{} {} {}", line.level, line.source, line.message)).collect();
        let _ = fs::write(file("console.txt"), console.join("\n"));
        let words = [browser.steps(), browser.picture(), browser.requests()].join("\n\n");
        let _ = fs::write(file("txt"), words);
    }
    let _ = fs::copy(shop.log(), folder.join("server.log"));
    for suffix in ["", "-wal"] {
        let name = format!("avoir.db{suffix}");
        let _ = fs::copy(shop.database().with_file_name(&name), folder.join(name));
    }
    eprintln!("What could be seen of it is kept in {}", folder.display());
}
