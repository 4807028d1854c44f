//! The backend as a process: what `avoir serve` is to whoever operates it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::processes::Process;

/// The native command, with the options that all its uses in a journey share.
pub struct Avoir {
    pub folder: PathBuf,
    /// The bundle that it serves.
    pub assets: PathBuf,
    /// How many orders the demo adds where there are no others.
    pub demo_orders: u32,
    /// The options that only this shop is served with.
    pub options: Vec<String>,
}

/// A running `avoir serve`. It ends, as by a crash, with this value.
pub struct Server {
    process: Process,
    /// `127.0.0.1:` and the port.
    pub address: String,
}

impl Server {
    /// Stops it as an operator does: it first finishes what it has begun.
    pub fn stop(self) {
        self.process.finish();
    }
}

impl Avoir {
    pub fn database(&self) -> PathBuf {
        self.folder.join("avoir.db")
    }

    pub fn outbox(&self) -> PathBuf {
        self.folder.join("outbox")
    }

    pub fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    /// Starts serving at this address; port 0 for any that is free.
    pub fn serve(&self, address: &str) -> Server {
        let mut command = self.command(&["serve", "--listen", address, "--warehouse-speed", "off"]);
        command.arg("--outbox").arg(self.outbox()).arg("--assets").arg(&self.assets);
        // Links to payment providers lead to stand-ins: no journey leaves this machine.
        command.args(["--demo", &self.demo_orders.to_string()]).args(&self.options);
        let process = Process::start(command, &self.log());
        let origin = process.says("Avoir is ready: ");
        let address = origin.trim_start_matches("http://").trim_end_matches('/').to_owned();
        Server { process, address }
    }

    /// Imports orders as a shop does that tries the desk out.
    pub fn import(&self, file: &Path) {
        self.run(self.command(&["import", "--demo"]).arg(file));
    }

    /// Adds an agent and gives back the token, which is shown once.
    pub fn add_agent(&self, name: &str, role: &str) -> String {
        let shown = self.run(&mut self.command(&["agent", "add", name, "--role", role]));
        let token = shown.lines().find_map(|line| line.strip_prefix("Token: "));
        token.unwrap_or_else(|| panic!("no token in {shown:?}")).to_owned()
    }

    /// Replaces an agent's token; the one before is none from now on.
    pub fn rotate_token(&self, name: &str) -> String {
        let shown = self.run(&mut self.command(&["agent", "rotate", name]));
        let token = shown.lines().find_map(|line| line.strip_prefix("Token: "));
        token.unwrap_or_else(|| panic!("no token in {shown:?}")).to_owned()
    }

    /// A new sign-in link of this agent's, as a path.
    pub fn link(&self, name: &str) -> String {
        let shown = self.run(&mut self.command(&["agent", "link", name]));
        let path = shown.find("/sign-in/").and_then(|start| shown[start..].split_whitespace().next());
        path.unwrap_or_else(|| panic!("no link in {shown:?}")).to_owned()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_avoir"));
        command.args(words).arg("--database").arg(self.database()).current_dir(&self.folder);
        command
    }

    fn run(&self, command: &mut Command) -> String {
        let output = command.stdin(Stdio::null()).output().expect("avoir runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{command:?}:\n{said}{}", String::from_utf8_lossy(&output.stderr));
        said
    }
}
