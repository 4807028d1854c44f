//! The command that ships is killed while agents write, and while it starts: what was acknowledged is there, what was not is
//! done once when it is sent again, and the books are sound.

use std::collections::HashSet;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::clerk::{Clerk, ORDER};
use crate::folder::{Folder, REAL_ORDERS};
use crate::full::times;
use crate::server::Server;

const KILLS: usize = 20;
const KILLS_IN_FULL: usize = 1_000;

/// The kills between two looks at the books.
const BETWEEN_CHECKS: usize = 25;

const ORDERS: [&str; 4] = [ORDER, "ORD536370", "ORD536374", ORDER];

#[test]
fn what_was_acknowledged_survives_every_kill_and_what_was_not_happens_once() {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let mut clerks = ["Awa", "Ben", "Zoe", "Noe"].map(|name| Clerk::hire(&folder, name));
    let (mut sent_again, kills) = (0, times(KILLS, KILLS_IN_FULL));
    for kill in 0..kills {
        if kill % 5 == 4 {
            kill_while_it_starts(&folder, Duration::from_millis(7 * (kill as u64 % 29)));
        }
        let server = Server::begin(silent(&folder));
        for clerk in &mut clerks {
            sent_again += usize::from(clerk.send_again(&server.address));
        }
        write_and_kill(&mut clerks, server, Duration::from_millis(30 + 37 * (kill as u64 % 9)));
        check_kept(&folder, &clerks, kill);
        if kill % BETWEEN_CHECKS == BETWEEN_CHECKS - 1 {
            check_books(&folder);
        }
    }
    let server = Server::begin(silent(&folder));
    for clerk in &mut clerks {
        sent_again += usize::from(clerk.send_again(&server.address));
    }
    let acknowledged: usize = clerks.iter().map(|clerk| clerk.acknowledged.len()).sum();
    let versions: u64 = ["ORD536365", "ORD536370", "ORD536374"]
        .map(|order| clerks[0].version(&server.address, order).expect("an answer") - 1)
        .iter()
        .sum();
    assert_eq!(versions, acknowledged as u64, "one version each");
    assert_eq!(server.stop().0, Some(0));
    check_books(&folder);
    println!("{kills} kills, {acknowledged} acknowledged, 0 lost, {sent_again} sent again and done once");
    assert!(sent_again > 0, "some were cut off");
}

fn silent(folder: &Folder) -> std::process::Command {
    let mut command = Server::command(folder, &[]);
    command.stderr(Stdio::null());
    command
}

fn kill_while_it_starts(folder: &Folder, after: Duration) {
    let mut child = silent(folder).stdout(Stdio::null()).spawn().expect("the command runs");
    thread::sleep(after);
    child.kill().and_then(|()| child.wait()).expect("an end");
}

fn write_and_kill(clerks: &mut [Clerk], server: Server, after: Duration) {
    let address = server.address.clone();
    thread::scope(|scope| {
        for (clerk, order) in clerks.iter_mut().zip(ORDERS) {
            let address = &address;
            scope.spawn(move || while clerk.write(address, order).is_some() {});
        }
        thread::sleep(after);
        server.kill();
    });
}

fn check_kept(folder: &Folder, clerks: &[Clerk], kill: usize) {
    let kept: HashSet<String> =
        crate::backup::run(&folder.path().join("avoir.db"), "SELECT key FROM operations").into_iter().collect();
    for key in clerks.iter().flat_map(|clerk| &clerk.acknowledged) {
        assert!(kept.contains(key), "kill {kill}: {key} was acknowledged and is gone");
    }
}

fn check_books(folder: &Folder) {
    let said = folder.avoir(&["check"]);
    assert!(said.out.contains("avoir.db is sound: pages, references, rules and books"), "{}{}", said.out, said.err);
}
