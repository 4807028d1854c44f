//! Debian's packages, installed as root or by sudo; or named, for someone who may install them.

use crate::command::{answer, find, run, say};
use crate::failure::{Failure, Outcome};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn install(what: &str, packages: &[&str]) -> Outcome<()> {
    let list = packages.join(" ");
    let by_hand = format!("Install {what} and run this again. On Debian, as root: apt-get install {list}");
    let refused = |why: &str| Failure::new(format!("{what} is missing, and {why}"), &*by_hand);

    if find("apt-get").is_none() {
        return Err(refused("this system has no apt-get to install it with"));
    }
    let prefix = as_root().ok_or_else(|| refused("you are not root and have no sudo"))?;

    say(&format!("Installing {what} with apt-get: {list}"));
    update(prefix, &by_hand)?;
    let arguments = ["install", "--quiet", "--yes", "--no-install-recommends", "--no-remove"];
    run(apt_get(prefix).args(arguments).args(packages), &by_hand)
}

/// Package lists are fetched at most once a run, and only when something is to be installed.
fn update(prefix: &[&str], by_hand: &str) -> Outcome<()> {
    static UPDATED: AtomicBool = AtomicBool::new(false);
    if UPDATED.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    run(apt_get(prefix).args(["update", "--quiet"]), by_hand)
}

/// The words before a command that must run as root; none when there is no way to.
fn as_root() -> Option<&'static [&'static str]> {
    if answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    find("sudo").map(|_| &["sudo"] as &[&str])
}

/// Through `env`, because sudo drops the variables it is called with.
fn apt_get(prefix: &[&str]) -> Command {
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-oDPkg::Lock::Timeout=300"]].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}
