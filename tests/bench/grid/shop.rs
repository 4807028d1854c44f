//! A shop whose desk is measured: the command as it ships, on a database that the orders were imported into.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::chromium::Chromium;
use crate::orders::{self, Order};
use crate::processes::Process;
use crate::tab::Tab;

pub struct Shop {
    pub origin: String,
    /// Of a browser in which an agent is signed in.
    pub cookies: Value,
    // The server ends before its folder goes.
    _server: Process,
    _folder: TempDir,
}

impl Shop {
    pub fn open(bundle: &Path, orders: &[Order], chromium: &Chromium) -> Self {
        let folder = TempDir::new().expect("a folder for temporary files");
        let command = |words: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_avoir"));
            command.args(words).arg("--database").arg(folder.path().join("avoir.db")).current_dir(folder.path());
            command
        };
        let file = folder.path().join("orders.ndjson");
        fs::write(&file, orders::for_import(orders)).expect("the folder can be written");
        run(command(&["import"]).arg(&file));
        let said = run(&mut command(&["agent", "add", "--role", "agent", "Camille"]));
        let token = said.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token");
        let mut serve = command(&["serve", "--listen", "127.0.0.1:0"]);
        serve.arg("--outbox").arg(folder.path().join("outbox")).arg("--assets").arg(bundle);
        let server = Process::start(serve, &folder.path().join("server.log"));
        let origin = server.says("Avoir is ready: ").trim_end_matches('/').to_owned();
        let cookies = sign_in(chromium, &origin, token);
        Self { origin, cookies, _server: server, _folder: folder }
    }
}

fn run(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().expect("avoir runs");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn sign_in(chromium: &Chromium, origin: &str, token: &str) -> Value {
    let tab = Tab::open(chromium, &Value::Array(Vec::new())).expect("a tab");
    tab.go(origin).expect("the desk answers");
    let request = json!({
        "method": "POST", "headers": { "content-type": "application/json", "avoir-client": "bench" },
        "body": json!({ "token": token }).to_string(),
    });
    let script = format!("fetch('/api/v1/session', {request}).then(answer => answer.status)");
    let status = tab.evaluate(&script).expect("the desk answers");
    assert!(status.as_u64().is_some_and(|status| status < 300), "signing in was answered with {status}");
    tab.cookies().expect("Chromium tells its cookies")
}
