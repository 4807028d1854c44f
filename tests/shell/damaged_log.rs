//! A log that lost something after the server was killed: SQLite would go on without a word, and without what agents wrote.

use std::fs;
use std::path::PathBuf;

use crate::clerk::{Clerk, ORDER};
use crate::folder::{Folder, REAL_ORDERS};
use crate::server::Server;

/// A shop whose server was killed after so many writes that were acknowledged.
fn killed(writes: usize) -> (Folder, Clerk) {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let mut clerk = Clerk::hire(&folder, "Awa");
    let server = Server::start(&folder, &[]);
    for _ in 0..writes {
        assert_eq!(clerk.write(&server.address, ORDER).expect("an answer").status, 200);
    }
    server.kill();
    (folder, clerk)
}

fn log(folder: &Folder) -> PathBuf {
    folder.path().join("avoir.db-wal")
}

fn flip(folder: &Folder, place: impl FnOnce(usize) -> usize) {
    let mut bytes = fs::read(log(folder)).expect("a log");
    let place = place(bytes.len());
    bytes[place] ^= 1;
    fs::write(log(folder), bytes).expect("a damaged log");
}

/// The keys that were acknowledged and that the server knows.
fn known(server: &Server, clerk: &Clerk) -> usize {
    let is_known = |key: &&String| {
        clerk.read(&server.address, &format!("/operations/{key}")).is_some_and(|reply| reply.status == 200)
    };
    clerk.acknowledged.iter().filter(is_known).count()
}

#[test]
fn a_flipped_bit_in_what_was_acknowledged_is_said_and_not_served() {
    let words = ["avoir.db-wal beside it is damaged", "avoir backup --salvage FILE", "avoir restore FILE"];
    // In the first frame, in the middle, and in the frame that was written last.
    for place in [|_| 2_080, |length: usize| length / 2, |length: usize| length - 900] {
        let (folder, clerk) = killed(6);
        flip(&folder, place);
        let damaged = fs::read(log(&folder)).expect("the log");
        folder.file("dist/index.html", "");
        folder.avoir(&["check"]).refuses(&words);
        folder.avoir(&["backup", "refused.db"]).refuses(&words);
        folder.avoir(&["serve", "--listen", "127.0.0.1:0"]).refuses(&words);
        assert!(fs::read(log(&folder)).expect("the log") == damaged, "nobody touched it");
        flip(&folder, place);
        let server = Server::start(&folder, &[]);
        assert_eq!(known(&server, &clerk), 6, "with the bit put right, all is there");
        server.stop();
    }
}

#[test]
fn what_can_be_read_of_it_is_gone_on_with_when_somebody_says_so() {
    let (folder, mut clerk) = killed(6);
    flip(&folder, |length| length / 2);
    let said = folder.avoir(&["backup", "--salvage", "readable.db"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let restored = folder.avoir(&["restore", "readable.db"]);
    assert_eq!(restored.code, Some(0), "{}", restored.err);
    let kept = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").file_name());
    let kept: Vec<_> =
        kept.filter_map(|name| name.into_string().ok()).filter(|name| name.contains(".before-")).collect();
    assert!(kept.iter().any(|name| name.ends_with("-wal")), "the damaged log is kept: {kept:?}");
    let server = Server::start(&folder, &[]);
    let known = known(&server, &clerk);
    assert!((1..6).contains(&known), "what was written before the damage is there: {known} of 6");
    assert_eq!(clerk.write(&server.address, ORDER).expect("an answer").status, 200, "and work goes on");
    server.stop();
}

#[test]
fn a_write_that_the_power_cut_short_keeps_nobody_from_starting() {
    let (folder, clerk) = killed(6);
    fs::remove_file(folder.path().join("avoir.db-shm")).expect("the index, which the power took");
    let whole = fs::read(log(&folder)).expect("a log");
    fs::write(log(&folder), [&whole[..], &whole[whole.len() - 4_120..][..900]].concat()).expect("half a frame");
    let server = Server::start(&folder, &[]);
    assert_eq!(known(&server, &clerk), 6);
    server.stop();
}
