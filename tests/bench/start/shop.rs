//! The demo shop behind a page.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::processes::Process;

/// Orders in it.
const ORDERS: &str = "600";

pub struct Shop {
    origin: String,
    token: String,
    // The server ends before its folder goes.
    _server: Process,
    _folder: TempDir,
}

impl Shop {
    /// Serves this bundle to one agent.
    pub fn open(bundle: &Path) -> Self {
        let folder = TempDir::new().expect("a folder for temporary files");
        let command = |words: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_avoir"));
            command.args(words).arg("--database").arg(folder.path().join("avoir.db")).current_dir(folder.path());
            command
        };
        let mut serve = command(&["serve", "--listen", "127.0.0.1:0", "--warehouse-speed", "off", "--demo", ORDERS]);
        serve.arg("--outbox").arg(folder.path().join("outbox")).arg("--assets").arg(bundle);
        let server = Process::start(serve, &folder.path().join("server.log"));
        let origin = server.says("Avoir is ready: ").trim_end_matches('/').to_owned();
        let said = command(&["agent", "add", "--role", "agent", "Camille"]).output().expect("avoir runs").stdout;
        let said = String::from_utf8_lossy(&said);
        let token = said.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token").to_owned();
        Self { origin, token, _server: server, _folder: folder }
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub fn token(&self) -> &str {
        &self.token
    }
}
