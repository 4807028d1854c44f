//! A disk that takes no more: writes are refused with words, and go on once there is room.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::clerk::{Clerk, ORDER};
use crate::folder::{Folder, REAL_ORDERS};
use crate::server::{Reply, Server};

/// So many writes are more than a full disk lets pass.
const MANY: usize = 400;

/// What a refusal for want of storage says.
fn check_refused(reply: &Reply, codes: &[&str]) {
    let problem: Value = serde_json::from_str(&reply.body).expect("a problem");
    assert_eq!(reply.status, 503, "{}", reply.body);
    assert!(codes.iter().any(|code| problem["code"] == *code), "{}", reply.body);
    assert!(reply.head.contains("retry-after: 10"), "{}", reply.head);
}

/// Writes until one is refused.
fn write_until_refused(clerk: &mut Clerk, server: &Server) -> Reply {
    for _ in 0..MANY {
        let reply = clerk.write(&server.address, ORDER).expect("an answer");
        if reply.status != 200 {
            return reply;
        }
    }
    panic!("{MANY} writes passed")
}

/// A disk of 4 MB that is gone after the test.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    /// `None` where this process may mount nothing.
    fn mount(place: &'a Path) -> Option<Self> {
        fs::create_dir_all(place).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(place).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(place))
    }

    /// Leaves no room at all.
    fn fill(&self) {
        let mut filler = File::create(self.0.join("filler")).expect("a file");
        while filler.write_all(&[7; 512]).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("filler")).expect("the filler");
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_refuses_writes_until_there_is_room_and_loses_none() {
    let folder = Folder::new();
    let place = folder.path().join("small");
    let Some(disk) = SmallDisk::mount(&place) else {
        println!("no disk was mounted: only root may; the store's own tests fill a database instead");
        return;
    };
    folder.file("orders.json", REAL_ORDERS);
    let database = [("AVOIR_DATABASE", "small/avoir.db")];
    assert_eq!(folder.avoir_with(&["import", "orders.json"], &database).code, Some(0));
    let said = folder.avoir_with(&["agent", "add", "Awa", "--role", "agent"], &database);
    let mut clerk = Clerk::of(&said, "Awa");
    let server = Server::start(&folder, &["--database", "small/avoir.db", "--outbox", "small/outbox"]);
    assert_eq!(clerk.write(&server.address, ORDER).expect("an answer").status, 200);

    for _ in 0..3 {
        disk.fill();
        let refused = write_until_refused(&mut clerk, &server);
        check_refused(&refused, &["storage_full", "storage_failed"]);
        let asked = clerk.read(&server.address, &format!("/operations/{}", clerk.last_key())).expect("an answer");
        assert_eq!(asked.status, 404, "what was refused was not done");
        // What was found a moment ago is said again.
        std::thread::sleep(Duration::from_millis(1_100));
        let (status, readiness) = server.readiness();
        assert_eq!((status, &readiness["ready"]), (503, &Value::Bool(false)), "{readiness}");
        assert!(readiness.to_string().contains("Make room."), "{readiness}");

        disk.make_room();
        let version = clerk.version(&server.address, ORDER).expect("an answer");
        let key = clerk.last_key();
        let again = clerk.send(&server.address, ORDER, version, &key).expect("an answer");
        assert_eq!(again.status, 200, "{}", again.body);
        assert_eq!(clerk.write(&server.address, ORDER).expect("an answer").status, 200);
        std::thread::sleep(Duration::from_millis(1_100));
        assert_eq!(server.readiness().0, 200);
    }
    clerk.check_acknowledged(&server.address);
    let (code, _, err) = server.stop();
    assert_eq!(code, Some(0), "{err}");
    assert!(!err.contains("panic"), "{err}");
}

/// A limit on the size of files fails writes wherever the database is, and whoever runs the test.
#[test]
fn a_file_that_may_not_grow_refuses_writes_until_it_may() {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    folder.file("dist/index.html", "");
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let mut clerk = Clerk::hire(&folder, "Awa");
    let mut command = Command::new("sh");
    // In blocks of 512 bytes; the signal that goes with the limit would end the process.
    let limited =
        format!("trap '' XFSZ; ulimit -S -f 1300; exec {} serve --listen 127.0.0.1:0", env!("CARGO_BIN_EXE_avoir"));
    command.args(["-c", &limited]).current_dir(folder.path()).env_clear().stderr(Stdio::piped());
    let server = Server::begin(command);
    check_refused(&write_until_refused(&mut clerk, &server), &["outcome_unknown", "storage_failed"]);
    let pid = server.child.id().to_string();
    let lifted = Command::new("prlimit").args(["--pid", &pid, "--fsize=unlimited:unlimited"]).status();
    assert!(lifted.expect("prlimit, of util-linux").success());
    let version = clerk.version(&server.address, ORDER).expect("an answer");
    let key = clerk.last_key();
    assert_eq!(clerk.send(&server.address, ORDER, version, &key).expect("an answer").status, 200);
    clerk.check_acknowledged(&server.address);
    server.stop();
}
