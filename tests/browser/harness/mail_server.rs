//! The shop's mail server as a process: the real one of the npm package smtp-server.

use std::cell::RefCell;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::processes::Process;

/// A mail server that can go down and come back where it was.
pub struct MailServer {
    process: RefCell<Option<Process>>,
    port: String,
    log: PathBuf,
}

impl MailServer {
    pub fn start(folder: &Path) -> Self {
        let log = folder.join("mail_server.log");
        let process = begin("0", &log);
        let port = process.says("port: ");
        Self { process: RefCell::new(Some(process)), port, log }
    }

    /// The options that make the desk hand its mails over there.
    pub fn options(&self) -> [String; 2] {
        ["--smtp".to_owned(), format!("smtp://desk:s3cret@127.0.0.1:{}", self.port)]
    }

    pub fn goes_down(&self) {
        self.process.borrow_mut().take().expect("it runs").finish();
    }

    pub fn comes_back(&self) {
        let process = begin(&self.port, &self.log);
        process.says("port: ");
        *self.process.borrow_mut() = Some(process);
    }

    /// The Message-ID of the next mail that it takes.
    pub fn takes_a_mail(&self) -> String {
        self.process.borrow().as_ref().expect("it runs").says("mail: ")
    }
}

fn begin(port: &str, log: &Path) -> Process {
    let libraries = env::var_os("AVOIR_TEST_MAIL_SERVER");
    let libraries = libraries.expect("Run `cargo xtask e2e`: it fetches the mail server and names its folder.");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/mail_server/server.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(libraries).arg(port);
    Process::start(command, log)
}
