//! The engine and its rivals in a browser.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::Times;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::server::{Files, serve};

/// Calls a function of page.js, and waits for what it promises.
const CALL: &str = "const [call, argument, done] = arguments;
    window.bench.then(page => page[call](argument)).then(
        value => done({ value: value ?? null }), error => done({ error: error.stack ?? String(error) }));";

/// The same rules with each of these.
const ARITHMETICS: [(&str, &str); 4] = [
    ("cents", include_str!("arithmetic/cents.js")),
    ("bigint", include_str!("arithmetic/bigint.js")),
    ("big", include_str!("arithmetic/big.js")),
    ("decimal", include_str!("arithmetic/decimal.js")),
];

pub struct Page {
    driver: Driver,
    /// Holds the browser's profile; it goes after the browser.
    _folder: TempDir,
}

impl Page {
    pub fn open() -> Self {
        let folder = TempDir::new().expect("a folder for temporary files");
        let page = Self { driver: Driver::start(Engine::Chromium, folder.path()), _folder: folder };
        let address = json!({ "url": serve(files()) });
        page.driver.command("url", &address).unwrap_or_else(|error| panic!("{error}"));
        page
    }

    /// Makes so many notes of so many lines.
    pub fn ready(&self, lines: u32, notes: u32) {
        self.call("ready", &json!({ "lines": lines, "count": notes }));
    }

    /// One measurement of each, when all come to the same figures.
    pub fn round(&self) -> Times {
        serde_json::from_value(self.call("round", &Value::Null)).expect("numbers by name")
    }

    /// The milliseconds that one note takes.
    pub fn once(&self) -> f64 {
        self.call("once", &Value::Null).as_f64().expect("a number")
    }

    /// Slows the page down.
    pub fn throttle(&self, rate: u32) {
        let command = json!({ "cmd": "Emulation.setCPUThrottlingRate", "params": { "rate": rate } });
        self.driver.command("goog/cdp/execute", &command).unwrap_or_else(|error| panic!("{error}"));
    }

    fn call(&self, function: &str, argument: &Value) -> Value {
        let arguments = json!({ "script": CALL, "args": [function, argument] });
        let mut answer = self.driver.command("execute/async", &arguments).unwrap_or_else(|error| panic!("{error}"));
        match answer["error"].as_str() {
            Some(error) => panic!("{function}: {error}"),
            None => answer["value"].take(),
        }
    }
}

/// All that the page loads. The rules come once for each arithmetic, as a module of its own, so that the browser
/// compiles them for that one alone.
fn files() -> Files {
    let (engine, libraries) = (folder("AVOIR_BENCH_ENGINE"), folder("AVOIR_BENCH_LIBRARIES"));
    let mut files = Files::from([
        ("/".to_owned(), include_bytes!("page.html").to_vec()),
        ("/page.js".to_owned(), include_bytes!("page.js").to_vec()),
        ("/refund_wasm.js".to_owned(), read(&engine.join("refund_wasm.js"))),
        ("/refund_wasm_bg.wasm".to_owned(), read(&engine.join("refund_wasm_bg.wasm"))),
        ("/big.mjs".to_owned(), read(&libraries.join("big.js/big.mjs"))),
        ("/decimal.mjs".to_owned(), read(&libraries.join("decimal.js/decimal.mjs"))),
    ]);
    for (name, arithmetic) in ARITHMETICS {
        let address = format!("/arithmetic/{name}.js");
        let rules = include_str!("rules.js").replace("\"arithmetic\"", &format!("{address:?}"));
        files.insert(format!("/rules/{name}.js"), rules.into_bytes());
        files.insert(address, arithmetic.as_bytes().to_vec());
    }
    files
}

/// The folder that this variable names.
fn folder(variable: &str) -> PathBuf {
    env::var_os(variable).expect("it is set by `cargo xtask bench refund`").into()
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
