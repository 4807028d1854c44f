//! A company's OpenID Connect provider as a process: the real one of the npm package oidc-provider.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::processes::Process;

/// A running provider, and what the desk is told of it.
pub struct Company {
    _process: Process,
    issuer: String,
    secret: PathBuf,
}

impl Company {
    pub fn start(folder: &Path) -> Self {
        let libraries = env::var_os("AVOIR_TEST_COMPANY_PROVIDER");
        let libraries = libraries.expect("Run `cargo xtask e2e`: it fetches the provider and names its folder.");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/company_provider/provider.mjs");
        let mut command = Command::new("node");
        command.arg(script).arg(libraries);
        let process = Process::start(command, &folder.join("provider.log"));
        let issuer = process.says("issuer: ");
        let secret = folder.join("provider.secret");
        fs::write(&secret, "s3cret\n").expect("the folder can be written");
        Self { _process: process, issuer, secret }
    }

    /// The options that make the desk sign its agents in there.
    pub fn options(&self) -> Vec<String> {
        let secret = self.secret.to_string_lossy().into_owned();
        ["--oidc-issuer", &self.issuer, "--oidc-client-id", "desk", "--oidc-client-secret-file", &secret]
            .map(str::to_owned)
            .to_vec()
    }
}
